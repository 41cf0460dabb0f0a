"""The coach's one action in words: what to do, and why it comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.listed_action import ListedAction, list_action
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from playbook_cli.domain.advice import Action, Briefing
    from playbook_cli.domain.playbook.model import Playbook


def action_text(briefing: Briefing) -> str:
    """What is to be done, without its ref."""
    return _say(_shorten(briefing))


def action_headline(briefing: Briefing) -> str:
    """What is to be done, on one line, with its ref."""
    return _say_on_a_line(_shorten(briefing))


def action_in_a_list(listed: ListedAction) -> str:
    """The same among other deals: a step says that it is overdue, a date to be agreed on what it is about."""
    if listed.kind == "next_step":
        return _("Overdue: {step}").format(step=_say_on_a_line(listed))
    if not listed.nearest:
        return _say_on_a_line(listed)
    return _("Agree on a date for {criterion}").format(criterion=clean_line(listed.nearest))


def _shorten(briefing: Briefing) -> ListedAction:
    return list_action(briefing.action, briefing.gate, briefing.state.next_step)


def _say_on_a_line(listed: ListedAction) -> str:
    if listed.ref and listed.kind == "prove":
        said = _("Add evidence for {ref} {text}").format(ref=listed.ref, text=listed.text)
    elif listed.ref and listed.kind == "confirm":
        said = _("Have the customer confirm {ref} {text}").format(ref=listed.ref, text=listed.text)
    else:
        said = f"{listed.ref} {_say(listed)}" if listed.ref else _say(listed)
    return clean_line(said)


def _say(listed: ListedAction) -> str:
    if listed.ref and listed.kind == "prove":
        return _("Add evidence for “{text}”").format(text=listed.text)
    if listed.ref and listed.kind == "confirm":
        return _("Have the customer confirm “{text}”").format(text=listed.text)
    return listed.text or _say_of_deal(listed)


def _say_of_deal(listed: ListedAction) -> str:
    """The words of an action that is about the deal as a whole."""
    if listed.kind == "advance" and listed.stage:
        return _("Move on to {stage}").format(stage=listed.stage)
    if listed.kind == "close":
        return _("Close the deal as {outcome}").format(
            outcome=deal_status_label(DealStatus(listed.end or "won"))
        )
    if listed.kind == "agree_step":
        return _("Agree on a next step with a date")
    if listed.kind == "requalify":
        return _("Decide whether the deal is still worth pursuing, and note why")
    return ""


def action_why(action: Action) -> str:
    """Why it matters: the outcome that a proven criterion verifies."""
    from playbook_cli.domain.advice import ActionKind

    if action.outcome:
        return action.outcome.description or action.outcome.name
    return {
        ActionKind.NEXT_STEP: _("An overdue commitment comes before anything else."),
        ActionKind.AGREE_STEP: _("A deal with no date agreed stalls without anyone noticing."),
        ActionKind.REQUALIFY: _("A gate that was mostly waived says nothing about the deal."),
    }.get(action.kind, "")


def move_words(briefing: Briefing, playbook: Playbook) -> tuple[str, str]:
    """That a gate which the coach still doubts may be passed as it is, and the command; else empty."""
    from playbook_cli.domain.advice import Rule
    from playbook_cli.domain.playbook.ends import find_following

    doubts = (Rule.WAIVED_AWAY, Rule.CLAIMS, Rule.NOT_CONFIRMED, Rule.MOVED_BACK, Rule.OLD_PROOF)
    gate, deal = briefing.gate, briefing.state.id
    if not gate.ready or not gate.asked or briefing.action.rule not in doubts:
        return "", ""
    last = find_following(playbook, gate.stage) is None
    command = command_line(*(("close", deal, "won") if last else ("advance", deal)))
    return _("The gate is met; to move on now: {command}").format(command=command), command
