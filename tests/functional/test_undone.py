"""`playbook undone`."""

from collections.abc import Callable

from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_undone_opens_what_was_done(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1", "E1.2")
    playbook("undone", acme, "E1.1")
    items = read_status(playbook, acme)["items"]
    assert (items["E1.1"], items["E1.2"]) == ("open", "done")


def test_undone_of_an_item_that_is_not_there_records_nothing(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    assert "E99" in playbook("undone", acme, "E1.1", "E99", expect=3).err
    assert read_status(playbook, acme)["items"]["E1.1"] == "done"


def test_a_dry_run_of_undone_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("undone", acme, "E1.1", "--dry-run")
    assert "not yet: E1.1" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_undone_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("undone", acme, "E1.1", "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "marked"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_undone_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("undone", "nobody", "E1.1", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""
