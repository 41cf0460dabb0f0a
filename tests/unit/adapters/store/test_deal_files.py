"""Deals on a disk: what is in the files, who may read them, and what is refused untouched."""

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.patience import PATIENCE
from tests.reliability import Provoked, Record
from tests.stores import make_deal, make_note

from playbook_cli.adapters.store.deal_files import MOST_BYTES, DealFiles
from playbook_cli.errors import (
    ConflictCopy,
    DamagedDeal,
    InvalidArgument,
    LimitExceeded,
    NewerFormat,
    NotFound,
    UnreadableFile,
    WriteFailed,
)
from playbook_cli.errors.deals import DealExists

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes and files")


@pytest.fixture
def store(tmp_path: Path) -> DealFiles:
    return DealFiles(tmp_path / "store", lock_timeout=PATIENCE)


@pytest.fixture
def acme(store: DealFiles) -> Path:
    store.create(make_deal(notes=1))
    store.append("acme", [make_note()], expected_length=2)
    return store.directory / "acme.json"


def names_in(directory: Path) -> list[str]:
    return sorted(entry.name for entry in directory.iterdir())


def test_a_deal_is_a_json_file_named_for_its_id(acme: Path) -> None:
    content = json.loads(acme.read_text("utf-8"))
    assert list(content) == ["format", "id", "name", "playbook", "history"]
    assert content["format"] == "playbook-deal/1"
    assert [event["type"] for event in content["history"]] == ["started", "noted", "noted"]


def test_the_generation_before_is_kept(store: DealFiles, acme: Path) -> None:
    before = acme.read_bytes()
    store.append("acme", [make_note()], expected_length=3)
    assert acme.with_name("acme.json.bak").read_bytes() == before


@pytest.mark.usefixtures("acme")
def test_nothing_else_is_left_in_the_directory(store: DealFiles) -> None:
    assert names_in(store.directory) == [".lock", "acme.json", "acme.json.bak"]


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_modes_are_private_under_any_umask(tmp_path: Path, umask: int, provoked: Record) -> None:
    store = DealFiles(tmp_path / "a" / "b")
    before = os.umask(umask)
    try:
        store.create(make_deal())
        store.append("acme", [make_note()], expected_length=1)
    finally:
        os.umask(before)
    directories = [store.directory, store.directory.parent, store.directory.parent.parent]
    assert [stat.S_IMODE(place.stat().st_mode) for place in directories] == [0o700] * 3
    files = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in os.scandir(store.directory)}
    assert files == {".lock": 0o600, "acme.json": 0o600, "acme.json.bak": 0o600}
    provoked(Provoked(22, f"umask {umask:03o}", "directories are 0700 and files 0600 all the same"))


def test_what_a_killed_writer_left_of_this_deal_is_swept(store: DealFiles, acme: Path) -> None:
    ours = acme.with_name(".acme.json.0badcafe.tmp")
    other = acme.with_name(".acme.json-2.json.0badcafe.tmp")
    ours.write_text("half")
    other.write_text("half")
    store.append("acme", [make_note()], expected_length=3)
    assert not ours.exists()
    assert other.exists()


def test_a_file_of_another_id_is_a_copy_and_damage_where_that_deal_has_no_file(
    store: DealFiles, acme: Path
) -> None:
    other = acme.parent / "other.json"
    other.write_bytes(acme.read_bytes())
    with pytest.raises(ConflictCopy) as copied:
        store.load("other")
    assert copied.value.deal == "acme"
    acme.unlink()
    with pytest.raises(DamagedDeal) as raised:
        store.load("other")
    assert (raised.value.problem, raised.value.text) == ("other_id", "acme")


def refuse_all(store: DealFiles, deal_id: str) -> list[Exception]:
    raised = []
    for ask in (store.load, lambda name: store.append(name, [make_note()], expected_length=3)):
        with pytest.raises((DamagedDeal, NewerFormat, UnreadableFile, NotFound)) as error:
            ask(deal_id)
        raised.append(error.value)
    return raised


def test_a_damaged_deal_is_left_as_it_is_and_its_backup_named(store: DealFiles, acme: Path) -> None:
    acme.write_bytes(acme.read_bytes()[:-40])
    before = {entry.name: Path(entry).read_bytes() for entry in os.scandir(store.directory)}
    for error in refuse_all(store, "acme"):
        assert isinstance(error, DamagedDeal)
        assert error.backup == f"{acme}.bak"
        assert error.path == str(acme)
        assert error.line == 9
    assert {entry.name: Path(entry).read_bytes() for entry in os.scandir(store.directory)} == before


def test_a_newer_format_is_left_as_it_is(store: DealFiles, acme: Path) -> None:
    newer = acme.read_bytes().replace(b"playbook-deal/1", b"playbook-deal/2")
    acme.write_bytes(newer)
    for error in refuse_all(store, "acme"):
        assert isinstance(error, NewerFormat)
        assert (error.found, error.supported) == ("playbook-deal/2", "playbook-deal/1")
    assert acme.read_bytes() == newer


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


def make_link(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_link_to_deal(path: Path) -> None:
    target = path.parent.parent / "elsewhere.json"
    target.write_text("{}")
    path.symlink_to(target)


def make_dangling(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


KINDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "fifo": (make_fifo, "not_regular"),
    "directory": (Path.mkdir, "directory"),
    "sparse": (make_sparse, "deal_too_large"),
    "zero": (make_link, "not_regular"),
    "link": (make_link_to_deal, "not_regular"),
    "dangling": (make_dangling, "not_regular"),
}


@posix
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_refused_at_once(store: DealFiles, acme: Path, kind: str) -> None:
    make, problem = KINDS[kind]
    acme.unlink()
    make(acme)
    for error in refuse_all(store, "acme"):
        assert isinstance(error, UnreadableFile)
        assert error.problem == problem
    assert not (acme.parent.parent / "elsewhere.json").exists() or kind == "link"


@posix
def test_a_deals_directory_that_is_a_file_is_refused(store: DealFiles) -> None:
    store.directory.parent.mkdir()
    store.directory.write_text("")
    with pytest.raises(WriteFailed):
        store.create(make_deal())
    with pytest.raises(UnreadableFile):
        store.list_ids()


@posix
def test_a_lock_that_is_a_link_is_refused(store: DealFiles, acme: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    (store.directory / ".lock").unlink()
    (store.directory / ".lock").symlink_to(target)
    before = acme.read_bytes()
    with pytest.raises(UnreadableFile, match="lock_no_file"):
        store.append("acme", [make_note()], expected_length=3)
    assert (acme.read_bytes(), target.read_text()) == (before, "precious")


def test_a_deal_past_its_limit_is_refused_with_the_limit(store: DealFiles, acme: Path) -> None:
    before = acme.read_bytes()
    with pytest.raises(LimitExceeded) as raised:
        store.append("acme", [make_note("长" * (MOST_BYTES // 3))], expected_length=3)
    assert raised.value.limit == MOST_BYTES
    assert acme.read_bytes() == before


def test_a_text_that_utf8_cannot_hold_is_refused(store: DealFiles, acme: Path) -> None:
    before = acme.read_bytes()
    note = make_note().model_copy(update={"text": "\udcff"})
    with pytest.raises(InvalidArgument):
        store.append("acme", [note], expected_length=3)
    assert acme.read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="other systems fold the names of files themselves")
@pytest.mark.usefixtures("acme")
def test_a_file_named_in_another_spelling_is_the_same_deal(store: DealFiles) -> None:
    store.create(make_deal("café"))
    (store.directory / "café.json").rename(store.directory / "CAFE\u0301.json")
    assert store.load("café").id == "café"
    assert "CAFÉ" in store.list_ids()
    store.append("café", [make_note()], expected_length=1)
    with pytest.raises(DealExists):
        store.create(make_deal("café"))
    assert names_in(store.directory)[1] == "CAFE\u0301.json"


@pytest.mark.usefixtures("acme")
def test_foreign_files_are_no_deals(store: DealFiles) -> None:
    for name in ("notes.txt", ".hidden.json", "-x.json", "a b.json", "acme.json~", "con.json"):
        (store.directory / name).write_text("{}")
    assert store.list_ids() == ["acme"]


def test_reading_makes_no_directory(store: DealFiles) -> None:
    store.list_ids()
    with pytest.raises(NotFound):
        store.load("acme")
    assert not store.directory.parent.exists()


@pytest.mark.usefixtures("acme")
def test_not_found_names_the_nearest(store: DealFiles) -> None:
    with pytest.raises(NotFound) as raised:
        store.load("acne")
    assert raised.value.nearest == ("acme",)


DAMAGED_TEXTS = ("{", "[]", '{"history": {"id": 1}}', '{"history": [{"id": 7}]}', "[" * 100_000, "\xff")


@pytest.mark.parametrize("text", DAMAGED_TEXTS)
def test_a_damaged_history_is_known_again_by_nothing(tmp_path: Path, text: str) -> None:
    store = DealFiles(tmp_path)
    store.create(make_deal())
    (tmp_path / "deals" / "acme.json").write_text(text, encoding="latin-1")
    assert store.list_fingerprints() == {"acme": ""}
