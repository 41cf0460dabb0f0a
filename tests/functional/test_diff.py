from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.functional import editions
from tests.functional.conftest import Ran
from tests.functional.editions import write_edition

Playbook = Callable[..., Ran]


@pytest.fixture
def team(playbook: Playbook, tmp_path: Path) -> Path:
    source = tmp_path / "team.md"
    playbook("start", "Acme", "--playbook", write_edition(source, editions.FIRST))
    playbook("done", "acme", "E1.1", "E1.2", "E2", "E3", "-e", "纪要 10-01")
    return source


def changes_of(playbook: Playbook, source: Path, text: str) -> list[tuple[str, str | None, str | None, str]]:
    answer = playbook("diff", "acme", "--playbook", write_edition(source, text), "--json").json
    return [(c["kind"], _ref(c["from"]), _ref(c["to"]), c["status"]) for c in answer["changes"]]


def _ref(place: dict[str, Any] | None) -> str | None:
    return place["ref"] if place else None


def test_an_unchanged_playbook_changes_nothing(playbook: Playbook, team: Path) -> None:
    ran = playbook("diff", "acme", "--playbook", str(team))
    assert "already follows this edition" in ran.out
    answer = playbook("diff", "acme", "--playbook", str(team), "--json").json
    assert (answer["same"], answer["changes"], answer["questions"]) == (True, [], [])


def test_a_reworded_requirement_is_shown_with_its_old_words_and_its_tick(
    playbook: Playbook, team: Path
) -> None:
    kinds = changes_of(playbook, team, editions.REWORDED)
    assert kinds == [("reworded", "discovery/E1.2", "discovery/E1.2", "done")]
    ran = playbook("diff", "acme", "--playbook", str(team))
    assert "写成书面纪要" in ran.out
    assert "was: 写成纪要" in ran.out
    assert "you decide" in ran.out


def test_a_removed_and_a_renamed_criterion(playbook: Playbook, team: Path) -> None:
    assert changes_of(playbook, team, editions.REMOVED) == [("removed", "discovery/E3", None, "done")]
    assert "stays in the history" in playbook("diff", "acme", "--playbook", str(team)).out
    renamed = changes_of(playbook, team, editions.RENAMED)
    assert renamed == [("renamed", "discovery/E2", "discovery/E2", "done")]


def test_an_inserted_requirement_is_added_and_the_others_are_found_by_their_words(
    playbook: Playbook, team: Path
) -> None:
    assert changes_of(playbook, team, editions.EXTENDED) == [("added", None, "discovery/E2.2", "open")]


def test_another_order_is_one_line_and_no_change(playbook: Playbook, team: Path) -> None:
    answer = playbook("diff", "acme", "--playbook", write_edition(team, editions.REORDERED), "--json").json
    assert answer["changes"] == []
    assert answer["reordered"] == [{"stage": "discovery", "section": "exit_criteria"}]
    assert "in another order" in playbook("diff", "acme", "--playbook", str(team)).out


def test_a_new_stage_in_the_middle_is_behind_a_deal_that_stands_after_it(
    playbook: Playbook, team: Path
) -> None:
    playbook("advance", "acme")
    answer = playbook("diff", "acme", "--playbook", write_edition(team, editions.MIDDLE_STAGE), "--json").json
    assert answer["stages"] == [{"from": None, "to": {"id": "trial", "name": "评估", "position": 2}}]
    assert answer["stage"] == {"from": "closing", "to": "closing"}
    [finding] = answer["findings"]
    assert (finding["code"], finding["missing"][0]["ref"]) == ("stage-now-behind", "trial/E1")


def test_a_criterion_added_to_a_passed_gate_is_a_finding(playbook: Playbook, team: Path) -> None:
    playbook("advance", "acme")
    answer = playbook("diff", "acme", "--playbook", write_edition(team, editions.EXTENDED), "--json").json
    [finding] = answer["findings"]
    assert (finding["code"], finding["stage"]) == ("passed-gate-open", "discovery")
    assert [place["ref"] for place in finding["missing"]] == ["discovery/E2.2"]


def test_an_explanation_that_changed_behind_its_name_is_named(playbook: Playbook, team: Path) -> None:
    changed = editions.FIRST.replace("与三个部门访谈", "与所有部门访谈")
    named = ("--playbook", write_edition(team, changed))
    assert "explanation changed: 发现 A1" in playbook("diff", "acme", *named).out
    answer = playbook("diff", "acme", *named, "--json").json
    assert (answer["changes"], answer["retold"]) == ([], ["discovery/A1"])
    reworded = write_edition(team, editions.REWORDED)
    assert playbook("diff", "acme", "--playbook", reworded, "--json").json["retold"] == []


def test_another_language_of_the_same_playbook_is_no_list_of_rewordings(
    playbook: Playbook, team: Path
) -> None:
    assert changes_of(playbook, team, editions.ENGLISH) == []
    ran = playbook("diff", "acme", "--playbook", str(team))
    assert "in another language, zh → en" in ran.out
    assert len(ran.out.splitlines()) <= 5


def test_the_bundled_editions_differ_in_language_alone(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1", "-e", "mail")
    english = Path(__file__).parents[2] / "playbooks" / "sales.en.md"
    answer = playbook("diff", acme, "--playbook", str(english), "--json").json
    assert (answer["changes"], answer["stages"], answer["findings"]) == ([], [], [])
    assert (answer["from"]["language"], answer["to"]["language"]) == ("zh", "en")


def test_without_a_playbook_named_it_is_the_installed_edition_in_the_language_of_the_deal(
    playbook: Playbook, acme: str
) -> None:
    answer = playbook("--lang", "en", "diff", acme, "--json").json
    assert answer["same"]
    assert answer["to"]["language"] == "zh"


def test_a_deal_of_a_file_that_is_not_installed_asks_for_the_file(playbook: Playbook, team: Path) -> None:
    ran = playbook("diff", "acme", expect=3)
    assert "--playbook FILE" in ran.err


def test_the_playbook_of_the_settings_is_the_current_one(
    playbook: Playbook, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_PLAYBOOK", write_edition(team, editions.REMOVED))
    assert not playbook("diff", "acme", "--json").json["same"]


def test_a_playbook_with_nothing_in_common_is_refused(playbook: Playbook, team: Path, tmp_path: Path) -> None:
    text = "# 交付打法\n\n## 启动\n\n### 退出标准\n- 计划已定\n\n## 上线\n\n### 退出标准\n- 已上线\n"
    other = write_edition(tmp_path / "other.md", text)
    ran = playbook("diff", "acme", "--playbook", other, expect=3)
    assert "no stage in common" in ran.err


def test_diff_writes_nothing(playbook: Playbook, team: Path, home: Path) -> None:
    def files() -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in home.rglob("*") if p.is_file()}

    before = files()
    playbook("diff", "acme", "--playbook", write_edition(team, editions.REWORDED))
    assert files() == before
