"""The file of an index: an SQLite database in the user's cache, of rows that carry a checksum each.

Nothing depends on it. Whatever is wrong with it, damaged, locked, full, of another program, makes a row
missing and no more; a file that is none of ours is made anew. It is never waited for.
"""

import os
import sqlite3
import stat
from binascii import crc32
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

_TABLES: Final = {
    "deals": ("id", "identity", "digest", "playbook", "name", "value"),
    "actions": ("id", "identity", "digest", "playbook", "day", "value"),
    "playbooks": ("id", "ground", "value"),
}
_SELECT: Final = {
    table: f"SELECT {', '.join(columns[1:])}, sum FROM {table} WHERE id = ?"  # noqa: S608  # all names are ours
    for table, columns in _TABLES.items()
}
_REPLACE: Final = {
    table: f"REPLACE INTO {table} VALUES (?{', ?' * len(columns)})"  # noqa: S608  # as above
    for table, columns in _TABLES.items()
}
_FORGET: Final = ("DELETE FROM deals WHERE id = ?", "DELETE FROM actions WHERE id = ?")
_CREATE: Final = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_MANY_FINDS: Final = 20  # of one list; the file is let go at its end
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
Row = Sequence[Any]
_WALKED: Final = "deals"  # which every list asks for in the order of their ids
_READ_ON: Final = f"SELECT {', '.join(_TABLES[_WALKED])}, sum FROM {_WALKED} WHERE id >= ? ORDER BY id"  # noqa: S608


class _Walk:
    """The rows of a table in the order of their keys, as far as somebody has read."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self._ahead: Row | None = next(rows, None)

    def find(self, key: str) -> Row | None:
        """The row of this key without the key, where it lies ahead; what lies before it is passed."""
        while self._ahead is not None and self._ahead[0] < key:
            self._ahead = next(self._rows, None)
        return self._ahead[1:] if self._ahead is not None and self._ahead[0] == key else None


class IndexFile:
    """The rows of one index; `owner` names the program's version and the store that they are about."""

    def __init__(self, path: Path, owner: str) -> None:
        self.path = path
        self.owner = owner
        self._connection: sqlite3.Connection | None = None
        self._failed = False
        self._finds = 0
        self._walk: _Walk | None = None

    def find(self, table: str, key: str) -> tuple[str, ...] | None:
        """The row of this key without the key, or None."""
        if not (connection := self._connect()):
            return None
        try:
            row = self._fetch(connection, table, key)
        except (sqlite3.Error, TypeError):  # or what stands there is no text
            self._fail()
            return None
        if row is None or _sum_up((key, *row[:-1])) != row[-1]:
            return None
        return tuple(row[:-1])

    def _fetch(self, connection: sqlite3.Connection, table: str, key: str) -> Row | None:
        """One row; where many are asked for, from one state of the file, read on in the order of the keys."""
        self._finds += 1
        if self._finds == _MANY_FINDS:
            connection.execute("BEGIN")
        if self._finds >= _MANY_FINDS and table == _WALKED:
            self._walk = self._walk or _Walk(connection.execute(_READ_ON, (key,)))
            if row := self._walk.find(key):
                return row
        found: Row | None = connection.execute(_SELECT[table], (key,)).fetchone()
        return found

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

    def list_keys(self) -> set[str]:
        """The ids of all deals that have a row."""
        try:
            connection = self._connect()
            return (
                {str(key) for (key,) in connection.execute("SELECT id FROM deals")} if connection else set()
            )
        except sqlite3.Error:
            self._fail()
            return set()

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection, self._walk, self._finds = None, None, 0

    def _connect(self) -> sqlite3.Connection | None:
        """The file open for reading, if it is there and ours."""
        if self._connection or self._failed:
            return self._connection
        self._failed = True
        with suppress(sqlite3.Error, OSError, ValueError):
            if _is_file(self.path):
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
        os.close(os.open(self.path, _CREATE, 0o600))
        if not _is_file(self.path):
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


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _sum_up(row: Iterable[object]) -> int:
    return crc32("\0".join(map(str, row)).encode("utf-8", "surrogatepass"))
