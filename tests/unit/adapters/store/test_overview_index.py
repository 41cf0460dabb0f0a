import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.stores import NOON, make_mark, new_id

from playbook_cli.adapters.playbook_files import PlaybookFiles
from playbook_cli.adapters.store import file_identity, overview_index
from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.index_file import IndexFile
from playbook_cli.adapters.store.overview_index import FileIndex
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Started
from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.services.pipeline.overviews import find_overview, list_overviews
from playbook_cli.services.workspace import Workspace

Open = Callable[..., FileIndex]


@pytest.fixture
def store(home: Path) -> Workspace:
    """One deal of the bundled playbook."""
    library = PlaybookFiles(home / "playbooks")
    playbook, snapshots, deals = library.load("sales", "en").playbook, SnapshotFiles(home), DealFiles(home)
    snapshots.save(playbook)
    pin = PlaybookPin(id="sales", version=playbook.digest, language="en")
    history = (Started(id=new_id(), at=NOON, by="li", stage="prospecting"), make_mark())
    deals.create(Deal(id="acme", name="Acme 集团", playbook=pin, history=history))
    return Workspace(deals, snapshots, library, user="li", now=NOON, new_id=new_id)


@pytest.fixture
def open_index(home: Path, tmp_path: Path) -> Open:
    """The index as each new process finds it."""

    def open_it(owner: str = "1") -> FileIndex:
        return FileIndex(IndexFile(tmp_path / "index.sqlite3", owner), home, ())

    return open_it


def ask(store: Workspace, index: FileIndex) -> DealOverview:
    return find_overview(replace(store, index=index), "acme")


def path_of(home: Path) -> Path:
    return home / "deals" / "acme.json"


def test_what_was_read_once_is_known_to_the_next_process(store: Workspace, open_index: Open) -> None:
    assert open_index().find("acme", None) is None
    overview = ask(store, open_index())
    assert open_index().find("acme", None) == overview == ask(store, open_index())
    assert open_index().find_name("acme") == "Acme 集团"


def test_a_file_that_was_written_within_one_tick_and_with_one_size_is_read_again(
    store: Workspace, open_index: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview_index, "identify", lambda _path: "100 0 9999999999999999999 1 33152")
    before = ask(store, open_index())
    assert open_index().find("acme", None) == before
    path_of(home).write_bytes(path_of(home).read_bytes().replace(b"-23T", b"-22T"))
    assert open_index().find("acme", None) is None
    assert ask(store, open_index()).stage_entered_at != before.stage_entered_at


def test_an_old_file_is_known_without_being_read(
    store: Workspace, open_index: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_identity, "_TICK", -(10**18))
    overview = ask(store, open_index())
    monkeypatch.setattr(overview_index, "_digest", pytest.fail)
    assert open_index().find("acme", None) == overview


def test_a_time_of_writing_that_is_put_back_deceives_nobody(
    store: Workspace, open_index: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_identity, "_TICK", -(10**18))
    ask(store, open_index())
    status = path_of(home).stat()
    path_of(home).write_bytes(path_of(home).read_bytes().replace(b"-23T", b"-22T"))
    os.utime(path_of(home), ns=(status.st_atime_ns, status.st_mtime_ns))
    assert open_index().find("acme", None) is None


def test_no_byte_of_a_damaged_index_becomes_part_of_an_answer(
    store: Workspace, open_index: Open, tmp_path: Path
) -> None:
    overview = ask(store, open_index())
    path = tmp_path / "index.sqlite3"
    whole = path.read_bytes()
    for place in range(0, len(whole), 331):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert open_index().find("acme", None) in (overview, None)


@pytest.mark.skipif(os.name != "posix", reason="access follows the folder's own rules elsewhere")
def test_an_index_that_others_may_have_written_is_not_believed_and_is_made_anew(
    store: Workspace, open_index: Open, tmp_path: Path
) -> None:
    path = tmp_path / "index.sqlite3"
    overview = ask(store, open_index())
    path.chmod(0o622)
    assert open_index().find("acme", None) is None
    ask(store, open_index())
    assert (path.stat().st_mode & 0o777, open_index().find("acme", None)) == (0o600, overview)


@pytest.mark.parametrize("edited", ["domain/deal/tally.py", "reading/markdown_reader.py"])
def test_a_checkout_whose_rules_were_edited_is_another_program(
    edited: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "playbook_cli"
    for name in ("__init__.py", "domain/deal/tally.py", "reading/markdown_reader.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).touch()
        os.utime(package / name, (1, 1))
    monkeypatch.setattr("playbook_cli.__file__", str(package / "__init__.py"))
    identify_program = file_identity.identify_program.__wrapped__
    before = identify_program()
    os.utime(package / edited, (2, 2))
    assert identify_program() != before


@pytest.mark.parametrize("data", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 8000])
def test_what_is_no_index_is_made_anew(
    store: Workspace, open_index: Open, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "index.sqlite3").write_bytes(data)
    overview = ask(store, open_index())
    assert open_index().find("acme", None) == overview


def test_the_tables_of_another_program_are_made_anew(
    store: Workspace, open_index: Open, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "index.sqlite3")) as connection, connection:
        connection.execute("CREATE TABLE owners (owner TEXT)")
        connection.execute("INSERT INTO owners VALUES ('1')")
        connection.execute("CREATE TABLE deals (thing BLOB)")
    overview = ask(store, open_index())
    assert open_index().find("acme", None) == overview


def test_another_version_of_the_program_begins_its_own_index(store: Workspace, open_index: Open) -> None:
    ask(store, open_index("1"))
    assert open_index("2").find("acme", None) is None
    overview = ask(store, open_index("2"))
    assert open_index("2").find("acme", None) == overview


def test_an_index_that_somebody_holds_is_not_waited_for(
    store: Workspace, open_index: Open, tmp_path: Path
) -> None:
    overview = ask(store, open_index())
    with closing(sqlite3.connect(tmp_path / "index.sqlite3")) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert ask(store, open_index()) == overview


def test_nobody_else_can_read_the_index(store: Workspace, open_index: Open, tmp_path: Path) -> None:
    ask(store, open_index())
    assert (tmp_path / "index.sqlite3").stat().st_mode & 0o077 == 0


def test_a_deal_that_is_gone_leaves_the_index_with_the_next_list(
    store: Workspace, open_index: Open, home: Path
) -> None:
    ask(store, open_index())
    text = path_of(home).read_text()
    path_of(home).with_name("beta.json").write_text(text.replace('"acme"', '"beta"'))
    path_of(home).unlink()
    assert open_index().file.list_others([]) == ["acme"]
    list(list_overviews(replace(store, index=open_index())))
    assert open_index().file.list_others([]) == ["beta"]


def test_where_the_index_cannot_be_written_answers_are_the_same(store: Workspace, home: Path) -> None:
    (home / "taken").write_text("")
    index = FileIndex(IndexFile(home / "taken" / "index.sqlite3", "1"), home, ())
    assert ask(store, index) == find_overview(store, "acme")


def test_a_list_that_has_to_keep_something_in_between_still_knows_what_comes_behind(
    store: Workspace, open_index: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = path_of(home).read_text()
    for deal_id in ("beta", "delta", "gamma"):
        path_of(home).with_name(f"{deal_id}.json").write_text(text.replace('"acme"', f'"{deal_id}"'))
    whole = list(list_overviews(replace(store, index=open_index())))
    path_of(home).with_name("beta.json").write_text(text.replace('"acme"', '"beta"') + "\n")
    monkeypatch.setattr(overview_index, "_MOST_WAITING", 1)
    read: list[str] = []
    load_state = DealFiles.load_state
    monkeypatch.setattr(
        DealFiles, "load_state", lambda deals, deal_id: (read.append(deal_id), load_state(deals, deal_id))[1]
    )
    assert list(list_overviews(replace(store, index=open_index()))) == whole
    assert read == ["beta"]


def test_a_file_that_was_young_is_known_without_being_read_once_a_list_saw_it_older(
    store: Workspace, open_index: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_identity, "_TICK", 10**18)
    whole = list(list_overviews(replace(store, index=open_index())))
    monkeypatch.setattr(file_identity, "_TICK", -(10**18))
    assert list(list_overviews(replace(store, index=open_index()))) == whole
    monkeypatch.setattr(overview_index, "_digest", pytest.fail)
    assert list(list_overviews(replace(store, index=open_index()))) == whole


def test_a_file_that_was_young_is_known_without_being_read_once_it_was_asked_for_when_older(
    store: Workspace, open_index: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_identity, "_TICK", 10**18)
    overview = ask(store, open_index())
    monkeypatch.setattr(file_identity, "_TICK", -(10**18))
    assert ask(store, open_index()) == overview
    monkeypatch.setattr(overview_index, "_digest", pytest.fail)
    assert open_index().find("acme", None) == overview
