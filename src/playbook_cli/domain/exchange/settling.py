"""What the rest of a column says of a cell that can be read in two ways: its mark, its order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from playbook_cli.domain.amounts.amount_grammar import find_amount
from playbook_cli.domain.amounts.numbers import DecimalMark
from playbook_cli.domain.exchange.cells import read_cell
from playbook_cli.domain.exchange.columns import DAY_COLUMNS, Column, Layout
from playbook_cli.domain.exchange.table import DealTable, TableRow
from playbook_cli.domain.written_days.day_forms import DayOrder, find_day
from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass

_KEPT = 4096  # cells of a column that come again and again


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

    A column says it when at least one cell can be read in one way only and no other cell contradicts it. A
    column of days of which no cell says it is written as the others are: a file has one order of dates.
    """
    watched = list(_watch(layout, columns))
    for row in table.rows if watched else ():
        for one in watched:
            one.see(row)
    found = [settlement for one in watched if (settlement := one.settlement)]
    found += _settle_silent(watched, [one for one in found if one.column in DAY_COLUMNS])
    orders = {one.column: DayOrder(one.value) for one in found if one.column in DAY_COLUMNS}
    marks = [DecimalMark(one.value) for one in found if one.column is Column.AMOUNT]
    differ = any(one.column is Column.AMOUNT and one.contradicts for one in watched)
    mark = marks[0] if marks else layout.decimal
    settled = replace(layout, orders=orders, decimal=mark, marks_differ=differ)
    return settled, tuple(found)


def _watch(layout: Layout, columns: Mapping[int, Column]) -> Iterator["_Watched"]:
    """The columns whose cells may say what the layout leaves open."""
    for at, column in columns.items():
        if column is Column.AMOUNT and layout.decimal is None:
            yield _Watched(at, column, _mark_of)
        elif column in DAY_COLUMNS and layout.days is None:
            yield _Watched(at, column, _order_of)


def _settle_silent(watched: Iterable["_Watched"], said: Sequence[Settlement]) -> Iterator[Settlement]:
    """What the columns of days say together for those that say nothing themselves."""
    if len({one.value for one in said}) == 1:
        for one in watched:
            if one.column in DAY_COLUMNS and one.is_silent:
                yield replace(said[0], column=one.column)


class _Watched:
    """A column of which a cell may say how all of them are meant, while its cells are looked at."""

    def __init__(self, at: int, column: Column, say: Callable[[str], str | None]) -> None:
        self._at = at
        self.column = column
        self._say = lru_cache(_KEPT)(say)
        self._said: dict[str, Settlement] = {}

    def see(self, row: TableRow) -> None:
        """Look at the cell of the next row."""
        if len(self._said) > 1 or not (text := read_cell(row.cells[self._at])):
            return
        value = self._say(text)
        if value is not None and value not in self._said:
            self._said[value] = Settlement(self.column, value, row.line, text)

    @property
    def is_silent(self) -> bool:
        """Whether no cell says anything."""
        return not self._said

    @property
    def contradicts(self) -> bool:
        """Whether two cells say different things."""
        return len(self._said) > 1

    @property
    def settlement(self) -> Settlement | None:
        """The one thing that all cells say that say anything."""
        return next(iter(self._said.values())) if len(self._said) == 1 else None


def _mark_of(text: str) -> str | None:
    try:
        return find_amount(text, argument="").mark
    except InvalidArgument:
        return None


def _order_of(text: str) -> str | None:
    day = find_day(text)
    return day.order if day else None
