"""The deal review in words: one document that the terminal, Markdown and HTML show alike."""

from collections.abc import Iterator
from datetime import datetime

from playbook_cli.domain.dates import in_zone
from playbook_cli.domain.deal.clocks import Clock
from playbook_cli.domain.deal.proof import CriterionStatus
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.review import Review, ReviewedCriterion, SettledPart
from playbook_cli.render.documents.document import Block, PrintedDocument, PrintedLine, Tone, line
from playbook_cli.render.words.amounts import amount_words
from playbook_cli.render.words.event_words import describe_event, describe_evidence, describe_step
from playbook_cli.render.words.gate_words import gate_standing, stage_place
from playbook_cli.render.words.labels import CRITERION_SIGNS, ITEM_SIGNS, deal_status_label
from playbook_cli.render.words.phrases import add_clauses, list_texts, with_label, with_remark
from playbook_cli.render.words.translation import _, plural
from playbook_cli.render.words.warning_words import count_days, describe_warning

_MOST_EVENTS = 12  # so that the review stays on two printed pages
_TONES = {
    CriterionStatus.MET: Tone.GOOD,
    CriterionStatus.WAIVED: Tone.PART,
    CriterionStatus.PARTIAL: Tone.PART,
    CriterionStatus.UNMET: Tone.BAD,
}


def review_document(review: Review, now: datetime) -> PrintedDocument:
    """Stage and clocks, gate with proof, gaps with questions, behaviors, overrides, next step, history."""
    blocks = (
        _warnings(review),
        _gate(review),
        _gaps(review),
        _behaviors(review),
        _overrides(review),
        _next_step(review),
        _history(review, now),
    )
    return PrintedDocument(
        title=_("Deal review: {name}").format(name=line(review.state.name).text),
        facts=tuple(_facts(review)),
        blocks=tuple(block for block in blocks if block.lines or block.intro),
        footer=_("{playbook} · as of {day}").format(
            playbook=line(review.playbook.title).text, day=now.date().isoformat()
        ),
        language=review.playbook.language,
    )


def _facts(review: Review) -> Iterator[tuple[str, str]]:
    state = review.state
    yield _("Stage"), stage_place(review.playbook, review.stage)
    yield _("Gate"), add_clauses(f"{review.gate.met}/{review.gate.asked}", gate_standing(review.gate))
    if not state.is_open:
        yield _("Status"), deal_status_label(state.status)
    yield _("In stage"), _clock(review.clocks.in_stage)
    yield _("Quiet"), _clock(review.clocks.quiet)
    if amount := state.fields.amount:
        yield _("Amount"), amount_words(amount)
    for field, label in (("owner", _("Owner")), ("account", _("Account")), ("close_date", _("Close date"))):
        if said := state.fields.text(field):
            pushes = state.close_date_pushes if field == "close_date" else 0
            pushed = plural("pushed {n} time", "pushed {n} times", pushes) if pushes else ""
            yield label, with_remark(line(said).text, pushed)


def _clock(clock: Clock) -> str:
    limit = _("limit {n}").format(n=clock.limit) if clock.limit is not None else ""
    return with_remark(count_days(clock.days or 0), limit)


def _warnings(review: Review) -> Block:
    words = [describe_warning(warning, review.state.id) for warning in review.warnings]
    return Block(_("Warnings"), tuple(line(one.message, Tone.PART, "!") for one in words))


def _gate(review: Review) -> Block:
    lines = tuple(entry for criterion in review.criteria for entry in _criterion_lines(criterion))
    return Block(_("Gate and proof"), lines)


def _criterion_lines(criterion: ReviewedCriterion) -> Iterator[PrintedLine]:
    report = criterion.report
    sign, _style = CRITERION_SIGNS[report.status]
    count = f" {report.proven}/{len(report.requirements)}" if report.requirements else ""
    yield line(f"{report.place.ref} {report.criterion.name}{count}", _TONES[report.status], sign)
    for proof in criterion.proofs:
        yield line(with_label(f"{proof.place.ref} {proof.place.text}", _proof_words(proof)), Tone.DIM)


def _proof_words(proof: SettledPart) -> str:
    mark = proof.mark
    if mark.status is ItemStatus.WAIVED:
        return _("waived: {reason}").format(reason=mark.reason or _("no reason kept"))
    if not mark.evidence:
        words = _("claimed, no evidence")
    else:
        words = list_texts(describe_evidence(piece) for piece in mark.evidence)
    confirmed = _("confirmed by {who}").format(who=mark.confirmed_by) if mark.confirmed_by else ""
    return add_clauses(words, confirmed)


def _gaps(review: Review) -> Block:
    return Block(_("Gaps and what to ask"), tuple(_gap_line(place) for place in review.gaps))


def _gap_line(place: Place) -> PrintedLine:
    guidance = getattr(place.item, "guidance", "")
    question = _("{ref} How do we know: {text}?").format(ref=place.ref, text=place.text.rstrip("。.;；"))
    alone = place.requirement is None or place.requirement_position == 1
    return line(with_remark(question, guidance if alone else ""), Tone.BAD, "?")


def _behaviors(review: Review) -> Block:
    sign, _style = ITEM_SIGNS[ItemStatus.DONE]
    lines = (
        line(f"{proof.place.ref_from(review.stage)} {proof.place.text}", Tone.GOOD, sign)
        for proof in review.behaviors
    )
    none = "" if review.behaviors else _("None seen so far.")
    return Block(_("Customer behaviors seen"), tuple(lines), none)


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
    since = _("since the last review") if review.since else _("since the start")
    left_out = len(review.history) - _MOST_EVENTS
    intro = _("{n} earlier events are in the log.").format(n=left_out) if left_out > 0 else ""
    lines = (
        line(
            f"{in_zone(event.at, now.tzinfo).date().isoformat()}  "
            f"{describe_event(event, review.playbook, review.stage)}",
            Tone.DIM,
        )
        for event in review.history[-_MOST_EVENTS:]
    )
    return Block(_("History {since}").format(since=since), tuple(lines), intro)
