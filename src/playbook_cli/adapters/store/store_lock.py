"""The lock of a directory of files: one writer at a time, and a lock that dies with its holder.

Two locks are taken. The first is filelock's, on a file that we never unlink. The second is on the directory
itself, which nobody can delete while it holds files: when someone deletes the lock file in the middle of a
write, the next writer still waits.
"""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from playbook_cli.adapters.files.file_opening import describe_failure, open_directory
from playbook_cli.errors import StoreLocked, UnreadableFile, WriteFailed

if TYPE_CHECKING:
    from filelock import BaseFileLock

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

LOCK_NAME = ".lock"
LOCK_TIMEOUT = 30.0  # seconds
_POLL = 0.02  # seconds; forty waiters then cost half a core
_BUSY = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES}
# What a file system answers that has no lock for directories (NFS does): there the lock file stands alone.
_NO_DIRECTORY_LOCK = {errno.EBADF, errno.EINVAL, errno.EISDIR, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_PROC_LOCKS = Path("/proc/locks")


@contextmanager
def hold_store(directory: Path, *, timeout: float = LOCK_TIMEOUT) -> Iterator[int | None]:
    """Hold the lock of an existing directory; gives its descriptor for fsync (None on Windows).

    Waiting for the lock can be interrupted; from then on signals wait until it is released. Raises
    StoreLocked after `timeout` seconds, UnreadableFile where something else stands in the place of the lock
    file, and WriteFailed where no lock can be had.
    """
    from playbook_cli.adapters.files.held_signals import hold_signals

    lock, descriptor = _make_lock(directory, timeout), None
    try:
        try:
            descriptor = open_directory(directory)
            _acquire(lock, descriptor, directory, timeout)
        except (OSError, NotImplementedError) as error:
            raise WriteFailed(os.fspath(directory), describe_failure(error)) from error
        with hold_signals():
            try:
                yield descriptor
            finally:
                _release(lock, descriptor)
    finally:
        _release(lock, descriptor)
        if descriptor is not None:
            with suppress(OSError):
                os.close(descriptor)


def _make_lock(directory: Path, timeout: float) -> "BaseFileLock":
    from filelock import FileLock

    path = directory / LOCK_NAME
    check_lock_file(directory)
    return FileLock(path, timeout, mode=0o600, poll_interval=_POLL, fallback_to_soft=False)


def check_lock_file(directory: Path) -> None:
    """Refuse whatever is no regular file in the place of the lock: opening a FIFO would wait for ever.

    Raises UnreadableFile.
    """
    path = directory / LOCK_NAME
    try:
        mode = path.lstat().st_mode
    except OSError:
        return  # there is none yet, or taking it says what is wrong
    if not stat.S_ISREG(mode):  # a link is not followed
        raise UnreadableFile(os.fspath(path), "lock_directory" if stat.S_ISDIR(mode) else "lock_no_file")


def _acquire(lock: "BaseFileLock", descriptor: int | None, directory: Path, timeout: float) -> None:
    from filelock import Timeout

    deadline = time.monotonic() + timeout
    try:
        lock.acquire()
        _lock_directory(descriptor, deadline)
    except (Timeout, TimeoutError) as error:
        holder = _find_holder(directory, directory / LOCK_NAME)
        raise StoreLocked(os.fspath(directory / LOCK_NAME), timeout, holder) from error


def _lock_directory(descriptor: int | None, deadline: float) -> None:
    if descriptor is None or fcntl is None:
        return
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _NO_DIRECTORY_LOCK:
                return
            if error.errno not in _BUSY:
                raise
            if time.monotonic() >= deadline:
                raise TimeoutError from error
        else:
            return
        time.sleep(_POLL)


def _release(lock: "BaseFileLock", descriptor: int | None) -> None:
    """Release both locks; what fails here cannot unmake a write, and ends with the process at the latest."""
    if descriptor is not None and fcntl is not None:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
    with suppress(OSError):
        lock.release(force=True)


def _find_holder(*paths: Path) -> int | None:
    """The process that holds a lock on one of these paths, where the system tells (Linux)."""
    try:
        inodes = {path.stat().st_ino for path in paths}
        for line in _PROC_LOCKS.read_text().splitlines():
            fields = line.split()
            if int(fields[5].rpartition(":")[2]) in inodes:
                return int(fields[4])
    except (OSError, ValueError, IndexError):
        pass
    return None
