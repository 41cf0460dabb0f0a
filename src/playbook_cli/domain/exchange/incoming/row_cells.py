"""The cells of one row while it is read, each under its column, and what the layout says of them."""

from collections.abc import Mapping
from datetime import date

from playbook_cli.domain.exchange.columns import Column, Layout
from playbook_cli.domain.exchange.incoming.day_cells import read_day
from playbook_cli.domain.exchange.incoming.status_words import find_flag
from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowCells:
    """What the cells of a row say on one line, nothing where they only say that there is none."""

    said: Mapping[Column, str]
    layout: Layout
    today: date

    def text(self, column: Column) -> str:
        """What a column says; empty where the row has no cell of it."""
        return self.said.get(column, "")

    def heading(self, column: Column) -> str:
        """How a column is headed, for what is told of its cell."""
        return self.layout.headings[column][0]

    def read_flag(self, column: Column) -> bool | None:
        """Yes or no, or None where the cell is empty; raises InvalidArgument for any other word."""
        cell = self.text(column)
        flag = find_flag(cell)
        if cell and flag is None:
            raise InvalidArgument(self.heading(column), cell, "flag")
        return flag

    def read_day(self, column: Column) -> date | None:
        """The day in a column, or None where the cell is empty."""
        cell = self.text(column)
        if not cell:
            return None
        return read_day(
            cell,
            self.layout.days or self.layout.orders.get(column),
            argument=self.heading(column),
            today=self.today,
            periods=self.layout.periods,
            coming=column in (Column.CLOSE_DATE, Column.NEXT_STEP_DUE),
            from_1904=self.layout.from_1904,
        )

    def read_past_day(self, column: Column) -> date | None:
        """A day that has been; tomorrow, where it is tomorrow elsewhere, is today.

        Raises InvalidArgument for a later one.
        """
        day = self.read_day(column)
        if day and (day - self.today).days > 1:
            raise InvalidArgument(self.heading(column), self.said[column], "day_to_come")
        return min(day, self.today) if day else None
