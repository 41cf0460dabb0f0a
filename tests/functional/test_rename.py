"""`playbook rename`."""

from collections.abc import Callable

from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_rename_keeps_the_id(playbook: Playbook, acme: str) -> None:
    playbook("rename", acme, "新集团")
    assert read_status(playbook, "新集团")["deal"] == acme
    playbook("rename", acme, "", expect=2)


def test_rename_to_the_name_of_another_deal_is_refused(playbook: Playbook, acme: str) -> None:
    playbook("start", "Beta")
    assert acme in playbook("rename", "beta", "ＡＣＭＥ 集团", expect=3).err
    playbook("rename", acme, "ACME 集团")
    assert read_status(playbook, acme)["name"] == "ACME 集团"


def test_a_dry_run_of_rename_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("rename", acme, "新集团", "--dry-run")
    assert "新集团" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_rename_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("rename", acme, "新集团", "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "field_set"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_rename_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("rename", "nobody", "新集团", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""


def test_a_name_that_is_the_id_of_another_deal_is_told(playbook: Callable[..., Ran]) -> None:
    playbook("start", "acme")
    assert "id of another deal" not in playbook("rename", "acme", "Beta").err
    told = "“acme” is the id of another deal; name this one by its own: acme-2"
    assert told in playbook("start", "Acme").err
    playbook("start", "Gamma")
    playbook("rename", "acme-2", "Delta")
    assert told.replace("acme-2", "gamma") in playbook("rename", "gamma", "ACME").err
