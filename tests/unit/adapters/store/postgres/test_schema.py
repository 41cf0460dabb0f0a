"""The tables: made, migrated, granted, and of a version that fits."""

import psycopg
import pytest
from tests.databases import make_database
from tests.postgres_server import OWNER, PostgresServer
from tests.stores import make_deal, make_note

from playbook_cli.adapters.store.postgres.database import Database
from playbook_cli.adapters.store.postgres.deal_rows import DealRows
from playbook_cli.adapters.store.postgres.schema import NEWEST, find_version, prepare_schema
from playbook_cli.errors import DatabaseFailed


@pytest.fixture
def bare(empty_database: str) -> Database:
    """A database without our tables; only its owner could drop them."""
    database = Database(empty_database)
    database.run("drop schema if exists playbook cascade")
    return database


def test_tables_are_made_once(bare: Database) -> None:
    assert find_version(bare) == 0
    made = prepare_schema(bare)
    again = prepare_schema(bare)
    assert [(one.before, one.after) for one in (made, again)] == [(0, NEWEST), (NEWEST, NEWEST)]


def test_a_dry_run_makes_nothing(bare: Database) -> None:
    assert prepare_schema(bare, dry_run=True).after == NEWEST
    assert find_version(bare) == 0


def test_older_tables_are_refused_until_they_are_migrated_and_keep_what_they_hold(bare: Database) -> None:
    prepare_schema(bare, upto=1)
    deal = make_deal(notes=2)
    DealRows(Database(bare.url, version=1)).create(deal)
    with pytest.raises(DatabaseFailed) as refused:
        DealRows(Database(bare.url, version=NEWEST)).load("acme")
    assert (refused.value.problem, refused.value.detail) == ("older_schema", "1")
    migrated = prepare_schema(bare)
    assert (migrated.before, migrated.after) == (1, NEWEST)
    assert DealRows(Database(bare.url, version=NEWEST)).load("acme") == deal


def test_newer_tables_are_left_untouched(bare: Database) -> None:
    prepare_schema(bare)
    bare.run("insert into playbook.schema_version (version) values (99)")
    for ask in (
        lambda: DealRows(Database(bare.url, version=NEWEST)).create(make_deal()),
        lambda: prepare_schema(bare),
    ):
        with pytest.raises(DatabaseFailed) as refused:
            ask()
        assert (refused.value.problem, refused.value.detail) == ("newer_schema", "99")


def test_a_database_that_cannot_hold_every_letter_is_refused(
    postgres: PostgresServer, worker_id: str
) -> None:
    name = f"latin_{worker_id}"
    with psycopg.connect(postgres.address("postgres"), autocommit=True) as connection:
        connection.execute(f"create database {name} encoding 'LATIN1' template template0")  # type: ignore[arg-type]
    database = Database(postgres.address(name))
    with pytest.raises(DatabaseFailed) as refused:
        prepare_schema(database)
    assert (refused.value.problem, refused.value.detail) == ("encoding", "LATIN1")
    assert find_version(database) == 0


def test_writers_write_and_readers_read_by_the_grants_that_are_printed(
    postgres: PostgresServer, worker_id: str
) -> None:
    name = f"granted_{worker_id}"
    owner = Database(make_database(postgres, name))
    grants = prepare_schema(owner).grants
    for role in ("playbook_writers", "playbook_readers"):  # of the whole server, and it has other workers
        grants = grants.replace(f"create role {role};\n", "").replace(role, f"{role}_{name}")
        owner.run(f"create role {role}_{name} login")  # type: ignore[arg-type]
    owner.run(grants)  # type: ignore[arg-type]
    writer, reader, stranger = (
        DealRows(Database(postgres.address(name, user=user), version=NEWEST))
        for user in (f"playbook_writers_{name}", f"playbook_readers_{name}", _make_stranger(owner, name))
    )
    writer.create(make_deal())
    written = writer.append("acme", [make_note()], expected_length=1)
    assert reader.load("acme") == written
    for refused in (
        lambda: reader.append("acme", [make_note()], expected_length=2),
        lambda: reader.create(make_deal("beta")),
        lambda: stranger.load("acme"),
        lambda: writer.database.run("alter table playbook.events disable trigger only_grows"),
        lambda: writer.database.run("delete from playbook.events"),
    ):
        with pytest.raises(DatabaseFailed) as raised:
            refused()
        assert raised.value.problem == "no_rights"
    assert owner.url.startswith(f"postgresql://{OWNER}@")


def _make_stranger(owner: Database, name: str) -> str:
    owner.run(f"create role stranger_{name} login")  # type: ignore[arg-type]
    return f"stranger_{name}"
