import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

from playbook_cli.__main__ import main
from playbook_cli.cli import boundary
from playbook_cli.cli.boundary import run
from playbook_cli.cli.commands import command_names
from playbook_cli.render.words.errors import error_lines
from playbook_cli.services.authoring import looking_up

Playbook = Callable[..., Ran]


def test_wrong_usage_is_two(playbook: Playbook) -> None:
    ran = playbook("done", "--nonsense", expect=2)
    assert "playbook done --help" in ran.err
    assert playbook("nonsense", expect=2).out == ""
    assert "did you mean: next?" in playbook("nexxt", expect=2).err


@pytest.mark.parametrize(
    "words",
    [
        ("undo", "acme", "--event", ""),
        ("undo", "acme", "--import="),
        ("lint", ""),
        ("status", "--owner="),
        ("export", "--owner", ""),
        ("sync", ""),
        ("--home", "", "status"),
        ("start", "New", "-p", ""),
        ("config", "set", "playbook", ""),
    ],
)
def test_an_empty_word_means_neither_all_nor_any(playbook: Playbook, words: tuple[str, ...]) -> None:
    playbook("start", "Acme")
    before = playbook("log", "acme", "--json").out
    refused = playbook(*words, expect=2)
    assert refused.out == ""
    assert "there is nothing visible in it" in refused.err
    assert playbook("log", "acme", "--json").out == before
    assert playbook("set", "acme", "owner=").out


@pytest.mark.parametrize(
    "words", [("export",), ("export", "--format", "csv"), ("convert", "sales", "--to", "yaml")]
)
def test_a_document_that_nobody_can_read_is_no_answer(
    playbook: Playbook,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
) -> None:
    playbook("start", "Acme")
    with monkeypatch.context() as closed:
        closed.setattr(sys, "stdout", None)
        assert run(words) == 3
    assert "Bad file descriptor" in capsys.readouterr().err


def test_the_version(playbook: Playbook) -> None:
    assert playbook("--version").out == "0.1.0\n"


def test_a_bug_is_four_with_a_traceback_only_under_debug(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_words: object, **_options: object) -> None:
        raise ZeroDivisionError("boom \x1b[31m")

    monkeypatch.setattr(looking_up, "look_up", broken)
    ran = playbook("show", expect=4)
    assert "ZeroDivisionError" in ran.err
    assert "--debug" in ran.err
    assert "\x1b" not in ran.err
    assert run(["--debug", "show"]) == 4
    assert "Traceback" in capsys.readouterr().err


def test_a_bug_while_a_refusal_is_worded_is_no_no(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_error: object) -> None:
        raise KeyError("no_such_word")

    monkeypatch.setattr(error_lines, "describe_error", broken)
    assert "KeyError: 'no_such_word'" in playbook("show", "nowhere", expect=4).err


@pytest.mark.parametrize("failure", [SystemExit(1), SystemExit(0), MemoryError(), RecursionError()])
def test_whatever_ends_a_run_on_its_way_is_neither_yes_nor_no(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def broken(*_words: object, **_options: object) -> None:
        raise failure

    monkeypatch.setattr(looking_up, "look_up", broken)
    assert type(failure).__name__ in playbook("show", expect=4).err


def test_a_failure_that_cannot_even_be_reported_is_four(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_arguments: object) -> None:
        raise ImportError("a broken installation")

    monkeypatch.setattr(boundary, "run", broken)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 4
    assert "a broken installation" in capsys.readouterr().err


def test_every_command_has_help_with_an_example(playbook: Playbook) -> None:
    for name in command_names():
        shown = " ".join(playbook(name, "--help").out.replace("│", " ").split())
        assert re.search(rf"Example: `?playbook {name}", shown)


def run_shell(script: str) -> subprocess.CompletedProcess[str]:
    command = script.replace("PLAYBOOK", f"{sys.executable} -m playbook_cli")
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, errors="replace", check=False
    )


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_any_encoding_of_the_terminal_shows_something(
    playbook: Playbook, acme: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    for command in ("show", f"status {acme}", f"next {acme}", f"next {acme} --json"):
        ran = run_shell(f"PLAYBOOK {command}")
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout


def test_a_reader_that_goes_away_changes_neither_data_nor_exit_code(
    playbook: Playbook, acme: str, home: Path
) -> None:
    ran = run_shell(f"PLAYBOOK done {acme} E1.1 E1.2 | true; echo ${{PIPESTATUS[0]}}")
    assert ran.stdout == "0\n"
    assert ran.stderr == ""
    assert playbook("status", acme, "--json").json["items"]["E1.1"] == "done"
    assert run_shell(f"PLAYBOOK check {acme} | true; echo ${{PIPESTATUS[0]}}").stdout == "1\n"


def test_a_closed_stdout_is_no_traceback(playbook: Playbook, acme: str) -> None:
    ran = run_shell(f"PLAYBOOK status {acme} >&-")
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (0, 3)


def test_no_color_and_a_pipe_have_no_escapes(playbook: Playbook, acme: str) -> None:
    for words in (("show",), ("next", acme), ("status", acme), ("check", acme)):
        assert "\x1b" not in playbook(*words, expect=None).out
    assert "\x1b[" in playbook("--color", "always", "status", acme).out
