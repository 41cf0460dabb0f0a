"""The coach's one action in words: the headline, and why it comes first."""

from playbook_cli.domain.coach import Action, ActionKind, Briefing
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _


def action_text(briefing: Briefing) -> str:
    """What is to be done, without its ref."""
    action, step = briefing.action, briefing.state.next_step
    if action.place:
        return action.place.text
    if action.kind is ActionKind.NEXT_STEP and step:
        return step.text
    if action.kind is ActionKind.ADVANCE and action.next_stage:
        return _("The gate is met: move on to {stage}").format(stage=action.next_stage.name)
    if action.kind is ActionKind.CLOSE:
        return _("The last gate is met: close the deal as won")
    return ""


def action_headline(briefing: Briefing) -> str:
    """What is to be done, on one line, with its ref."""
    place = briefing.action.place
    return clean_line(f"{place.ref} {place.text}" if place else action_text(briefing))


def action_why(action: Action) -> str:
    """Why it matters: the outcome that a proven criterion verifies."""
    if action.outcome:
        return action.outcome.description or action.outcome.name
    return {
        ActionKind.NEXT_STEP: _("A commitment whose day has passed comes before anything else."),
        ActionKind.ADVANCE: _("Every required exit criterion of this stage is proven."),
        ActionKind.CLOSE: _("Every required exit criterion of the last stage is proven."),
    }.get(action.kind, "")
