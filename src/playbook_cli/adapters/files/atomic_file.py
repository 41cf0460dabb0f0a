"""Replacing a file so that it is wholly old or wholly new, after a power cut too.

The order is: a temporary file in the same directory, every byte out, fsync, the generation
before kept as `.bak`, the name replaced, the directory fsynced. A failed fsync is never tried again.
"""

import errno
import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from playbook_cli.adapters.files import file_opening
from playbook_cli.adapters.files.file_opening import describe_failure, insist, is_in_use, open_directory
from playbook_cli.adapters.files.held_signals import hold_signals
from playbook_cli.adapters.files.whole_file import (
    BACKUP_SUFFIX,
    TEMPORARY_SUFFIX,
    Data,
    name_temporary,
    publish_file,
    rename_over,
    write_new,
)
from playbook_cli.errors import DirectoryNotMade, FileInUse, NotConfirmed, WriteFailed

ASIDE = "aside"  # where what is damaged or joined is put, in the same directory
_MANY = 16  # files that are brought to the disk at once
_DIRECTORY_MODE = 0o700
_NO_FULL_FSYNC = {errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}
_NO_LINKS = {
    errno.EPERM,
    errno.EACCES,
    errno.EINVAL,  # Windows, of a disk that knows no links
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EMLINK,
    errno.ENOSYS,
    errno.EXDEV,
}
_LINK_ITSELF = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}


def replace_file(
    path: Path,
    data: Data,
    *,
    directory: int | None = None,
    keep_backup: bool = False,
    make_way: Callable[[], object] | None = None,
) -> None:
    """Give a file these bytes, whole or in parts.

    `directory` is the open descriptor of its directory, where the caller has one. `make_way` is called once
    the new bytes are on the disk, to set aside what stands in their place: on a full disk it stays there.

    Raises WriteFailed when the old bytes stand, NotConfirmed when the new ones are visible but the disk did
    not say that they would survive a power cut.
    """
    try:
        with hold_signals(), _directory_of(path, directory) as descriptor:
            _publish(path, data, keep_backup=keep_backup, make_way=make_way)
            _confirm(path, descriptor)
    except OSError as error:
        raise _failure(path, error) from error


def write_unconfirmed(path: Path, data: bytes, *, keep_backup: bool = False) -> None:
    """Give a file these bytes without waiting for the disk: `confirm_files` does that for many at once.

    Only for what stands elsewhere on the disk until then. Raises WriteFailed, and then the old bytes stand.
    """
    try:
        _publish(path, data, keep_backup=keep_backup, durably=False)
    except OSError as error:
        raise _failure(path, error) from error


def confirm_files(paths: Iterable[Path], directory: Path, descriptor: int | None) -> None:
    """Bring files that were written to the disk, then their directory; raises NotConfirmed."""
    try:
        _confirm_each(list(paths))
        _fsync(descriptor)
    except OSError as error:
        raise NotConfirmed(os.fspath(directory), describe_failure(error)) from error


def _confirm_each(paths: Sequence[Path]) -> None:
    """Bring files to the disk, many of them at once: it then writes down their names together."""
    if len(paths) < _MANY:
        for path in paths:
            _confirm_one(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_MANY) as threads:
        for _confirmed in threads.map(_confirm_one, paths):
            pass


def _confirm_one(path: Path) -> None:
    opened = os.open(path, os.O_RDWR | file_opening.OWN | file_opening.NO_LINK)
    try:
        _fsync(opened)
    finally:
        os.close(opened)


def remove_file(path: Path, descriptor: int | None) -> None:
    """Take a file away, so that it stays away after a power cut; raises WriteFailed."""
    try:
        insist(lambda: path.unlink(missing_ok=True))
        _fsync(descriptor)
    except OSError as error:
        raise _failure(path, error) from error


def make_private_directory(path: Path) -> None:
    """Make a directory and what is missing above it, readable by the owner alone; raises DirectoryNotMade."""
    place = path
    try:
        missing = itertools.takewhile(lambda place: not place.exists(), (path, *path.parents))
        for place in reversed(list(missing)):
            with suppress(FileExistsError):
                place.mkdir(_DIRECTORY_MODE)
                place.chmod(_DIRECTORY_MODE)  # whatever the umask
            with suppress(PermissionError), _directory_of(place, None) as parent:
                _fsync(parent)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    except (OSError, ValueError) as error:
        raise DirectoryNotMade(os.fspath(place), describe_failure(error)) from error


def find_leftovers(directory: Path, name: str = "") -> list[Path]:
    """Temporary files that a killed writer left, of one file or of all; safe to remove under the lock."""
    prefix = f".{name}." if name else "."
    with os.scandir(directory) as entries:
        names = [entry.name for entry in entries if entry.name.startswith(prefix)]
    return [directory / name for name in sorted(names) if name.endswith(TEMPORARY_SUFFIX)]


def backup_of(path: Path) -> Path:
    """Where the generation before is kept."""
    return path.with_name(path.name + BACKUP_SUFFIX)


def move_aside(paths: Iterable[Path], shelf: Path) -> list[Path]:
    """Move files to a directory under names that are free there; raises WriteFailed."""
    make_private_directory(shelf)
    moved = []
    for path in paths:
        target = _find_free(shelf / path.name)
        try:
            rename_over(path, target)
            for directory in (shelf, path.parent):
                with _directory_of(directory / path.name, None) as descriptor:
                    _fsync(descriptor)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise _failure(path, error) from error
        moved.append(target)
    return moved


def _failure(path: Path, error: OSError) -> WriteFailed:
    kind = FileInUse if is_in_use(error) else WriteFailed
    return kind(os.fspath(path), describe_failure(error))


def _publish(
    path: Path,
    data: Data,
    *,
    keep_backup: bool,
    durably: bool = True,
    make_way: Callable[[], object] | None = None,
) -> None:
    def prepare(standing: Path) -> None:
        if make_way:
            make_way()
        if keep_backup:
            _keep_backup(standing)

    publish_file(path, data, settle=_fsync if durably else None, prepare=prepare)


def _confirm(path: Path, descriptor: int | None) -> None:
    try:
        _fsync(descriptor)
    except OSError as error:
        raise NotConfirmed(os.fspath(path), describe_failure(error)) from error


def _keep_backup(path: Path) -> None:
    """Keep the bytes that stand now as `.bak`: a second name for them, or a copy where there are no links."""
    temporary = name_temporary(path)
    try:
        try:
            os.link(path, temporary, **_LINK_ITSELF)
        except FileNotFoundError:
            return  # nothing stands here yet
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if not path.exists():
                return
            write_new(temporary, path.read_bytes(), _fsync)
        rename_over(temporary, backup_of(path))
    finally:
        with suppress(OSError):  # a rename between two names of one file leaves both
            temporary.unlink()


@contextmanager
def _directory_of(path: Path, descriptor: int | None) -> Iterator[int | None]:
    """The directory of a file, opened before anything is written so that only fsync can fail afterwards."""
    if descriptor is not None:
        yield descriptor
        return
    opened = open_directory(path.parent)
    try:
        yield opened
    finally:
        if opened is not None:
            with suppress(OSError):
                os.close(opened)


def _fsync(descriptor: int | None) -> None:
    """Bring a file or a directory to the disk itself; on macOS fsync alone stops at the drive's cache."""
    if descriptor is None:
        return
    if sys.platform == "darwin":  # pragma: no cover
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NO_FULL_FSYNC:
                raise
        else:
            return
    os.fsync(descriptor)


def _find_free(path: Path) -> Path:
    numbered = (path.with_name(f"{path.name}.{number}") for number in itertools.count(2))
    return next(place for place in itertools.chain([path], numbered) if not os.path.lexists(place))
