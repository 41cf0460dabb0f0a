"""Each rule of the linter on the smallest playbook that breaks it, and on one that does not."""

from typing import Any

import pytest

from playbook_cli.domain.playbook.finding import Finding, Severity
from playbook_cli.domain.playbook.lint.edition_rules import compare_editions
from playbook_cli.domain.playbook.lint.name_rules import find_missing_ids
from playbook_cli.domain.playbook.lint.rules import lint_playbook
from playbook_cli.domain.playbook.model import (
    ExitCriterion,
    Item,
    KeyActivity,
    Playbook,
    Requirement,
    Stage,
)


def criterion(name: str, **fields: Any) -> ExitCriterion:
    requirements = (Requirement(id="1", text="预算金额已书面确认", line=9),)
    plain = {"id": f"{name}-id", "outcome": "won", "requirements": requirements, "line": 8}
    return ExitCriterion(**{"name": name, **plain, **fields})


def activity(name: str, **fields: Any) -> KeyActivity:
    return KeyActivity(**{"name": name, "id": f"{name}-id", "line": 4, **fields})


def item(name: str, **fields: Any) -> Item:
    return Item(**{"name": name, "id": f"{name}-id", "line": 6, **fields})


def stage(position: int = 1, **fields: Any) -> Stage:
    plain = {
        "id": f"stage-{position}",
        "name": f"Stage{position}",
        "position": position,
        "line": 2,
        "stale_after_days": 30,
        "exit_criteria": (criterion(f"标准{position}"),),
        "outcomes": (item(f"成果{position}", id="won"),),
    }
    return Stage(**{**plain, **fields})


def playbook(*stages: Stage, **fields: Any) -> Playbook:
    plain = {"id": "p", "title": "P", "loss_reasons": ("价格", "其他"), "win_reasons": ("方案", "其他")}
    return Playbook(**{**plain, "stages": stages or (stage(),), **fields})


def codes(book: Playbook) -> list[str]:
    return [finding.code for finding in lint_playbook(book)]


def only(book: Playbook, code: str) -> Finding:
    found = [finding for finding in lint_playbook(book) if finding.code == code]
    assert len(found) == 1, codes(book)
    return found[0]


def test_a_sound_playbook_has_no_findings() -> None:
    assert codes(playbook(stage(1), stage(2))) == []


def test_a_stage_without_exit_criteria_is_an_error_but_in_the_last_stage_a_warning() -> None:
    found = lint_playbook(playbook(stage(1, exit_criteria=()), stage(2, exit_criteria=())))
    severities = [finding.severity for finding in found if finding.code == "no-exit-criteria"]
    assert severities == [Severity.ERROR, Severity.WARNING]


def test_a_gate_with_nine_criteria_is_heavy() -> None:
    nine = tuple(criterion(f"标准{n}") for n in range(9))
    assert only(playbook(stage(exit_criteria=nine)), "heavy-gate").field("criteria") == "9"


def test_a_criterion_with_neither_requirements_nor_guidance_cannot_be_verified() -> None:
    bare = playbook(stage(exit_criteria=(criterion("预算明确", requirements=()),)))
    assert only(bare, "criterion-not-verifiable").line == 8


def test_guidance_alone_makes_a_criterion_verifiable() -> None:
    guided = criterion("预算明确", requirements=(), guidance="看邮件")
    assert codes(playbook(stage(exit_criteria=(guided,)))) == []


def test_outcomes_and_criteria_that_are_not_paired_are_both_found() -> None:
    book = playbook(stage(exit_criteria=(criterion("预算明确", outcome=None),)))
    assert codes(book) == ["outcome-without-criterion", "criterion-without-outcome"]


def test_a_stage_that_states_no_outcomes_is_not_asked_for_pairs() -> None:
    assert codes(playbook(stage(outcomes=(), exit_criteria=(criterion("预算明确", outcome=None),)))) == []


def test_a_criterion_worded_as_work_is_found() -> None:
    book = playbook(stage(exit_criteria=(criterion("待进行需求调研"),)))
    assert only(book, "criterion-as-task").field("item") == "待进行需求调研"


def test_requirements_worded_as_work_are_counted_on_the_line_of_the_first() -> None:
    requirements = (
        Requirement(id="1", text="预算已确认", line=9),
        Requirement(id="2", text="制定调研计划", line=10),
        Requirement(id="3", text="安排调研时间", line=11),
    )
    found = only(
        playbook(stage(exit_criteria=(criterion("调研就绪", requirements=requirements),))),
        "requirement-as-task",
    )
    assert (found.line, found.field("count"), found.field("total")) == (10, "2", "3")


def test_two_items_of_one_name_are_found_whatever_their_width_and_case() -> None:
    book = playbook(stage(deliverables=(item("POC报告", id="a", line=5), item("ｐｏｃ报告", id="b"))))
    assert only(book, "duplicate-name").field("first") == "5"


def test_two_items_of_one_id_are_an_error() -> None:
    book = playbook(stage(deliverables=(item("报价", id="a", line=5), item("合同", id="a"))))
    assert only(book, "duplicate-id").severity is Severity.ERROR


def test_an_activity_in_several_stages_is_found_once_with_all_its_stages() -> None:
    same = {"key_activities": (activity("报价"),)}
    found = only(playbook(stage(1, **same), stage(2, **same), stage(3, **same)), "repeated-activity")
    assert found.field("stages").splitlines() == ["Stage1", "Stage2", "Stage3"]


def test_a_criterion_in_several_stages_is_found() -> None:
    book = playbook(stage(1), stage(2, exit_criteria=(criterion("标准1"),)))
    assert only(book, "repeated-criterion").field("item") == "标准1"


def test_items_without_an_id_of_their_own_are_counted_once() -> None:
    found = list(find_missing_ids(playbook(stage()), [(6, "成果1"), (8, "标准1")]))
    assert [(f.line, f.field("count"), f.field("total")) for f in found] == [(6, "2", "2")]
    assert list(find_missing_ids(playbook(stage()), [])) == []


def test_a_stage_with_less_than_a_third_of_its_neighbours_is_thin() -> None:
    many = {"deliverables": tuple(item(f"交付物{n}") for n in range(8))}
    found = only(playbook(stage(1, **many), stage(2), stage(3, **many)), "thin-stage")
    assert (found.field("stage"), found.field("usual")) == ("Stage2", "10")


def test_a_section_that_every_other_stage_has_is_missed() -> None:
    some = {"deliverables": (item("交付物"),)}
    found = only(playbook(stage(1, **some), stage(2), stage(3, **some)), "missing-section")
    assert (found.field("stage"), found.field("section")) == ("Stage2", "deliverables")


@pytest.mark.parametrize("name", ["合同签署流程", "Invoice", "Contract draft"])
def test_closing_work_in_the_first_of_three_stages_is_found(name: str) -> None:
    book = playbook(stage(1, deliverables=(item(name),)), stage(2), stage(3))
    assert only(book, "closing-work-early").field("items") == name


@pytest.mark.parametrize("name", ["报价方案制定", "Bid documents"])
def test_offer_work_in_the_last_stage_is_found(name: str) -> None:
    book = playbook(stage(1), stage(2), stage(3, key_activities=(activity(name),)))
    assert only(book, "offer-work-late").field("items") == name


def test_a_word_within_another_word_is_no_closing_work() -> None:
    book = playbook(stage(1, deliverables=(item("Subcontractors overview"),)), stage(2), stage(3))
    assert "closing-work-early" not in codes(book)


def test_a_probability_that_falls_is_found() -> None:
    found = only(playbook(stage(1, probability=40), stage(2, probability=20)), "probability-falls")
    assert (found.field("before"), found.field("probability")) == ("40", "20")


def test_a_stated_link_that_leads_nowhere_is_an_error() -> None:
    linked = criterion("标准1", supported_by=("key-activities/survey", "deliverables/nothing"))
    book = playbook(stage(exit_criteria=(linked,), key_activities=(activity("调研", id="survey"),)))
    found = only(book, "unknown-link")
    assert (found.severity, found.field("link")) == (Severity.ERROR, "deliverables/nothing")


def test_a_criterion_that_no_activity_serves_is_found_only_where_links_are_stated() -> None:
    first = criterion("标准1", supported_by=("key-activities/survey",))
    second = criterion("标准2", supported_by=())
    survey = (activity("调研", id="survey"),)
    stated = playbook(stage(exit_criteria=(first, second), key_activities=survey))
    silent = playbook(stage(exit_criteria=(criterion("标准1"), criterion("标准2")), key_activities=survey))
    assert only(stated, "criterion-without-activity").field("item") == "标准2"
    assert "criterion-without-activity" not in codes(silent)


def test_stages_without_a_limit_are_named() -> None:
    found = only(playbook(stage(1), stage(2, stale_after_days=None)), "no-stale-limits")
    assert found.field("stages") == "Stage2"


def test_missing_reasons_are_found() -> None:
    assert codes(playbook(loss_reasons=(), win_reasons=())) == ["no-loss-reasons", "no-win-reasons"]


def test_editions_with_the_same_ids_and_settings_agree() -> None:
    assert compare_editions(playbook(stage(1)), playbook(stage(1)), "p.en.md") == ()


def test_an_id_that_one_edition_lacks_is_an_error_in_both() -> None:
    ours = playbook(stage(deliverables=(item("报价", id="quote"),)))
    theirs = playbook(stage(deliverables=(item("Quote", id="quotation"),)))
    found = compare_editions(ours, theirs, "p.en.md")
    assert [(f.code, f.field("id"), f.severity) for f in found] == [
        ("edition-id-missing", "quotation", Severity.ERROR),
        ("edition-id-unknown", "quote", Severity.ERROR),
    ]


def test_another_order_changes_the_refs_and_is_found() -> None:
    quote, contract = item("报价", id="quote"), item("合同", id="contract")
    ours, theirs = (playbook(stage(deliverables=d)) for d in ((quote, contract), (contract, quote)))
    assert [f.code for f in compare_editions(ours, theirs, "p.en.md")] == ["edition-order-differs"]


def test_editions_must_ask_for_the_same_requirements() -> None:
    ours, theirs = (
        playbook(stage(exit_criteria=(criterion("标准", requirements=()),))),
        playbook(stage(exit_criteria=(criterion("标准"),))),
    )
    assert "edition-requirements-differ" in [f.code for f in compare_editions(ours, theirs, "p.en.md")]


def test_settings_that_differ_are_named() -> None:
    ours = playbook(stage(probability=20), loss_reasons=("价格",))
    found = compare_editions(ours, playbook(stage(probability=30)), "p.en.md")
    assert [f.field("setting") for f in found] == ["loss_reasons", "stage-1: probability"]


def test_a_need_that_names_no_criterion_is_an_error() -> None:
    found = only(playbook(stage(exit_criteria=(criterion("标准1", needs=("天气",)),))), "unknown-need")
    assert (found.severity, found.field("need")) == (Severity.ERROR, "天气")


def test_criteria_that_wait_for_each_other_are_an_error() -> None:
    first = criterion("标准1", id="first", needs=("second",))
    second = criterion("标准2", id="second", needs=("first",))
    found = only(playbook(stage(exit_criteria=(first, second))), "circular-needs")
    assert (found.severity, found.field("items")) == (Severity.ERROR, "标准1\n标准2")
    assert "circular-needs" not in codes(
        playbook(stage(exit_criteria=(first, criterion("标准2", id="second"))))
    )
