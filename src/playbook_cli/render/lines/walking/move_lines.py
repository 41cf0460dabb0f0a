"""The questions that end a stage or a deal: whether to move on, what is in doubt then, whether to close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.advice import Action, ActionKind, Rule
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.walking.inquiry import Inquiry, list_unsplit
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.render.lines.walking.key_lines import Sheet

_MOST_CLAIMED = 5


def move_lines(inquiry: Inquiry, pen: Sheet) -> Iterator[str]:
    """Whether to leave the stage, and before that what is in doubt about its gate."""
    action = inquiry.briefing.action
    doubt = _doubt_words(action)
    if doubt:
        yield from pen.wrap("!", doubt, sign_style="part")
    if action.rule is Rule.CLAIMS:
        yield from _claimed_lines(inquiry, pen)
    yield from pen.wrap("?", _move_words(action, doubted=bool(doubt)), style="bold")


def _move_words(action: Action, *, doubted: bool) -> str:
    if action.kind is ActionKind.CLOSE or action.next_stage is None:
        closing = _("The last gate is met. Close the deal as won?")
        return _("Close the deal as won all the same?") if doubted else closing
    moving = _("The gate is met. Move on to {stage}?")
    moving = _("Move on to {stage} all the same?") if doubted else moving
    return moving.format(stage=clean_line(action.next_stage.name))


def _doubt_words(action: Action) -> str:
    """What is in doubt about a gate that is met; empty where nothing is."""
    n = action.figures.claimed
    return {
        Rule.CLAIMS: plural(
            "The gate is met, but {n} part of it is only claimed, without evidence:",
            "The gate is met, but {n} parts of it are only claimed, without evidence:",
            n,
        ),
        Rule.NOT_CONFIRMED: _("The gate is met, but nobody at the customer has confirmed any of it."),
        Rule.MOVED_BACK: _("The gate is met, but some of it was proven before the deal moved back."),
        Rule.OLD_PROOF: _("The gate is met, but some of its proof is old."),
    }.get(action.rule, "")


def _claimed_lines(inquiry: Inquiry, pen: Sheet) -> Iterator[str]:
    claimed = list_unsplit(inquiry.briefing.action.places)
    for place in claimed[:_MOST_CLAIMED]:
        yield from pen.wrap_within(1, " ", f"{place.ref_from(inquiry.briefing.stage)} {place.text}")
    if len(claimed) > _MOST_CLAIMED:
        left = len(claimed) - _MOST_CLAIMED
        yield from pen.wrap(" ", plural("and {n} more part", "and {n} more parts", left), style="dim")


def end_words(inquiry: Inquiry) -> str:
    """Whether to close a deal that stands open in an end."""
    outcome = deal_status_label(inquiry.outcome)
    words = _("The deal is in {stage} and still open. Close it as {outcome}?")
    return words.format(stage=clean_line(inquiry.briefing.stage.name), outcome=outcome)
