"""What the rest of a column says of a cell that can be read in two ways: its mark, its order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from playbook_cli.domain.amounts.amount_grammar import find_amount
from playbook_cli.domain.amounts.numbers import DecimalMark
from playbook_cli.domain.exchange.cells import read_cell
from playbook_cli.domain.exchange.columns import DAY_COLUMNS, Column, Layout
from playbook_cli.domain.exchange.table import DealTable
from playbook_cli.domain.written_days.day_forms import DayOrder, find_day
from playbook_cli.errors import InvalidArgument


@dataclass(frozen=True, slots=True)
class Settlement:
    """One thing that a column settled for all of its cells: which, and the line and cell that say so."""

    column: Column
    value: str
    line: int
    text: str


def settle_columns(
    layout: Layout, table: DealTable, columns: Mapping[int, Column]
) -> tuple[Layout, tuple[Settlement, ...]]:
    """The layout with what the columns themselves say, where no mapping has said it, and what said so.

    A column says it when at least one cell can be read in one way only and no other cell contradicts it.
    """
    found: list[Settlement] = []
    for at, column in columns.items():
        if column is Column.AMOUNT and layout.decimal is None:
            found += _settle(table, at, column, _mark_of)
        elif column in DAY_COLUMNS and layout.days is None:
            found += _settle(table, at, column, _order_of)
    orders = {one.column: DayOrder(one.value) for one in found if one.column in DAY_COLUMNS}
    marks = [DecimalMark(one.value) for one in found if one.column is Column.AMOUNT]
    settled = replace(layout, orders=orders, decimal=marks[0] if marks else layout.decimal)
    return settled, tuple(found)


def _settle(
    table: DealTable, at: int, column: Column, say: Callable[[str], str | None]
) -> Iterator[Settlement]:
    """The one thing that all cells say that say anything."""
    said: dict[str, Settlement] = {}
    for row in table.rows:
        text = read_cell(row.cells[at])
        value = say(text) if text else None
        if value is not None and value not in said:
            said[value] = Settlement(column, value, row.line, text)
            if len(said) > 1:
                return
    yield from said.values()


def _mark_of(text: str) -> str | None:
    try:
        return find_amount(text, argument="").mark
    except InvalidArgument:
        return None


def _order_of(text: str) -> str | None:
    day = find_day(text)
    return day.order if day else None
