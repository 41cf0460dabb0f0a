"""`playbook waive`."""

from collections.abc import Callable

from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_a_waived_part_is_waived_with_its_reason(playbook: Playbook, acme: str) -> None:
    playbook("waive", acme, "E2.1", "--reason", "不适用")
    assert read_status(playbook, acme)["items"]["E2.1"] == "waived"
    assert "不适用" in playbook("log", acme).out


def test_waive_wants_a_reason(playbook: Playbook, acme: str) -> None:
    assert "--reason" in playbook("waive", acme, "E2.1", expect=2).err
    assert read_status(playbook, acme)["items"]["E2.1"] == "open"


def test_a_dry_run_of_waive_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("waive", acme, "E2.1", "--reason", "不适用", "--dry-run")
    assert "不适用" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_waive_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("waive", acme, "E2.1", "--reason", "不适用", "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "marked"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_waive_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("waive", "nobody", "E2.1", "--reason", "不适用", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""
