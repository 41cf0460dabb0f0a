"""One connection to the database of a home: opened when it is needed, and opened again when it was lost.

Every statement of ours may be sent twice: events and deals count once, by their ids. Credentials are libpq's
matter (PGPASSFILE, PGSERVICE, sslmode …) and are neither kept nor shown.
"""

import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Final, LiteralString

import psycopg
from psycopg import conninfo, pq

from playbook_cli.adapters.locations import mask_password
from playbook_cli.adapters.store.postgres.database_errors import (
    find_problem,
    is_lost,
    is_starting,
    words_of,
)
from playbook_cli.adapters.store.store_lock import LOCK_TIMEOUT
from playbook_cli.errors import DatabaseFailed, PlaybookError, StoreLocked

Values = Mapping[str, object]
Row = tuple[Any, ...]
WRITERS_LOCK: Final = 0x706C6179626F6F6B  # the advisory lock of a database's writers: "playbook" in ASCII
FIND_VERSION: Final = "select coalesce(max(version), 0) from playbook.schema_version"
_COMMIT: Final = "commit"
PAUSES = (0.0, 0.1, 0.3, 1.0, 2.0, 4.0)  # seconds before a lost connection is opened again
_DEFAULTS = {  # where the address, its service and libpq's variables say nothing
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "tcp_user_timeout": "30000",
    "application_name": "playbook",
}


class Database:
    """The database that an address names; with a `version`, tables of another one are refused."""

    def __init__(self, url: str, *, version: int | None = None, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self.url = url
        self.name = mask_password(url)
        self.version = version
        self.lock_timeout = lock_timeout
        self.holding = False
        self.redo: list[Callable[[], object]] = []  # what was written while the store was held
        self._connection: psycopg.Connection | None = None
        self._opened = False
        self._close: weakref.finalize[..., Any] | None = None

    @property
    def wait(self) -> str:
        """How long a statement waits for a lock, as PostgreSQL writes it; its 0 would mean for ever."""
        return f"{max(1, round(self.lock_timeout * 1000))}ms"

    def run(
        self, statement: LiteralString, values: Values | None = None, *, writes: bool = False
    ) -> list[Row]:
        """The rows that a statement gives; after a lost connection it is sent again.

        Raises DatabaseFailed or StoreLocked, and psycopg's UniqueViolation for the caller to judge.
        """
        if self.holding and self._connection is None:
            raise DatabaseFailed(self.name, "lost_in_transaction")
        pauses = iter(() if self.holding else PAUSES)
        while True:
            try:
                return self._send(statement, values)
            except psycopg.errors.UniqueViolation:
                raise
            except psycopg.Error as error:
                if not self._is_passing(error):
                    raise self._translate(error) from error
                self.close()
                pause = next(pauses, None)
                if pause is None:
                    raise self._tell_lost(error, statement, writes=writes) from error
                time.sleep(pause)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One transaction in which nobody else writes; nothing in it counts before its end.

        Raises DatabaseFailed with `lost_in_write` where the connection went just then.
        """
        self.redo = []
        self.run("select")  # a connection that was lost meanwhile is opened again here
        self.holding = True
        try:
            self.run("begin")
            self.run(
                "select set_config('lock_timeout', %(wait)s, true), pg_advisory_xact_lock(%(lock)s)",
                {"wait": self.wait, "lock": WRITERS_LOCK},
            )
            yield
            self.run(_COMMIT, writes=True)
        except BaseException:
            self._roll_back()
            raise
        finally:
            self.holding = False

    def close(self) -> None:
        """Close the connection, if there is one; the next statement opens another."""
        if self._close:
            self._close()
        self._connection = self._close = None

    def _send(self, statement: LiteralString, values: Values | None) -> list[Row]:
        connection = self._connection or self._begin()
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def _begin(self) -> psycopg.Connection:
        """A new connection, to tables that this program knows."""
        self._connection = self._open()
        self._close = weakref.finalize(self, _close_quietly, self._connection)
        self._opened = True
        try:
            self._check_version(self._connection)
        except BaseException:
            self.close()
            raise
        return self._connection

    def _check_version(self, connection: psycopg.Connection) -> None:
        if self.version is None:
            return
        found = connection.execute(FIND_VERSION).fetchone()
        version = found[0] if found else 0
        if version != self.version:
            problem = "newer_schema" if version > self.version else "older_schema"
            raise DatabaseFailed(self.name, problem, str(version))

    def _open(self) -> psycopg.Connection:
        """A connection without prepared statements, so that a pooler may stand between."""
        try:
            said = conninfo.conninfo_to_dict(self.url)
        except psycopg.ProgrammingError:  # its words would repeat a password with a stray sign in it
            raise DatabaseFailed(self.name, "address") from None
        if not all(port.isdecimal() for port in str(said.get("port") or "0").split(",") if port):
            raise DatabaseFailed(self.name, "address")
        known = {option.keyword.decode() for option in pq.Conninfo.get_defaults() if option.val}
        ours = {key: value for key, value in _DEFAULTS.items() if key not in known}
        whole = conninfo.make_conninfo("", **{**ours, **said, "client_encoding": "utf8"})
        return psycopg.connect(whole, autocommit=True, prepare_threshold=None)

    def _is_passing(self, error: psycopg.Error) -> bool:
        """Whether a new connection may do better: this one is gone, or the server is just starting."""
        if self._connection is not None and not self._connection.closed:
            return False
        return is_starting(error) or (self._opened and is_lost(error))

    def _translate(self, error: psycopg.Error, problem: str = "") -> DatabaseFailed | StoreLocked:
        if isinstance(error, psycopg.errors.LockNotAvailable):
            return StoreLocked(self.name, self.lock_timeout)
        return DatabaseFailed(self.name, problem or find_problem(error), mask_password(words_of(error)))

    def _tell_lost(self, error: psycopg.Error, statement: str, *, writes: bool) -> PlaybookError:
        if not self._opened or find_problem(error) == "idle_timeout":
            return self._translate(error)
        if self.holding and statement != _COMMIT:
            return self._translate(error, "lost_in_transaction")
        return self._translate(error, "lost_in_write" if writes else "lost")

    def _roll_back(self) -> None:
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.execute("rollback")


def _close_quietly(connection: psycopg.Connection) -> None:
    with suppress(psycopg.Error, OSError):
        connection.close()
