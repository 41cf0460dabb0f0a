"""Waiting for a file that another program has open, where that keeps ours from it: Windows alone."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

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
