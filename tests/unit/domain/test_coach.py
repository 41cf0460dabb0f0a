from datetime import date

import pytest
from tests.samples import NOW, deal_of, entered, marked, sample_playbook, stamped

from playbook_cli.domain.advice import ActionKind, Briefing, Rule
from playbook_cli.domain.coach import RULES, brief
from playbook_cli.domain.deal.history.events import Closed, Event, NextStepSet
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.statuses import DealStatus, Passage
from playbook_cli.domain.playbook.model import KeyActivity, Playbook, Section

PLAYBOOK = sample_playbook()
E1, E2, E3 = (f"discovery/exit-criteria/{name}" for name in ("需求确认", "预算确认", "竞争情况"))


def briefing(*events: Event) -> Briefing:
    return brief(PLAYBOOK, fold(deal_of(*events)), NOW)


def test_the_rules_stand_in_the_order_of_their_codes_and_each_is_named_for_its_own() -> None:
    assert [rule.__name__.replace("_", "-") for rule in RULES] == [rule.value for rule in Rule]


def test_a_new_deal_begins_with_the_criterion_that_has_the_fewest_parts() -> None:
    action = briefing().action
    assert (action.kind, action.rule) == (ActionKind.CRITERION, Rule.NEAREST)
    assert action.place is not None
    assert action.place.ref == "E3"


def test_of_criteria_with_as_many_parts_the_first_of_the_playbook_comes_first() -> None:
    action = briefing(marked(E3), marked(f"{E2}/1", "waived")).action
    assert action.kind is ActionKind.REQUIREMENT
    assert action.place is not None
    assert action.place.ref == "E1.1"
    assert action.outcome is not None
    assert action.outcome.name == "需求确认"


def test_the_criterion_nearest_to_done_comes_first() -> None:
    action = briefing(marked(f"{E2}/1"), marked(f"{E2}/3")).action
    assert action.place is not None
    assert action.place.ref == "E2.2"


def test_a_criterion_without_requirements_is_asked_for_itself() -> None:
    action = briefing(marked(E1), marked(E2)).action
    assert action.kind is ActionKind.CRITERION
    assert action.place is not None
    assert action.place.ref == "E3"


@pytest.mark.parametrize(("due", "kind"), [("2026-11-22", "next_step"), ("2026-11-23", "criterion")])
def test_an_overdue_next_step_comes_before_all_else(due: str, kind: str) -> None:
    step = NextStepSet.model_validate({**stamped(), "text": "CFO 签字", "due": date.fromisoformat(due)})
    assert briefing(step).action.kind.value == kind


def test_a_met_gate_says_advance_and_in_the_last_stage_close() -> None:
    seen = marked("discovery/customer-purchase-behaviors/budget")
    done = (*(marked(path, evidence=("mail",)) for path in (E1, E2, E3)), seen)
    advance = briefing(*done).action
    assert advance.kind is ActionKind.ADVANCE
    assert advance.next_stage is PLAYBOOK.stages[1]
    moved = (
        *done,
        entered("discovery", "closing"),
        marked("closing/exit-criteria/合同签署", evidence=("mail",)),
    )
    assert briefing(*moved).action.kind is ActionKind.CLOSE


def test_a_closed_deal_has_nothing_to_do_and_no_warnings() -> None:
    closed = Closed.model_validate({**stamped(), "outcome": DealStatus.LOST, "reason": "budget"})
    told = briefing(closed)
    assert told.action.kind is ActionKind.NONE
    assert told.warnings == ()


def test_progress_counts_whole_items_by_section() -> None:
    told = briefing(marked(E1), marked("discovery/key-activities/roi"))
    assert (told.progress[Section.EXIT_CRITERIA].done, told.progress[Section.EXIT_CRITERIA].total) == (1, 3)
    assert told.progress[Section.KEY_ACTIVITIES].done == 1


def test_a_met_criterion_reaches_the_outcome_that_it_verifies() -> None:
    assert briefing().progress[Section.OUTCOMES].done == 0
    assert briefing(marked(E1, "waived")).progress[Section.OUTCOMES].done == 0
    assert briefing(marked(E1)).progress[Section.OUTCOMES].done == 1


def test_the_same_input_gives_the_same_advice() -> None:
    events = (marked(f"{E2}/1"), marked("discovery/key-activities/roi"))
    assert briefing(*events) == briefing(*events)


def codes(*events: Event, started: float = 5) -> list[str]:
    state = fold(deal_of(*events, started=started))
    return [warning.code for warning in brief(PLAYBOOK, state, NOW).warnings]


def test_a_deal_past_its_limits_warns_of_each_clock() -> None:
    assert codes(started=31) == ["stale-stage", "stale-quiet", "no-next-step"]
    assert codes(started=30)[0] == "stale-quiet"
    assert codes(started=10) == ["no-next-step"]


def test_activities_without_customer_behavior_warn() -> None:
    one, other = marked("discovery/key-activities/interview"), marked("discovery/key-activities/roi")
    assert "no-customer-behavior" not in codes(one)
    assert "no-customer-behavior" in codes(one, other)
    assert "no-customer-behavior" not in codes(
        one, other, marked("discovery/customer-purchase-behaviors/budget")
    )


def test_an_overridden_gate_warns_until_it_is_proven() -> None:
    passed = entered("discovery", "closing", passage=Passage.OVERRIDDEN, reason="quarter end")
    assert "gate-overridden" in codes(passed)
    assert "gate-overridden" not in codes(passed, marked(E1), marked(E2), marked(E3))


def test_claims_in_a_passed_gate_warn() -> None:
    proven = (marked(E1, evidence=("mail",)), marked(E2, evidence=("mail",)))
    claimed = (*proven, marked(E3), entered("discovery", "closing"))
    assert "claimed-in-passed-gate" in codes(*claimed)
    assert "claimed-in-passed-gate" not in codes(*claimed, marked(E3, evidence=("report",)))


def test_a_met_gate_without_its_deliverable_warns() -> None:
    assert "deliverable-missing" in codes(marked(E1), marked(E2), marked(E3))


def stages_of(**first: object) -> Playbook:
    """The sample playbook with another first stage."""
    stage = PLAYBOOK.stages[0].model_copy(update=first)
    return PLAYBOOK.model_copy(update={"stages": (stage, *PLAYBOOK.stages[1:])})


def test_a_deal_that_stands_open_in_an_end_is_to_be_closed_and_lacks_no_next_step() -> None:
    ended = brief(stages_of(end="lost"), fold(deal_of()), NOW)
    assert (ended.action.kind, ended.action.rule) == (ActionKind.CLOSE, Rule.IN_END)
    assert "no-next-step" not in [warning.code.value for warning in ended.warnings]
    assert "no-next-step" in codes()


def test_a_stage_that_asks_for_nothing_and_has_nothing_to_do_is_left() -> None:
    action = brief(stages_of(exit_criteria=(), key_activities=()), fold(deal_of()), NOW).action
    assert (action.kind, action.rule) == (ActionKind.ADVANCE, Rule.ASKS_FOR_NOTHING)


def test_the_last_open_criterion_has_no_others_waiting_and_claims_count_where_proof_is_asked_for() -> None:
    action = briefing(marked(E1), marked(E2)).action
    assert (action.figures.others, action.figures.claimed) == (0, 0)


@pytest.mark.parametrize(("done", "warned"), [(2, False), (3, True)])
def test_customer_behavior_is_missed_from_half_of_the_activities_on(done: int, warned: bool) -> None:
    activities = tuple(KeyActivity(id=f"a{n}", name=f"A{n}") for n in range(5))
    events = (marked(f"discovery/key-activities/a{n}") for n in range(done))
    told = brief(stages_of(key_activities=activities), fold(deal_of(*events)), NOW).warnings
    assert ("no-customer-behavior" in [warning.code.value for warning in told]) is warned
