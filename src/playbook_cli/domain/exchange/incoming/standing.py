"""How a row says that its deal stands: in which stage, open or how and when it ended, put away."""

from datetime import date

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.incoming.row_cells import RowCells
from playbook_cli.domain.exchange.incoming.status_words import (
    find_meant_end,
    find_status,
    says_expected,
    says_over,
)
from playbook_cli.domain.exchange.stage_labels import list_readings
from playbook_cli.errors import InvalidArgument

_CONTRADICTIONS = frozenset(
    [
        (DealStatus.WON, DealStatus.LOST),
        (DealStatus.WON, DealStatus.NO_DECISION),
        (DealStatus.LOST, DealStatus.WON),
        (DealStatus.NO_DECISION, DealStatus.WON),
        (DealStatus.OPEN, DealStatus.LOST),
        (DealStatus.OPEN, DealStatus.NO_DECISION),
    ]
)  # a status, and the end that a stage means: Closed Won may be open, Closed Lost not


def read_standing(row: RowCells) -> tuple[DealStatus | None, str]:
    """Whether the deal is open or how it ended, and its stage.

    A column that says so decides; otherwise a stage that means an end does.
    """
    stage = row.text(Column.STAGE)
    ours = next(filter(None, map(row.layout.find_stage, list_readings(stage))), None)
    end = find_meant_end(ours or "")
    stated = _read_status(row, end) or _read_flags(row, end) or _read_lost(row)
    if stated and (stated, end) in _CONTRADICTIONS:
        raise InvalidArgument(row.heading(Column.STAGE), stage, "other_end", (stated.value,))
    if end is None:
        return stated, ours or stage
    return (stated, stage) if stated is DealStatus.OPEN else (stated or end, "")


def _read_status(row: RowCells, end: DealStatus | None) -> DealStatus | None:
    """What the column of statuses says; where that is only that it is over, its stage says how."""
    cell = row.text(Column.STATUS)
    if not cell:
        return None
    status = find_status(cell)
    if says_over(cell):
        return end or _miss_end(row, Column.STATUS)
    if status is None:
        raise InvalidArgument(row.heading(Column.STATUS), cell, "status")
    return status


def _read_flags(row: RowCells, end: DealStatus | None) -> DealStatus | None:
    """What the flags say; where none says whether a closed deal was won, its stage has to."""
    is_closed = row.read_flag(Column.IS_CLOSED)
    outcome = _read_outcome(row)
    if outcome or is_closed is None:
        return outcome
    if is_closed and Column.IS_WON not in row.said:
        return end or _miss_end(row, Column.IS_CLOSED)
    return DealStatus.LOST if is_closed else DealStatus.OPEN


def _read_outcome(row: RowCells) -> DealStatus | None:
    """What a flag for deals that were won says, and one for lost ones, which must not contradict it."""
    won, lost = row.read_flag(Column.IS_WON), row.read_flag(Column.IS_LOST)
    if won and lost:
        text, ends = row.said[Column.IS_LOST], (DealStatus.WON.value,)
        raise InvalidArgument(row.heading(Column.IS_LOST), text, "other_end", ends)
    if won:
        return DealStatus.WON
    return DealStatus.LOST if lost else None


def _read_lost(row: RowCells) -> DealStatus | None:
    """A deal that is not active any more and has a reason why it was lost is lost (Odoo)."""
    lost = row.read_flag(Column.IS_ACTIVE) is False and row.text(Column.REASON)
    return DealStatus.LOST if lost else None


def _miss_end(row: RowCells, column: Column) -> DealStatus:
    raise InvalidArgument(row.heading(column), row.text(column), "closed_how")


def read_end_reason(row: RowCells, status: DealStatus | None) -> str:
    """Why it ended; a system may have a column of its own for what was won."""
    won = status is DealStatus.WON and row.text(Column.WIN_REASON)
    return row.text(Column.WIN_REASON if won else Column.REASON)


def read_closed(row: RowCells, status: DealStatus | None) -> date | None:
    """The day on which it ended: one of its own, else the close date that a system keeps for it.

    A heading such as 成交日期 or Close Date, which does not say that the day is expected, holds the day on
    which a deal that is over ended.
    """
    own = row.read_day(Column.LOST_ON) if status is DealStatus.LOST else None
    if own := own or row.read_day(Column.CLOSED):
        return own
    return None if says_expected(row.heading(Column.CLOSE_DATE)) else row.read_day(Column.CLOSE_DATE)


def read_archived(row: RowCells, status: DealStatus | None) -> bool | None:
    """Whether the deal is put away.

    Where a system says only that it is not active, a lost one is just lost.
    """
    if Column.ARCHIVED in row.said:
        return row.read_flag(Column.ARCHIVED)
    active = row.read_flag(Column.IS_ACTIVE)
    return True if active is False and status in (None, DealStatus.OPEN) else None
