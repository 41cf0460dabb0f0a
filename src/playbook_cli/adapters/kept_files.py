"""Texts in the user's cache, each a file of its own under the key that it was worked out from.

Nothing depends on them. A file that is damaged, cut short, foreign, a link or another user's counts as
missing, and where one cannot be written now it is not written. Files are replaced whole, so that any number
of processes and versions may use them at once.
"""

import os
import re
import stat
import time
from binascii import crc32
from contextlib import suppress
from pathlib import Path
from typing import Final

from playbook_cli.adapters.files.regular_file import open_regular_file
from playbook_cli.adapters.files.whole_file import TEMPORARY_SUFFIX, publish_file
from playbook_cli.adapters.store.file_identity import is_own
from playbook_cli.errors import UnreadableFile

_FORMAT: Final = "playbook-kept/1"
_MOST_BYTES: Final = 64 << 20  # of one file
_MOST_FILES: Final = 200
_MOST_KEPT_BYTES: Final = 128 << 20  # of all of them
_NAME: Final = rf"[0-9a-f]{{64}}|\.[0-9a-f]{{64}}\.[0-9a-f]+{re.escape(TEMPORARY_SUFFIX)}"
_ABANDONED: Final = 3600  # seconds, after which nobody is writing a file any more


class KeptFiles:
    """The texts in one directory, which is made, for its owner alone, when the first is kept."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def find(self, key: str) -> str | None:
        """The text under a key of 64 hex digits, or None."""
        with suppress(OSError, ValueError, UnreadableFile):
            data = _load(self.directory / key)
            head, _line, body = data.partition(b"\n")
            if head == _head(key, body):
                return body.decode("utf-8", "surrogatepass")
        return None

    def keep(self, key: str, text: str) -> None:
        """Keep a text; where that cannot be done now it is not done."""
        with suppress(OSError, ValueError):
            body = text.encode("utf-8", "surrogatepass")
            self.directory.mkdir(0o700, parents=True, exist_ok=True)
            if len(body) <= _MOST_BYTES and _is_own_directory(self.directory):
                publish_file(self.directory / key, (_head(key, body), b"\n", body))
                self._sweep()

    def _sweep(self) -> None:
        """Drop what was kept longest ago where there is too much, and what a killed writer left."""
        with os.scandir(self.directory) as entries:
            ours = [(entry.stat(follow_symlinks=False), entry) for entry in entries if _is_ours(entry)]
        room, count, left = _MOST_KEPT_BYTES, 0, time.time() - _ABANDONED
        for status, entry in sorted(ours, key=lambda one: -one[0].st_mtime):
            if not entry.name.endswith(TEMPORARY_SUFFIX):
                count, room = count + 1, room - status.st_size
                is_too_much = count > _MOST_FILES or room < 0
            else:
                is_too_much = status.st_mtime < left
            if is_too_much:
                with suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108  # of hundreds


def _head(key: str, body: bytes) -> bytes:
    return f"{_FORMAT} {key} {crc32(body):08x}".encode()


def _load(path: Path) -> bytes:
    """The bytes of a file that this user alone has written; raises UnreadableFile, OSError or ValueError."""
    with open_regular_file(path, limit=2 * _MOST_BYTES) as (descriptor, _size):
        if not is_own(os.fstat(descriptor)):
            raise ValueError
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read()


def _is_own_directory(path: Path) -> bool:
    status = path.lstat()
    return stat.S_ISDIR(status.st_mode) and is_own(status)


def _is_ours(entry: "os.DirEntry[str]") -> bool:
    return bool(re.fullmatch(_NAME, entry.name)) and entry.is_file(follow_symlinks=False)
