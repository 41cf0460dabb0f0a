"""The coach's one action in words: what to do, and why it comes first."""

from playbook_cli.domain.advice import Action, ActionKind
from playbook_cli.domain.coach import Briefing
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.nearest import find_nearest_criterion
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.translation import _


def action_text(briefing: Briefing) -> str:
    """What is to be done, without its ref."""
    action, step = briefing.action, briefing.state.next_step
    if action.kind is ActionKind.PROVE and action.place:
        return _("Add evidence for what is only claimed so far: {text}").format(text=action.place.text)
    if action.kind is ActionKind.CONFIRM and action.place:
        return _("Have the customer confirm: {text}").format(text=action.place.text)
    if action.place:
        return action.place.text
    if action.kind is ActionKind.NEXT_STEP and step:
        return step.text
    return _plain_text(action)


def _plain_text(action: Action) -> str:
    """The words of an action that is about the deal as a whole."""
    if action.kind is ActionKind.ADVANCE and action.next_stage:
        return _("Move on to {stage}").format(stage=action.next_stage.name)
    if action.kind is ActionKind.CLOSE:
        return _("Close the deal as {outcome}").format(
            outcome=deal_status_label(DealStatus(action.end or "won"))
        )
    if action.kind is ActionKind.AGREE_STEP:
        return _("Agree on a next step with a date")
    if action.kind is ActionKind.REQUALIFY:
        return _("Decide whether the deal is still worth pursuing, and note why")
    return ""


def action_headline(briefing: Briefing) -> str:
    """What is to be done, on one line, with its ref."""
    action = briefing.action
    text = action_text(briefing)
    return clean_line(f"{action.place.ref_from(briefing.stage)} {text}" if action.place else text)


def action_in_a_list(briefing: Briefing) -> str:
    """The same among other deals: a date to be agreed on says what it would be about."""
    gate = briefing.gate
    waiting = [report for report in gate.required if not report.passes]
    nearest = find_nearest_criterion(waiting, gate)
    if briefing.action.kind is not ActionKind.AGREE_STEP or nearest is None:
        return action_headline(briefing)
    name = f"{nearest.place.ref} {clean_line(nearest.criterion.name)}"
    return _("Agree on a date for {criterion}").format(criterion=name)


def action_why(action: Action) -> str:
    """Why it matters: the outcome that a proven criterion verifies."""
    if action.outcome:
        return action.outcome.description or action.outcome.name
    return {
        ActionKind.NEXT_STEP: _("An overdue commitment comes before anything else."),
        ActionKind.AGREE_STEP: _("A deal with no date agreed stalls without anyone noticing."),
        ActionKind.REQUALIFY: _("A gate that was mostly waived says nothing about the deal."),
    }.get(action.kind, "")
