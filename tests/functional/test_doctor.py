"""`doctor` names what is wrong in the store, and repairs only what it announced."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


@pytest.fixture
def path(home: Path, playbook: Playbook, acme: str) -> Path:
    """The file of a deal that has a generation before."""
    playbook("note", acme, "客户要求月底前报价")
    return home / "deals" / f"{acme}.json"


def codes(ran: Ran) -> list[str]:
    return [trouble["code"] for trouble in ran.json["troubles"]]


def tree(directory: Path) -> dict[str, bytes]:
    """Every file below a directory; locks are no content."""
    files = [file for file in directory.rglob("*") if file.is_file() and file.name != ".lock"]
    return {str(file.relative_to(directory)): file.read_bytes() for file in files}


def test_a_sound_store_is_yes(playbook: Playbook, path: Path) -> None:
    assert playbook("doctor").out == "no problems found in the store\n"
    assert playbook("doctor", "--json").json == {"sound": True, "repaired": [], "troubles": []}
    assert path.exists()


def test_no_store_at_all_is_sound(playbook: Playbook, home: Path) -> None:
    assert playbook("doctor").out == "no problems found in the store\n"
    assert not home.exists()


def test_a_damaged_deal_is_named_with_its_line_and_its_repair(playbook: Playbook, path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])
    ran = playbook("doctor", expect=1)
    assert ran.out.startswith(
        f"{path}:8: the deal acme-集团 is damaged: this is not JSON\n  → repair: restore"
    )
    (trouble,) = playbook("doctor", "--json", expect=1).json["troubles"]
    assert (trouble["code"], trouble["line"], trouble["remedy"]) == ("damaged_deal", 8, "restore_backup")


def test_doctor_without_repair_changes_nothing(playbook: Playbook, path: Path, home: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])
    (path.parent / ".x.json.0badcafe.tmp").write_text("half")
    before = tree(home)
    playbook("doctor", expect=1)
    assert tree(home) == before


def test_repair_brings_the_generation_before_back_and_deletes_nothing(
    playbook: Playbook, path: Path, home: Path
) -> None:
    damaged = path.read_bytes()[:-30]
    path.write_bytes(damaged)
    backup = path.with_name(path.name + ".bak").read_bytes()
    ran = playbook("doctor", "--repair")
    aside = path.parent / "aside" / path.name
    assert f"the previous version is back; the old file is now at {aside}" in ran.out
    assert ran.out.endswith("no problems found in the store\n")
    assert tree(home)[f"deals/{path.name}"] == backup
    assert aside.read_bytes() == damaged
    playbook("note", "acme", "后来")


def test_repair_does_no_more_than_announced(playbook: Playbook, path: Path, home: Path) -> None:
    foreign = path.parent / "报价.pdf"
    foreign.write_text("")
    newer = path.parent / "beta.json"
    newer.write_bytes(path.read_bytes().replace(b"playbook-deal/1", b"playbook-deal/9"))
    before = tree(home)
    ran = playbook("doctor", "--repair", "--json", expect=1)
    assert codes(ran) == ["newer_deal", "foreign_file"]
    assert ran.json["repaired"] == []
    assert tree(home) == before


def test_a_leftover_is_set_aside(playbook: Playbook, path: Path) -> None:
    leftover = path.parent / f".{path.name}.0badcafe.tmp"
    leftover.write_text("half")
    assert codes(playbook("doctor", "--json", expect=1)) == ["leftover"]
    playbook("doctor", "--repair")
    assert not leftover.exists()
    assert (path.parent / "aside" / leftover.name).read_text() == "half"


def test_a_deal_that_is_gone_comes_back_from_its_backup(playbook: Playbook, path: Path) -> None:
    path.unlink()
    assert codes(playbook("doctor", "--json", expect=1)) == ["lost_deal"]
    playbook("doctor", "--repair")
    assert playbook("status", "acme", "--json").json["name"] == "Acme 集团"


def test_a_deal_without_a_whole_backup_is_left_alone(playbook: Playbook, path: Path, home: Path) -> None:
    path.write_bytes(b"")
    path.with_name(path.name + ".bak").write_bytes(b"")
    ran = playbook("doctor", "--repair", "--json", expect=1)
    assert codes(ran) == ["damaged_deal"]
    assert [one["code"] for one in ran.json["repaired"]] == ["damaged_backup"]
    assert tree(home)[f"deals/{path.name}"] == b""
    assert "your own backup" in playbook("doctor", expect=1).out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no FIFOs")
def test_what_is_no_file_is_named_and_replaced(playbook: Playbook, path: Path) -> None:
    path.unlink()
    os.mkfifo(path)
    assert codes(playbook("doctor", "--json", expect=1)) == ["unreadable_file"]
    playbook("doctor", "--repair")
    playbook("status", "acme")


def test_a_changed_event_is_found_against_the_generation_before(playbook: Playbook, path: Path) -> None:
    path.write_bytes(
        path.read_bytes().replace(b'"by": "li", "type": "started"', b'"by": "lu", "type": "started"')
    )
    assert codes(playbook("doctor", "--json", expect=1)) == ["changed_event"]


def test_a_damaged_snapshot_is_kept_anew_from_the_installed_edition(
    playbook: Playbook, path: Path, home: Path
) -> None:
    (snapshot,) = (home / "snapshots").glob("*.json")
    whole = snapshot.read_bytes()
    snapshot.write_bytes(whole[:-1])
    playbook("status", "acme")
    assert codes(playbook("doctor", "--json", expect=1)) == ["missing_snapshot", "damaged_snapshot"]
    playbook("doctor", "--repair")
    assert snapshot.read_bytes() == whole
    assert path.exists()


def test_a_missing_snapshot_without_its_edition_is_told(playbook: Playbook, path: Path, home: Path) -> None:
    (snapshot,) = (home / "snapshots").glob("*.json")
    snapshot.rename(snapshot.with_name("sha256-" + "0" * 64 + ".json"))
    path.write_bytes(path.read_bytes().replace(b'"sha256:', b'"sha256:0'))
    ran = playbook("doctor", "--json", expect=1)
    assert codes(ran) == ["missing_snapshot", "damaged_snapshot"]
    assert ran.json["troubles"][0]["remedy"] is None
    assert playbook("status", "acme", expect=3).err


def edit(path: Path, change: Callable[[dict], None]) -> None:
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    path.with_name(path.name + ".bak").unlink(missing_ok=True)


STAMP = {"id": "x", "at": "2026-11-23T09:00:00Z", "by": "li"}
NOTE = {**STAMP, "type": "noted", "text": "y"}
HISTORIES = {
    "no_start": lambda deal: deal["history"].pop(0),
    "doubled_event": lambda deal: deal["history"].append(deal["history"][-1]),
    "undone_nothing": lambda deal: deal["history"].append({**STAMP, "type": "undone", "event": "nothing"}),
    "ordered_in_circle": lambda deal: deal["history"].append({**NOTE, "id": "x", "after": "x"}),
    "event_in_future": lambda deal: deal["history"].append({**NOTE, "at": "9999-12-31T23:59:59Z"}),
    "unknown_event": lambda deal: deal["history"].append({**STAMP, "type": "forecast"}),
    "unknown_stage": lambda deal: deal["history"].append(
        {**STAMP, "type": "stage_entered", "from": "prospecting", "to": "moon"}
    ),
    "unknown_item": lambda deal: deal["history"].append(
        {**STAMP, "type": "marked", "item": "prospecting/exit-criteria/moon", "status": "done"}
    ),
}


@pytest.mark.parametrize("code", HISTORIES)
def test_events_that_do_not_fold_are_named(playbook: Playbook, path: Path, code: str) -> None:
    edit(path, HISTORIES[code])
    assert code in codes(playbook("doctor", "--json", expect=1))


def test_evidence_that_changed_or_is_gone_is_named(playbook: Playbook, path: Path) -> None:
    Path("报价.pdf").write_bytes(b"100")
    Path("minutes.txt").write_bytes(b"200")
    playbook("done", "acme", "E1.1", "--evidence", "报价.pdf", "--evidence", "minutes.txt", "-e", "邮件")
    assert playbook("doctor").out == "no problems found in the store\n"
    Path("报价.pdf").write_bytes(b"101")
    Path("minutes.txt").unlink()
    ran = playbook("doctor", "--json", expect=1)
    assert codes(ran) == ["evidence_changed", "evidence_missing"]
    assert ran.json["troubles"][0]["text"].endswith("报价.pdf")
    status = playbook("status", "acme")
    assert "evidence has changed since it was given" in status.out
    assert "evidence is gone" in status.out
    warned = [warning["code"] for warning in playbook("status", "acme", "--json").json["warnings"]]
    assert {"evidence-changed", "evidence-missing"} <= set(warned)
    assert path.exists()


def test_evidence_that_cannot_be_kept_is_refused(playbook: Playbook, path: Path) -> None:
    before = path.read_bytes()
    with Path("film.mp4").open("wb") as film:
        film.truncate((256 << 20) + 1)
    ran = playbook("done", "acme", "E1.1", "--evidence", "film.mp4", expect=3)
    assert "larger than the limit of 256 MiB" in ran.err
    assert path.read_bytes() == before


def test_words_and_links_are_no_files(playbook: Playbook, path: Path) -> None:
    playbook("done", "acme", "E1.1", "-e", "https://example.com/offer.pdf", "-e", "offer.pdf", "-e", "./")
    assert b'["https://example.com/offer.pdf", "offer.pdf", "./"]' in path.read_bytes()


def test_a_generation_before_as_large_as_a_deal_that_is_read_comes_back(
    playbook: Playbook, path: Path
) -> None:
    backup = path.with_name(path.name + ".bak")
    backup.write_bytes(backup.read_bytes() + b" " * (9 << 20))
    path.write_bytes(path.read_bytes()[:-40])
    playbook("doctor", "--repair")
    assert playbook("status", "acme").out
