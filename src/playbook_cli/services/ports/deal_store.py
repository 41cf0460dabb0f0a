"""Where deals and the editions that they are pinned to are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.history.events import Event
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.errors import ConflictCopy


@dataclass(frozen=True, slots=True)
class StoreChange:
    """One of many deals that are written at once: how it will stand, and the events that make it so.

    `expected_length` is that of its history before, 0 for a new deal. A deal that is `withdrawn` leaves
    the store; one that keeps everything appends the events instead.
    """

    deal: Deal
    events: tuple[Event, ...]
    expected_length: int
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class PendingImport:
    """Deals that were to be written at once and are not all there yet: where that is said, how many."""

    path: str
    source: str
    deals: int


class DealStore(Protocol):
    """Keeps deals; its tests run against any implementation."""

    def list_ids(self) -> Sequence[str]:
        """The ids of all deals, sorted."""
        ...

    def find_copies(self) -> Sequence[ConflictCopy]:
        """What another program put beside the deals under a name that is no id: copies of one of them."""
        ...

    def list_with_copies(self) -> tuple[Sequence[str], Sequence[ConflictCopy]]:
        """Both, which one look may tell."""
        ...

    def load(self, deal_id: str) -> Deal:
        """One whole deal; raises NotFound, UnreadableFile, DamagedDeal, NewerFormat or ConflictCopy."""
        ...

    def load_state(self, deal_id: str) -> DealState:
        """Where one deal stands; raises what `load` raises, and may be cheaper."""
        ...

    def is_at_hand(self, deal_id: str) -> bool:
        """Whether a deal of exactly this id is known to be here without a look at the others."""
        ...

    def find_name(self, deal_id: str) -> str | None:
        """The present name of a deal, or None where it cannot be read; cheaper than loading it."""
        ...

    def create(self, deal: Deal) -> None:
        """Write a new deal; raises DealExists and what writing raises."""
        ...

    def append(self, deal_id: str, events: Iterable[Event], *, expected_length: int) -> Deal:
        """Append events to the history if it is still `expected_length` long, else raise DealMovedOn.

        An event whose id is already there changes nothing.
        """
        ...

    def join(self, deal: Deal, written: Mapping[str, str] | None = None) -> Deal:
        """Take in a new deal, or another history of one that is here, and give what came of it.

        What is here already changes nothing; an event that is `written` as a text keeps that where it can.
        Raises CannotJoin and what writing raises.
        """
        ...

    def take(
        self,
        changes: Iterable[StoreChange],
        *,
        source: str = "",
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write many deals: all of them or none, also when the process dies in the middle.

        Nothing is written before the last change is there; where that raises, nothing ever is. Raises
        DealExists, DealMovedOn and what writing raises; `source` says where they come from.
        """
        ...

    def find_pending(self) -> PendingImport | None:
        """What `take` began and nobody has finished yet; the next writer does."""
        ...

    def list_fingerprints(self) -> Mapping[str, str]:
        """What the history of every deal is known again by, by its folded id; empty where it is damaged."""
        ...

    def find_sum(self, deal_id: str) -> str:
        """The SHA-256 of all that is written of a deal; empty where nobody but us can write it."""
        ...

    def hold(self) -> AbstractContextManager[object]:
        """Keep every other writer out for the block, in which this store is loaded from and appended to."""
        ...


class SnapshotStore(Protocol):
    """Keeps the editions that deals are pinned to, by digest."""

    def list_digests(self) -> Sequence[str]:
        """The digests of all kept editions, sorted, damaged ones too."""
        ...

    def load(self, digest: str) -> Playbook | None:
        """The pinned playbook, or None when no snapshot of this digest is kept."""
        ...

    def save(self, playbook: Playbook) -> None:
        """Keep a playbook under its digest; doing so twice changes nothing."""
        ...
