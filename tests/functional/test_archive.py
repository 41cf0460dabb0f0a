"""`playbook archive`."""

from collections.abc import Callable

from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_an_archived_deal_is_left_out_of_lists(playbook: Playbook, acme: str) -> None:
    playbook("archive", acme)
    assert playbook("check", "--all", "--json").json == []
    assert playbook("next", expect=3).out == ""
    playbook("archive", acme, "--back")
    assert len(playbook("check", "--all", "--json", expect=1).json) == 1


def test_what_is_asked_and_recorded_of_an_archived_deal_says_that_it_is_and_how_it_comes_back(
    playbook: Playbook, acme: str
) -> None:
    assert "is archived" not in playbook("archive", acme).err
    for words in (("next", acme), ("note", acme, "CFO is back")):
        told = playbook(*words).err
        assert "is archived" in told
        assert f"playbook archive {acme} --back" in told
    playbook("archive", acme, "--back")
    assert "archived" not in playbook("next", acme).err


def test_every_screen_of_an_archived_deal_says_that_it_is_archived(playbook: Playbook, acme: str) -> None:
    for words in (("status", acme), ("next", acme), ("review", acme)):
        assert "archived" not in playbook(*words).out
    playbook("archive", acme)
    assert "Acme 集团 (acme-集团) · archived · Prospecting" in playbook("status", acme).out
    assert "Acme 集团 · archived · Prospecting" in playbook("next", acme).out
    assert "Deal review: Acme 集团 (archived)" in playbook("review", acme).out


def test_a_dry_run_of_archive_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("archive", acme, "--dry-run")
    assert "archived" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_archive_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("archive", acme, "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "field_set"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_archive_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("archive", "nobody", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""


def test_a_deal_that_is_put_away_is_not_meant_where_a_part_of_a_name_fits_another_too(
    playbook: Playbook,
) -> None:
    for name in ("Brightwater Foods", "Brightwater slip", "Brightwater Mills"):
        playbook("start", name)
    assert "brightwater-slip" in playbook("note", "bright", "x", expect=3).err
    playbook("archive", "brightwater-slip")
    assert "brightwater-slip" not in playbook("note", "bright", "x", expect=3).err
    playbook("archive", "brightwater-mills")
    assert "Brightwater Foods" in playbook("note", "bright", "x").out
    playbook("archive", "brightwater-foods")
    assert "brightwater-slip" in playbook("note", "bright", "x", expect=3).err
