"""Many things in the order in which they were put down: few in memory, many on the disk.

The file has no name, so that nothing of it is left when the process ends, however it does.
"""

import os
import pickle
import tempfile
import weakref
from collections.abc import Collection, Iterator
from typing import Any, Generic, TypeVar

from playbook_cli.adapters.files.file_opening import describe_failure
from playbook_cli.errors import WriteFailed

_MOST_IN_MEMORY = 8 << 20
_BLOCK = 256  # things that are written and read at once

_T = TypeVar("_T")


class DiskList(Collection[_T], Generic[_T]):
    """Things of one kind, which may be gone through again and again."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_MOST_IN_MEMORY)  # noqa: SIM115  # as long as the list
        weakref.finalize(self, self._file.close)
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
            self._file.seek(self._end)
            self._file.write(data)
            self._file.flush()
        except OSError as error:
            raise WriteFailed(os.fspath(tempfile.gettempdir()), describe_failure(error)) from error
        self._blocks.append((self._end, len(data)))
        self._end += len(data)
        self._waiting = []


def open_long_list() -> DiskList[Any]:
    """An empty one."""
    return DiskList()
