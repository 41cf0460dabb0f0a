from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_help_of_a_command_is_what_its_flag_shows(playbook: Playbook) -> None:
    assert playbook("help", "next").out == playbook("next", "--help").out
    assert playbook("help", "config", "set").out == playbook("config", "set", "--help").out


def test_help_alone_lists_every_command(playbook: Playbook) -> None:
    assert playbook("help").out == playbook("--help").out


def test_help_of_what_is_no_command_names_the_nearest(playbook: Playbook) -> None:
    assert "did you mean: next?" in playbook("help", "nexxt", expect=2).err


@pytest.mark.parametrize(("language", "says"), [("en", "What do you want to do?"), ("zh", "你想做什么？")])
def test_the_program_alone_guides_by_what_one_wants(playbook: Playbook, language: str, says: str) -> None:
    ran = playbook("--lang", language)
    assert says in ran.out
    assert "playbook next acme" in ran.out
    assert ran.err == ""


def test_the_guide_fits_80_columns(playbook: Playbook) -> None:
    assert [line for line in playbook("--lang", "en").out.splitlines() if len(line) > 80] == []


def test_no_sentence_of_the_chinese_list_of_commands_is_cut_off(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = playbook("--lang", "zh", "--help").out.splitlines()
    assert [line for line in lines if line.rstrip(" │").endswith("…")] == []
