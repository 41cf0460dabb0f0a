"""What the walk says between its questions: what was recorded, what someone else did, how it ended."""

from collections.abc import Iterator

from playbook_cli.domain.advice import Briefing
from playbook_cli.domain.deal.gate import check_gate, find_mark
from playbook_cli.domain.deal.history.events import Event, Marked, Undone
from playbook_cli.domain.deal.proof_answers import concerns_customer
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import find_place_at
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.walking.inquiry import Inquiry, InquiryKind
from playbook_cli.render.line_breaks import SEPARATOR
from playbook_cli.render.lines.recorded.recorded_hints import doubt_lines
from playbook_cli.render.lines.recorded.recorded_lines import event_words, walk_end_line
from playbook_cli.render.lines.walking.inquiry_lines import Pen
from playbook_cli.render.words.action_words import action_headline, move_words
from playbook_cli.render.words.kind_words import ITEM_SIGNS
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _
from playbook_cli.services.recording import Recorded
from playbook_cli.services.workspace import OpenedDeal

_MOST_EVENTS = 5


def event_lines(recorded: Recorded, pen: Pen) -> Iterator[str]:
    """What was recorded, and which outcomes are reached by it or no longer."""
    for event in recorded.events:
        sign, style = _sign_of(event)
        words = event_words(event, recorded.before)
        if isinstance(event, Marked) and event.status is ItemStatus.DONE and not event.evidence:
            words = f"{words}{SEPARATOR}{_('claimed, without evidence')}"
        if _is_unconfirmed(event, recorded.after):
            words = f"{words}{SEPARATOR}{_('confirmed by nobody so far')}"
        yield from pen.wrap(sign, words, sign_style=style)
        for _doubt, line in doubt_lines(event, recorded.after, "b"):
            yield from pen.wrap("!", line, sign_style="part")
    yield from _outcome_lines(recorded, pen)


def _sign_of(event: Event) -> tuple[str, str]:
    """The sign before what was recorded, and its style."""
    if isinstance(event, Undone):
        return "↶", "part"
    if isinstance(event, Marked) and event.status is not ItemStatus.DONE:
        return ITEM_SIGNS[event.status]
    return "✓", "good"


def _outcome_lines(recorded: Recorded, pen: Pen) -> Iterator[str]:
    """Which outcomes of a stage are reached, or no longer; none where the deal only moved."""
    if recorded.before.stage.id != recorded.after.stage.id:
        return
    before, after = _find_reached(recorded.before), _find_reached(recorded.after)
    for ref, name in after.items():
        if ref not in before:
            words = _("Outcome reached: {ref} {name}").format(ref=ref, name=name)
            yield from pen.wrap("★", words, style="good", sign_style="good")
    for ref, name in before.items():
        if ref not in after:
            words = _("Outcome no longer reached: {ref} {name}").format(ref=ref, name=name)
            yield from pen.wrap("○", words, sign_style="part")


def change_lines(seen: OpenedDeal, now: OpenedDeal, pen: Pen, *, refused: bool) -> Iterator[str]:
    """What someone else recorded meanwhile, and that an answer was refused for it."""
    known = {event.id for event in seen.deal.history}
    events = [event for event in now.deal.history if event.id not in known]
    for event in events[-_MOST_EVENTS:]:
        words = _("Meanwhile, {who}: {what}").format(who=event.by or "-", what=event_words(event, now))
        yield from pen.wrap("!", words, style="part", sign_style="part")
    if refused:
        yield from pen.wrap("!", _("Your last answer was not recorded."), style="part", sign_style="part")


def skipped_lines(inquiry: Inquiry, pen: Pen) -> Iterator[str]:
    """That nothing was recorded of an item, or that the deal stays, and when it is asked again."""
    if inquiry.place and not inquiry.offered:
        words = _("{ref}: skipped for now; it is asked again next time.")
        ref = inquiry.place.ref_from(inquiry.briefing.stage)
        yield from pen.wrap("·", words.format(ref=ref), style="dim")
    elif inquiry.kind is InquiryKind.MOVE:
        words = _("It stays in {stage}; you are asked again next time.")
        yield from pen.wrap("·", words.format(stage=clean_line(inquiry.briefing.stage.name)), style="dim")


def back_lines(pen: Pen) -> Iterator[str]:
    """That the seller is at the question before, where nothing had been recorded."""
    yield from pen.wrap("↶", _("Back to the question before; nothing was recorded there."), sign_style="part")


def end_lines(
    opened: OpenedDeal, briefing: Briefing, answers: int, pen: Pen, *, notes: int = 0, asked_all: bool = False
) -> Iterator[str]:
    """How a walk ended: what is saved, what comes next, how to go on."""
    yield ""
    if asked_all and opened.state.is_open:
        words = _("That was everything for now; what you skipped or answered “not yet” is asked next time.")
        yield from pen.wrap("·", words)
    again = command_line("next", opened.deal.id)
    yield from pen.wrap("·", walk_end_line(opened, answers, again, notes=notes), whole=[again])
    if opened.state.is_open and (headline := action_headline(briefing)):
        yield from pen.wrap("→", _("Next: {action}").format(action=headline), style="bold")
        words, command = move_words(briefing, opened.playbook)
        if words:
            yield from pen.wrap("·", words, whole=[command])
    if opened.state.is_open and opened.state.next_step is None and briefing.gate.end is None:
        command = command_line("step", opened.deal.id, "…", "--due", "+7d")
        words = _("No next step is agreed: {command}").format(command=command)
        yield from pen.wrap("!", words, style="dim", whole=[command])


def _is_unconfirmed(event: Event, after: OpenedDeal) -> bool:
    """Whether what was proven is the customer's to confirm, and nobody did."""
    if not isinstance(event, Marked) or event.status is not ItemStatus.DONE or not event.evidence:
        return False
    place = find_place_at(after.playbook, event.item)
    mark = find_mark(place, after.state.marks) if place else None
    return bool(place and mark and not mark.confirmed_by and concerns_customer(place))


def _find_reached(opened: OpenedDeal) -> dict[str, str]:
    """The outcomes of the deal's stage whose criterion is met, by ref."""
    stage = opened.stage
    reached = check_gate(opened.playbook, stage, opened.state.marks).reached
    return {f"O{n}": outcome.name for n, outcome in enumerate(stage.outcomes, 1) if outcome.id in reached}
