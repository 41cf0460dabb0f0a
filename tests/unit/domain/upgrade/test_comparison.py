from typing import Any

import pytest
from tests.samples import criterion

from playbook_cli.domain.playbook.model import ExitCriterion, Item, Playbook, Section, Stage
from playbook_cli.domain.upgrade.comparison import compare_playbooks, find_reordered
from playbook_cli.domain.upgrade.item_pairing import ChangeKind


def stage(name: str, *criteria: ExitCriterion, **fields: Any) -> Stage:
    return Stage.model_validate(
        {"id": name, "name": name, "position": 1, "exit_criteria": criteria, **fields}
    )


def playbook(*stages: Stage, language: str = "zh") -> Playbook:
    placed = tuple(one.model_copy(update={"position": n}) for n, one in enumerate(stages, 1))
    return Playbook(id="team", title="团队打法", language=language, stages=placed)


def changes(before: Playbook, after: Playbook) -> list[tuple[str, str | None, str | None]]:
    """Every place that did not stay as it was, by its refs."""
    comparison = compare_playbooks(before, after)
    return [
        (c.kind.value, c.before and c.before.full_ref, c.after and c.after.full_ref)
        for c in comparison.changes
        if c.kind is not ChangeKind.KEPT
    ]


BEFORE = playbook(
    stage("发现", criterion("预算", "预算金额已知", "审批人已知"), criterion("竞争情况")),
    stage("签约", criterion("合同", "双方签字")),
)


def test_numbered_requirements_are_found_by_their_words_and_not_by_their_numbers() -> None:
    after = playbook(
        stage("发现", criterion("预算", "付款计划已定", "审批人已知", "预算金额已知"), criterion("竞争情况")),
        stage("签约", criterion("合同", "双方签字")),
    )
    assert changes(BEFORE, after) == [("added", None, "发现/E1.1")]
    assert find_reordered(compare_playbooks(BEFORE, after)) == ((after.stages[0], Section.EXIT_CRITERIA),)


def test_stated_ids_of_requirements_decide_before_words() -> None:
    fields = {"id": "预算", "name": "预算"}
    one = ExitCriterion.model_validate({**fields, "requirements": ({"id": "sum", "text": "预算金额"},)})
    other = ExitCriterion.model_validate({**fields, "requirements": ({"id": "sum", "text": "一共多少钱"},)})
    assert changes(playbook(stage("发现", one)), playbook(stage("发现", other))) == [
        ("renamed", "发现/E1.1", "发现/E1.1")
    ]


def test_another_id_with_the_same_words_is_the_same_item() -> None:
    renumbered = criterion("竞争情况").model_copy(update={"id": "competition"})
    after = playbook(stage("发现", BEFORE.stages[0].exit_criteria[0], renumbered), BEFORE.stages[1])
    assert changes(BEFORE, after) == []
    assert "发现/exit-criteria/competition" in compare_playbooks(BEFORE, after).by_new_path


def test_the_full_stop_and_the_width_of_letters_are_no_rewording() -> None:
    before = playbook(stage("发现", criterion("预算", "CFO已确认。")))
    after = playbook(stage("发现", criterion("预算", "ＣＦＯ已确认")))
    assert changes(before, after) == []


def test_a_number_that_changes_is_a_rewording() -> None:
    before = playbook(stage("发现", criterion("预算", "预算不低于10万")))
    after = playbook(stage("发现", criterion("预算", "预算不低于100万")))
    assert changes(before, after) == [("reworded", "发现/E1.1", "发现/E1.1")]


def test_words_with_nothing_in_common_are_one_removed_and_one_added() -> None:
    before = playbook(stage("发现", criterion("预算", "预算金额已知")))
    after = playbook(stage("发现", criterion("预算", "客户安排会议")))
    assert changes(before, after) == [("removed", "发现/E1.1", None), ("added", None, "发现/E1.1")]


def test_a_criterion_in_another_stage_is_moved() -> None:
    after = playbook(
        stage("发现", BEFORE.stages[0].exit_criteria[0]),
        stage("签约", criterion("合同", "双方签字"), criterion("竞争情况")),
    )
    assert changes(BEFORE, after) == [("moved", "发现/E2", "签约/E2")]


def test_a_requirement_that_becomes_a_criterion_of_its_own_is_moved() -> None:
    after = playbook(
        stage("发现", criterion("预算", "预算金额已知"), criterion("竞争情况"), criterion("审批人已知")),
        BEFORE.stages[1],
    )
    assert changes(BEFORE, after) == [("moved", "发现/E1.2", "发现/E3")]


def test_a_criterion_gets_its_first_requirements_and_another_loses_all() -> None:
    after = playbook(stage("发现", criterion("预算"), criterion("竞争情况", "对手名单")), BEFORE.stages[1])
    assert changes(BEFORE, after) == [
        ("drawn_together", "发现/E1", "发现/E1"),
        ("removed", "发现/E1.1", None),
        ("removed", "发现/E1.2", None),
        ("spelled_out", "发现/E2", "发现/E2"),
        ("added", None, "发现/E2.1"),
    ]


@pytest.mark.parametrize("name", ["发现阶段", "需求挖掘与预算"])
def test_a_stage_is_found_by_a_name_that_is_alike_or_by_what_it_holds(name: str) -> None:
    after = playbook(stage(name, *BEFORE.stages[0].exit_criteria), BEFORE.stages[1])
    assert compare_playbooks(BEFORE, after).stages["发现"].name == name
    assert changes(BEFORE, after) == []


def test_activities_and_behaviors_are_compared_too() -> None:
    before = playbook(
        stage(
            "发现", customer_purchase_behaviors=(Item(id="a", name="确认预算"), Item(id="b", name="看产品"))
        )
    )
    after = playbook(stage("发现", customer_purchase_behaviors=(Item(id="a", name="书面确认预算"),)))
    assert changes(before, after) == [("renamed", "发现/P1", "发现/P1"), ("removed", "发现/P2", None)]


def test_between_languages_ids_decide_and_words_are_not_compared() -> None:
    english = playbook(
        stage("发现", criterion("预算", "amount known"), criterion("竞争情况")).model_copy(
            update={"name": "Discovery"}
        ),
        stage("签约", criterion("合同", "signed")).model_copy(update={"name": "Closing"}),
        language="en",
    )
    assert changes(BEFORE, english) == [("removed", "发现/E1.2", None)]
    assert compare_playbooks(BEFORE, english).translated


def test_stages_in_another_order_keep_their_items() -> None:
    after = playbook(BEFORE.stages[1], BEFORE.stages[0])
    assert changes(BEFORE, after) == []
