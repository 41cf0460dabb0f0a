"""Reading a file that may be anything: only regular files, only up to a size, never waiting for one."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playbook_cli.adapters.files import file_opening
from playbook_cli.adapters.files.file_opening import insist
from playbook_cli.errors import UnreadableFile

_READ = os.O_RDONLY | file_opening.AT_ONCE | file_opening.OWN
_CHUNK = 1 << 20
_LEAST_CHUNK = 1 << 16
_PROBLEMS = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EISDIR: "directory",
    errno.ELOOP: "not_regular",
    errno.ENXIO: "not_regular",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
}


def load_regular_file(path: Path | str, *, limit: int, follow_links: bool = False) -> bytes:
    """Read the whole of a regular file of at most `limit` bytes; raises UnreadableFile."""
    descriptor = _open(path, limit, follow_links=follow_links)
    try:
        size = _check_kind(path, os.fstat(descriptor), limit)
        return _read_up_to(descriptor, path, limit, size)
    except OSError as error:
        raise UnreadableFile(os.fspath(path), describe_problem(error)) from error
    finally:
        _close(descriptor)


@contextmanager
def open_regular_file(path: Path, *, limit: int, follow_links: bool = False) -> Iterator[tuple[int, int]]:
    """Open a regular file of at most `limit` bytes: its descriptor and its size; raises UnreadableFile.

    It is looked at again when it is open, for another file may stand there by then.
    """
    descriptor = _open(path, limit, follow_links=follow_links)
    try:
        yield descriptor, _check_kind(path, os.fstat(descriptor), limit)
    except OSError as error:
        raise UnreadableFile(os.fspath(path), describe_problem(error)) from error
    finally:
        _close(descriptor)


def _open(path: Path | str, limit: int, *, follow_links: bool) -> int:
    """Open a file that was looked at: opening a FIFO, even for a moment, costs its writer the data."""
    flags = _READ if follow_links else _READ | file_opening.NO_LINK
    try:
        _check_kind(path, os.stat(path, follow_symlinks=follow_links), limit)  # noqa: PTH116  # in half the time
        return insist(lambda: os.open(path, flags))
    except OSError as error:
        raise UnreadableFile(os.fspath(path), describe_problem(error)) from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableFile(os.fspath(path), "missing") from error


def _close(descriptor: int) -> None:
    with suppress(OSError):  # what was read is read
        os.close(descriptor)


def list_names(directory: Path) -> list[str]:
    """The names in a directory of the store, none where it is not there; raises UnreadableFile."""
    try:
        return os.listdir(directory)  # noqa: PTH208  # names, in a third of the time that paths take
    except FileNotFoundError as error:
        places = (directory, *directory.parents)
        if link := next(filter(_is_dead_link, places), None):
            raise UnreadableFile(os.fspath(link), "dead_link") from error  # a disk that is not there, say
        return []
    except NotADirectoryError as error:
        file = next((place for place in (directory, *directory.parents) if os.path.exists(place)), directory)  # noqa: PTH110
        raise UnreadableFile(os.fspath(file), "not_directory") from error
    except OSError as error:
        raise UnreadableFile(os.fspath(directory), describe_problem(error)) from error


def _is_dead_link(place: Path) -> bool:
    """Whether a link leads nowhere; no, where the disk does not say: Path's would raise."""
    return os.path.islink(place) and not os.path.exists(place)  # noqa: PTH110, PTH114


def names_other_machine(name: str) -> bool:
    """Whether Windows would ask another machine for this file: two slashes in front, or ?? between them."""
    return name[:4].replace("\\", "/").startswith(("//", "/??/"))


def describe_problem(error: OSError) -> str:
    """The code of UnreadableFile for an error of the system, or its own message."""
    return _PROBLEMS.get(error.errno or 0) or error.strerror or str(error)


def _check_kind(path: Path | str, status: os.stat_result, limit: int) -> int:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(os.fspath(path), "directory")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(os.fspath(path), "not_regular")
    if status.st_size > limit:
        raise UnreadableFile(os.fspath(path), "too_large", limit)
    return status.st_size


def _read_up_to(descriptor: int, path: Path | str, limit: int, expected: int) -> bytes:
    """Read to the end; the size is checked again because a file may grow while it is read.

    The system is asked for no more than there should be: memory for more takes longer than to read a deal.
    A file that came whole at once, as it was `expected`, is at its end.
    """
    chunk_size = min(max(expected + 1, _LEAST_CHUNK), _CHUNK)
    chunks: list[bytes] = []
    size = 0
    while chunk := os.read(descriptor, chunk_size):
        chunks.append(chunk)
        size += len(chunk)
        if size > limit:
            raise UnreadableFile(os.fspath(path), "too_large", limit)
        if size == expected == len(chunk) < chunk_size:
            return chunk
    return b"".join(chunks)
