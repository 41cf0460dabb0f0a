from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_show_is_the_playbook_at_a_glance(playbook: Playbook) -> None:
    out = playbook("show").out
    for stage in ("Prospecting", "Evaluation", "Closed Won"):
        assert stage in out


@pytest.mark.parametrize("name", ["Evaluation", "eval", "评估", "2", "EVALUATION"])
def test_show_a_stage_by_its_names(playbook: Playbook, name: str) -> None:
    out = playbook("show", name).out
    assert "完成报价方案制定" in out
    assert "E1.3" in out
    assert "POC" not in out


def test_show_fits_the_width_with_wide_characters(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (60, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        for words in ((), ("Prospecting",), ("closed", "--section", "exit"), ("1", "--item", "A1")):
            lines = playbook("show", *words).out.splitlines()
            assert max(cell_len(line) for line in lines) <= width
            assert not any("…" in line for line in lines)


def test_a_wide_terminal_makes_no_line_of_a_stage_much_wider_than_prose(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert max(cell_len(line) for line in playbook("show", "eval").out.splitlines()) <= 110


def test_show_one_section_and_one_item_in_full(playbook: Playbook) -> None:
    section = playbook("show", "eval", "--section", "supporting").out
    assert "加快内部审批流程" in section
    item = playbook("show", "Prospecting", "--item", "E1").out
    assert "E1.3" in item
    activity = playbook("show", "Prospecting", "--item", "A1").out
    assert "1." in activity


def test_an_unknown_stage_names_the_nearest(playbook: Playbook) -> None:
    ran = playbook("show", "Evalution", expect=3)
    assert "Evaluation" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_show_json_has_the_keys_of_the_contract(playbook: Playbook) -> None:
    answer = playbook("show", "--json").json
    assert answer["format"] == "playbook/1"
    assert {"id", "title", "language", "version", "stages", "findings"} <= set(answer)
    keys = {
        "id", "name", "position", "probability", "stale_after_days", "summary", "entry_criteria",
        "key_activities", "outcomes", "deliverables", "customer_purchase_behaviors",
        "customer_supporting_behaviors", "exit_criteria", "other_sections",
    }  # fmt: skip
    assert all(keys <= set(stage) for stage in answer["stages"])
    activity = answer["stages"][0]["key_activities"][0]
    wanted = {"ref", "id", "name", "description", "line", "summary", "steps", "key_points", "importance"}
    assert wanted <= set(activity)
    criterion = answer["stages"][0]["exit_criteria"][0]
    assert {"summary", "requirements", "guidance", "outcome", "required"} <= set(criterion)
    assert criterion["requirements"][0]["ref"] == "E1.1"
    assert criterion["outcome"] == answer["stages"][0]["outcomes"][0]["id"]


def test_show_of_one_stage_as_json_has_that_stage_only(playbook: Playbook) -> None:
    assert [s["id"] for s in playbook("show", "eval", "--json").json["stages"]] == ["evaluation"]


def test_a_file_that_is_no_playbook_is_refused(playbook: Playbook) -> None:
    ran = playbook("show", "--playbook", "nowhere.md", expect=3)
    assert "nowhere.md" in ran.err
    ran = playbook("show", "--playbook", ".", expect=3)
    assert "directory" in ran.err


def test_the_language_is_a_flag_then_the_environment(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert playbook("--lang", "en", "show", "--json").json["language"] == "en"
    monkeypatch.setenv("PLAYBOOK_LANG", "en")
    assert playbook("show", "--json").json["language"] == "en"
    monkeypatch.delenv("PLAYBOOK_LANG")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert playbook("show", "--json").json["language"] == "en"
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert playbook("show", "--json").json["language"] == "zh"


def test_an_item_of_a_deal_is_looked_for_where_the_deal_stands(playbook: Playbook, acme: str) -> None:
    assert "明确核心业务场景" in playbook("show", "--deal", acme, "--item", "E1").out
    assert "matches more than one item" in playbook("show", "--item", "E1", expect=3).err
    playbook("advance", acme, "--override", "--reason", "试一试")
    assert "完成报价方案制定" in playbook("show", "--deal", acme, "--item", "E1").out
    assert "明确核心业务场景" in playbook("show", "prospecting", "--deal", acme, "--item", "E1").out
    assert "another" in playbook("show", "--deal", acme, "--playbook", "sales", expect=2).err


def test_a_deal_started_in_one_language_shows_in_the_other(playbook: Playbook, acme: str) -> None:
    zh = playbook("next", acme, "--json").json
    en = playbook("--lang", "en", "next", acme, "--json").json
    assert zh["action"]["ref"] == en["action"]["ref"]
    assert zh["action"]["text"] != en["action"]["text"]


def test_what_the_reader_found_is_not_dropped_silently(playbook: Playbook, tmp_path: Path) -> None:
    source = tmp_path / "team.md"
    source.write_text("stray line\n\n# T\n\n## Stage 1: A\n\n### Exit criteria\n\n- x\n", encoding="utf-8")
    ran = playbook("show", "--playbook", str(source))
    assert f"playbook lint {source}" in ran.err
    assert "lint" not in playbook("show").err


@pytest.mark.parametrize("words", [("evaluation/E1",), ("evaluation", "--item", "E1")])
def test_show_takes_a_ref_as_the_readme_writes_it(playbook: Playbook, words: tuple[str, ...]) -> None:
    assert playbook("show", *words).out.startswith("E1 完成报价方案制定")


def test_show_takes_the_name_of_a_deal_for_its_playbook(playbook: Playbook, acme: str) -> None:
    assert playbook("show", "acme").out == playbook("show", "--deal", "acme").out
    assert "nobody" in playbook("show", "nobody", expect=3).err


def test_the_playbook_of_a_deal_is_told_by_its_edition_and_whether_that_is_still_the_one_installed(
    playbook: Playbook,
) -> None:
    head = "---\nlanguage: en\nplaybook: team\n---\n\n# Sales\n\n"
    text = f"{head}## Stage 1: Pilot\n\n### Exit criteria\n\n- Signed\n"
    file = Path("team.md")
    file.write_text(text, encoding="utf-8")
    playbook("config", "set", "playbook", "team.md")
    playbook("start", "Acme")
    told = playbook("--lang", "en", "show", "acme").err
    assert "Acme follows Sales, edition team.en (" in told
    assert "the one that is installed" in told
    assert "sha256" not in told
    file.write_text(f"{text}- Paid\n", encoding="utf-8")
    told = playbook("--lang", "en", "show", "--deal", "acme", "E1").err
    assert "another is installed by now:\nplaybook diff acme" in told


def test_show_takes_an_item_of_a_deal_and_says_what_is_recorded_on_it(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1", "--evidence", "minutes", "--confirmed-by", "Wang, CFO")
    playbook("done", acme, "A1")
    playbook("waive", acme, "E1.2", "--reason", "known for years")
    playbook("note", acme, "--item", "E1.3", "ask again")
    playbook("advance", acme, "--override", "--reason", "a try")
    shown = " ".join(playbook("show", acme, "prospecting/E1").out.split())
    assert "✓ E1.1 现有业务流程中的关键环节已了解: minutes · confirmed by Wang, CFO" in shown
    assert "– E1.2 客户面临的主要挑战已了解: waived (known for years)" in shown
    assert "○ E1.3 客户期望改善的目标已了解" in shown
    assert "ask again" in shown
    assert playbook("show", acme, "E1").out.startswith("E1 完成报价方案制定")  # of the stage it is in
    assert "claimed, no evidence" in playbook("show", acme, "需求调研访谈").out
    answer = playbook("show", acme, "prospecting/E1", "--json").json
    assert [(one["ref"], one["status"]) for one in answer["recorded"]] == [
        ("E1.1", "done"),
        ("E1.2", "waived"),
    ]


def test_show_takes_a_stage_of_a_deal_and_an_item_of_a_stage(playbook: Playbook, acme: str) -> None:
    assert "完成报价方案制定" in playbook("show", acme, "evaluation").out
    assert playbook("show", "evaluation", "E1").out == playbook("show", "evaluation/E1").out
    assert "nothing" in playbook("show", acme, "nothing", expect=3).err
    assert "--item" in playbook("show", acme, "E1", "--item", "E2", expect=2).err


def test_a_part_is_shown_with_the_criterion_that_it_belongs_to(playbook: Playbook) -> None:
    shown = playbook("show", "evaluation/E1.2").out
    assert shown.startswith("E1.2 技术、财务、交付等内部各部门评审已通过\n\nE1 完成报价方案制定")
    assert "E1.2.1" not in shown
    assert playbook("show", "evaluation/E1.2", "--json").json["requirements"][1]["ref"] == "E1.2"
