"""A deal, and the fold that turns its history into the state it is in today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeAlias

from pydantic import Field

from playbook_cli.domain.deal.events import (
    Closed,
    DealStatus,
    Event,
    Evidence,
    FieldSet,
    ItemStatus,
    Marked,
    NextStepSet,
    Noted,
    PlaybookUpgraded,
    Record,
    Reopened,
    Reviewed,
    StageEntered,
    Started,
    Undone,
    UnknownEvent,
)

DEAL_FORMAT = "playbook-deal/1"
ARCHIVED_FIELD = "archived"


class PlaybookPin(Record):
    """The edition a deal was started with: playbook id, digest and language."""

    id: str
    version: str
    language: str = ""


class Deal(Record):
    """One opportunity being worked: a header and an append-only history."""

    format: str = DEAL_FORMAT
    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    playbook: PlaybookPin
    history: tuple[Event, ...] = ()

    def with_events(self, events: Iterable[Event]) -> "Deal":
        """The same deal with these events at the end of its history."""
        return self.model_copy(update={"history": (*self.history, *events)})


@dataclass(frozen=True, slots=True)
class Mark:
    """How one item or requirement was last marked; `order` is the position of that event in the history."""

    status: ItemStatus
    order: int
    at: datetime
    by: str = ""
    evidence: tuple[Evidence, ...] = ()
    confirmed_by: str | None = None
    reason: str | None = None

    @property
    def verified(self) -> bool:
        """Done and backed by evidence; done without it is only claimed."""
        return self.status is ItemStatus.DONE and bool(self.evidence)


Marks: TypeAlias = Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class Note:
    """A note on the deal or on one item."""

    text: str
    at: datetime
    by: str
    item: str | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """A dated commitment, ours or the customer's."""

    text: str
    due: date | None
    whose: str | None
    set_at: datetime


@dataclass(frozen=True, slots=True)
class DealState:
    """Where a deal stands: everything here is folded from its history, nothing is stored."""

    id: str
    name: str
    playbook: PlaybookPin
    status: DealStatus = DealStatus.OPEN
    stage: str = ""
    started_at: datetime | None = None
    stage_entered_at: datetime | None = None
    last_activity_at: datetime | None = None
    closed: Closed | None = None
    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[Note, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    close_date_pushes: int = 0
    next_step: NextStep | None = None
    passages: tuple[StageEntered, ...] = ()
    unknown_events: int = 0
    reviewed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the deal is still being worked."""
        return self.status is DealStatus.OPEN


def fold(deal: Deal) -> DealState:
    """Fold a history into the state it leads to; total: no history makes it fail."""
    standing = find_standing(deal.history)
    folding = _Folding(DealState(id=deal.id, name=deal.name, playbook=deal.playbook))
    for order, event in enumerate(deal.history):
        if event.id in standing:
            folding.apply(event, order)
    return folding.finish()


def find_standing(history: Sequence[Event]) -> frozenset[str]:
    """The ids of the events that stand: not taken back, and themselves no taking back.

    Read from the end, so that taking back an `undone` event brings the first one to life again.
    """
    dead: set[str] = set()
    for event in reversed(history):
        if isinstance(event, Undone) and event.id not in dead:
            dead.add(event.event)
    return frozenset(e.id for e in history if e.id not in dead and not isinstance(e, Undone))


class _Folding:
    """The state while it is being folded; copied once at the end, not at every event."""

    def __init__(self, state: DealState) -> None:
        self.changes: dict[str, Any] = {}
        self.start = state
        self.marks: dict[str, Mark] = {}
        self.notes: list[Note] = []
        self.fields: dict[str, str] = {}
        self.passages: list[StageEntered] = []
        self.pushes = 0
        self.unknown = 0

    def apply(self, event: Event, order: int) -> None:  # noqa: C901  # one case for each type of event
        """Take in one event that stands."""
        if isinstance(event, Reviewed):
            self.changes["reviewed_at"] = event.at
            return
        if isinstance(event, PlaybookUpgraded):  # the author's work, no activity on the deal
            self._upgrade(event, order)
            return
        self.changes["last_activity_at"] = event.at
        match event:
            case Started():
                began = event.happened_at
                self.changes |= {"stage": event.stage, "started_at": began, "stage_entered_at": began}
            case Marked():
                self.marks[event.item] = _merge_mark(self.marks.get(event.item), event, order)
            case Noted():
                self.notes.append(Note(event.text, event.at, event.by, event.item))
            case FieldSet():
                self._set_field(event)
            case NextStepSet():
                step = NextStep(event.text, event.due, event.whose, event.at) if event.text else None
                self.changes["next_step"] = step
            case StageEntered():
                self.changes |= {"stage": event.to, "stage_entered_at": event.happened_at}
                self.passages.append(event)
            case Closed():
                self.changes |= {"status": event.outcome, "closed": event}
            case Reopened():
                self.changes |= {"status": DealStatus.OPEN, "closed": None}
            case UnknownEvent():
                self.unknown += 1

    def _set_field(self, event: FieldSet) -> None:
        before = self.fields.get("close_date")
        self.pushes += event.field == "close_date" and bool(before and event.value and event.value > before)
        if event.field == "name" and event.value:
            self.changes["name"] = event.value
        self.fields.pop(event.field, None)
        if event.value:
            self.fields[event.field] = event.value

    def _upgrade(self, event: PlaybookUpgraded, order: int) -> None:
        asked = {path: Mark(ItemStatus.OPEN, order, event.at, event.by) for path in event.asked}
        copied = copy_marks(self.marks, event.copies, order)
        self.marks = join_marks(move_marks(self.marks, event.items), copied) | asked
        self.notes = [replace(n, item=event.items.get(n.item, n.item)) if n.item else n for n in self.notes]
        self.passages = [_move_passage(passage, event) for passage in self.passages]
        if closed := self.changes.get("closed"):
            missing = tuple(event.items.get(path, path) for path in closed.missing)
            self.changes["closed"] = closed.model_copy(update={"missing": missing})
        stage = self.changes.get("stage", "")
        self.changes["stage"] = event.stages.get(stage, stage)
        pin = self.changes.get("playbook", self.start.playbook)
        stated = {"id": event.playbook, "language": event.language, "version": event.to_version}
        known = {key: value for key, value in stated.items() if value is not None}
        self.changes["playbook"] = pin.model_copy(update=known)

    def finish(self) -> DealState:
        """Freeze what was gathered."""
        return replace(
            self.start,
            marks=MappingProxyType(self.marks),
            notes=tuple(self.notes),
            fields=MappingProxyType(self.fields),
            passages=tuple(self.passages),
            close_date_pushes=self.pushes,
            unknown_events=self.unknown,
            **self.changes,
        )


def _merge_mark(before: Mark | None, event: Marked, order: int) -> Mark:
    """Done twice keeps the evidence of both times."""
    evidence, confirmed_by = event.evidence, event.confirmed_by
    if before and before.status is event.status is ItemStatus.DONE:
        evidence = (*before.evidence, *(piece for piece in evidence if piece not in before.evidence))
        confirmed_by = confirmed_by or before.confirmed_by
    return Mark(event.status, order, event.at, event.by, evidence, confirmed_by, event.reason)


def move_marks(marks: Marks, items: Mapping[str, str]) -> dict[str, Mark]:
    """The marks under the paths of another edition; what the map does not name stays where it is."""
    moved: dict[str, Mark] = {}
    for old, mark in marks.items():
        path = items.get(old, old)
        moved[path] = _join_marks(moved[path], mark) if path in moved else mark
    return moved


def copy_marks(marks: Marks, copies: Mapping[str, str], order: int) -> dict[str, Mark]:
    """New paths with the marks of old ones, as marked at `order`, so that they stand by themselves."""
    return {new: replace(marks[old], order=order) for new, old in copies.items() if old in marks}


def join_marks(marks: Marks, others: Marks) -> dict[str, Mark]:
    """Both; where two come to one path they become one."""
    shared = {path: _join_marks(marks[path], mark) for path, mark in others.items() if path in marks}
    return {**marks, **others, **shared}


def _join_marks(one: Mark, other: Mark) -> Mark:
    """Two marks that come to one path: done before waived before open, with the evidence of both."""
    ranks = (ItemStatus.OPEN, ItemStatus.WAIVED, ItemStatus.DONE)
    less, more = sorted((one, other), key=lambda mark: (ranks.index(mark.status), mark.order))
    more = replace(more, order=max(one.order, other.order))
    if less.status is not ItemStatus.DONE:
        return more
    evidence = (*less.evidence, *(piece for piece in more.evidence if piece not in less.evidence))
    return replace(more, evidence=evidence, confirmed_by=more.confirmed_by or less.confirmed_by)


def _move_passage(passage: StageEntered, event: PlaybookUpgraded) -> StageEntered:
    moved = {
        "from_stage": event.stages.get(passage.from_stage, passage.from_stage),
        "to": event.stages.get(passage.to, passage.to),
        "missing": tuple(event.items.get(path, path) for path in passage.missing),
    }
    return passage.model_copy(update=moved)
