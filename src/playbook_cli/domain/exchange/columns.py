"""The columns of a table of deals, and how a system lays them out."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import lru_cache

from playbook_cli.domain.amounts.numbers import DecimalMark
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.names import fold_to_letters
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.domain.written_days.periods import PeriodDay
from playbook_cli.late_dataclasses import dataclass


class Column(StrEnum):
    """What a column holds; the value is its heading in our own tables."""

    ID = "id"
    NAME = "name"
    STATUS = "status"
    STAGE = "stage"
    ACCOUNT = "account"
    OWNER = "owner"
    AMOUNT = "amount"
    CURRENCY = "currency"
    CLOSE_DATE = "close_date"
    NEXT_STEP = "next_step"
    NEXT_STEP_DUE = "next_step_due"
    NEXT_STEP_BY = "next_step_by"
    SOURCE = "source"
    COMPETITOR = "competitor"
    REASON = "reason"
    WIN_REASON = "win_reason"
    DETAIL = "detail"
    STARTED = "started"
    STAGE_ENTERED = "stage_entered"
    CLOSED = "closed"
    LOST_ON = "lost_on"
    ARCHIVED = "archived"
    IS_ACTIVE = "is_active"
    GATE_MET = "gate_met"
    GATE_TOTAL = "gate_total"
    DAYS_IN_STAGE = "days_in_stage"
    LAST_ACTIVITY = "last_activity"
    NOTE = "note"
    IS_CLOSED = "is_closed"
    IS_WON = "is_won"
    IS_LOST = "is_lost"
    IS_DELETED = "is_deleted"
    EXTERNAL_ID = "external_id"


WRITTEN_ONLY = (Column.GATE_MET, Column.GATE_TOTAL, Column.DAYS_IN_STAGE)
FOREIGN_ONLY = (
    Column.IS_CLOSED,
    Column.IS_WON,
    Column.IS_ACTIVE,
    Column.IS_DELETED,
    Column.IS_LOST,
    Column.LOST_ON,
    Column.EXTERNAL_ID,
    Column.WIN_REASON,
    Column.NOTE,
)
DAY_COLUMNS = (
    Column.CLOSE_DATE,
    Column.NEXT_STEP_DUE,
    Column.STARTED,
    Column.STAGE_ENTERED,
    Column.CLOSED,
    Column.LOST_ON,
    Column.LAST_ACTIVITY,
)
FIELD_COLUMNS = (
    Column.OWNER,
    Column.ACCOUNT,
    Column.AMOUNT,
    Column.CURRENCY,
    Column.CLOSE_DATE,
    Column.SOURCE,
    Column.COMPETITOR,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How one system lays out its deals.

    `headings` gives for each column the heading that is written, then others that are read, in any
    language; `stages` says what a stage of theirs is here, a stage or an end (`won`); `ends` what an end
    is called there; `pipeline` are the open stages of its standard pipeline in their order, each by all
    its labels, for suggestions alone. `record` finds the id in the address of a record. `stage` is the
    one of new deals of which a file says none; `currency` what a lone sign means; `periods` which day of a
    month or quarter is meant; `orders` what each column of days says of its own order, and `marks_differ`
    whether its amounts contradict each other. `common` are the folded headings that are not its own,
    `named` those that a mapping names, `named_stages` the labels of stages that it does. `ends_as_stages` are
    the ends for which a deal has a stage of its own there; at any other it keeps the stage in which it ended.
    `from_1904` says that its workbook counts days from 1904, and `from_workbook` that its numbers are none
    that somebody wrote; `signs` holds the currencies that signs of several mean in this file.
    """

    name: str
    system: str
    headings: Mapping[Column, tuple[str, ...]]
    stages: Mapping[str, str] = field(default_factory=dict)
    ends: Mapping[DealStatus, str] = field(default_factory=dict)
    pipeline: tuple[tuple[str, ...], ...] = ()
    record: str = ""
    stage: str = ""
    days: DayOrder | None = None
    decimal: DecimalMark | None = None
    marks_differ: bool = False
    periods: PeriodDay | None = None
    currency: str = ""
    orders: Mapping[Column, DayOrder] = field(default_factory=dict)
    open_word: str = ""
    common: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()
    named_stages: tuple[str, ...] = ()
    ends_as_stages: frozenset[DealStatus] = frozenset()
    from_1904: bool = False
    from_workbook: bool = False
    signs: tuple[str, ...] = ()

    def find_stage(self, theirs: str) -> str | None:
        """What a stage of theirs is here, or None where nothing is said about it."""
        return _fold_stages(tuple(self.stages.items())).get(fold_heading(theirs))


def fold_heading(text: str) -> str:
    """Fold a heading, so that `Close Date`, `CloseDate` and `close_date` are one, and `Étape` and `Etape`."""
    return fold_to_letters(text)


@lru_cache(maxsize=32)
def _fold_stages(stages: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """What each stage of theirs is here, by its folded label; worked out once for all rows of a table."""
    return {fold_heading(name): ours for name, ours in stages}


def find_column(columns: Mapping[int, Column], wanted: Column) -> int | None:
    """The position that holds a column; None where none does."""
    return next((at for at, column in columns.items() if column is wanted), None)
