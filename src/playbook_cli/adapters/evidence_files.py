"""Files given as evidence: hashed when they are given, compared when someone asks.

A file is opened to be read and for nothing else. It is named by its whole path, or from the team's directory
on when it lies in there, so that the evidence is found from anywhere and on every seat of a team.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from playbook_cli.adapters.files.regular_file import describe_problem, names_other_machine, open_regular_file
from playbook_cli.errors import UnreadableFile

if TYPE_CHECKING:
    from playbook_cli.domain.deal.history.evidence import Evidence, FileEvidence
    from playbook_cli.services.ports.evidence_shelf import EvidenceState

MOST_BYTES = 256 << 20  # of one file
_CHUNK = 1 << 20
_LONGEST_PATH = 4096
_KERNEL = ("/proc/", "/sys/")  # what looks like files there is made by reading it, and gone once it is read


class EvidenceFiles:
    """An EvidenceShelf; `root` is where a team's files begin, `cwd` where a given name is read from."""

    def __init__(self, root: Path, *, cwd: Path) -> None:
        self.root = root
        self.cwd = cwd

    def take(self, text: str) -> Evidence:
        """The file that a text names, with its digest; the text itself when it names none.

        Raises UnreadableFile for a file that cannot be read, is no regular one or exceeds 256 MiB.
        """
        from playbook_cli.domain.deal.history.evidence import FileEvidence

        path = self.cwd / text
        if not _names_file(text, path):
            return text
        digest, size = _hash_file(path)
        return FileEvidence(file=self._name(path), sha256=digest, size=size)

    def examine(self, evidence: FileEvidence) -> EvidenceState:
        """Whether the file is still what it was; a name of another machine is never asked for."""
        from playbook_cli.services.ports.evidence_shelf import EvidenceState

        if names_other_machine(evidence.file):
            return EvidenceState.UNREADABLE
        try:
            digest, size = _hash_file(self.root / evidence.file, size=evidence.size)
        except UnreadableFile as error:
            missing = error.problem == "missing"
            return EvidenceState.MISSING if missing else EvidenceState.UNREADABLE
        same = (digest, size) == (evidence.sha256, evidence.size)
        return EvidenceState.SAME if same else EvidenceState.CHANGED

    def _name(self, path: Path) -> str:
        whole = Path(os.path.abspath(path))  # noqa: PTH100  # links keep the name that was given
        if whole.is_relative_to(self.root):
            return whole.relative_to(self.root).as_posix()
        return os.fspath(whole)


def _names_file(text: str, path: Path) -> bool:
    """Whether this text names something other than a directory, a link that leads nowhere among it."""
    if not text.strip() or len(text) > _LONGEST_PATH or "\n" in text or "\0" in text:
        return False
    try:
        return not stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return os.path.islink(path)  # noqa: PTH114  # Path's raises for a name too long


def _hash_file(path: Path, *, size: int | None = None) -> tuple[str, int]:
    """The SHA-256 and the size of a file; one that is not of the `size` expected is not read at all."""
    if os.path.realpath(path).startswith(_KERNEL):
        raise UnreadableFile(os.fspath(path), "not_regular")
    with open_regular_file(path, limit=MOST_BYTES, follow_links=True) as (descriptor, found):
        if size is not None and found != size:
            return "", found
        import hashlib

        digest = hashlib.sha256()
        count = 0
        try:
            while count <= MOST_BYTES and (chunk := os.read(descriptor, _CHUNK)):
                digest.update(chunk)
                count += len(chunk)
        except OSError as error:
            raise UnreadableFile(os.fspath(path), describe_problem(error)) from error
    return digest.hexdigest(), count
