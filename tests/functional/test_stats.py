"""`playbook stats`."""

from collections.abc import Callable
from pathlib import Path

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
    assert "Win rate          none so far" in ran.out
    assert "%" not in ran.out


def test_stats_as_of_a_day_out_of_range_is_wrong_usage(playbook: Playbook, acme: str) -> None:
    assert "1900" in playbook("stats", "--as-of", "1700-01-01", expect=2).err


def test_deals_that_an_import_ended_add_up_the_won_in_their_stage_and_the_others_beside_the_table(
    playbook: Playbook,
) -> None:
    rows = "A one,Closed Won,100\nB two,Closed Lost,200\nC three,Evaluation,300\n"
    Path("deals.csv").write_text(f"Deal Name,Deal Stage,Amount\n{rows}", encoding="utf-8")
    playbook("import", "deals.csv")
    [counted] = playbook("stats", "--json").json
    stages = {stage["stage"]: (stage["entered"], stage["won"]) for stage in counted["stages"]}
    assert stages == {"prospecting": (0, 0), "evaluation": (1, 0), "closed-won": (1, 1)}
    assert (counted["deals"], counted["unplaced"], counted["win_rate"]["n"]) == (3, 1, 2)
    out = playbook("stats").out
    assert "1 imported deal had ended already, in an unknown stage: it is counted below" in out
    assert "Reasons, lost: not given in 1 case" in out
