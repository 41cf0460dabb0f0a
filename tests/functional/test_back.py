"""`playbook back`."""

from collections.abc import Callable

from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_back_returns_to_the_stage_before_with_its_reason(playbook: Playbook, acme: str) -> None:
    playbook("advance", acme, "--override", "--reason", "季度末")
    ran = playbook("back", acme, "--reason", "预算撤回")
    assert "moved back from Evaluation to Prospecting: 预算撤回" in ran.out
    assert read_status(playbook, acme)["stage"] == "prospecting"


def test_back_from_the_first_stage_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("back", acme, "--reason", "预算撤回", expect=3)
    assert "the first stage" in ran.err
    assert ran.out == ""
    assert "--reason" in playbook("back", acme, expect=2).err


def test_a_dry_run_of_back_leaves_the_deal_where_it_is(playbook: Playbook, acme: str) -> None:
    playbook("advance", acme, "--override", "--reason", "季度末")
    assert "nothing is recorded" in playbook("back", acme, "--reason", "x", "--dry-run").err
    assert read_status(playbook, acme)["stage"] == "evaluation"


def test_back_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    playbook("advance", acme, "--override", "--reason", "季度末")
    [event] = playbook("back", acme, "--reason", "x", "--json").json["events"]
    assert (event["from"], event["to"], event["passage"]) == ("evaluation", "prospecting", "back")


def test_back_to_a_stage_that_lies_ahead_is_refused(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme).out
    assert playbook("back", acme, "--to", "Evaluation", "--reason", "x", expect=3).err
    assert playbook("log", acme).out == before
