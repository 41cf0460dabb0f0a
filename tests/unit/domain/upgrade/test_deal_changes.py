from collections.abc import Iterable
from typing import Any

import pytest
from tests.samples import at, criterion, deal_of, entered, marked, sample_playbook, stamped

from playbook_cli.domain.deal.gate import check_gate
from playbook_cli.domain.deal.history.events import Event, Noted, PlaybookUpgraded
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import Passage
from playbook_cli.domain.deal.warnings import find_warnings
from playbook_cli.domain.playbook.model import ExitCriterion, Playbook, Stage
from playbook_cli.domain.upgrade.comparison import compare_playbooks
from playbook_cli.domain.upgrade.deal_changes import QuestionKind, UpgradePlan, plan_upgrade
from playbook_cli.errors.deals import UnrelatedPlaybook

BEFORE = sample_playbook()
DISCOVERY, CLOSING = BEFORE.stages
BUDGET = "discovery/exit-criteria/预算确认"


def edited(*criteria: ExitCriterion, stages: Iterable[Stage] = (), **fields: Any) -> Playbook:
    """The sample with other criteria in its first stage, or with other stages."""
    listed = tuple(stages) or (DISCOVERY.model_copy(update={"exit_criteria": criteria}), CLOSING)
    placed = tuple(one.model_copy(update={"position": n}) for n, one in enumerate(listed, 1))
    return sample_playbook(stages=placed, **fields)


def with_budget(*parts: str) -> Playbook:
    need, _budget, rivals = DISCOVERY.exit_criteria
    return edited(need, criterion("预算确认", *parts), rivals)


def plan(after: Playbook, *events: Event, dropped: tuple[str, ...] = ()) -> UpgradePlan:
    return plan_upgrade(compare_playbooks(BEFORE, after), fold(deal_of(*events)), dropped)


def follow(after: Playbook, *events: Event, dropped: tuple[str, ...] = ()) -> DealState:
    """The state after the event that the plan leads to."""
    found = plan(after, *events, dropped=dropped)
    data = {
        **stamped(),
        "from_version": BEFORE.digest,
        "to_version": after.digest,
        "items": found.carried.items,
        "copies": found.carried.copies,
        "asked": tuple(found.carried.asked),
        "stages": dict(found.stages),
    }
    return fold(deal_of(*events, PlaybookUpgraded.model_validate(data)))


def test_a_reworded_part_is_a_question_only_where_it_was_recorded() -> None:
    after = with_budget("预算金额已定", "预算来源", "审批人")
    assert plan(after).questions == ()
    [question] = plan(after, marked(f"{BUDGET}/1")).questions
    assert (question.kind, question.before, question.after) == (
        QuestionKind.REWORDED, "预算金额", "预算金额已定",
    )  # fmt: skip
    [covered] = plan(after, marked(BUDGET)).questions
    assert covered == question


def test_a_tick_that_counts_no_longer_opens_that_part_alone() -> None:
    after = with_budget("预算金额已定", "预算来源", "审批人")
    state = follow(after, marked(BUDGET, evidence=("mail",)), dropped=(f"{BUDGET}/1",))
    gate = check_gate(after, after.stages[0], state.marks)
    assert [place.ref for place in gate.criteria[1].missing] == ["E2.1"]


def test_going_back_to_the_edition_brings_a_removed_tick_back_with_its_evidence() -> None:
    need, budget, _rivals = DISCOVERY.exit_criteria
    without = edited(need, budget)
    path = "discovery/exit-criteria/竞争情况"
    state = follow(without, marked(path, evidence=("报价单",)))
    assert path not in state.marks
    again = plan_upgrade(compare_playbooks(without, BEFORE), state)
    assert list(again.carried.items.values()) == [path]


def test_a_new_part_does_not_inherit_the_tick_of_a_removed_one_with_its_number() -> None:
    after = with_budget("预算金额", "预算来源", "客户安排会议")
    state = follow(after, marked(f"{BUDGET}/3"))
    gate = check_gate(after, after.stages[0], state.marks)
    assert "E2.3" in [place.ref for place in gate.criteria[1].missing]


def test_a_waived_criterion_stays_waived_with_a_part_more() -> None:
    after = with_budget("预算金额", "预算来源", "审批人", "付款计划")
    state = follow(after, marked(BUDGET, "waived", reason="框架合同"))
    assert check_gate(after, after.stages[0], state.marks).criteria[1].passes


def test_a_waived_part_of_a_done_criterion_stays_waived_where_it_moves_to() -> None:
    _need, budget, _rivals = DISCOVERY.exit_criteria
    plain, second = criterion("预算确认"), {"id": "预算确认-2"}
    before = edited(budget, plain.model_copy(update=second))
    after = edited(plain, budget.model_copy(update=second))
    events = (marked(f"{BUDGET}/1", "waived"), marked(f"{BUDGET}-2", "open"), marked(BUDGET))
    carried = plan_upgrade(compare_playbooks(before, after), fold(deal_of(*events))).carried
    assert carried.copies[f"{BUDGET}-2/1"] == f"{BUDGET}/1"
    assert carried.copies[f"{BUDGET}-2/2"] == BUDGET


def test_notes_and_passages_move_along() -> None:
    moved = edited(stages=(DISCOVERY.model_copy(update={"id": "explore"}), CLOSING))
    note = Noted.model_validate({**stamped(), "text": "问过", "item": f"{BUDGET}/1"})
    override = entered("discovery", "closing", passage=Passage.OVERRIDDEN, missing=(f"{BUDGET}/2",))
    state = follow(moved, note, marked(f"{BUDGET}/1"), marked(f"{BUDGET}/2"), override)
    assert state.notes[0].item == "explore/exit-criteria/预算确认/1"
    assert state.passages[0].from_stage == "explore"
    assert state.passages[0].missing == ("explore/exit-criteria/预算确认/2",)


def test_an_override_is_still_a_warning_after_its_stage_got_another_id() -> None:
    moved = edited(stages=(DISCOVERY.model_copy(update={"id": "explore"}), CLOSING))
    state = follow(moved, entered("discovery", "closing", passage=Passage.OVERRIDDEN, reason="急"))
    assert "gate-overridden" in [warning.code for warning in find_warnings(moved, state, at())]


def test_a_stage_that_is_gone_sends_its_deals_to_the_one_that_followed() -> None:
    without = edited(stages=(CLOSING,))
    found = plan(without)
    assert (found.stage_after.id, found.stages) == ("closing", {"discovery": "closing"})
    assert [question.kind for question in found.questions] == [QuestionKind.STAGE_REMOVED]
    assert [finding.code for finding in found.findings] == ["stage-removed"]
    assert follow(without).stage == "closing"


def test_the_last_stage_that_is_gone_sends_its_deals_to_the_one_before() -> None:
    found = plan(edited(stages=(DISCOVERY,)), entered("discovery", "closing"))
    assert found.stage_after.id == "discovery"


def test_a_criterion_that_became_required_in_a_passed_gate_is_a_finding() -> None:
    need, budget, rivals = DISCOVERY.exit_criteria
    optional = edited(need, budget, rivals.model_copy(update={"required": False}))
    done = (marked("discovery/exit-criteria/需求确认"), marked(BUDGET), entered("discovery", "closing"))
    found = plan_upgrade(compare_playbooks(optional, BEFORE), fold(deal_of(*done)))
    assert [(finding.code, finding.places[0].ref) for finding in found.findings] == [
        ("passed-gate-open", "E3")
    ]
    assert found.changes == ()


def test_evidence_that_becomes_required_is_a_finding_of_the_passed_gate() -> None:
    strict = sample_playbook(evidence="required")
    paths = (f"discovery/exit-criteria/{c.id}" for c in DISCOVERY.exit_criteria)
    found = plan(strict, *(marked(path) for path in paths), entered("discovery", "closing"))
    assert [finding.code for finding in found.findings] == ["passed-gate-open"]


def test_a_gate_that_was_overridden_is_no_new_finding() -> None:
    found = plan(
        with_budget("预算金额", "预算来源", "审批人", "付款计划"),
        entered("discovery", "closing", passage=Passage.OVERRIDDEN, reason="急"),
    )
    assert found.findings == ()


def test_stages_that_change_places_say_so_and_move_no_deal() -> None:
    found = plan(edited(stages=(CLOSING, DISCOVERY)))
    assert found.stage_after.id == "discovery"
    assert [finding.code for finding in found.findings] == ["stage-now-behind"]
    assert len(found.stage_changes) == 2


def test_another_playbook_is_a_question() -> None:
    other = BEFORE.model_copy(update={"id": "other", "title": "别的打法"})
    assert [question.kind for question in plan(other).questions] == [QuestionKind.OTHER_PLAYBOOK]


def test_nothing_in_common_is_refused() -> None:
    strange = edited(stages=(Stage(id="x", name="Kickoff", position=1, exit_criteria=(criterion("y"),)),))
    with pytest.raises(UnrelatedPlaybook):
        plan(strange)
