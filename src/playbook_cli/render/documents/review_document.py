"""The deal review in words: one document that the terminal, Markdown and HTML show alike."""

from collections.abc import Iterator
from datetime import datetime

from playbook_cli.domain.deal.gate import CriterionReport
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus
from playbook_cli.domain.moments import in_zone
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.review import Review, ReviewedStage, StageWhere
from playbook_cli.render.documents.day_words import describe_day
from playbook_cli.render.documents.document import Block, PrintedDocument, PrintedLine, Tone, line
from playbook_cli.render.documents.proof_blocks import earlier_proof_blocks, gate_block
from playbook_cli.render.words.event_words import describe_event, describe_step
from playbook_cli.render.words.fact_words import list_facts
from playbook_cli.render.words.gate_words import stage_standing
from playbook_cli.render.words.kind_words import ITEM_SIGNS
from playbook_cli.render.words.phrases import add_clauses, list_names, list_texts, with_label, with_remark
from playbook_cli.render.words.translation import _, plural
from playbook_cli.render.words.warning_words import describe_warning

_MOST_DAYS = 12  # so that the review stays on two printed pages
_MOST_REFS = 8
_OPEN, _STYLE = ITEM_SIGNS[ItemStatus.OPEN]


def review_document(review: Review, now: datetime) -> PrintedDocument:
    """Stage and clocks, gate with proof, gaps with questions, behaviors, overrides, next step, history."""
    blocks = (
        _warnings(review),
        _stages(review),
        gate_block(review),
        *earlier_proof_blocks(review),
        _gaps(review),
        _behaviors(review),
        _overrides(review),
        _next_step(review),
        _history(review, now),
    )
    return PrintedDocument(
        title=_("Deal review: {name}").format(name=_name(review)),
        facts=tuple(_facts(review, now)),
        blocks=tuple(block for block in blocks if block.lines or block.intro),
        footer=_("{playbook} · as of {day}").format(
            playbook=line(review.playbook.title).text, day=now.date().isoformat()
        ),
        language=review.playbook.language,
    )


def _name(review: Review) -> str:
    return with_remark(line(review.state.name).text, _("archived") if review.state.fields.archived else "")


def _facts(review: Review, now: datetime) -> Iterator[tuple[str, str]]:
    """Who, how much, until when and why first; then where the deal stands."""
    yield from list_facts(review.state, review.clocks, now)
    yield _("Stage"), stage_standing(review.playbook, review.stage, review.gate)


def _warnings(review: Review) -> Block:
    words = [describe_warning(warning, review.state.id) for warning in review.warnings]
    return Block(_("Warnings"), tuple(line(one.message, Tone.PART, "!") for one in words))


def _gaps(review: Review) -> Block:
    """What is open and what to ask the customer about it; nothing of a deal that is lost."""
    over = review.state.status in (DealStatus.LOST, DealStatus.NO_DECISION)
    reports = () if over else [one.report for one in review.criteria if one.report.missing]
    heading = with_label(_("Gaps and what to ask"), line(review.stage.name).text)
    return Block(heading, tuple(entry for report in reports for entry in _gap_lines(report)))


def _gap_lines(report: CriterionReport) -> Iterator[PrintedLine]:
    """The parts of a criterion that are not proven, then the question that the playbook has for it."""
    for place in report.missing:
        yield line(f"{place.ref} {place.text}", Tone.BAD, _OPEN)
    yield line(_question_words(report), Tone.PLAIN, "?")


def _question_words(report: CriterionReport) -> str:
    criterion = report.criterion
    if asked := report.place.stage.questions_for(criterion):
        words = _("Ask {who}: {question}") if criterion.who else _("Ask: {question}")
        return words.format(who=criterion.who, question=asked[0].question)
    if criterion.guidance:
        return with_label(_("How to verify"), criterion.guidance)
    return _("How do we know?")


def _behaviors(review: Review) -> Block:
    sign, _style = ITEM_SIGNS[ItemStatus.DONE]
    lines = (line(_behavior_words(proof.place), Tone.GOOD, sign) for proof in review.behaviors)
    none = "" if review.behaviors else _("None seen so far.")
    return Block(_("Customer behaviors seen"), tuple(lines), none)


def _behavior_words(place: Place) -> str:
    return with_remark(f"{place.ref} {place.text}", place.stage.name)


def _overrides(review: Review) -> Block:
    lines = (
        line(describe_event(passage, review.playbook, review.stage), Tone.BAD, "!")
        for passage in review.overrides
    )
    return Block(_("Gates overridden"), tuple(lines))


def _next_step(review: Review) -> Block:
    step = review.state.next_step
    if step is None:
        none = _("No next step is agreed.") if review.state.is_open else ""
        return Block(_("Next step"), (), none)
    words = describe_step(step.text, step.due, step.whose)
    tone = Tone.BAD if review.clocks.overdue.days else Tone.PLAIN
    return Block(_("Next step"), (line(words, tone, "→"),))


def _history(review: Review, now: datetime) -> Block:
    """A line for each day on which something was recorded."""
    heading = _("History since the last review") if review.since else _("History since the start")
    by_day: dict[str, list[Event]] = {}
    for event in review.history:
        by_day.setdefault(in_zone(event.at, now.tzinfo).date().isoformat(), []).append(event)
    left_out = len(by_day) - _MOST_DAYS
    intro = (
        plural("{n} earlier day is in the log.", "{n} earlier days are in the log.", left_out)
        if left_out > 0
        else ""
    )
    lines = (
        line(f"{day}  {list_texts(_day_words(review, events))}", Tone.DIM)
        for day, events in list(by_day.items())[-_MOST_DAYS:]
    )
    return Block(heading, tuple(lines), intro)


def _day_words(review: Review, events: list[Event]) -> Iterator[str]:
    return describe_day(events, review.playbook, review.stage, review.not_yet)


def _stages(review: Review) -> Block:
    """Every stage: how many criteria are met, what is claimed, and what is open in those behind."""
    return Block(_("Stages"), tuple(_stage_line(one, review) for one in review.stages))


def _stage_line(one: ReviewedStage, review: Review) -> PrintedLine:
    gate, behind = one.gate, one.where is StageWhere.BEHIND
    met = _("{met} of {total} criteria met").format(met=gate.met, total=gate.asked)
    claimed = list_names([place.ref for place in gate.claimed], _MOST_REFS)
    missing = list_names([place.ref for place in gate.missing] if behind else [], _MOST_REFS)
    words = add_clauses(
        _where_words(one.where, is_open=review.state.is_open),
        met if gate.asked else _("asks for nothing"),
        _("claimed without evidence: {refs}").format(refs=claimed) if claimed else "",
        _("open: {refs}").format(refs=missing) if missing else "",
    )
    sign, tone = _sign_of(one)
    return line(with_label(gate.stage.name, words), tone, sign)


def _where_words(where: StageWhere, *, is_open: bool) -> str:
    """Where a stage lies for the deal; of those behind the criteria say enough."""
    here = _("the deal is here") if is_open else _("the deal ended here")
    return {StageWhere.HERE: here, StageWhere.AHEAD: _("not reached")}.get(where, "")


def _sign_of(one: ReviewedStage) -> tuple[str, Tone]:
    if one.where is not StageWhere.BEHIND:
        return ("▸", Tone.PLAIN) if one.where is StageWhere.HERE else ("·", Tone.DIM)
    gate = one.gate
    proven = not gate.missing and not gate.claimed
    return ("✓", Tone.GOOD) if proven else ("!", Tone.PART)
