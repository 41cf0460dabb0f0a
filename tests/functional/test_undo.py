from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_undo_takes_the_last_event_back_and_the_log_keeps_it(playbook: Playbook, acme: str) -> None:
    before = playbook("status", acme, "--json").json
    playbook("done", acme, "E1.1", "--evidence", "mail")
    ran = playbook("undo", acme)
    assert "E1.1" in ran.out
    assert playbook("status", acme, "--json").json == before
    log = playbook("log", acme, "--json").json
    assert [event["type"] for event in log] == ["started", "marked", "undone"]
    assert [event["stands"] for event in log] == [True, False, True]


def test_undo_goes_further_back_each_time(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    playbook("done", acme, "E1.2")
    playbook("undo", acme)
    playbook("undo", acme)
    items = playbook("status", acme, "--json").json["items"]
    assert (items["E1.1"], items["E1.2"]) == ("open", "open")
    ran = playbook("undo", acme, expect=3)
    assert "start" in ran.err


def test_undo_of_one_named_event(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    playbook("done", acme, "E1.2")
    event = playbook("log", acme, "--json").json[1]["id"]
    playbook("undo", acme, "--event", event[:8])
    items = playbook("status", acme, "--json").json["items"]
    assert (items["E1.1"], items["E1.2"]) == ("open", "done")
    playbook("undo", acme, "--event", "nonsense", expect=3)


def test_undo_of_a_stage_change_restores_the_stage(playbook: Playbook, acme: str) -> None:
    playbook("advance", acme, "--override", "--reason", "x")
    playbook("undo", acme)
    assert playbook("status", acme, "--json").json["stage"] == "prospecting"


def test_undo_takes_the_newest_of_several_and_nothing_older(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    playbook("done", acme, "E1.2")
    playbook("done", acme, "E1.3")
    playbook("undo", acme)
    items = playbook("status", acme, "--json").json["items"]
    assert [items[ref] for ref in ("E1.1", "E1.2", "E1.3")] == ["done", "done", "open"]


def test_undo_takes_back_the_callers_own_last_event_and_another_one_only_by_its_id(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_USER", "li")
    playbook("done", acme, "E1.1")
    monkeypatch.setenv("PLAYBOOK_USER", "wang")
    ran = playbook("undo", acme, expect=3)
    assert "li" in ran.err
    playbook("done", acme, "E1.2")
    monkeypatch.setenv("PLAYBOOK_USER", "li")
    playbook("undo", acme)
    items = playbook("status", acme, "--json").json["items"]
    assert (items["E1.1"], items["E1.2"]) == ("open", "done")
    event = playbook("log", acme, "--json").json[2]["id"]
    playbook("undo", acme, "--event", event)
    assert playbook("status", acme, "--json").json["items"]["E1.2"] == "open"


def test_undo_that_comes_to_what_was_said_at_the_start_says_so_and_names_archive(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook("start", "Acme", "--owner", "li", "--amount", "12万")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-24T09:00:00+00:00")
    playbook("set", "acme", "source=fair")
    assert "archive" not in playbook("undo", "acme").err
    ran = playbook("undo", "acme")
    assert "undid “amount set to 120,000" in ran.out
    assert "that was said when the deal was started" in ran.err
    assert "playbook archive acme" in ran.err
    playbook("undo", "acme")
    ran = playbook("undo", "acme", expect=3)
    assert "the start of a deal stays" in ran.err
    assert "playbook archive acme" in ran.err
