"""A deal, and the fold that turns its history into the state it is in today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import singledispatch
from types import MappingProxyType

from pydantic import Field

from playbook_cli.domain.events import (
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
    StageEntered,
    Started,
    Undone,
    UnknownEvent,
)

DEAL_FORMAT = "playbook-deal/1"


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

    @property
    def is_open(self) -> bool:
        """Whether the deal is still being worked."""
        return self.status is DealStatus.OPEN


def fold(deal: Deal) -> DealState:
    """Fold a history into the state it leads to; total: no history makes it fail."""
    state = DealState(id=deal.id, name=deal.name, playbook=deal.playbook)
    standing = find_standing(deal.history)
    for order, event in enumerate(deal.history):
        if event.id in standing:
            state = _apply(event, replace(state, last_activity_at=event.at), order)
    return state


def find_standing(history: Sequence[Event]) -> frozenset[str]:
    """The ids of the events that stand: not taken back, and themselves no taking back.

    Read from the end, so that taking back an `undone` event brings the first one to life again.
    """
    dead: set[str] = set()
    for event in reversed(history):
        if isinstance(event, Undone) and event.id not in dead:
            dead.add(event.event)
    return frozenset(e.id for e in history if e.id not in dead and not isinstance(e, Undone))


def events_until(deal: Deal, moment: datetime) -> Deal:
    """The deal as it was at `moment`: the history up to the last event recorded by then."""
    return deal.model_copy(update={"history": tuple(e for e in deal.history if e.at <= moment)})


@singledispatch
def _apply(event: object, state: DealState, order: int) -> DealState:  # noqa: ARG001  # the registered ones use both
    return state


@_apply.register
def _(event: Started, state: DealState, order: int) -> DealState:  # noqa: ARG001
    return replace(state, stage=event.stage, started_at=event.at, stage_entered_at=event.at)


@_apply.register
def _(event: Marked, state: DealState, order: int) -> DealState:
    before = state.marks.get(event.item)
    mark = Mark(
        status=event.status,
        order=order,
        at=event.at,
        by=event.by,
        evidence=event.evidence,
        confirmed_by=event.confirmed_by,
        reason=event.reason,
    )
    if before and before.status is mark.status is ItemStatus.DONE:
        mark = replace(
            mark,
            evidence=(*before.evidence, *(e for e in mark.evidence if e not in before.evidence)),
            confirmed_by=mark.confirmed_by or before.confirmed_by,
        )
    return replace(state, marks=MappingProxyType({**state.marks, event.item: mark}))


@_apply.register
def _(event: Noted, state: DealState, order: int) -> DealState:  # noqa: ARG001
    return replace(state, notes=(*state.notes, Note(event.text, event.at, event.by, event.item)))


@_apply.register
def _(event: FieldSet, state: DealState, order: int) -> DealState:  # noqa: ARG001
    fields = {**state.fields, event.field: event.value or ""}
    if not event.value:
        del fields[event.field]
    before = state.fields.get("close_date")
    pushed = event.field == "close_date" and bool(before and event.value and event.value > before)
    return replace(
        state,
        fields=MappingProxyType(fields),
        name=(event.value if event.field == "name" else None) or state.name,
        close_date_pushes=state.close_date_pushes + pushed,
    )


@_apply.register
def _(event: NextStepSet, state: DealState, order: int) -> DealState:  # noqa: ARG001
    step = NextStep(event.text, event.due, event.whose, event.at) if event.text else None
    return replace(state, next_step=step)


@_apply.register
def _(event: StageEntered, state: DealState, order: int) -> DealState:  # noqa: ARG001
    return replace(
        state, stage=event.to, stage_entered_at=event.at, passages=(*state.passages, event)
    )


@_apply.register
def _(event: Closed, state: DealState, order: int) -> DealState:  # noqa: ARG001
    return replace(state, status=event.outcome, closed=event)


@_apply.register
def _(event: Reopened, state: DealState, order: int) -> DealState:  # noqa: ARG001
    return replace(state, status=DealStatus.OPEN, closed=None)


@_apply.register
def _(event: PlaybookUpgraded, state: DealState, order: int) -> DealState:  # noqa: ARG001
    marks = {event.items.get(path, path): mark for path, mark in state.marks.items()}
    pin = state.playbook.model_copy(update={"version": event.to_version})
    stage = event.stages.get(state.stage, state.stage)
    return replace(state, playbook=pin, stage=stage, marks=MappingProxyType(marks))


@_apply.register
def _(event: UnknownEvent, state: DealState, order: int) -> DealState:  # noqa: ARG001
    return replace(state, unknown_events=state.unknown_events + 1)
