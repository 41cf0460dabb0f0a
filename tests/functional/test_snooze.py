"""`playbook snooze`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_a_snoozed_deal_is_not_stale(playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYBOOK_NOW", "2027-03-01T09:00:00+00:00")
    assert read_status(playbook, acme)["stale"] is True
    playbook("snooze", acme, "--until", "+3d")
    assert read_status(playbook, acme)["stale"] is False
    monkeypatch.setenv("PLAYBOOK_NOW", "2027-04-05T09:00:00+00:00")
    assert read_status(playbook, acme)["stale"] is True
    playbook("snooze", acme, "--until", "2027-01-01", expect=2)


@pytest.mark.parametrize(("day", "stale"), [("2027-03-10", False), ("2027-03-11", True)])
def test_a_snooze_lasts_through_its_last_day(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch, day: str, stale: bool
) -> None:
    playbook("snooze", acme, "--until", "2027-03-10")
    monkeypatch.setenv("PLAYBOOK_NOW", f"{day}T23:00:00+00:00")
    playbook("stale", expect=1 if stale else 0)


def test_a_dry_run_of_snooze_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("snooze", acme, "--until", "+3d", "--dry-run")
    assert "2026-11-26" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_snooze_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("snooze", acme, "--until", "+3d", "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "field_set"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_snooze_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("snooze", "nobody", "--until", "+3d", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""
