"""Many things in the order in which they were put down: few in memory, many on the disk.

The file has no name, so that nothing of it is left when the process ends, however it does.
"""

import io
import os
import pickle
import tempfile
import weakref
from collections.abc import Collection, Iterator
from typing import IO, Any, Generic, TypeVar

from playbook_cli.adapters.store.store_lock import describe_failure
from playbook_cli.errors import WriteFailed

_MOST_IN_MEMORY = 8 << 20
_BLOCK = 256  # things that are written and read at once

_T = TypeVar("_T")


class DiskPile(Collection[_T], Generic[_T]):
    """Things of one kind, which may be gone through again and again."""

    def __init__(self) -> None:
        self._file: IO[bytes] = io.BytesIO()
        self._blocks: list[tuple[int, int]] = []
        self._waiting: list[_T] = []
        self._end = 0

    def append(self, thing: _T) -> None:
        """Put one thing on top; raises WriteFailed where the disk is full."""
        self._waiting.append(thing)
        if len(self._waiting) == _BLOCK:
            self._put_down()

    def __len__(self) -> int:
        """How many there are."""
        return len(self._blocks) * _BLOCK + len(self._waiting)

    def __iter__(self) -> Iterator[_T]:
        """All of them, the first first."""
        for at, size in self._blocks:
            self._file.seek(at)
            yield from pickle.loads(self._file.read(size))  # noqa: S301  # nobody else can write it
        yield from tuple(self._waiting)

    def __contains__(self, thing: object) -> bool:
        """Whether a thing like this one is there."""
        return any(one == thing for one in self)

    def _put_down(self) -> None:
        data = pickle.dumps(self._waiting, pickle.HIGHEST_PROTOCOL)
        try:
            if isinstance(self._file, io.BytesIO) and self._end + len(data) > _MOST_IN_MEMORY:
                self._file = self._move_to_disk(self._file.getvalue())
            self._file.seek(self._end)
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            raise WriteFailed(os.fspath(tempfile.gettempdir()), describe_failure(error)) from error
        self._blocks.append((self._end, len(data)))
        self._end += len(data)
        self._waiting = []

    def _move_to_disk(self, data: bytes) -> IO[bytes]:
        file = tempfile.TemporaryFile()  # noqa: SIM115  # open for as long as the pile is there
        weakref.finalize(self, file.close)
        file.write(data)
        return file


def open_pile() -> DiskPile[Any]:
    """A new pile."""
    return DiskPile()
