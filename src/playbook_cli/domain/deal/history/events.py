"""The events of a deal's history, as they stand in its file.

Every event has its own id, the moment it was recorded (UTC, ISO 8601) and who recorded it. Fields that this
version does not know are kept; an event of an unknown type becomes `UnknownEvent` and moves nothing.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from playbook_cli.domain.deal.history.record import Record
from playbook_cli.domain.deal.statuses import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playbook_cli.domain.deal.history.evidence import Evidence
    from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus

_NOON = time(12)
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class EventBase(Record):
    """What every event has.

    `batch` is the id of the import that it came with, if any, and `file` the name of what was imported.
    `after` is the id of the event that its writer saw last, and `joins` are the other ends of the history
    that were in sight, right after a join. An event without `after` follows the one before it in its file; an
    empty one says that it followed nothing, where it no longer stands first.
    """

    id: str
    at: datetime
    by: str = ""
    type: str
    batch: str | None = None
    file: str | None = None
    after: str | None = None
    joins: tuple[str, ...] = ()


class Dated(EventBase):
    """What an event has that may be recorded later than it happened, as an import does.

    `since` is the day on which it happened, where that is another than the day of the record.
    """

    since: date | None = None

    @property
    def happened_at(self) -> datetime:
        """When it happened: noon (UTC) of the day said, otherwise when it was recorded."""
        return datetime.combine(self.since, _NOON, UTC) if self.since else self.at


class Started(Dated):
    """The deal begins, in a stage.

    `header` is what its file said of the deal, where a join put it behind another start that said otherwise.
    """

    type: Literal["started"] = "started"
    stage: str
    imported: bool = False
    header: dict[str, Any] | None = None


class Marked(EventBase):
    """An item or requirement is done, open again, or waived with a reason."""

    type: Literal["marked"] = "marked"
    item: str
    status: ItemStatus
    evidence: tuple[Evidence, ...] = ()
    confirmed_by: str | None = None
    reason: str | None = None


class Noted(EventBase):
    """A note on the deal, or on one of its items."""

    type: Literal["noted"] = "noted"
    text: str
    item: str | None = None


class FieldSet(EventBase):
    """A field of the deal gets a value, or loses it when the value is None."""

    type: Literal["field_set"] = "field_set"
    field: str
    value: str | None


class NextStepSet(EventBase):
    """What happens next, whose it is and when it is due; without text it has `ended`, done or dropped."""

    type: Literal["next_step_set"] = "next_step_set"
    text: str | None
    ended: Literal["done", "dropped"] | None = None
    due: date | None = None
    whose: str | None = None


class StageEntered(Dated):
    """The deal moves to another stage; `missing` keeps the paths that an override left unproven."""

    type: Literal["stage_entered"] = "stage_entered"
    from_stage: str  # `from` in the file, which is no name in Python
    to: str
    passage: Passage = Passage.ADVANCED
    reason: str | None = None
    missing: tuple[str, ...] = ()


class Closed(Dated):
    """The deal ends; it keeps the stage in which it ended."""

    type: Literal["closed"] = "closed"
    outcome: DealStatus
    reason: str | None = None
    detail: str | None = None
    competitor: str | None = None
    overridden: bool = False
    imported: bool = False
    missing: tuple[str, ...] = ()


class Reopened(EventBase):
    """A closed deal is worked again, in the stage in which it ended."""

    type: Literal["reopened"] = "reopened"
    reason: str | None = None


class PlaybookUpgraded(EventBase):
    """The deal follows another edition from here on; the maps say where paths and stages went.

    `copies` gives a new path the mark of an old one that covered it; `asked` are new paths that a mark on
    their whole criterion does not cover. `playbook` and `language` are stated where they change.
    """

    type: Literal["playbook_upgraded"] = "playbook_upgraded"
    from_version: str
    to_version: str
    playbook: str | None = None
    language: str | None = None
    items: Mapping[str, str] = _NO_NAMES
    stages: Mapping[str, str] = _NO_NAMES
    copies: Mapping[str, str] = _NO_NAMES
    asked: tuple[str, ...] = ()


class Undone(EventBase):
    """Takes back one earlier event of the same history."""

    type: Literal["undone"] = "undone"
    event: str


class Reviewed(EventBase):
    """The deal was reviewed; the next review shows what has happened since."""

    type: Literal["reviewed"] = "reviewed"


class UnknownEvent(EventBase):
    """An event of a newer version: kept, shown as unknown, written back untouched."""


Event: TypeAlias = (
    Started
    | Marked
    | Noted
    | FieldSet
    | NextStepSet
    | StageEntered
    | Closed
    | Reopened
    | PlaybookUpgraded
    | Undone
    | Reviewed
    | UnknownEvent
)

EVENT_TYPES: dict[str, type[Event]] = {
    "started": Started,
    "marked": Marked,
    "noted": Noted,
    "field_set": FieldSet,
    "next_step_set": NextStepSet,
    "stage_entered": StageEntered,
    "closed": Closed,
    "reopened": Reopened,
    "playbook_upgraded": PlaybookUpgraded,
    "undone": Undone,
    "reviewed": Reviewed,
}


def event_type(name: object) -> type[Event]:
    """The model for an event of this type; `UnknownEvent` for a type of a newer version."""
    return EVENT_TYPES.get(name, UnknownEvent) if isinstance(name, str) else UnknownEvent


def event_mapping(event: Event) -> dict[str, Any]:
    """The event as it is written to the file: JSON types, no empty fields; what is unknown stays as it is."""
    said = {}
    for name in event.names:
        value = _write_value(getattr(event, name))
        if value not in (None, [], {}) and value is not False:
            said[FIELD_KEYS.get(name, name)] = value
    for key in _KEPT_EMPTY.get(event.type, ()):
        said.setdefault(key, None)
    return {**said, **event.model_extra}


def _write_value(value: Any) -> Any:
    """A field as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [piece if isinstance(piece, str) else dict(vars(piece)) for piece in value]
    return dict(value) if isinstance(value, MappingProxyType) else value


FIELD_KEYS = {"from_stage": "from"}  # what a field is called in the file, where Python has the word
_KEPT_EMPTY = {"field_set": ("value",), "next_step_set": ("text",)}  # null says that they were cleared
