"""`doctor` calls nothing sound that dropped readable events, and its repair joins what can be joined."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


@pytest.fixture
def path(playbook: Playbook, home: Path) -> Path:
    playbook("start", "Acme")
    for text in ("one", "two", "three"):
        playbook("note", "acme", text)
    return home / "deals" / "acme.json"


def codes(ran: Ran) -> list[str]:
    return [trouble["code"] for trouble in ran.json["troubles"]]


def notes(playbook: Playbook) -> list[Any]:
    return [event["text"] for event in playbook("log", "acme", "--json").json if event["type"] == "noted"]


def test_conflict_markers_are_joined(playbook: Playbook, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    last = next(at for at, line in enumerate(lines) if "three" in line)
    theirs = lines[last].replace("three", "four").replace('"id": "', '"id": "x')
    ours = ["<<<<<<< HEAD\n", lines[last], "=======\n", theirs, ">>>>>>> theirs\n"]
    path.write_text("".join([*lines[:last], *ours, *lines[last + 1 :]]), encoding="utf-8")
    assert "join it into the deal" in playbook("doctor", expect=1).out
    playbook("doctor", "--repair")
    assert sorted(notes(playbook)) == ["four", "one", "three", "two"]


def test_copies_of_synced_folders_are_joined_and_put_aside(playbook: Playbook, path: Path) -> None:
    copy = path.with_name("acme 2.json")
    shutil.copy(path, copy)
    playbook("note", "acme", "four")
    assert codes(playbook("doctor", "--json", expect=1)) == ["conflict_copy"]
    playbook("doctor", "--repair")
    assert notes(playbook) == ["one", "two", "three", "four"]
    assert (path.parent / "aside" / copy.name).exists()


def test_a_copy_that_cannot_be_read_stays_where_it_is(playbook: Playbook, path: Path) -> None:
    copy = path.with_name("acme 2.json")
    copy.write_text("{", encoding="utf-8")
    playbook("doctor", "--repair", expect=1)
    assert copy.exists()


def test_a_backup_that_holds_what_the_file_lacks_is_a_trouble_and_is_joined(
    playbook: Playbook, path: Path
) -> None:
    before = path.read_bytes()
    playbook("note", "acme", "four")
    playbook("note", "acme", "five")
    path.write_bytes(before)
    assert codes(playbook("doctor", "--json", expect=1)) == ["backup_ahead"]
    playbook("doctor", "--repair")
    assert notes(playbook) == ["one", "two", "three", "four"]


def test_a_file_renamed_by_hand_comes_back_with_its_newest_events(playbook: Playbook, path: Path) -> None:
    path.rename(path.with_name("acme-old.json"))
    playbook("doctor", expect=1)
    playbook("doctor", "--repair")
    assert notes(playbook) == ["one", "two", "three"]
    assert [one.name for one in path.parent.glob("*.json")] == ["acme.json"]


def test_what_can_be_read_of_a_torn_file_is_not_left_behind(playbook: Playbook, path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    torn = lines[-3].replace(b"three", b"four").replace(b'"id": "', b'"id": "x')
    path.write_bytes(b"".join([*lines[:-3], lines[-3].rstrip() + b",\n", torn, b'    {"id": "y", "at']))
    playbook("doctor", "--repair")
    assert notes(playbook) == ["one", "two", "three", "four"]


def test_a_join_that_wrote_down_the_order_of_older_events_changed_none(
    playbook: Playbook, path: Path, home: Path
) -> None:
    older = path.read_text(encoding="utf-8").replace('"after"', '"was"')
    path.write_text(older, encoding="utf-8")
    elsewhere = home.parent / "copy.json"
    elsewhere.write_text(older, encoding="utf-8")
    playbook("note", "acme", "four")
    playbook("merge", str(elsewhere))
    playbook("doctor")
    assert notes(playbook) == ["one", "two", "three", "four"]


def test_an_event_on_two_lines_as_git_puts_sides_together_counts_once(playbook: Playbook, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if "two" in line)
    path.write_text(
        "".join([*lines[:-3], f"{lines[-3].rstrip()},\n", lines[at], *lines[-3:]]), encoding="utf-8"
    )
    assert notes(playbook) == ["one", "two", "three"]
    playbook("note", "acme", "four")
    assert codes(playbook("doctor", "--json", expect=1)) == ["doubled_event", "doubled_event"]
    playbook("doctor", "--repair")
    assert notes(playbook) == ["one", "two", "three", "four"]
    assert path.read_text(encoding="utf-8").count('"two"') == 1


@pytest.fixture
def other(playbook: Playbook, path: Path) -> Path:
    playbook("start", "Beta")
    playbook("note", "beta", "theirs")
    return path.with_name("beta.json")


@pytest.mark.parametrize("backups", [True, False])
def test_files_that_changed_places_hide_nothing_and_get_their_names_back(
    playbook: Playbook, path: Path, other: Path, backups: bool
) -> None:
    before = (path.read_bytes(), other.read_bytes())
    path.rename(path.with_name("x"))
    other.rename(path)
    path.with_name("x").rename(other)
    for file in (path, other):
        if not backups:
            file.with_name(f"{file.name}.bak").unlink()
    told = playbook("status", expect=3).err
    assert f"{path}: the deal is damaged" in told
    assert "it is the file of another deal, beta" in told
    playbook("doctor", "--repair")
    assert [playbook("log", deal, "--json").json[-1]["text"] for deal in ("acme", "beta")] == [
        "three",
        "theirs",
    ]
    assert {file.read_bytes() for file in (path.parent / "aside").iterdir()} == set(before)


@pytest.mark.parametrize("torn", [0, 20])
@pytest.mark.parametrize("command", [("restore", "acme"), ("doctor", "--repair")])
def test_a_deal_under_another_ones_file_comes_back_without_a_word_of_it(
    playbook: Playbook, path: Path, other: Path, command: tuple[str, ...], torn: int
) -> None:
    data = other.read_bytes()
    path.write_bytes(data[: len(data) - torn])
    assert "acme.json" in playbook("status", expect=3).err
    playbook(*command)
    assert notes(playbook) == ["one", "two"]
    assert len(playbook("log", "acme", "--json").json) == len(["started", "one", "two"])
    assert playbook("log", "beta", "--json").json[-1]["text"] == "theirs"
