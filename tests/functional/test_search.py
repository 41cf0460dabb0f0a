"""`playbook search`: stage, ref and line of what the playbook says."""

import re
from collections.abc import Callable

from tests.functional.conftest import Ran


def test_it_prints_stage_and_ref_and_line_of_every_text_that_says_so(playbook: Callable[..., Ran]) -> None:
    lines = playbook("search", "互认证书").out.splitlines()
    assert len(lines) == 1
    assert re.fullmatch(r"prospecting/D8 +line \d+ +互认证书", lines[0])


def test_width_and_case_do_not_count(playbook: Callable[..., Ran]) -> None:
    assert playbook("search", "ｒｏｉ").out == playbook("search", "ROI").out != ""


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
