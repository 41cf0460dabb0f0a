"""Every warning of the coach: told with its figures, and cleared by the command that it names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def warning(playbook: Playbook, code: str) -> dict[str, Any] | None:
    told = playbook("next", "acme", "--json").json["warnings"]
    found: list[dict[str, Any]] = [one for one in told if one["code"] == code]
    return found[0] if found else None


def seen(playbook: Playbook, code: str) -> dict[str, Any]:
    found = warning(playbook, code)
    assert found is not None
    assert found["message"]
    assert "playbook " in found["clears"]
    return found


def test_a_close_date_that_was_pushed_twice_warns_until_it_is_taken_away(playbook: Playbook) -> None:
    playbook("start", "acme")
    playbook("set", "acme", "close_date=2026-12-01")
    playbook("set", "acme", "close_date=2026-12-15")
    assert warning(playbook, "close-date-pushed") is None
    playbook("set", "acme", "close_date=2027-01-15")
    assert seen(playbook, "close-date-pushed")["count"] == 2
    playbook("set", "acme", "close_date=")
    playbook("set", "acme", "close_date=2027-02-01")
    assert warning(playbook, "close-date-pushed") is None


def test_an_amount_is_asked_for_from_the_last_stage_but_one_on(playbook: Playbook) -> None:
    playbook("start", "acme")
    assert warning(playbook, "amount-missing") is None
    playbook("advance", "acme", "--override", "--reason", "small")
    seen(playbook, "amount-missing")
    playbook("set", "acme", "amount=12万元")
    assert warning(playbook, "amount-missing") is None


def test_the_customer_is_missed_once_half_of_our_activities_are_done_and_not_at_the_first(
    playbook: Playbook,
) -> None:
    playbook("start", "acme")
    activities = len(playbook("show", "1", "--json").json["stages"][0]["key_activities"])
    half = (activities + 1) // 2
    assert half > 2
    playbook("done", "acme", *(f"A{n}" for n in range(1, half)))
    assert warning(playbook, "no-customer-behavior") is None
    playbook("done", "acme", f"A{half}")
    seen(playbook, "no-customer-behavior")
    playbook("done", "acme", "P1")
    assert warning(playbook, "no-customer-behavior") is None


def test_claims_warn_until_they_have_evidence_and_then_until_somebody_confirms(playbook: Playbook) -> None:
    playbook("start", "acme", "--stage", "evaluation")
    playbook("done", "acme", "E1", "E2")
    assert seen(playbook, "claimed-in-gate")["count"] == 6
    playbook("done", "acme", "E1", "E2", "--evidence", "mail")
    assert warning(playbook, "claimed-in-gate") is None
    seen(playbook, "not-confirmed")
    playbook("done", "acme", "E1.1", "--confirmed-by", "Wang")
    assert warning(playbook, "not-confirmed") is None


def test_many_waived_warn_until_a_note_says_why_and_want_no_deliverable(playbook: Playbook) -> None:
    playbook("start", "acme", "--stage", "evaluation")
    playbook("waive", "acme", "E1", "E2", "--reason", "n/a")
    assert (seen(playbook, "many-waived")["count"], seen(playbook, "many-waived")["total"]) == (2, 2)
    assert warning(playbook, "deliverable-missing") is None
    playbook("note", "acme", "a framework order")
    assert warning(playbook, "many-waived") is None


def test_a_dead_deal_is_called_dead(playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-09-01T09:00:00+00:00")
    playbook("start", "acme")
    playbook("step", "acme", "call", "--due", "+3d")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-23T09:00:00+00:00")
    assert seen(playbook, "dead")["days"] == 80
    playbook("snooze", "acme", "--until", "+14d")
    assert playbook("next", "acme", "--json").json["warnings"] == []


def test_evidence_that_has_changed_shows_in_next(playbook: Playbook, tmp_path: Path) -> None:
    proof = tmp_path / "minutes.txt"
    proof.write_text("agreed", encoding="utf-8")
    playbook("start", "acme")
    playbook("done", "acme", "E1.1", "--evidence", str(proof))
    assert warning(playbook, "evidence-changed") is None
    proof.write_text("not agreed", encoding="utf-8")
    seen(playbook, "evidence-changed")
