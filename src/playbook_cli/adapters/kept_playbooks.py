"""Playbooks that were read and validated before, known again by all that they follow from.

That is the text, its guide and its name, or the bytes of a snapshot, and always the program: a reader that
has learnt something reads everything anew.
"""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from playbook_cli.adapters.locations import find_kept
from playbook_cli.adapters.store.file_identity import identify_program
from playbook_cli.errors import NoUserHome

if TYPE_CHECKING:
    from pathlib import Path

    from playbook_cli.adapters.kept_files import KeptFiles
    from playbook_cli.domain.playbook.finding import Finding
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
    from playbook_cli.domain.playbook.model import Playbook

_UNPACKING = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


class KeptPlaybooks:
    """What is kept of playbooks in one directory; a command that asks for none loads nothing for it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @cached_property
    def files(self) -> KeptFiles:
        """The texts that hold them."""
        from playbook_cli.adapters.kept_files import KeptFiles

        return KeptFiles(self.directory)

    def find_reading(self, source: str, data: bytes, guide: bytes | None) -> ReadPlaybook | None:
        """What the reader made of these bytes before, but for its report; None where it never saw them."""
        text = self.files.find(_key("reading", source.encode("utf-8", "surrogatepass"), data, guide))
        if text is not None:
            with suppress(*_UNPACKING):
                return _read_reading(text, source)
        return None

    def keep_reading(self, read: ReadPlaybook, data: bytes, guide: bytes | None) -> ReadPlaybook:
        """Keep what was read of these bytes, and give it as it will be found, so that both answer alike."""
        text = _write_reading(read)
        self.files.keep(_key("reading", read.source.encode("utf-8", "surrogatepass"), data, guide), text)
        return _read_reading(text, read.source)

    def find_pinned(self, digest: str) -> Playbook | None:
        """The edition in a snapshot whose bytes have this digest, or None."""
        text = self.files.find(_key("pinned", digest.encode()))
        if text is not None:
            with suppress(*_UNPACKING):
                return _read_playbook(text)
        return None

    def keep_pinned(self, digest: str, playbook: Playbook) -> Playbook:
        """Keep the edition of a snapshot, and give it as it will be found."""
        text = _write_playbook(playbook)
        self.files.keep(_key("pinned", digest.encode()), text)
        return _read_playbook(text)


def open_kept() -> KeptPlaybooks | None:
    """What is kept of playbooks in the user's cache; None where there is no place for it."""
    with suppress(NoUserHome):
        return KeptPlaybooks(find_kept())
    return None


def _key(kind: str, *parts: bytes | None) -> str:
    """What something is known again by; each part says how long it is, so that no two come to one key."""
    import hashlib

    known = hashlib.sha256(f"{kind}\n{identify_program()}\n".encode("utf-8", "surrogatepass"))
    for part in parts:
        known.update(b"-" if part is None else f"{len(part)}\n".encode())
        known.update(part or b"")
    return known.hexdigest()


def _write_playbook(playbook: Playbook) -> str:
    from playbook_cli.domain.playbook.kept_playbook import write_kept

    return write_kept(playbook)


def _read_playbook(text: str) -> Playbook:
    from playbook_cli.domain.playbook.kept_playbook import read_kept

    return read_kept(text)


def _write_reading(read: ReadPlaybook) -> str:
    """The playbook on the first line, what the reader had to say of it, and its digest, on the second."""
    findings = [[one.line, one.code.value, one.severity.value, one.fields] for one in read.findings]
    said = json.dumps([findings, read.unnamed, read.playbook.digest], ensure_ascii=False)
    return f"{_write_playbook(read.playbook)}\n{said}"


def _read_reading(text: str, source: str) -> ReadPlaybook:
    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook

    kept, _line, said = text.partition("\n")
    findings, unnamed, digest = json.loads(said)
    playbook = _read_playbook(kept)
    vars(playbook)["digest"] = digest
    return ReadPlaybook(
        playbook,
        tuple(_read_finding(*one) for one in findings),
        source,
        tuple((line, name) for line, name in unnamed),
    )


def _read_finding(line: int, code: str, severity: str, fields: list[Any]) -> Finding:
    from playbook_cli.domain.playbook.finding import Finding, FindingCode, Severity

    return Finding(line, FindingCode(code), Severity(severity), tuple((name, text) for name, text in fields))
