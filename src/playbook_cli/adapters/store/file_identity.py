"""The identity of a file: what changes when somebody writes it, restores it or moves another in its place.

A clock ticks so coarsely that a file can be written twice within one tick. As in git, a file that is hardly
older than the moment at which it was looked at is therefore not known by its identity alone.
"""

import os
import stat
from collections.abc import Iterable
from typing import Final

_TICK: Final = 3_000_000_000  # ns; the coarsest file systems count in two seconds


def identify(path: str) -> str | None:
    """Size, times of writing and of change, mode and inode of a regular file; None where none stands here.

    The time of change is there beside what git looks at: nobody can set it, so that a file that is put back
    with its old time of writing is seen.
    """
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_mode}"


def is_settled(identity: str, seen: int) -> bool:
    """Whether a file of this identity, looked at in that moment, cannot have been written since unseen."""
    _size, written, changed, *_rest = identity.split(" ")
    return max(int(written), int(changed)) < seen - _TICK


def identify_all(directories: Iterable[str], seen: int) -> str | None:
    """The identity of every file in these directories; None where one is too young to be known by it."""
    told = []
    for directory in directories:
        told.append(directory)
        try:
            names = sorted(os.listdir(directory))  # noqa: PTH208  # names, not paths
        except OSError:
            continue
        for name in names:
            identity = identify(f"{directory}/{name}")
            if identity and not is_settled(identity, seen):
                return None
            told.append(f"{name} {identity}")
    return "\n".join(told)
