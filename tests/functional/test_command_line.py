"""What the command line forgives: where flags stand, what commands are called, what was meant instead."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran, finish

from playbook_cli.cli.commands import OF_CLOSED_DEALS, OF_OPEN_DEALS, command_names

Playbook = Callable[..., Ran]


def test_flags_stand_before_and_behind_the_command(playbook: Playbook, tmp_path: Path) -> None:
    there = str(tmp_path / "there")
    playbook("start", "Acme", "--home", there)
    assert playbook("--home", there, "status", "--json").json[0]["deal"] == "acme"
    assert playbook("status", "--json").json == []
    assert "商机" in playbook("status", "--lang", "zh").err
    assert "\x1b[" in playbook("status", "acme", "--color", "always", "--home", there).out
    assert playbook("status", "acme", "--debug", f"--home={there}").code == 0


def test_what_is_typed_in_full_width_is_the_same(playbook: Playbook, acme: str) -> None:
    playbook(
        "start",
        "Ｂｅｔａ",
        "--playbook",
        "ｓａｌｅｓ",
        "--amount",
        "１２万",
        "--close-date",
        "２０２６－１２－０１",
    )
    assert "2026-12-01" in playbook("status", "ｂｅｔａ").out
    assert playbook("status", "--sort", "ａｍｏｕｎｔ", "--limit", "１", "--json").json[0]["deal"] == "beta"
    assert playbook("show", "ｅｖａｌｕａｔｉｏｎ／Ｅ１").out == playbook("show", "evaluation/E1").out
    assert "成果" in playbook("show", "--section", "成果", "--lang", "ｚｈ").out
    playbook("close", acme, "ｌｏｓｔ", "--reason", "价格过高")
    assert playbook("export", "--format", "ｊｓｏｎ").json["format"]


def test_the_flag_behind_the_command_is_the_stronger(playbook: Playbook, tmp_path: Path) -> None:
    playbook("--home", str(tmp_path / "one"), "start", "Acme", "--home", str(tmp_path / "two"))
    assert not (tmp_path / "one").exists()
    assert (tmp_path / "two" / "deals" / "acme.json").exists()


def test_every_command_takes_the_flags(playbook: Playbook) -> None:
    for name in command_names():
        assert "--home" in playbook(name, "--help").out, name
        assert "--lang" in playbook(name, "--help").out, name


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("acme",), "“acme” is a deal, not a command; type: playbook next acme-集团"),
        (("acme", "done", "E1"), "type: playbook done acme-集团 E1"),
        (("sta",), "did you mean: status, start, stale, stats?"),
        (("ls",), "did you mean: status?"),
        (("won", "acme"), "did you mean: close?"),
        (("nexxt",), "did you mean: next?"),
        (("statsu",), "did you mean: status, stats?"),
        (("config", "get"), "there is no command “config get”; did you mean: config set?"),
        (("status", "--limit", "0"), "--limit takes a whole number from 1 up"),
        (("xyzzy",), "there is no command “xyzzy”\n"),
    ],
)
def test_what_is_no_command_says_what_was_meant(
    playbook: Playbook, acme: str, words: tuple[str, ...], says: str
) -> None:
    assert says in playbook(*words, expect=2).err


def test_an_item_where_the_deal_belongs_is_told_so(playbook: Playbook, acme: str) -> None:
    assert "playbook done DEAL E1" in playbook("done", "E1", "acme", expect=3).err


def test_a_script_gets_no_abbreviation(playbook: Playbook, acme: str) -> None:
    assert "did you mean: board?" in playbook("boa", expect=2).err


def test_in_a_terminal_the_only_beginning_is_enough(acme: str, terminal: Callable[..., object]) -> None:
    child = terminal("boa")
    child.expect("Acme")  # type: ignore[attr-defined]
    assert finish(child) == 0  # type: ignore[arg-type]


TO_A_CLOSED_DEAL = {
    "done": ("E1.1",),
    "undone": ("E1.1",),
    "waive": ("E1.1", "--reason", "small"),
    "advance": (),
    "back": ("--reason", "mistake"),
    "close": ("lost", "--reason", "价格过高"),
    "step": ("call", "--due", "+3d"),
    "snooze": ("--until", "+3d"),
}


def test_what_offers_only_open_deals_refuses_a_closed_one(playbook: Playbook, acme: str) -> None:
    assert {*TO_A_CLOSED_DEAL, "next", "check"} == OF_OPEN_DEALS
    playbook("close", acme, "lost", "--reason", "价格过高")
    for command, words in TO_A_CLOSED_DEAL.items():
        assert "is closed (lost)" in playbook(command, acme, *words, expect=3).err
    playbook("next", acme)
    playbook("check", acme, expect=1)
    for command in OF_CLOSED_DEALS:
        playbook(command, acme)
        assert "is open" in playbook(command, acme, expect=3).err
