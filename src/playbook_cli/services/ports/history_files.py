"""Histories of deals in files that are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.playbook.model import Playbook


@dataclass(frozen=True, slots=True)
class FoundHistory:
    """A history of a deal that a file holds, its sides joined, and the text of each event in it."""

    file: str
    deal: Deal
    written: Mapping[str, str]


class HistoryFiles(Protocol):
    """Reads histories from files that are named, and clears those away that lie beside the deals."""

    def load(self, file: str) -> FoundHistory:
        """What a file holds, conflict markers or not; raises UnreadableFile, DamagedDeal or NewerFormat."""
        ...

    def find_edition(self, file: str, version: str) -> Playbook | None:
        """The edition of this digest in the store that a file is of, where it lies in one."""
        ...

    def put_aside(self, file: str) -> str:
        """Move a copy that lies beside the deals aside, once it is joined; says where, or nothing."""
        ...
