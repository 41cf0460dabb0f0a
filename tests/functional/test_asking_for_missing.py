"""What a command line left out is asked for in a terminal, and is wrong usage in a script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran, read_status
from tests.functional.walking import ENTER, ESCAPE, Seller, spawn_playbook

Playbook = Callable[..., Ran]


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("done",), "DEAL"),
        (("done", "acme"), "REF"),
        (("waive", "acme", "E1"), "--reason"),
        (("back", "acme"), "--reason"),
        (("close", "acme"), "won|lost|no-decision"),
        (("note", "acme"), "TEXT"),
        (("start",), "NAME"),
        (("review",), "DEAL"),
    ],
)
def test_a_script_is_told_what_is_missing(
    playbook: Playbook, acme: str, words: tuple[str, ...], missing: str
) -> None:
    ran = playbook(*words, expect=2)
    assert f"{missing} is missing" in ran.err
    assert ran.out == ""


def test_deal_item_and_reason_are_asked_for(playbook: Playbook, acme: str) -> None:
    playbook("start", "北方电力")
    seller = Seller(spawn_playbook("waive", rows=24, columns=80))
    seller.sees("Which deal", "type to filter")
    seller.type("集团")
    seller.sees("Which item", "type to filter")
    seller.type("e10")
    seller.sees("Why")
    seller.type("不投标")
    assert seller.ends() == 0
    assert read_status(playbook, acme)["items"]["E10"] == "waived"
    assert "不投标" in playbook("log", acme).out


def test_what_is_marked_alone_is_offered_to_reopen(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.2", "-e", "mail")
    seller = Seller(spawn_playbook("undone", "acme"))
    seller.sees("Which item", "E1.2")
    seller.press(ENTER)
    assert seller.ends() == 0
    assert read_status(playbook, acme)["items"]["E1.2"] == "open"


def test_esc_at_the_competitor_goes_back_to_the_reasons_and_from_there_leaves_with_nothing_recorded(
    playbook: Playbook, acme: str
) -> None:
    before = playbook("log", acme, "--json").out
    seller = Seller(spawn_playbook("close", acme, "lost"))
    seller.sees("Why was it lost", "Esc leaves")
    seller.press(ENTER)
    seller.sees("Which competitor won it", "Esc goes back")
    seller.child.send("partial")
    seller.sees("partial")
    seller.press(ESCAPE)
    seller.sees("Why was it lost", "Esc leaves")
    seller.press(ESCAPE)
    assert seller.ends() == 130
    assert playbook("log", acme, "--json").out == before


def test_a_deal_that_ended_is_offered_to_reopen_alone(playbook: Playbook, acme: str) -> None:
    playbook("start", "Beta")
    playbook("close", "beta", "lost", "--reason", "价格")
    seller = Seller(spawn_playbook("reopen"))
    seller.sees("Which deal", "Beta", "lost", "type to filter")
    seller.press(ENTER)
    assert seller.ends() == 0
    assert read_status(playbook, "beta")["status"] == "open"


def test_nothing_is_asked_where_json_is_wanted(acme: str, home: Path) -> None:
    seller = Seller(spawn_playbook("done", "--json"))
    seller.sees("is missing")
    assert seller.ends() == 2


def test_where_there_is_no_deal_the_question_which_one_is_answered_by_how_to_start_one(home: Path) -> None:
    seller = Seller(spawn_playbook("done"))
    seller.sees("there is no open deal", "playbook start")
    assert seller.ends() == 3
