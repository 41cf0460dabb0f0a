"""The file of an index: an SQLite database in the user's cache, of rows that carry a checksum each.

Nothing depends on it. Whatever is wrong with it, damaged, locked, full, of another program, another user's
or open to others, makes a row missing and no more; a file that is none of ours is made anew. It is never
waited for.
"""

import os
import sqlite3
import stat
from binascii import crc32
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from itertools import islice, repeat
from pathlib import Path
from typing import Any, Final

from playbook_cli.adapters.files import file_opening
from playbook_cli.adapters.store.file_identity import is_own

_TABLES: Final = {
    "deals": ("id", "identity", "digest", "playbook", "name", "worked", "tally", "value"),
    "actions": ("id", "identity", "digest", "playbook", "day", "value"),
    "playbooks": ("id", "ground", "value"),
}
_SELECT: Final = {
    table: f"SELECT {', '.join(columns[1:])}, sum FROM {table} WHERE id = ?"  # noqa: S608  # all names are ours
    for table, columns in _TABLES.items()
}
_ANY_OF: Final = {
    table: f"SELECT {', '.join(columns)}, sum FROM {table} WHERE id IN (%s)"  # noqa: S608  # as above
    for table, columns in _TABLES.items()
}
_MOST_ASKED: Final = 500  # keys in one statement, of which every SQLite takes 999
_REPLACE: Final = {
    table: f"REPLACE INTO {table} VALUES (?{', ?' * len(columns)})"  # noqa: S608  # as above
    for table, columns in _TABLES.items()
}
_FORGET: Final = ("DELETE FROM deals WHERE id = ?", "DELETE FROM actions WHERE id = ?")
_CREATE: Final = os.O_RDWR | os.O_CREAT | file_opening.OWN | file_opening.NO_LINK | file_opening.AT_ONCE
_PRIMARY: Final = 0xFF  # of an extended code
# What passes, or is no fault of the file: somebody else writes, the disk is full or may not be written.
_NOT_NOW: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_INTERRUPT,
}
Row = tuple[Any, ...]
_READ_ON: Final = {
    table: f"SELECT {', '.join(columns)}, sum FROM {table} WHERE id >= ? ORDER BY id"  # noqa: S608  # as above
    for table, columns in _TABLES.items()
}


class IndexFile:
    """The rows of one index; `owner` names the program's version and the store that they are about."""

    def __init__(self, path: Path, owner: str) -> None:
        self.path = path
        self.owner = owner
        self._connection: sqlite3.Connection | None = None
        self._failed = False

    def find(self, table: str, key: str) -> Row | None:
        """The row of this key without the key, or None."""
        if not (connection := self._connect()):
            return None
        try:
            row: Row | None = connection.execute(_SELECT[table], (key,)).fetchone()
            return _check_row((key, *row)) if row else None
        except (sqlite3.Error, TypeError):  # or what stands there is no text
            self._fail()
            return None

    def find_some(self, table: str, keys: Sequence[str]) -> dict[str, Row]:
        """The rows of some keys by their key, in few statements."""
        found: dict[str, Row] = {}
        for start in range(0, len(keys), _MOST_ASKED):
            if not (connection := self._connect()):
                break
            asked = keys[start : start + _MOST_ASKED]
            try:
                rows = connection.execute(_ANY_OF[table] % ", ".join("?" * len(asked)), asked).fetchall()
                found |= {row[0]: known for row in rows if (known := _check_row(row))}
            except (sqlite3.Error, TypeError):
                self._fail()
        return found

    def find_each(self, table: str, keys: Sequence[str]) -> Iterator[Row | None]:
        """The same for many keys in their order, as the file is read on; it may be written to in between."""
        at = 0
        while at < len(keys) and (connection := self._connect()):
            try:
                if not connection.in_transaction:
                    connection.execute("BEGIN")
                for row in _keep_step(
                    islice(keys, at, None), connection.execute(_READ_ON[table], (keys[at],))
                ):
                    at += 1
                    yield _check_row(row) if row else None
                    if self._connection is not connection:
                        break
            except (sqlite3.Error, TypeError):
                self._fail()
        yield from repeat(None, len(keys) - at)

    def save(self, rows: Collection[tuple[str, Row]], forgotten: Collection[str] = ()) -> None:
        """Keep rows, each with its table, and forget deals; where that cannot be done now it is not done."""
        with suppress(sqlite3.Error, OSError, ValueError):
            self.close()
            self._failed = False
            self.path.parent.mkdir(0o700, parents=True, exist_ok=True)
            try:
                self._write(rows, forgotten)
            except sqlite3.Error as error:
                if error.sqlite_errorcode & _PRIMARY in _NOT_NOW:
                    return
                self._remove()
                self._write(rows, forgotten)

    def list_others(self, known: Iterable[str]) -> list[str]:
        """The ids of all deals that have a row and are not among these, which go up."""
        try:
            if not (connection := self._connect()):
                return []
            keys = (str(key) for (key,) in connection.execute("SELECT id FROM deals ORDER BY id"))
            return [*_leave_out(keys, iter(known))]
        except sqlite3.Error:
            self._fail()
            return []

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _connect(self) -> sqlite3.Connection | None:
        """The file open for reading, if it is there and ours."""
        if self._connection or self._failed:
            return self._connection
        self._failed = True
        with suppress(sqlite3.Error, OSError, ValueError):
            if _is_own_file(self.path):
                connection = self._open("ro")
                if connection.execute("SELECT owner FROM owners").fetchall() == [(self.owner,)]:
                    self._connection, self._failed = connection, False
                else:
                    connection.close()
        return self._connection

    def _open(self, mode: str) -> sqlite3.Connection:
        place = self.path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        return sqlite3.connect(
            f"file://{'' if place[0] == '/' else '/'}{place}?mode={mode}", timeout=0, uri=True
        )

    def _fail(self) -> None:
        self.close()
        self._failed = True

    def _remove(self) -> None:
        for place in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            place.unlink(missing_ok=True)

    def _write(self, rows: Iterable[tuple[str, Row]], forgotten: Iterable[str]) -> None:
        """Write to the file, which is private as the deals are; raises sqlite3.Error or OSError."""
        if _is_strangers(self.path):
            self._remove()
        os.close(os.open(self.path, _CREATE, 0o600))
        if not _is_own_file(self.path):
            return
        with closing(self._open("rw")) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")
            self._claim(connection)
            for table, row in rows:
                connection.execute(_REPLACE[table], (*row, _sum_up(row)))
            for statement in _FORGET:
                connection.executemany(statement, [(key,) for key in forgotten])

    def _claim(self, connection: sqlite3.Connection) -> None:
        """Make the tables; forget what another version, or the index of another store, left here."""
        connection.execute("CREATE TABLE IF NOT EXISTS owners (owner TEXT)")
        if connection.execute("SELECT owner FROM owners").fetchall() == [(self.owner,)]:
            return
        connection.execute("DELETE FROM owners")
        for table, columns in _TABLES.items():
            connection.execute(f"DROP TABLE IF EXISTS {table}")
            stated = ", ".join(f"{column} TEXT" for column in columns[1:])
            connection.execute(
                f"CREATE TABLE {table} (id TEXT PRIMARY KEY, {stated}, sum INTEGER) WITHOUT ROWID"
            )
        connection.execute("INSERT INTO owners VALUES (?)", (self.owner,))


def _is_own_file(path: Path) -> bool:
    """Whether a file stands here that nobody else may have written: an answer is not taken from strangers."""
    status = path.lstat()
    return stat.S_ISREG(status.st_mode) and is_own(status)


def _is_strangers(path: Path) -> bool:
    """Whether a file stands here that others may have written."""
    with suppress(FileNotFoundError):
        status = path.lstat()
        return stat.S_ISREG(status.st_mode) and not is_own(status)
    return False


def _keep_step(keys: Iterable[str], rows: Iterator[Row]) -> Iterator[Row | None]:
    """The row of each key, None where there is none; both go up."""
    row = next(rows, None)
    for key in keys:
        while row is not None and row[0] < key:
            row = next(rows, None)
        yield row if row is not None and row[0] == key else None


def _leave_out(keys: Iterable[str], known: Iterator[str]) -> Iterator[str]:
    """The keys that are not known; both go up."""
    one = next(known, None)
    for key in keys:
        while one is not None and one < key:
            one = next(known, None)
        if one != key:
            yield key


def _check_row(row: Row) -> Row | None:
    """The row without its key and its checksum, None where that says something else."""
    return row[1:-1] if _sum_up(row[:-1]) == row[-1] else None


def _sum_up(row: Row) -> int:
    """The checksum of a row; raises TypeError for what is no text."""
    return crc32("\0".join(row).encode("utf-8", "surrogatepass"))
