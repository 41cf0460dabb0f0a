from collections.abc import Callable
from pathlib import Path

from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_without_a_terminal_next_briefs_asks_nothing_and_changes_nothing(
    playbook: Playbook, acme: str, home: Path
) -> None:
    before = (home / "deals" / f"{acme}.json").read_bytes()
    ran = playbook("next", acme)
    assert "E1.1" in ran.out
    assert f"playbook done {acme} E1.1 --evidence" in ran.out
    assert (home / "deals" / f"{acme}.json").read_bytes() == before


def test_next_json_has_the_keys_of_the_contract(playbook: Playbook, acme: str) -> None:
    answer = playbook("next", acme, "--json").json
    assert {"deal", "stage", "action", "progress", "gate", "warnings"} <= set(answer)
    action = answer["action"]
    keys = {"kind", "ref", "text", "why", "how", "activities", "deliverables", "behaviors", "command"}
    assert keys <= set(action)
    assert (action["kind"], action["ref"]) == ("requirement", "E1.1")
    assert action["why"]
    assert "A1" in action["activities"]
    assert action["how"]
    assert answer["progress"]["key_activities"] == {"done": 0, "total": 10}
    assert (answer["gate"]["met"], answer["gate"]["total"]) == (0, 10)
    assert all({"code", "message"} <= set(warning) for warning in answer["warnings"])


def test_the_nearest_criterion_comes_first(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E3.1", "E3.2")
    assert playbook("next", acme, "--json").json["action"]["ref"] == "E3.3"


def test_a_gate_that_is_met_and_confirmed_says_advance(playbook: Playbook, acme: str) -> None:
    every = [f"E{n}" for n in range(1, 11)]
    playbook("done", acme, *every, "--evidence", "mail", "--confirmed-by", "Wang, CFO")
    answer = playbook("next", acme, "--json").json
    assert answer["action"]["kind"] == "advance"
    assert answer["action"]["command"] == f"playbook advance {acme}"


def test_next_without_a_deal_takes_the_most_pressing(playbook: Playbook, acme: str) -> None:
    playbook("start", "Beta")
    playbook("done", "beta", "E1")
    assert playbook("next", "--json").json["deal"] == "beta"


def test_next_with_no_deals_says_how_to_start_one(playbook: Playbook) -> None:
    assert "playbook start" in playbook("next", expect=3).err


def test_what_the_gate_does_not_require_never_stands_before_advance(
    playbook: Playbook, tmp_path: Path
) -> None:
    team = tmp_path / "team.md"
    team.write_text(
        "---\nstages: {trial: {required: [Budget]}}\n---\n# How we sell\n\n"
        "## Stage 1: Trial\n\n### Exit criteria\n\n- Budget\n- Reference\n\n"
        "## Stage 2: Order\n\n### Exit criteria\n\n- Signed\n"
    )
    playbook("start", "Beta", "--playbook", str(team))
    assert playbook("next", "beta", "--json").json["action"]["ref"] == "E1"
    playbook("done", "beta", "E1", "--evidence", "mail", "--confirmed-by", "Wang, CFO")
    assert playbook("next", "beta", "--json").json["action"]["kind"] == "advance"
    assert playbook("check", "beta").code == 0


def test_the_notes_on_a_criterion_come_with_the_advice_on_it(playbook: Playbook, acme: str) -> None:
    playbook("note", acme, "the CFO is on leave")
    assert "Notes" not in playbook("next", acme).out
    playbook("note", acme, "E1.2", "ask their head of IT")
    assert "Notes\n  ask their head of IT (2026-11-23)" in playbook("next", acme).out
