"""The seed text: as it was pasted, and as the Markdown that a team would make of it, it is one playbook."""

import re
from pathlib import Path

import pytest

from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.model import Playbook, Section, without_lines
from playbook_cli.reading import read_markdown

SEED = Path(__file__).parents[2] / "data" / "seed" / "sales-playbook.txt"
CHINESE_SECTIONS = {
    "Key Activities": "关键活动",
    "Outcomes": "成果",
    "Deliverables": "交付物",
    "Customer Purchase Behaviors": "客户购买行为",
    "Customer Supporting Behaviors": "客户支持行为",
    "Exit Criteria": "退出标准",
}
COUNTED = [section for section in Section if section is not Section.ENTRY_CRITERIA]


def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


def as_markdown(text: str) -> str:
    """The seed with `#`, `-`, bold names, Chinese section names, a BOM and CRLF, and without its residue."""
    lines = []
    for line in text.partition("Sales Playbook\n")[2].split("\n"):
        stripped = line.strip()
        if stripped in CHINESE_SECTIONS:
            stripped = f"### {CHINESE_SECTIONS[stripped]}"
        elif stripped == "Opportunity Stages" or stripped.endswith(" Stage"):
            stripped = f"## {stripped}"
        else:
            stripped = re.sub(r"^•\s*([^:]+)(:|$)", r"- **\1**\2", stripped)
        lines.append(stripped)
    return "\ufeff# Sales Playbook\n\n".replace("\n", "\r\n") + "\r\n".join(
        lines[lines.index("## Opportunity Stages") :]
    )


def read(text: str) -> ReadPlaybook:
    return read_markdown(text, source="sales-playbook.txt")


@pytest.fixture(params=["as pasted", "as Markdown"])
def playbook(request: pytest.FixtureRequest) -> Playbook:
    text = seed_text()
    return read(text if request.param == "as pasted" else as_markdown(text)).playbook


def test_stages_items_and_requirements_are_all_there(playbook: Playbook) -> None:
    assert playbook.title == "Sales Playbook"
    assert [stage.name for stage in playbook.stages] == ["Prospecting", "Evaluation", "Closed Won"]
    counts = [[len(stage.items(section)) for section in COUNTED] for stage in playbook.stages]
    assert counts == [[10, 10, 10, 10, 10, 10], [2, 2, 1, 1, 1, 2], [5, 5, 4, 4, 2, 5]]
    criteria = [criterion for stage in playbook.stages for criterion in stage.exit_criteria]
    assert len(criteria) == 17
    assert sum(len(criterion.requirements) for criterion in criteria) == 66


def test_every_criterion_is_paired_with_its_outcome(playbook: Playbook) -> None:
    for stage in playbook.stages:
        for criterion in stage.exit_criteria:
            outcome = next(outcome for outcome in stage.outcomes if outcome.id == criterion.outcome)
            assert outcome.name == criterion.name


def test_fifteen_activities_state_steps_key_points_and_importance(playbook: Playbook) -> None:
    activities = [activity for stage in playbook.stages for activity in stage.key_activities]
    stated = [one for one in activities if one.steps and one.key_points and one.importance]
    assert len(stated) == 15
    assert not any(one.steps or one.key_points or one.importance for one in activities if one not in stated)
    first = activities[0]
    assert first.name == "需求调研访谈"
    assert first.summary == "通过结构化访谈了解客户痛点和业务需求。"
    assert first.steps == ("准备访谈提纲", "倾听客户诉求", "记录关键信息", "总结需求要点")
    assert first.key_points == ("提前研究客户行业背景", "善用开放式问题")
    assert first.importance == "为后续方案制定和商机判断奠定基础。"
    assert first.description.startswith("通过结构化访谈")
    assert first.description.endswith("奠定基础。")


def test_guidance_is_the_sentence_after_the_last_number(playbook: Playbook) -> None:
    criteria = {
        (stage.name, criterion.name): criterion
        for stage in playbook.stages
        for criterion in stage.exit_criteria
    }
    assert sum(bool(criterion.guidance) for criterion in criteria.values()) == 10
    feasible = criteria["Prospecting", "确认技术可行性"]
    assert feasible.summary == "评估解决方案在技术层面的可实现程度。"
    assert feasible.guidance == "可邀请技术专家参与初步会谈,完成技术调研表。"
    quote = criteria["Evaluation", "完成报价方案制定"]
    assert [requirement.text for requirement in quote.requirements] == [
        "与客户确认方案完整性",
        "获得内部各部门(技术/财务/交付)评审通过",
        "形成正式报价文档并完成审批",
    ]
    assert quote.guidance == ""
    days = criteria["Closed Won", "完成服务人天结算"]
    assert days.summary == "针对人天结算模式"
    assert days.requirements[3].text == "加班、差旅等额外费用计算规则已明确"


def test_both_forms_give_the_same_model() -> None:
    pasted, marked = read(seed_text()), read(as_markdown(seed_text()))
    assert without_lines(pasted.playbook) == without_lines(marked.playbook)
    assert pasted.playbook.digest == marked.playbook.digest


def test_the_residue_of_the_web_page_is_reported() -> None:
    findings = read(seed_text()).findings
    assert [(finding.line, finding.code) for finding in findings] == [
        (1, "text-before-title"),
        (3, "text-before-title"),
        (4, "text-before-title"),
    ]
    assert findings[1].field("text") == "17 KiB"
    assert not read(as_markdown(seed_text())).findings


def test_a_stage_missing_from_the_list_or_from_the_text_is_reported() -> None:
    renamed = seed_text().replace("  • Closed Won\n", "  • Negotiation\n", 1)
    findings = {finding.code: finding for finding in read(renamed).findings}
    assert findings["stage-without-section"].field("stage") == "Negotiation"
    assert findings["stage-not-listed"].field("stage") == "Closed Won"


def test_the_opening_list_gives_the_order() -> None:
    swapped = seed_text().replace("Prospecting\n  • Evaluation\n", "Evaluation\n  • Prospecting\n", 1)
    result = read(swapped)
    assert [stage.name for stage in result.playbook.stages] == ["Evaluation", "Prospecting", "Closed Won"]
    assert "stage-order-differs" in {finding.code for finding in result.findings}


def test_blank_lines_lost_in_pasting_change_nothing() -> None:
    dense = "\n".join(line for line in seed_text().split("\n") if line.strip())
    assert without_lines(read(dense).playbook) == without_lines(read(seed_text()).playbook)
