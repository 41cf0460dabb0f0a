"""The briefing in as few lines as leave room for the question below it; `?` shows the whole of it.

What to do and why it comes first stand on top; what does not fit is cut with an ellipsis, or left out from
the end: what to say to the customer before how to do it, how to verify it before what else serves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from playbook_cli.domain.advice import ActionKind, Briefing, Rule
from playbook_cli.domain.deal.warning_codes import WarningCode
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.playbook.structure import Section, is_criterion
from playbook_cli.domain.text import clean_line
from playbook_cli.render.lines.walking.inquiry_lines import Pen
from playbook_cli.render.words.action_words import action_headline, move_words
from playbook_cli.render.words.because_words import action_because
from playbook_cli.render.words.event_words import describe_note
from playbook_cli.render.words.gate_words import list_standing
from playbook_cli.render.words.phrases import list_names, with_label
from playbook_cli.render.words.translation import _
from playbook_cli.render.words.warning_words import describe_warning

_MOST = 2  # lines of one piece of advice
_FEWEST = 6  # lines that are shown on any screen
_MOVES = (ActionKind.ADVANCE, ActionKind.CLOSE)  # what the question below asks for itself
_DOUBTS = (Rule.CLAIMS, Rule.NOT_CONFIRMED, Rule.MOVED_BACK, Rule.OLD_PROOF)  # said with the question
_SERVING = (
    Section.DELIVERABLES,
    Section.CUSTOMER_PURCHASE_BEHAVIORS,
    Section.CUSTOMER_SUPPORTING_BEHAVIORS,
)

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import ExitCriterion, Playbook


def briefing_lines(briefing: Briefing, playbook: Playbook, pen: Pen, *, room: int) -> list[str]:
    """The briefing on one deal in at most `room` lines."""
    return list(islice(_lines(briefing, playbook, pen), max(room, _FEWEST)))


def _lines(briefing: Briefing, playbook: Playbook, pen: Pen) -> Iterator[str]:
    standing = list_standing(briefing.state, playbook, briefing.stage, briefing.gate)
    head = " · ".join([clean_line(briefing.state.name), *standing])
    yield from pen.wrap_within(_MOST, "", head, style="bold")
    yield from pen.wrap_within(_MOST, "→", _headline(briefing), style="bold", sign_style="ref")
    doubted = briefing.action.kind in _MOVES and briefing.action.rule in _DOUBTS
    if not doubted:
        yield from pen.wrap_within(_MOST + 1, " ", action_because(briefing.action), style="dim")
    moving, command = move_words(briefing, playbook)
    if moving and briefing.action.kind not in _MOVES:
        yield from pen.wrap("·", moving, sign_style="ref", whole=[command])
    place = briefing.action.place
    if place and is_criterion(place.item):
        yield from _criterion_lines(briefing, place, place.item, pen)
    for warning in briefing.warnings:
        if not (doubted and warning.code is WarningCode.CLAIMED_IN_GATE):
            words = describe_warning(warning, briefing.state.id)
            yield from pen.wrap_within(_MOST, "!", words.message, sign_style="part")


def _headline(briefing: Briefing) -> str:
    """The criterion where the action is about one: its parts stand below, with the question."""
    place = briefing.action.place
    if place is None or not is_criterion(place.item):
        return action_headline(briefing)
    return f"{place.whole.ref_from(briefing.stage)} {place.item.name}"


def _criterion_lines(briefing: Briefing, place: Place, criterion: ExitCriterion, pen: Pen) -> Iterator[str]:
    """What was noted on it last, what to ask, how to go about it, what proves it, what else serves it."""
    for note in briefing.state.notes_on(place.whole.path)[-1:]:
        words = with_label(_("Note"), describe_note(note, pen.now.tzinfo))
        yield from pen.wrap_within(_MOST, "·", words, sign_style="ref")
    for question in place.stage.questions_for(criterion):
        asked = _("Ask {who}: {question}") if criterion.who else _("Ask: {question}")
        words = asked.format(who=clean_line(criterion.who), question=clean_line(question.question))
        yield from pen.wrap_within(_MOST, "·", words, sign_style="ref")
        if question.follow_up:
            yield from pen.wrap_within(_MOST, " ", _("then: {text}").format(text=question.follow_up))
        break
    for activity in briefing.action.links.of(Section.KEY_ACTIVITIES)[:1]:
        yield from pen.wrap_within(_MOST, "·", _how(activity), sign_style="ref")
    if criterion.guidance:
        proof = _("Proof: {text}").format(text=criterion.guidance)
        yield from pen.wrap_within(_MOST, "·", proof, sign_style="ref")
    if serving := briefing.action.links.of(*_SERVING):
        words = _("Related: {items}").format(items=list_names(f"{p.ref} {p.text}" for p in serving))
        yield from pen.wrap_within(_MOST, "·", words, sign_style="ref")


def _how(activity: Place) -> str:
    steps: Sequence[str] = getattr(activity.item, "steps", ())
    words = _("How: {activity}").format(activity=f"{activity.ref} {clean_line(activity.text)}")
    if not steps:
        return words
    way = " → ".join(clean_line(step) for step in steps)
    return _("{activity}: {steps}").format(activity=words, steps=way)
