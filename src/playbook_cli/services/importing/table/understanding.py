"""What was understood of a table, for a person to look through before anything is taken."""

from collections.abc import Mapping
from enum import StrEnum

from playbook_cli.domain.exchange.columns import Column, Layout
from playbook_cli.domain.exchange.incoming.column_orders import Settlement
from playbook_cli.domain.exchange.table import DealTable
from playbook_cli.late_dataclasses import dataclass


class NoteCode(StrEnum):
    """What a person should know of how a table was read."""

    NAMED_IN_VAIN = "named-in-vain"
    OTHER_SHEETS = "other-sheets"
    TITLE_LINES = "title-lines"
    FOOTER_LINES = "footer-lines"
    DELETED_ROWS = "deleted-rows"
    CONTINUED_ROWS = "continued-rows"
    REPEATED_HEADINGS = "repeated-headings"
    GROUPED_REPORT = "grouped-report"
    JOINED_LINES = "joined-lines"
    NO_STAGE_OF_END = "no-stage-of-end"
    MOVED_DAYS = "moved-days"
    STAGE_DAY_LEFT = "stage-day-left"
    NO_DAY_OF_END = "no-day-of-end"
    ENDED_OTHERWISE = "ended-otherwise"
    SETTLED_SIGN = "settled-sign"
    SHARED_SIGN = "shared-sign"
    COLUMN_CURRENCY = "column-currency"
    SPREADSHEET_DAYS = "spreadsheet-days"
    SECONDS_SINCE_1970 = "seconds-since-1970"


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """One note: its code, the lines that it is about, and the column or the words where there are any."""

    code: NoteCode
    lines: tuple[int, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class StageCount:
    """A label of the column of stages: how many deals have it, what it is here, what it could be.

    `name` is what the stage that it is here is called.
    """

    label: str
    count: int
    line: int
    target: str | None
    suggested: str | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a table was read: its layout and columns, what settled what, its stages, its notes."""

    table: DealTable
    layout: Layout
    columns: Mapping[int, Column]
    externals: Mapping[int, str]
    ignored: tuple[str, ...]
    settlements: tuple[Settlement, ...]
    stages: tuple[StageCount, ...]
    notes: tuple[ReadingNote, ...]

    @property
    def open_stages(self) -> tuple[StageCount, ...]:
        """The labels of which nobody said what they are here."""
        return tuple(stage for stage in self.stages if stage.target is None)
