"""Why an action was chosen: what the sentence says is so."""

from playbook_cli.domain.advice import Action, ActionKind, Figures, Rule
from playbook_cli.render.words.because_words import action_because


def because(figures: Figures) -> str:
    return action_because(Action(ActionKind.CRITERION, Rule.NEAREST, figures=figures))


def test_a_criterion_that_is_met_is_not_said_to_be_unproven() -> None:
    assert because(Figures()) == "This criterion is met; what goes with it can still be recorded."


def test_that_nothing_has_been_started_is_said_only_of_what_can_come_next() -> None:
    assert "Nothing that can come next is under way yet" in because(Figures(total=3, others=7))
    assert "the only criterion left" in because(Figures(total=3))
