"""`playbook note`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_an_empty_note_is_refused(playbook: Playbook, acme: str) -> None:
    playbook("note", acme, "  ", expect=2)


def test_a_note_is_kept_with_its_item(playbook: Playbook, acme: str) -> None:
    playbook("note", acme, "CFO 休假", "--item", "E1")
    event = playbook("log", acme, "--json").json[-1]
    assert event["text"] == "CFO 休假"
    assert "E1" in playbook("log", acme).out
    assert "E99" in playbook("note", acme, "x", "--item", "E99", expect=3).err


@pytest.mark.parametrize("ref", ["E1", "e1", "Ｅ１", "prospecting/E1"])
def test_a_ref_before_the_note_says_on_which_item(playbook: Playbook, acme: str, ref: str) -> None:
    assert "note on E1 " in playbook("note", acme, ref, "CFO", "休假").out
    event = playbook("log", acme, "--json").json[-1]
    assert event["text"] == "CFO 休假"
    assert event["item"].startswith("prospecting/exit-criteria/")


@pytest.mark.parametrize("words", [("E99", "is", "a", "car"), ("E1",), ("Beta", "E1")])
def test_other_words_are_the_note_itself(playbook: Playbook, acme: str, words: tuple[str, ...]) -> None:
    playbook("note", acme, *words)
    event = playbook("log", acme, "--json").json[-1]
    assert event["text"] == " ".join(words)
    assert event.get("item") is None


def test_a_dry_run_of_note_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("note", acme, "CFO 休假", "--dry-run")
    assert "CFO 休假" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_note_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("note", acme, "CFO 休假", "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "noted"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_note_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("note", "nobody", "CFO 休假", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""
