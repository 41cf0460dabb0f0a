"""What an import does with each deal of a file, for anyone to read; small enough for very many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.contradictions import Contradiction, find_contradictions
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.money import Money
from playbook_cli.errors import PlaybookError
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.importing.table.understanding import Understanding
from playbook_cli.services.workspace import OpenedDeal

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage


class Fate(StrEnum):
    """What an import does with one deal."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PlannedDeal:
    """One deal of the file: how it will stand, and of one that is here the events that make it so.

    `day` is the one on which it is to be won, or on which it ended.
    """

    line: int
    fate: Fate
    deal: str
    name: str
    status: DealStatus
    stage: str
    version: str
    count: int
    amount: Money | None = None
    day: date | None = None
    owner: str = ""
    events: tuple[Event, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def describe_planned(line: int, fate: Fate, after: OpenedDeal, events: tuple[Event, ...]) -> PlannedDeal:
    """What is to be told of one deal that will stand so after these events."""
    closed, fields = after.state.closed, after.state.fields
    return PlannedDeal(
        line,
        fate,
        after.state.id,
        after.state.name,
        after.state.status,
        after.stage.id,
        after.playbook.digest,
        len(events),
        fields.amount,
        closed.happened_at.date() if closed else fields.close_date,
        fields.owner,
        events if fate is Fate.CHANGED else (),
        find_contradictions(after.deal.history) if events and fate is not Fate.CREATED else (),
    )


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import does, or would do.

    `editions` are what its new deals are pinned to, `playbooks` those that any of them follows, by digest;
    `refused` holds the lines that cannot be taken, `ignored` the headings that mean nothing here.
    """

    source: str
    deals: Collection[PlannedDeal]
    counts: Counter[Fate]
    refused: tuple[tuple[int, PlaybookError], ...]
    editions: tuple[Playbook, ...]
    playbooks: Mapping[str, Playbook] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    understood: Understanding | None = None
    batch: str = ""

    def count(self, fate: Fate) -> int:
        """How many deals have this fate."""
        return self.counts[fate]

    @property
    def brings_events(self) -> bool:
        """Whether anything is, or would be, recorded."""
        return bool(self.counts[Fate.CREATED] or self.counts[Fate.CHANGED])

    def stage_of(self, planned: PlannedDeal) -> Stage:
        """The stage in which a deal will stand."""
        return next(one for one in self.playbooks[planned.version].stages if one.id == planned.stage)
