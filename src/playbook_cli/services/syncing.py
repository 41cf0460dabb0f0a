"""Bringing two stores of one team to the same: what either lacks crosses, and nothing else.

Deals are joined by the ids of their events, so that it does not matter who syncs with whom, in which order
and how often, and that nothing that was recorded offline is ever refused.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.events import (
    Closed,
    Event,
    PlaybookUpgraded,
    Reopened,
    StageEntered,
)
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.errors import (
    ConflictCopy,
    DamagedDeal,
    DamagedSnapshot,
    InvalidArgument,
    LimitExceeded,
    MissingSnapshot,
    NewerFormat,
    NotFound,
    PlaybookError,
    UnreadableFile,
)
from playbook_cli.errors.deals import CannotJoin
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_loaded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.services.ports.deal_store import DealStore, SnapshotStore


class Side(StrEnum):
    """Of two stores, the one at hand and the one that was named."""

    HERE = "here"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class OtherStore:
    """The store that is synced with, as a person may see its address."""

    address: str
    deals: DealStore
    snapshots: SnapshotStore


@dataclass(frozen=True, slots=True)
class SyncedDeal:
    """A deal of which something crossed: what came here, what went there, and where it was new.

    `opened` is what it came to, None where its edition is kept on neither side.
    """

    deal: Deal
    received: tuple[Event, ...]
    sent: tuple[Event, ...]
    new_on: Side | None
    opened: OpenedDeal | None

    @property
    def news(self) -> tuple[Event, ...]:
        """What came here and moved the deal: somebody passed a gate, closed it, or upgraded it."""
        return tuple(event for event in self.received if isinstance(event, _MOVES))

    @property
    def moved_on_both(self) -> bool:
        """Whether both sides moved it without knowing of each other."""
        return bool(self.news) and self.new_on is None and any(isinstance(one, _MOVES) for one in self.sent)


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync did, or would do; `refused` are the deals that could not cross, each with the reason."""

    address: str
    deals: tuple[SyncedDeal, ...]
    unchanged: int
    editions_received: int
    editions_sent: int
    refused: tuple[tuple[str, PlaybookError], ...]


_MOVES = (StageEntered, Closed, Reopened, PlaybookUpgraded)
_OF_ONE_DEAL = (
    *(CannotJoin, DamagedDeal, InvalidArgument, LimitExceeded),
    *(NewerFormat, NotFound, UnreadableFile),
)


def sync_stores(workspace: Workspace, other: OtherStore, *, dry_run: bool = False) -> Synced:
    """Join every deal of both stores; one that either cannot read keeps no other one from crossing."""
    ours, theirs = workspace.deals.list_fingerprints(), other.deals.list_fingerprints()
    workspace.unread.extend(workspace.deals.find_copies())
    sync = _Sync(workspace, other, dry_run=dry_run)
    keys = sorted({*ours, *theirs})
    known = [key for key in keys if ours.get(key) and ours.get(key) == theirs.get(key)]
    same = {key for key in known if _are_written_alike(key, workspace.deals, other.deals)}
    waiting = [key for key in keys if key not in same]
    for key in waiting:
        sync.take(key, here=key in ours, there=key in theirs)
    sync.level_editions()
    return Synced(
        other.address,
        tuple(sync.deals),
        len(keys) - len(waiting) + sync.same,
        len(sync.received),
        len(sync.sent),
        tuple(sync.refused),
    )


def _are_written_alike(key: str, first: DealStore, second: DealStore) -> bool:
    """Whether a deal with the same events in two stores needs no closer look; they may say other things."""
    try:
        sums = (first.find_sum(key), second.find_sum(key))
    except (NotFound, UnreadableFile):
        return False
    return "" in sums or sums[0] == sums[1]


class _Sync:
    """A sync while it is carried out, deal by deal."""

    def __init__(self, workspace: Workspace, other: OtherStore, *, dry_run: bool) -> None:
        either = _EitherSnapshots(workspace.snapshots, other.snapshots)
        self.here, self.there, self.dry_run = workspace, other, dry_run
        self.reading = replace(workspace, snapshots=either, until=None)
        self.known: dict[str, Playbook] = {}
        self.deals: list[SyncedDeal] = []
        self.refused: list[tuple[str, PlaybookError]] = []
        self.same = 0
        self.received: set[str] = set()
        self.sent: set[str] = set()

    def take(self, key: str, *, here: bool, there: bool) -> None:
        """Join one deal, or note why it cannot be."""
        try:
            ours = self.here.deals.load(key) if here else None
            theirs = self.there.deals.load(key) if there else None
            if synced := self._join(ours, theirs):
                self.deals.append(synced)
            else:
                self.same += 1
        except ConflictCopy as copy:  # as in every list
            self.here.unread.append(copy)
        except _OF_ONE_DEAL as error:
            self.refused.append((key, error))

    def level_editions(self) -> None:
        """Take over, and hand over, what one side alone keeps: a deal may have come without its playbook."""
        here, there = self.here.snapshots, self.there.snapshots
        ours, theirs = set(here.list_digests()), set(there.list_digests())
        for version in sorted(theirs - ours):
            self._carry(version, there, here, self.received)
        for version in sorted(ours - theirs):
            self._carry(version, here, there, self.sent)

    def _join(self, ours: Deal | None, theirs: Deal | None) -> SyncedDeal | None:
        sides = [deal for deal in (ours, theirs) if deal]
        joined = join_deals(*sides)
        received, sent = _lacking(joined, ours), _lacking(joined, theirs)
        if not received and not sent:
            return None
        self._carry_editions(joined, ours, theirs)
        if not self.dry_run:
            joined = self._write(joined, received=bool(received), sent=bool(sent))
        new_on = None if ours and theirs else Side.THERE if ours else Side.HERE
        return SyncedDeal(joined, received, sent, new_on, self._open(joined))

    def _write(self, joined: Deal, *, received: bool, sent: bool) -> Deal:
        """Bring a joined deal to each side that lacks something of it."""
        if sent:
            joined = self.there.deals.join(joined)
        return self.here.deals.join(joined) if received else joined

    def _carry_editions(self, joined: Deal, ours: Deal | None, theirs: Deal | None) -> None:
        """Have the editions of a deal on both sides before the deal stands on them."""
        for version in joined.versions:
            if theirs:
                self._carry(version, self.there.snapshots, self.here.snapshots, self.received)
            if ours:
                self._carry(version, self.here.snapshots, self.there.snapshots, self.sent)

    def _carry(self, version: str, source: SnapshotStore, target: SnapshotStore, carried: set[str]) -> None:
        if version in carried or _load(target, version) is not None:
            return
        edition = _load(source, version)
        if edition is None:
            return
        if not self.dry_run:
            target.save(edition)
        carried.add(version)

    def _open(self, deal: Deal) -> OpenedDeal | None:
        try:
            return open_loaded(self.reading, deal, self.known)
        except (MissingSnapshot, NotFound):
            return None


class _EitherSnapshots:
    """The editions of two stores as one, for reading."""

    def __init__(self, first: SnapshotStore, second: SnapshotStore) -> None:
        self.first, self.second = first, second

    def list_digests(self) -> Sequence[str]:
        """The digests of either."""
        return sorted({*self.first.list_digests(), *self.second.list_digests()})

    def load(self, digest: str) -> Playbook | None:
        """The edition of this digest in the first store, else in the second."""
        return _load(self.first, digest) or self.second.load(digest)

    def save(self, playbook: Playbook) -> None:
        """Keep an edition in the first."""
        self.first.save(playbook)


def _load(snapshots: SnapshotStore, version: str) -> Playbook | None:
    """The edition, where it is kept whole."""
    try:
        return snapshots.load(version)
    except DamagedSnapshot:
        return None


def _lacking(joined: Deal, side: Deal | None) -> tuple[Event, ...]:
    """The events of a joined deal that one side has not."""
    known = {event.id for event in side.history} if side else set()
    return tuple(event for event in joined.history if event.id not in known)
