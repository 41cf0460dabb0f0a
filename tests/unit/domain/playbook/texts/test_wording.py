import pytest

from playbook_cli.domain.playbook.texts.wording import is_task, is_work


@pytest.mark.parametrize(
    "name",
    [
        "待进行需求调研",
        "推进项目立项流程",
        "需要客户确认预算",
        "准备投标文件",
        "Schedule a demo",
        "Identify the economic buyer",
        "Proposal in progress",
        "Budget to be confirmed",
        "Project approval under way",
    ],
)
def test_a_name_that_asks_for_work_is_a_task(name: str) -> None:
    assert is_task(name)


@pytest.mark.parametrize(
    "name",
    [
        "明确核心业务场景",
        "需求范围已确认",
        "准备工作已完成",
        "待定条款已达成一致",
        "Budget confirmed",
        "Demo held with the buying committee",
        "Contact identified",
        "Economic buyer",
        "Plan",
        "Research complete",
        "",
    ],
)
def test_a_name_that_states_a_result_is_no_task(name: str) -> None:
    assert not is_task(name)


@pytest.mark.parametrize("text", ["制定调研计划", "提供产品功能介绍", "Send the quote"])
def test_a_requirement_that_names_an_activity_is_work(text: str) -> None:
    assert is_work(text)


@pytest.mark.parametrize(
    "text",
    ["调研计划已制定", "准备就绪的环境", "期望改善的目标", "用户规模", "Quote sent", "Send-off date is set"],
)
def test_a_requirement_that_names_a_result_is_not_work(text: str) -> None:
    assert not is_work(text)
