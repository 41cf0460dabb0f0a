"""Files that are given as evidence."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from playbook_cli.domain.deal.history.evidence import Evidence, FileEvidence


class EvidenceState(StrEnum):
    """How a file given as evidence stands today."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"


class EvidenceShelf(Protocol):
    """Takes files as evidence and finds out later whether they are still the same."""

    def take(self, text: str) -> Evidence:
        """The file that a text names, with its digest; the text itself when it names none."""
        ...

    def examine(self, evidence: FileEvidence) -> EvidenceState:
        """Whether the file is still what it was."""
        ...
