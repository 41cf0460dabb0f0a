"""Databases for tests, on a server that all workers of one run share; where none runs, the reason is told."""

from collections.abc import Iterator
from typing import LiteralString

import pytest

from tests.postgres_server import NoServer, PostgresServer, shared_server

EMPTY: LiteralString = """
alter table playbook.deals disable trigger only_grows; delete from playbook.deals;
alter table playbook.deals enable always trigger only_grows;
alter table playbook.events disable trigger only_grows; delete from playbook.events;
alter table playbook.events enable always trigger only_grows;
alter table playbook.snapshots disable trigger only_grows; delete from playbook.snapshots;
alter table playbook.snapshots enable always trigger only_grows;
delete from playbook.overviews;
"""


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[PostgresServer]:
    """A server for this run."""
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    base = tmp_path_factory.getbasetemp()
    try:
        with shared_server((base if worker_id == "master" else base.parent) / "postgres") as server:
            yield server
    except NoServer as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def empty_database(postgres: PostgresServer, worker_id: str) -> str:
    """A database of this worker without any table of ours."""
    return make_database(postgres, f"empty_{worker_id}")


@pytest.fixture(scope="session")
def worker_database(postgres: PostgresServer, worker_id: str) -> str:
    """A database of this worker with our tables; `database` gives it empty."""
    from playbook_cli.adapters.store.postgres.database import Database
    from playbook_cli.adapters.store.postgres.schema import prepare_schema

    address = make_database(postgres, f"tests_{worker_id}")
    prepare_schema(Database(address))
    return address


@pytest.fixture
def database(worker_database: str) -> str:
    """The address of a database with our tables and nothing in them: only its owner can do that."""
    from playbook_cli.adapters.store.postgres.database import Database

    Database(worker_database).run(EMPTY)
    return worker_database


def make_database(server: PostgresServer, name: str) -> str:
    """A new database, and its address."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(server.address("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    return server.address(name)
