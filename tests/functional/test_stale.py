"""`playbook stale`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_without_a_stale_deal_stale_says_so_and_succeeds(playbook: Playbook, acme: str) -> None:
    assert playbook("stale").out == "no stale deals\n"
    assert playbook("stale", "--json").json == []


def test_a_deal_past_its_limit_is_stale_and_the_exit_code_says_so(playbook: Playbook, acme: str) -> None:
    ran = playbook("stale", "--as-of", "2027-03-01", expect=1)
    assert "98 days in stage (limit 45)" in ran.out
    assert f"playbook next {acme}" in ran.out
    [found] = playbook("stale", "--as-of", "2027-03-01", "--json", expect=1).json
    assert found["deal"] == acme


def test_stale_as_of_a_day_out_of_range_is_wrong_usage(playbook: Playbook, acme: str) -> None:
    ran = playbook("stale", "--as-of", "1700-01-01", expect=2)
    assert "1900" in ran.err
    assert ran.out == ""


def test_the_deal_furthest_past_a_limit_comes_first_and_a_late_step_says_its_words(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    playbook("start", "Beta")
    playbook("step", "beta", "CFO signs", "--due", "2026-11-25")
    out = playbook("stale", "--as-of", "2026-12-12", expect=1).out
    assert "next step 17 days overdue: CFO signs" in out
    assert out.index("Beta") < out.index("Acme")
