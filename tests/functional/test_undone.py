"""`playbook undone`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_undone_opens_what_was_done(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1", "E1.2")
    playbook("undone", acme, "E1.1")
    items = read_status(playbook, acme)["items"]
    assert (items["E1.1"], items["E1.2"]) == ("open", "done")


def test_undone_of_an_item_that_is_not_there_records_nothing(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    assert "E99" in playbook("undone", acme, "E1.1", "E99", expect=3).err
    assert read_status(playbook, acme)["items"]["E1.1"] == "done"


def test_a_dry_run_of_undone_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("undone", acme, "E1.1", "--dry-run")
    assert "not yet: E1.1" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_undone_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("undone", acme, "E1.1", "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "marked"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_undone_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("undone", "nobody", "E1.1", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ((), "not yet: E1.1"),
        (("done", "E1.1"), "open again: E1.1"),
        (("done", "E1"), "open again: E1.1"),
        (("done", "E1.2"), "not yet: E1.1"),
        (("waive", "E1", "--reason", "no need"), "open again: E1.1"),
    ],
)
def test_an_item_is_open_again_where_it_was_done_or_waived_and_else_not_done_yet(
    playbook: Playbook, acme: str, before: tuple[str, ...], said: str
) -> None:
    if before:
        playbook(before[0], acme, *before[1:])
    assert said in playbook("undone", acme, "E1.1").out
    assert said in playbook("log", acme).out
    assert playbook("log", acme, "--json").json[-1]["words"].startswith(said)
    history = playbook("review", acme).out.partition("History since the start")[2]
    assert said.replace(":", " (Prospecting):") in " ".join(history.split())
    assert f"undid “{said}" in playbook("undo", acme).out


def test_what_was_done_by_mistake_and_taken_back_is_not_done_yet(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    playbook("undo", acme)
    assert "not yet: E1.1" in playbook("undone", acme, "E1.1").out
    playbook("done", acme, "E1.1")
    assert "open again: E1.1" in playbook("undone", acme, "E1.1").out
    assert "not yet: E1.1" in playbook("undone", acme, "E1.1").out


def test_what_opens_a_gate_that_was_passed_says_so(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *(f"E{n}" for n in range(1, 11)), "--evidence", "minutes")
    playbook("advance", acme)
    words = "the gate of Prospecting, passed before, is no longer met"
    assert words in playbook("undone", acme, "prospecting/E3.2").out
    assert words not in playbook("undone", acme, "prospecting/E3.1").out
    playbook("done", acme, "prospecting/E3", "--evidence", "minutes")
    told = [playbook("undone", acme, f"prospecting/E3.{part}", "--json").json for part in (2, 1)]
    assert [one["reopened_gates"] for one in told] == [["prospecting"], []]
    assert words not in playbook("done", acme, "E1.1").out
