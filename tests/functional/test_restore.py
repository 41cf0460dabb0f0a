"""`restore` brings back the generation before, and takes itself back."""

from collections.abc import Callable
from pathlib import Path

from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_restore_takes_the_last_write_back_and_keeps_it_in_the_log(
    playbook: Playbook, acme: str, home: Path
) -> None:
    playbook("note", acme, "一")
    before = playbook("status", acme, "--json").json
    playbook("done", acme, "E1.1", "E1.2")
    after = playbook("status", acme, "--json").json["items"]
    ran = playbook("restore", "Acme")
    assert ran.out.startswith("Acme 集团: the last write is undone, 2 events\n")
    assert playbook("status", acme, "--json").json["items"] == before["items"]
    assert playbook("restore", "acme", "--json").json == {
        "deal": acme, "events": 8, "events_before": 6, "taken_back": 2, "dry_run": False,
    }  # fmt: skip
    assert playbook("status", acme, "--json").json["items"] == after


def test_a_join_does_not_bring_back_what_was_restored_away(playbook: Playbook, acme: str, home: Path) -> None:
    path = home / "deals" / f"{acme}.json"
    playbook("done", acme, "E1.1")
    elsewhere = home.parent / "copy.json"
    elsewhere.write_bytes(path.read_bytes())
    playbook("restore", acme)
    playbook("merge", str(elsewhere))
    assert playbook("status", acme, "--json").json["items"]["E1.1"] == "open"


def test_restore_of_a_damaged_deal_sets_it_aside(playbook: Playbook, acme: str, home: Path) -> None:
    path = home / "deals" / f"{acme}.json"
    playbook("note", acme, "一")
    path.write_bytes(b"{")
    ran = playbook("restore", acme)
    assert "the damaged file is now in aside/" in ran.out
    assert (home / "deals" / "aside" / path.name).read_bytes() == b"{"
    assert playbook("doctor").code == 0


def test_a_dry_run_restores_nothing(playbook: Playbook, acme: str, home: Path) -> None:
    path = home / "deals" / f"{acme}.json"
    playbook("note", acme, "一")
    before = path.read_bytes()
    assert "would be undone, 1 event" in playbook("restore", acme, "--dry-run").out
    assert path.read_bytes() == before


def test_without_a_generation_before_it_cannot(playbook: Playbook, acme: str) -> None:
    assert "no earlier version" in playbook("restore", acme, expect=3).err
    playbook("restore", "nobody", expect=3)


def test_a_damaged_backup_is_not_restored(playbook: Playbook, acme: str, home: Path) -> None:
    path = home / "deals" / f"{acme}.json"
    playbook("note", acme, "一")
    path.with_name(path.name + ".bak").write_bytes(b"{")
    before = path.read_bytes()
    ran = playbook("restore", acme, expect=3)
    assert f"{path}.bak" in ran.err
    assert path.read_bytes() == before
