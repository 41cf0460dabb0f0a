import re
from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

from playbook_cli.cli.commands import command_names, load_command

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


@pytest.mark.parametrize("name", command_names())
def test_no_word_of_the_chinese_help_of_a_command_is_lost_at_60_columns(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    command = load_command(name)
    pages = {(name,): command} | {
        (name, part): inner for part, inner in getattr(command, "commands", {}).items()
    }
    for words, shown in pages.items():
        lines = [line.strip(" │") for line in playbook("--lang", "zh", *words, "--help").out.splitlines()]
        assert [
            line
            for line in lines
            if line.endswith("…") and not line.startswith("用法") and not line.endswith("、…")
        ] == []
        said = "".join(re.split(r"\s{2,}", line)[-1] for line in lines).replace(" ", "")
        helps = [param.help for param in shown.params if param.help and not param.hidden]
        assert [text for text in helps if re.sub(r"[\s`]", "", text) not in said] == []
