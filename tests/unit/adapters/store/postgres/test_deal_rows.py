"""What a database adds to a store: writers at the same moment, lost connections, and rows that only grow."""

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.postgres_proxy import Cut, CuttingProxy
from tests.postgres_server import PostgresServer
from tests.reliability import Provoked, Record
from tests.stores import make_deal, make_note

from playbook_cli.adapters.store.postgres.database import Database
from playbook_cli.adapters.store.postgres.deal_rows import MOST_BYTES, DealRows
from playbook_cli.adapters.store.postgres.schema import NEWEST
from playbook_cli.errors import DamagedDeal, DatabaseFailed, LimitExceeded, StoreLocked
from playbook_cli.errors.deals import DealMovedOn

WRITERS = 8


def open_rows(address: str, *, lock_timeout: float = 30) -> DealRows:
    return DealRows(Database(address, version=NEWEST, lock_timeout=lock_timeout))


@pytest.fixture
def rows(database: str) -> DealRows:
    rows = open_rows(database)
    rows.create(make_deal())
    return rows


@pytest.fixture
def sockets() -> Iterator[Path]:
    """A directory whose name leaves room for the name of a socket."""
    directory = Path(tempfile.mkdtemp(prefix="cut-"))
    yield directory
    shutil.rmtree(directory)


def through(proxy: CuttingProxy, database: str, postgres: PostgresServer) -> str:
    name = database.rpartition("?")[0].rpartition("/")[2]
    return postgres.address(name, socket=str(proxy.directory))


def test_of_writers_that_expect_the_same_length_one_gets_through(
    rows: DealRows, database: str, provoked: Record
) -> None:
    def write(number: int) -> bool:
        try:
            open_rows(database).append("acme", [make_note(f"{number}"), make_note()], expected_length=1)
        except DealMovedOn:
            return False
        return True

    with ThreadPoolExecutor(WRITERS) as together:
        assert list(together.map(write, range(WRITERS))).count(True) == 1
    assert len(rows.load("acme").history) == 3
    how = f"{WRITERS} connections append two events at the same length"
    provoked(Provoked(9, "PostgreSQL: writers at the same moment", how, WRITERS))


@pytest.mark.parametrize("cut", Cut, ids=lambda cut: cut.name.lower())
def test_an_append_whose_connection_is_cut_counts_once(
    rows: DealRows, database: str, postgres: PostgresServer, sockets: Path, cut: Cut, provoked: Record
) -> None:
    events = [make_note(), make_note()]
    server = Path(postgres.directory)
    with CuttingProxy(sockets, server, word=b"insert into playbook.events", cut=cut, times=2) as proxy:
        writer = open_rows(through(proxy, database, postgres))
        written = writer.append("acme", events, expected_length=1)
        assert proxy.cuts >= 1  # a server that was quick has written it by the second time
    assert rows.load("acme") == written
    assert [event.id for event in written.history[1:]] == [event.id for event in events]
    provoked(Provoked(1, "PostgreSQL: connection cut in an append", cut.value, 2))


@pytest.mark.parametrize("cut", Cut, ids=lambda cut: cut.name.lower())
def test_a_deal_whose_creation_is_cut_is_there_once(
    database: str, postgres: PostgresServer, sockets: Path, cut: Cut, provoked: Record
) -> None:
    server = Path(postgres.directory)
    with CuttingProxy(sockets, server, word=b"insert into playbook.deals", cut=cut) as proxy:
        deal = make_deal(notes=2)
        open_rows(through(proxy, database, postgres)).create(deal)
        assert proxy.cuts == 1
    assert open_rows(database).load("acme") == deal
    provoked(Provoked(1, "PostgreSQL: connection cut in a creation", cut.value))


@pytest.mark.parametrize("cut", Cut, ids=lambda cut: cut.name.lower())
def test_what_was_appended_while_held_counts_once_when_the_end_is_cut(
    rows: DealRows, database: str, postgres: PostgresServer, sockets: Path, cut: Cut, provoked: Record
) -> None:
    with CuttingProxy(sockets, Path(postgres.directory), word=b"commit", cut=cut) as proxy:
        writer = open_rows(through(proxy, database, postgres))
        with writer.hold():
            writer.append("acme", [make_note("甲")], expected_length=1)
            writer.append("acme", [make_note("乙")], expected_length=2)
            writer.create(make_deal("beta"))
        assert proxy.cuts == 1
    assert len(rows.load("acme").history) == 3
    assert rows.list_ids() == ["acme", "beta"]
    provoked(Provoked(1, "PostgreSQL: connection cut at a commit", cut.value))


def test_a_connection_that_is_cut_while_the_store_is_held_leaves_nothing_and_is_told(
    rows: DealRows, database: str, postgres: PostgresServer, sockets: Path
) -> None:
    word = b"second note"
    with CuttingProxy(sockets, Path(postgres.directory), word=word, cut=Cut.BEFORE) as proxy:
        writer = open_rows(through(proxy, database, postgres))
        with pytest.raises(DatabaseFailed) as failed, writer.hold():  # noqa: PT012  # the block is what fails
            writer.append("acme", [make_note("first note")], expected_length=1)
            writer.append("acme", [make_note("second note")], expected_length=2)
    assert failed.value.problem == "lost_in_transaction"
    assert len(rows.load("acme").history) == 1


def test_a_connection_that_stays_lost_is_told_as_not_known(
    rows: DealRows, database: str, postgres: PostgresServer, sockets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playbook_cli.adapters.store.postgres.database.PAUSES", (0.0, 0.0))
    with CuttingProxy(sockets, Path(postgres.directory), word=b"_lock", cut=Cut.BEFORE, times=99) as proxy:
        writer = open_rows(through(proxy, database, postgres))
        with pytest.raises(DatabaseFailed) as failed:
            writer.append("acme", [make_note()], expected_length=1)
    assert failed.value.problem == "lost_in_write"
    assert len(rows.load("acme").history) == 1


def test_nobody_writes_while_the_store_is_held(rows: DealRows, database: str) -> None:
    impatient = open_rows(database, lock_timeout=0)
    with rows.hold(), pytest.raises(StoreLocked) as locked:
        impatient.append("acme", [make_note()], expected_length=1)
    assert locked.value.path == database
    impatient.append("acme", [make_note()], expected_length=1)


def test_a_block_that_fails_while_the_store_is_held_leaves_nothing(rows: DealRows) -> None:
    with pytest.raises(DealMovedOn), rows.hold():  # noqa: PT012  # the block is what fails
        rows.append("acme", [make_note()], expected_length=1)
        rows.append("acme", [make_note()], expected_length=1)
    assert len(rows.load("acme").history) == 1


@pytest.mark.parametrize("change", ["update {} set deal = deal", "delete from {}", "truncate {}"])
def test_nobody_changes_what_was_recorded_its_owner_neither(
    rows: DealRows, change: str, provoked: Record
) -> None:
    for table in ("deals", "events", "snapshots", "schema_version"):
        statement = change.format(f"playbook.{table}").replace("deal = deal", _first_column(table))
        with pytest.raises(DatabaseFailed) as refused:
            rows.database.run(statement)  # type: ignore[arg-type]
        assert refused.value.problem == "append_only"
    assert len(rows.load("acme").history) == 1
    how = f"{change.partition(' ')[0]} by the owner of the tables"
    provoked(Provoked(13, "PostgreSQL: a kept row changed by hand", how, 4))


def _first_column(table: str) -> str:
    return {
        "deals": "key = key",
        "events": "deal = deal",
        "snapshots": "body = body",
        "schema_version": "version = version",
    }[table]


def test_a_history_past_its_limit_is_refused_whole(rows: DealRows) -> None:
    half = "x" * (MOST_BYTES // 2)
    rows.append("acme", [make_note(half)], expected_length=1)
    with pytest.raises(LimitExceeded):
        rows.append("acme", [make_note(), make_note(half)], expected_length=2)
    assert len(rows.load("acme").history) == 2
    with pytest.raises(LimitExceeded):
        rows.create(make_deal("beta").with_events([make_note(half), make_note(half)]))


def test_what_another_program_wrote_into_a_row_is_told_as_damage(rows: DealRows, provoked: Record) -> None:
    rows.database.run(
        "insert into playbook.events (deal, number, id, type, body) values ('acme', 2, 'x', 'noted', '[1]')"
    )
    with pytest.raises(DamagedDeal) as damaged:
        rows.load("acme")
    assert damaged.value.path.endswith("#acme")
    provoked(Provoked(13, "PostgreSQL: an event that is none", "a row inserted by hand"))


@pytest.mark.parametrize(
    "text", ["nul \0 in it", "\u202e right", "𝄞 and 👩‍👩‍👧", '{"a": 1}', "%s %(x)s $1 '';--"]
)
def test_every_text_comes_back_as_it_was(rows: DealRows, text: str) -> None:
    note = make_note(text)
    rows.append("acme", [note], expected_length=1)
    assert rows.load("acme").history[1] == note


def test_what_was_taken_back_with_a_block_is_not_remembered(rows: DealRows, database: str) -> None:
    with pytest.raises(ZeroDivisionError), rows.hold():  # noqa: PT012  # the block is what fails
        rows.append("acme", [make_note("mine")], expected_length=1)
        raise ZeroDivisionError
    theirs = open_rows(database).append("acme", [make_note("theirs")], expected_length=1)
    note = make_note()
    assert rows.append("acme", [note], expected_length=2) == theirs.with_events([note])
