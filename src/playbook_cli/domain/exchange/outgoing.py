"""A deal as a row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from playbook_cli.domain.amounts.numbers import DecimalMark, write_number
from playbook_cli.domain.deal.clocks import read_clocks
from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.deal.gate import check_gate
from playbook_cli.domain.deal.state import DealState, NextStep
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.cells import guard_cell
from playbook_cli.domain.exchange.columns import DAY_COLUMNS, FIELD_COLUMNS, Column, Layout
from playbook_cli.domain.exchange.outgoing_stages import StageLabel, choose_label
from playbook_cli.domain.moments import in_zone
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage


@dataclass(frozen=True, slots=True)
class ExportedDeal:
    """A deal with the edition that it follows."""

    state: DealState
    playbook: Playbook

    @property
    def stage(self) -> Stage:
        """The stage in which it stands."""
        return self.playbook.stage_or_first(self.state.stage)

    def name_stage(self, layout: Layout) -> StageLabel:
        """How its stage is called where a layout is at home."""
        return choose_label(self.state, self.stage, layout)


def list_externals(states: Iterable[DealState]) -> tuple[str, ...]:
    """Every other system in which one of these deals has an id, as the field that holds it."""
    return tuple(sorted({name for state in states for name in state.fields.externals}))


def header_row(layout: Layout, externals: Iterable[str]) -> tuple[str, ...]:
    """The headings of a table."""
    own = tuple(headings[0] for headings in layout.headings.values())
    return own if layout.system else (*own, *externals)


def deal_row(deal: ExportedDeal, layout: Layout, externals: Iterable[str], now: datetime) -> tuple[str, ...]:
    """One deal in the columns of a layout, each cell on one line."""
    values = _read_values(deal, layout, now)
    cells = [_write_cell(column, values.get(column, ""), layout) for column in layout.headings]
    if not layout.system:
        cells += [deal.state.fields.text(name) for name in externals]
    return tuple(clean_line(cell) for cell in cells)


def guard_row(row: Sequence[str]) -> tuple[str, ...]:
    """A row of which no cell is a formula."""
    return tuple(map(guard_cell, row))


def _write_cell(column: Column, value: str, layout: Layout) -> str:
    """A cell with the decimal mark and the order of dates that the layout says."""
    if column is Column.AMOUNT:
        return write_number(value, layout.decimal or DecimalMark.DOT)
    if column in DAY_COLUMNS and value and layout.days not in (None, DayOrder.YEAR_FIRST):
        year, month, day = value.split("-")
        return f"{day}/{month}/{year}" if layout.days is DayOrder.DAY_FIRST else f"{month}/{day}/{year}"
    return value


def _read_values(deal: ExportedDeal, layout: Layout, now: datetime) -> dict[Column, str]:
    state, stage = deal.state, deal.stage
    gate = check_gate(deal.playbook, stage, state.marks)
    return {
        **{column: state.fields.text(column.value) for column in FIELD_COLUMNS},
        **_read_end(state, layout, now),
        **_read_next_step(state.next_step),
        Column.ID: state.id,
        Column.NAME: state.name,
        Column.STATUS: _name_status(state.status, layout),
        Column.STAGE: deal.name_stage(layout).label,
        Column.STARTED: _day(state.started_at, now),
        Column.STAGE_ENTERED: _day(state.stage_entered_at, now),
        Column.ARCHIVED: "yes" if state.fields.archived else "",
        Column.GATE_MET: str(gate.met),
        Column.GATE_TOTAL: str(gate.asked),
        Column.DAYS_IN_STAGE: str(read_clocks(state, stage, now).in_stage.days or 0),
        Column.LAST_ACTIVITY: _day(state.last_activity_at, now),
        Column.EXTERNAL_ID: state.fields.text(EXTERNAL + layout.system),
    }


def _name_status(status: DealStatus, layout: Layout) -> str:
    """Whether a deal is open or how it ended, in the words of the layout."""
    if not layout.system:
        return status.value
    return layout.ends.get(status) or layout.open_word or status.value


def _read_next_step(step: NextStep | None) -> dict[Column, str]:
    if step is None:
        return {}
    return {
        Column.NEXT_STEP: step.text,
        Column.NEXT_STEP_DUE: step.due.isoformat() if step.due else "",
        Column.NEXT_STEP_BY: step.whose or "",
    }


def _read_end(state: DealState, layout: Layout, now: datetime) -> dict[Column, str]:
    won = state.status is DealStatus.WON
    flags = {
        Column.IS_CLOSED: "false" if state.is_open else "true",
        Column.IS_WON: "true" if won else "false",
        Column.IS_ACTIVE: "true" if state.is_worked or won else "false",
    }
    if state.closed is None:
        return flags
    return {
        **flags,
        **_place_last_day(_day(state.closed.happened_at, now), layout, won=won),
        **_part_reason(state.closed.reason or "", state.closed.detail or "", layout, won=won),
        Column.COMPETITOR: state.closed.competitor or state.fields.competitor,
    }


def _place_last_day(day: str, layout: Layout, *, won: bool) -> dict[Column, str]:
    """The day on which a deal ended, in a column of its own, else as the close date.

    Where days of lost deals stand apart, no decision is lost.
    """
    if Column.LOST_ON in layout.headings and not won:
        return {Column.LOST_ON: day}
    return {Column.CLOSED: day} if Column.CLOSED in layout.headings else {Column.CLOSE_DATE: day}


def _part_reason(reason: str, detail: str, layout: Layout, *, won: bool) -> dict[Column, str]:
    """Why a deal ended, and more on it; another system has a reason in words of its own as the reason."""
    if layout.system and not reason:
        reason, detail = detail, ""
    apart = won and Column.WIN_REASON in layout.headings
    return {Column.DETAIL: detail, Column.WIN_REASON if apart else Column.REASON: reason}


def _day(moment: datetime | None, now: datetime) -> str:
    return in_zone(moment, now.tzinfo).date().isoformat() if moment else ""
