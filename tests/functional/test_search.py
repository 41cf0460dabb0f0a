"""`playbook search`: stage, ref and line of what the playbook says, deal and day of what the deals say."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

from playbook_cli.render.cell_widths import width_of


def test_it_prints_stage_and_ref_and_line_of_every_text_that_says_so(playbook: Callable[..., Ran]) -> None:
    lines = playbook("search", "互认证书").out.splitlines()
    assert len(lines) == 1
    assert re.fullmatch(r"prospecting/D8 +line \d+ +互认证书", lines[0])


def test_width_and_case_do_not_count(playbook: Callable[..., Ran]) -> None:
    assert playbook("search", "ｒｏｉ").out == playbook("search", "ROI").out != ""


def test_several_words_find_what_holds_each_of_them_and_quotes_keep_them_together(
    playbook: Callable[..., Ran], acme: str
) -> None:
    playbook("note", acme, "Priya writes the tender")
    playbook("note", acme, "Priya is on leave")
    found = playbook("search", "tender", "priya", "--json").json
    assert [one["text"] for one in found] == ["Priya writes the tender"]
    assert "priya tender" in playbook("search", "priya tender", expect=1).err


def test_json_names_stage_ref_field_line_and_text(playbook: Callable[..., Ran]) -> None:
    found = playbook("search", "书面的项目时间表", "--json").json
    assert [(one["stage"], one["ref"], one["field"]) for one in found] == [
        ("evaluation", "E2.1", "requirement")
    ]
    assert found[0]["line"] > 0


def test_nothing_found_is_a_no_with_empty_stdout(playbook: Callable[..., Ran]) -> None:
    ran = playbook("search", "没有这句话", expect=1)
    assert ran.out == ""
    assert "没有这句话" in ran.err


def test_nothing_found_in_json_is_an_empty_list(playbook: Callable[..., Ran]) -> None:
    assert playbook("search", "没有这句话", "--json", expect=1).json == []


def test_it_searches_the_edition_asked_for(playbook: Callable[..., Ran]) -> None:
    assert "evaluation/E2.1" in playbook("--lang", "en", "search", "written project schedule").out


def test_long_texts_are_cut_around_the_words_to_80_columns(playbook: Callable[..., Ran]) -> None:
    for line in playbook("--lang", "en", "search", "budget").out.splitlines():
        assert len(line) <= 80
        assert "budget" in line.lower()


def test_it_says_which_file_the_lines_are_of(playbook: Callable[..., Ran]) -> None:
    ran = playbook("--lang", "en", "search", "written project schedule")
    assert " line " in ran.out
    assert "sales.en.md" in ran.err


@pytest.fixture
def kept(playbook: Callable[..., Ran], acme: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A deal in which each kind of text speaks of Zorro."""
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-23T10:00:00+00:00")
    playbook("set", acme, "owner=Zorro Li", "external:hubspot=zorro-7")
    playbook("done", acme, "E1", "E2", "--evidence", "mail to Ｚorro", "--confirmed-by", "zorro, CFO")
    playbook("waive", acme, "E9", "--reason", "Zorro says so")
    playbook("note", acme, "met Zorro", "--dry-run")
    playbook("note", acme, "E1", "called ZORRO twice")
    playbook("step", acme, "lunch with Zorro", "--due", "2026-11-30", "--by", "Zorro")
    return acme


def test_deals_are_searched_with_their_day_and_what_the_text_is_about(
    playbook: Callable[..., Ran], kept: str
) -> None:
    assert playbook("search", "zorro").out.splitlines() == [
        "Acme 集团              owner: Zorro Li",
        "Acme 集团              id in HubSpot: zorro-7",
        "Acme 集团  2026-11-23  evidence (E1, E2): mail to Ｚorro",
        "Acme 集团  2026-11-23  confirmed by (E1, E2): zorro, CFO",
        "Acme 集团  2026-11-23  reason (E9): Zorro says so",
        "Acme 集团  2026-11-23  note (E1): called ZORRO twice",
        "Acme 集团  2026-11-23  next step: lunch with Zorro",
        "Acme 集团  2026-11-23  next step by: Zorro",
    ]


def test_a_hit_in_a_deal_has_the_keys_of_one_in_the_playbook(playbook: Callable[..., Ran], kept: str) -> None:
    [of_playbook, *_more] = playbook("search", "互认证书", "--json").json
    [hit] = playbook("search", "called zorro", "--json").json
    assert of_playbook["deal"] is None
    assert of_playbook.keys() <= hit.keys()
    assert (hit["deal"], hit["stage"], hit["ref"], hit["field"]) == (kept, "prospecting", "E1", "note")


def test_of_items_in_another_stage_the_first_is_named_with_its_stage(
    playbook: Callable[..., Ran], kept: str
) -> None:
    playbook("advance", kept, "--override", "--reason", "in a hurry")
    assert "evidence (prospecting/E1 and 1 more): mail" in playbook("search", "mail to zorro").out


def test_what_was_undone_is_not_found(playbook: Callable[..., Ran], acme: str) -> None:
    playbook("note", acme, "met Zorro")
    playbook("undo", acme)
    assert "nor in a deal" in playbook("search", "zorro", expect=1).err


def test_deals_that_no_list_shows_are_found_and_say_so(playbook: Callable[..., Ran], acme: str) -> None:
    playbook("note", acme, "met Zorro")
    playbook("close", acme, "lost", "--reason", "其他: Zorro left")
    playbook("archive", acme)
    assert playbook("search", "zorro").out.count("Acme 集团 (lost, archived)") == 2


def test_a_playbook_that_is_named_is_searched_alone(playbook: Callable[..., Ran], kept: str) -> None:
    assert playbook("search", "zorro", "--playbook", "sales", expect=1).out == ""


def test_a_deal_that_cannot_be_read_is_named_behind_the_others(
    playbook: Callable[..., Ran], kept: str, tmp_path: Path
) -> None:
    broken = Path(os.environ["PLAYBOOK_HOME"]) / "deals" / "broken.json"
    broken.write_text("{", encoding="utf-8")
    ran = playbook("search", "called zorro", expect=3)
    assert "called ZORRO" in ran.out
    assert "broken.json" in ran.err


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_of_a_deal_is_wider_than_the_terminal(
    playbook: Callable[..., Ran], kept: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    playbook("note", kept, "a long story in which at last, after many words, Zorro comes in " * 3)
    assert max(map(width_of, playbook("search", "zorro").out.splitlines())) <= width
