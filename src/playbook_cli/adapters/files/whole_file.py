"""A file written whole: every byte under a name of its own beside it, which then takes the old one's place.

Whether that would survive a power cut is up to who writes; see `atomic_file.py`.
"""

import errno
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from playbook_cli.adapters.files import file_opening
from playbook_cli.adapters.files.file_opening import insist

TEMPORARY_SUFFIX: Final = ".tmp"
BACKUP_SUFFIX: Final = ".bak"  # of the generation before, where one is kept
_MODE: Final = 0o600
Settle = Callable[[int], None]
Data = bytes | Iterable[bytes]


def publish_file(
    path: Path, data: Data, *, settle: Settle | None = None, prepare: Callable[[Path], None] | None = None
) -> None:
    """Give a file these bytes, whole or in parts, or leave it as it stands and raise OSError.

    `settle` is asked to bring the descriptor of the new file to the disk, `prepare` is called before the file
    that stands is replaced.
    """
    temporary = name_temporary(path)
    try:
        write_new(temporary, data, settle)
        if prepare:
            prepare(path)
        rename_over(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def rename_over(path: Path, target: Path) -> None:
    """Give a file another name, and up the bytes there, once nobody on Windows has either of them open."""
    insist(lambda: path.replace(target))


def name_temporary(path: Path) -> Path:
    """A name beside a file that nobody else uses."""
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}{TEMPORARY_SUFFIX}")


def write_new(path: Path, data: Data, settle: Settle | None) -> None:
    """Create a file for its owner alone, with every byte; close before it counts, for close can fail too."""
    descriptor = os.open(path, file_opening.NEW, _MODE)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, _MODE)  # whatever the umask
        size = 0
        for part in (data,) if isinstance(data, bytes) else data:
            size += len(part)
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        _check_size(descriptor, size)
        if settle:
            settle(descriptor)
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        raise
    os.close(descriptor)


def _check_size(descriptor: int, size: int) -> None:
    """Take no count of written bytes on trust."""
    if os.fstat(descriptor).st_size != size:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
