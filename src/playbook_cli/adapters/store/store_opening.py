"""Opening the store that an address names: files, or the tables of a database."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from playbook_cli.adapters.locations import DATABASE, StoreAddress
from playbook_cli.adapters.store.store_lock import LOCK_TIMEOUT
from playbook_cli.errors import DatabaseFailed, NoUserHome
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.adapters.kept_playbooks import KeptPlaybooks
    from playbook_cli.adapters.store.postgres.schema import PreparedSchema
    from playbook_cli.services.ports.deal_store import DealStore, SnapshotStore
    from playbook_cli.services.ports.overview_index import OverviewIndex
    from playbook_cli.services.ports.store_inspector import StoreInspector


@dataclass(frozen=True, slots=True)
class OpenStore:
    """The deals and editions of one store, what is kept of them, and who looks at it from outside."""

    deals: DealStore
    snapshots: SnapshotStore
    open_index: Callable[[], OverviewIndex | None]
    open_inspector: Callable[[], StoreInspector]


def open_store(
    address: StoreAddress, *, lock_timeout: float = LOCK_TIMEOUT, kept: KeptPlaybooks | None = None
) -> OpenStore:
    """The store of an address; nothing is read or connected yet. Editions that are `kept` are not read again.

    Raises DatabaseFailed where the driver of databases is not installed.
    """
    if address.scheme == DATABASE:
        return _open_tables(address, lock_timeout, kept)
    from playbook_cli.adapters.store.deal_files import DealFiles
    from playbook_cli.adapters.store.snapshot_files import SnapshotFiles

    home = address.directory

    def open_inspector() -> StoreInspector:
        from playbook_cli.adapters.store.store_inspector import FileInspector

        return FileInspector(home, lock_timeout=lock_timeout)

    def open_index() -> OverviewIndex | None:
        from playbook_cli.adapters.store import overview_index

        with suppress(NoUserHome):  # which has no cache either
            return overview_index.open_index(home)
        return None

    return OpenStore(
        DealFiles(home, lock_timeout=lock_timeout),
        SnapshotFiles(home, lock_timeout=lock_timeout, kept=kept),
        open_index,
        open_inspector,
    )


def prepare_database(
    address: StoreAddress, *, lock_timeout: float = LOCK_TIMEOUT, dry_run: bool = False
) -> PreparedSchema:
    """Make the tables of a database, or bring them up to date; raises DatabaseFailed."""
    check_driver(address)
    from playbook_cli.adapters.store.postgres.database import Database
    from playbook_cli.adapters.store.postgres.schema import prepare_schema

    return prepare_schema(Database(address.url, lock_timeout=lock_timeout), dry_run=dry_run)


def check_driver(address: StoreAddress) -> None:
    """Raise DatabaseFailed where psycopg, or the libpq that it needs, is not there."""
    try:
        importlib.import_module("psycopg")
    except ImportError as error:
        raise DatabaseFailed(address.shown, "no_driver", str(error)) from error


def _open_tables(address: StoreAddress, lock_timeout: float, kept: KeptPlaybooks | None) -> OpenStore:
    check_driver(address)
    from playbook_cli.adapters.store.postgres.database import Database
    from playbook_cli.adapters.store.postgres.database_inspector import DatabaseInspector
    from playbook_cli.adapters.store.postgres.deal_rows import DealRows
    from playbook_cli.adapters.store.postgres.overview_rows import OverviewRows
    from playbook_cli.adapters.store.postgres.schema import NEWEST
    from playbook_cli.adapters.store.postgres.snapshot_rows import SnapshotRows

    database = Database(address.url, version=NEWEST, lock_timeout=lock_timeout)
    deals, snapshots = DealRows(database), SnapshotRows(database, kept)

    def open_index() -> OverviewIndex:
        from playbook_cli.adapters.playbook_files import find_bundled
        from playbook_cli.adapters.store.postgres.kept_actions import open_actions

        editions = (address.directory / "playbooks", find_bundled())
        with suppress(NoUserHome):  # which has no cache either
            return OverviewRows(database, deals, open_actions(address.shown, editions))
        return OverviewRows(database, deals)

    return OpenStore(
        deals,
        snapshots,
        open_index,
        lambda: DatabaseInspector(deals, snapshots),
    )
