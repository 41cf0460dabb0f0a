"""The identity of a file: what changes when somebody writes it, restores it or moves another in its place.

A clock ticks so coarsely that a file can be written twice within one tick. As in git, a file that is hardly
older than the moment at which it was looked at is therefore not known by its identity alone.
"""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import playbook_cli

_TICK: Final = 3_000_000_000  # ns; the coarsest file systems count in two seconds
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_RULES: Final = ("domain", "reading")  # by what is there the program works out all that it keeps


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


def is_own(status: os.stat_result) -> bool:
    """Whether something is this user's, and nobody else may write it."""
    if sys.platform == "win32":
        return True  # access follows the folder's own rules there
    return status.st_uid == os.geteuid() and not status.st_mode & _OTHERS_WRITE


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


@cache
def identify_program() -> str:
    """The program's version and when it was installed; of a checkout, when any of its rules was last written.

    The version alone would not do for what is kept: it is the same from one commit to the next.
    """
    package = os.path.dirname(playbook_cli.__file__)  # noqa: PTH120  # hundreds of paths
    if os.path.isdir(f"{package}/playbooks"):  # noqa: PTH112
        written = os.stat(playbook_cli.__file__).st_mtime_ns  # noqa: PTH116
    else:
        written = max(moment for room in _RULES for moment in _list_writings(f"{package}/{room}"))
    return f"{playbook_cli.__version__} {written}"


def _list_writings(directory: str) -> Iterator[int]:
    """When each module below a directory was last written."""
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.stat().st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _list_writings(entry.path)
