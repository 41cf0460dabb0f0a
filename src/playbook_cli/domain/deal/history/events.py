"""The events of a deal's history, as they stand in its file.

Every event has its own id, the moment it was recorded (UTC, ISO 8601) and who recorded it. Fields that this
version does not know are kept; an event of an unknown type becomes `UnknownEvent` and moves nothing.
"""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, PlainSerializer

from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus, Passage

_NOON = time(12)


class Record(BaseModel):
    """What is written to a deal's file: frozen, strict, and keeping fields of newer versions."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="allow", hide_input_in_errors=True, populate_by_name=True
    )


WrittenEvidence: TypeAlias = str | Annotated[FileEvidence, PlainSerializer(vars)]


class EventBase(Record):
    """What every event has.

    `batch` is the id of the import that it came with, if any, and `file` the name of what was imported.
    `after` is the id of the event that its writer saw last, and `joins` are the other ends of the history
    that were in sight, right after a join. An event without `after` follows the one before it in its file; an
    empty one says that it followed nothing, where it no longer stands first.
    """

    id: str = Field(min_length=1)
    at: AwareDatetime
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
    evidence: tuple[WrittenEvidence, ...] = ()
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
    from_stage: str = Field(alias="from")
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
    items: dict[str, str] = Field(default_factory=dict)
    stages: dict[str, str] = Field(default_factory=dict)
    copies: dict[str, str] = Field(default_factory=dict)
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
    dumped: dict[str, Any] = event.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(event, FieldSet | NextStepSet):
        key = "value" if isinstance(event, FieldSet) else "text"
        dumped.setdefault(key, None)
    said = {key: value for key, value in dumped.items() if value not in ([], {}) and value is not False}
    return {**said, **(event.model_extra or {})}
