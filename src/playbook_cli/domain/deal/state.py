"""Where a deal stands: folded from its history, and free of everything that reads or writes it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from types import MappingProxyType

from playbook_cli.domain.deal.fields import NO_FIELDS, DealFields
from playbook_cli.domain.deal.history.contradictions import Contradiction
from playbook_cli.domain.deal.marks import Mark
from playbook_cli.domain.deal.statuses import DealStatus, Passage
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FollowedEdition:
    """The edition that a deal follows today: playbook id, digest and language."""

    id: str
    version: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on the deal or on one item; `order` is the position of its event in the history."""

    text: str
    at: datetime
    by: str
    item: str | None
    order: int = 0


@dataclass(frozen=True, slots=True)
class NextStep:
    """A dated commitment, ours or the customer's."""

    text: str
    due: date | None
    whose: str | None


@dataclass(frozen=True, slots=True)
class StageMove:
    """One way from stage to stage; `missing` are the paths that an override left unproven.

    `order` is the position of its event in the history.
    """

    from_stage: str
    to: str
    passage: Passage
    happened_at: datetime
    reason: str | None = None
    missing: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class DealEnd:
    """How a deal ended; `missing` are the paths that an override left unproven."""

    happened_at: datetime
    reason: str | None = None
    detail: str | None = None
    competitor: str | None = None
    overridden: bool = False
    imported: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DealState:
    """Where a deal stands: everything here is folded from its history, nothing is stored."""

    id: str
    name: str
    playbook: FollowedEdition
    status: DealStatus = DealStatus.OPEN
    stage: str = ""
    started_at: datetime | None = None
    stage_entered_at: datetime | None = None
    last_activity_at: datetime | None = None
    closed: DealEnd | None = None
    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[Note, ...] = ()
    fields: DealFields = NO_FIELDS
    close_date_pushes: int = 0
    next_step: NextStep | None = None
    passages: tuple[StageMove, ...] = ()
    reviewed_at: datetime | None = None
    contradictions: tuple[Contradiction, ...] = ()
    unknown_events: int = 0

    def notes_on(self, path: str) -> tuple[Note, ...]:
        """The notes on an item and on its parts, as they were written."""
        return tuple(note for note in self.notes if note.item and f"{note.item}/".startswith(f"{path}/"))

    @property
    def is_open(self) -> bool:
        """Whether the deal is still being worked."""
        return self.status is DealStatus.OPEN

    @property
    def account(self) -> str:
        """The customer, empty where nobody said who."""
        return self.fields.account

    @property
    def next_step_due(self) -> date | None:
        """The day of the next step."""
        return self.next_step.due if self.next_step else None

    @property
    def snoozed_until(self) -> date | None:
        """The last day on which its clocks are silenced, past or not."""
        return self.fields.snoozed_until

    @property
    def is_worked(self) -> bool:
        """Whether the deal is open and not put away, so that lists show it."""
        return self.is_open and not self.fields.archived
