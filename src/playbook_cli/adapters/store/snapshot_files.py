"""The editions that deals are pinned to: `<home>/snapshots/sha256-<hex>.json`, named for their bytes.

A snapshot is exactly the text that `Playbook.digest` is taken over, so `sha256sum` of the file is its name
and a damaged one cannot pass for whole. Line numbers are no part of an edition and are not kept.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from playbook_cli.adapters.files.regular_file import list_names, load_regular_file
from playbook_cli.adapters.store.store_lock import LOCK_TIMEOUT, hold_store
from playbook_cli.errors import DamagedSnapshot, NotConfirmed, UnreadableFile, WriteFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.adapters.kept_playbooks import KeptPlaybooks
    from playbook_cli.domain.playbook.model import Playbook

MOST_BYTES = 32 << 20  # of one snapshot
_DIGEST = r"sha256:[0-9a-f]{64}"


class SnapshotFiles:
    """A SnapshotStore over `<home>/snapshots`, which is made when the first edition is kept."""

    def __init__(
        self, home: Path, *, lock_timeout: float = LOCK_TIMEOUT, kept: KeptPlaybooks | None = None
    ) -> None:
        self.directory = home / "snapshots"
        self._kept = kept
        self.lock_timeout = lock_timeout

    def list_digests(self) -> Sequence[str]:
        """The digests of all kept editions, sorted, damaged ones too; raises UnreadableFile."""
        digests = (Path(name).stem.replace("-", ":") for name in list_names(self.directory))
        return sorted({digest for digest in digests if re.fullmatch(_DIGEST, digest)})

    def load(self, digest: str) -> Playbook | None:
        """The edition of this digest, or None; raises UnreadableFile or DamagedSnapshot."""
        if not re.fullmatch(_DIGEST, digest):
            return None
        try:
            return self.load_file(self._path(digest))
        except UnreadableFile as error:
            if error.problem == "missing":
                return None
            raise

    def load_file(self, path: Path) -> Playbook:
        """The edition that one file of this directory holds; raises UnreadableFile or DamagedSnapshot."""
        return _read_snapshot(path, load_regular_file(path, limit=MOST_BYTES), self._kept)

    def save(self, playbook: Playbook) -> None:
        """Keep an edition under its digest; a damaged snapshot of it is written again."""
        path = self._path(playbook.digest)
        if self._holds(path, playbook.digest):
            return
        with self.hold() as descriptor:
            self._replace(path, playbook.pinned_text.encode(), descriptor)

    @contextmanager
    def hold(self) -> Iterator[int | None]:
        """Hold the lock of the snapshots; gives the descriptor of the directory."""
        from playbook_cli.adapters.files.atomic_file import make_private_directory

        make_private_directory(self.directory)
        with hold_store(self.directory, timeout=self.lock_timeout) as descriptor:
            yield descriptor

    def _replace(self, path: Path, data: bytes, descriptor: int | None) -> None:
        """Write the snapshot; one that the disk does not confirm is no ground for a deal to stand on."""
        from playbook_cli.adapters.files.atomic_file import replace_file

        try:
            replace_file(path, data, directory=descriptor, keep_backup=True)
        except NotConfirmed as error:
            with suppress(OSError):
                path.unlink()
            raise WriteFailed(error.path, error.reason) from error

    def _path(self, digest: str) -> Path:
        return self.directory / f"{digest.replace(':', '-')}.json"

    def _holds(self, path: Path, digest: str) -> bool:
        from playbook_cli.domain.playbook.structure import digest_edition

        try:
            return digest_edition(load_regular_file(path, limit=MOST_BYTES)) == digest
        except UnreadableFile:
            return False


def _read_snapshot(path: Path, data: bytes, kept: KeptPlaybooks | None) -> Playbook:
    return read_snapshot(os.fspath(path), path.stem.replace("-", ":"), data, kept)


def read_snapshot(place: str, expected: str, data: bytes, kept: KeptPlaybooks | None) -> Playbook:
    """The edition in a snapshot of an expected digest; raises DamagedSnapshot, which names the place."""
    from playbook_cli.domain.playbook.structure import digest_edition

    digest = digest_edition(data)
    if expected != digest:
        raise DamagedSnapshot(place)
    playbook = kept.find_pinned(digest) if kept else None
    if playbook is None:
        playbook = _validate_snapshot(place, data)
        playbook = kept.keep_pinned(digest, playbook) if kept else playbook
    vars(playbook)["pinned_text"] = data.decode()
    return playbook


def _validate_snapshot(place: str, data: bytes) -> Playbook:
    from pydantic import ValidationError

    from playbook_cli.domain.playbook.pinning import read_pinned

    try:
        return read_pinned(data.decode())
    except (ValidationError, UnicodeDecodeError) as error:  # whole, but no edition to this version
        raise DamagedSnapshot(place) from error
