"""What the rest of a column says of a cell that can be read in two ways: its mark, its order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from playbook_cli.domain.amounts.amount_grammar import read_amount
from playbook_cli.domain.amounts.numbers import DecimalMark, is_written_number
from playbook_cli.domain.exchange.cells import MOST_KEPT, part_shown, read_cell
from playbook_cli.domain.exchange.columns import DAY_COLUMNS, Column, Layout
from playbook_cli.domain.exchange.table import DealTable, TableRow
from playbook_cli.domain.written_days.day_forms import DayOrder, find_day
from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settlement:
    """One thing that a column settled for all of its cells: which, and the line and cell that say so."""

    column: Column
    value: str
    line: int
    text: str


def settle_columns(
    layout: Layout, table: DealTable, columns: Mapping[int, Column], today: date
) -> tuple[Layout, tuple[Settlement, ...]]:
    """The layout with what the columns themselves say, where no mapping has said it, and what said so.

    A column says it when its cells together can be read in one way only, and the cell at which that is clear
    is told. A column of days of which no cell says it is written as the others are: a file has one order.
    """
    layout = replace(layout, from_1904=table.raw.from_1904, from_workbook=bool(table.raw.sheet))
    watched = list(_watch(layout, columns, today))
    for row in table.rows if watched else ():
        for one in watched:
            one.see(row)
    found = [settlement for one in watched if (settlement := one.settlement)]
    found += _settle_silent(watched, [one for one in found if one.column in DAY_COLUMNS])
    differ = any(one.column is Column.AMOUNT and one.contradicts for one in watched)
    return replace(_with_found(layout, found), marks_differ=differ), tuple(found)


def _with_found(layout: Layout, found: Sequence[Settlement]) -> Layout:
    """The layout with the order of each column of days, and the decimal mark of the amounts."""
    orders = {one.column: DayOrder(one.value) for one in found if one.column in DAY_COLUMNS}
    marks = (DecimalMark(one.value) for one in found if one.column is Column.AMOUNT)
    return replace(layout, orders=orders, decimal=next(marks, layout.decimal))


def _watch(layout: Layout, columns: Mapping[int, Column], today: date) -> Iterator["_Watched"]:
    """The columns whose cells may say what the layout leaves open."""
    for at, column in columns.items():
        if column is Column.AMOUNT and layout.decimal is None:
            yield _Watched(at, column, partial(_list_marks, from_workbook=layout.from_workbook))
        elif column in DAY_COLUMNS and layout.days is None:
            yield _Watched(at, column, partial(_list_orders, today=today))


def _settle_silent(watched: Iterable["_Watched"], said: Sequence[Settlement]) -> Iterator[Settlement]:
    """What the columns of days say together for those that say nothing themselves."""
    if len({one.value for one in said}) == 1:
        for one in watched:
            if one.column in DAY_COLUMNS and one.is_silent:
                yield replace(said[0], column=one.column)


class _Watched:
    """A column of which a cell may say how all of them are meant, while its cells are looked at."""

    def __init__(self, at: int, column: Column, list_ways: Callable[[str], frozenset[str]]) -> None:
        self._at = at
        self.column = column
        self._list_ways = lru_cache(MOST_KEPT)(list_ways)
        self._ways: frozenset[str] | None = None
        self.settlement: Settlement | None = None

    def see(self, row: TableRow) -> None:
        """Look at the cell of the next row."""
        if self.contradicts or not (text := read_cell(row.cells[self._at])):
            return
        ways = self._list_ways(text)
        if not ways:
            return
        before, self._ways = self._ways, ways if self._ways is None else self._ways & ways
        if len(self._ways) != 1:
            self.settlement = None
        elif self._ways != before:
            self.settlement = Settlement(self.column, next(iter(self._ways)), row.line, text)

    @property
    def is_silent(self) -> bool:
        """Whether no cell says anything."""
        return self._ways is None or len(self._ways) > 1

    @property
    def contradicts(self) -> bool:
        """Whether no way is left in which all cells can be read."""
        return self._ways is not None and not self._ways


def _list_marks(text: str, *, from_workbook: bool) -> frozenset[str]:
    """The decimal marks under which an amount can be meant, where it says anything about them.

    The number of a workbook does not: its dot is how a number is written here.
    """
    if from_workbook and (is_written_number(text) or part_shown(text)):
        return frozenset()
    try:
        amount = read_amount(text, argument="")
    except InvalidArgument:
        return frozenset()
    return frozenset([amount.mark] if amount.mark else ())


def _list_orders(text: str, today: date) -> frozenset[str]:
    """The orders in which a day can be meant; none of one that begins with its whole year."""
    day = find_day(text)
    if day is None or tuple(day.days) == (DayOrder.YEAR_FIRST,):
        return frozenset()
    return frozenset(day.find_orders(today))
