"""`playbook stats`."""

from collections.abc import Callable

from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_stats_counts_deals_stages_and_overridden_gates(playbook: Playbook, acme: str) -> None:
    playbook("advance", acme, "--override", "--reason", "季度末")
    [counted] = playbook("stats", "--json").json
    stages = {stage["stage"]: stage for stage in counted["stages"]}
    assert (counted["deals"], counted["overrides"]["count"]) == (1, 1)
    assert (stages["prospecting"]["advanced"]["count"], stages["evaluation"]["here"]) == (1, 1)


def test_stats_gives_no_share_of_a_few_cases(playbook: Playbook, acme: str) -> None:
    ran = playbook("stats")
    assert "percentages and days are left out for fewer than 5 cases" in ran.out
    assert "0 of 0" in ran.out
    assert "%" not in ran.out


def test_stats_as_of_a_day_out_of_range_is_wrong_usage(playbook: Playbook, acme: str) -> None:
    assert "1900" in playbook("stats", "--as-of", "1700-01-01", expect=2).err
