"""What the services need from the outside, as small protocols that any storage can meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from playbook_cli.domain.deal import Deal
from playbook_cli.domain.events import Event
from playbook_cli.domain.finding import Finding
from playbook_cli.domain.playbook import Playbook


@dataclass(frozen=True, slots=True)
class ReadPlaybook:
    """A playbook as it was read, with what its reader had to say and where it came from."""

    playbook: Playbook
    findings: tuple[Finding, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Author:
    """Who records an event, and when; both are read in `cli/` and passed inward."""

    name: str
    now: datetime


class DealStore(Protocol):
    """Keeps deals; its tests run against any implementation."""

    def list_ids(self) -> Sequence[str]:
        """The ids of all deals, sorted."""
        ...

    def load(self, deal_id: str) -> Deal:
        """One whole deal; raises NotFound, UnreadableFile, DamagedDeal or NewerFormat."""
        ...

    def create(self, deal: Deal) -> None:
        """Write a new deal; raises DealExists and what writing raises."""
        ...

    def append(self, deal_id: str, events: Iterable[Event], *, expected_length: int) -> Deal:
        """Append events to the history if it is still `expected_length` long, else raise DealMovedOn.

        An event whose id is already there changes nothing.
        """
        ...

    def remove(self, deal_id: str) -> None:
        """Take a deal out of the store."""
        ...


class SnapshotStore(Protocol):
    """Keeps the editions that deals are pinned to, by digest."""

    def load(self, digest: str) -> Playbook | None:
        """The pinned playbook, or None when no snapshot of this digest is kept."""
        ...

    def save(self, playbook: Playbook) -> None:
        """Keep a playbook under its digest; doing so twice changes nothing."""
        ...


class PlaybookLibrary(Protocol):
    """Finds playbooks by file or by id and language."""

    def load(self, reference: str | None, language: str | None) -> ReadPlaybook:
        """The playbook that a file name or an id names; None names the default one."""
        ...

    def list_editions(self) -> Sequence[ReadPlaybook]:
        """Every installed edition, in a fixed order."""
        ...
