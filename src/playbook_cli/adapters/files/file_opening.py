"""Opening a file where systems differ: by which flags, and what to do while another program has it open.

A flag is 0 where the system has none of its kind. Only Windows keeps a file from us that another program has
open.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

OWN: Final = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)  # not inherited; bytes as they are
NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)  # the last part of the path is no symlink
AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)  # a FIFO answers at once
DIRECTORY: Final = getattr(os, "O_DIRECTORY", 0)
_DIRECTORY: Final = os.O_RDONLY | DIRECTORY | OWN
NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | OWN | NO_LINK

# Access denied, sharing violation, lock violation: how Windows says that another program has a file open.
_IN_USE: Final = frozenset({5, 32, 33})
_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds; scanners and sync clients let go by then
_T = TypeVar("_T")


def is_in_use(error: OSError) -> bool:
    """Whether Windows refused because another program has the file open, or because it is write-protected."""
    return getattr(error, "winerror", None) in _IN_USE


def insist(act: Callable[[], _T]) -> _T:
    """Do again for a moment what Windows refuses while another program has the file open; raises OSError."""
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError as error:
            if not is_in_use(error):
                raise
            time.sleep(pause)
    return act()


def open_directory(directory: Path) -> int | None:
    """Open a directory for locking and fsync; None on Windows, which has neither for directories."""
    if os.name == "nt":
        return None
    return os.open(directory, _DIRECTORY)


def describe_failure(error: Exception) -> str:
    """The system's own words for what went wrong."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
