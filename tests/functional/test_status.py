"""`playbook status`."""

from collections.abc import Callable

from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_status_without_a_deal_lists_the_open_ones(playbook: Playbook, acme: str) -> None:
    out = playbook("status").out
    assert "Acme 集团" in out
    assert "0/10" in out


def test_status_of_a_deal_shows_its_stage_its_gate_and_its_parts(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    out = playbook("status", acme).out
    assert "Prospecting 1/3 · gate 0/10" in out
    assert "1/3" in out.split("E1 ")[1].splitlines()[0]


def test_status_as_json_as_of_an_evening_counts_its_days(playbook: Playbook, acme: str) -> None:
    answer = playbook("status", acme, "--as-of", "2026-12-03", "--json").json
    assert (answer["deal"], answer["stage"], answer["days_in_stage"]) == (acme, "prospecting", 10)


def test_status_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("status", "nobody", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""
