"""A table as it was read, and a whole export as it was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from playbook_cli.domain.amounts.numbers import DecimalMark
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.domain.written_days.periods import PeriodDay
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook

EXPORT_FORMAT = "playbook-export/1"


class TableRow(NamedTuple):
    """One row, and the 1-based line of the file on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """Every row of a file that is not empty, before anybody knows which of them are deals.

    `encoding` and `separator` are those that it was read in, `worked_out` whether nothing in the file
    says the encoding; `sheet` is that of a workbook, `other_sheets` are those behind it that hold something,
    and `from_1904` says that it counts days from 1904.
    """

    source: str
    rows: Collection[TableRow]
    encoding: str = ""
    worked_out: bool = False
    separator: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class TableBody:
    """The rows of a table that are deals, each as wide as its headings; nothing of them is held.

    They are those of the file from `begin` on, but for the lines that are `left_out`; an empty cell that is
    to be `filled` takes the value above it, that of one of the `group_lines` that are left out, too.
    """

    raw: Collection[TableRow]
    begin: int
    width: int
    count: int
    left_out: frozenset[int] = frozenset()
    filled: tuple[int, ...] = ()
    group_lines: frozenset[int] = frozenset()

    def __len__(self) -> int:
        """How many rows there are."""
        return self.count

    def __iter__(self) -> Iterator[TableRow]:
        """Every row, in the order of the file."""
        above: dict[int, str] = {}
        for row in islice(self.raw, self.begin, None):
            cells = row.cells[: self.width] + ("",) * (self.width - len(row.cells))
            if row.line in self.group_lines:
                self._fill(cells, above)
            if row.line in self.left_out:
                continue
            yield TableRow(row.line, self._fill(cells, above) if self.filled else cells)

    def __contains__(self, row: object) -> bool:
        """Whether this is one of the rows."""
        return any(one == row for one in self)

    def _fill(self, cells: tuple[str, ...], above: dict[int, str]) -> tuple[str, ...]:
        full = list(cells)
        for at in self.filled:
            above[at] = full[at] = full[at] if full[at].strip() else above.get(at, "")
        return tuple(full)


@dataclass(frozen=True, slots=True)
class DealTable:
    """A table with its headings, and what was left out: rows above and below, the headings again.

    `deleted` are the lines that say so of themselves, `continued` those that hold nothing but more of what is
    not read, as Odoo writes the second tag of a deal. `filled` are the positions whose empty cells were
    filled from above, as in a grouped report.
    """

    raw: RawTable
    header: tuple[str, ...]
    rows: Collection[TableRow]
    header_line: int = 1
    above: tuple[TableRow, ...] = ()
    footer: tuple[TableRow, ...] = ()
    repeated: tuple[int, ...] = ()
    filled: tuple[int, ...] = ()
    deleted: tuple[int, ...] = ()
    continued: tuple[int, ...] = ()

    def without(self, *, deleted: Iterable[int], continued: Iterable[int]) -> DealTable:
        """The table without the rows on these lines: deleted elsewhere, or no more than the rest of one."""
        if not isinstance(self.rows, TableBody):
            return self
        deleted, continued = tuple(deleted), tuple(continued)
        left_out = self.rows.left_out.union(deleted, continued)
        rows = replace(self.rows, left_out=left_out, count=self.rows.count - len(deleted) - len(continued))
        return replace(self, rows=rows, deleted=deleted, continued=continued)

    @property
    def source(self) -> str:
        """The name of the file."""
        return self.raw.source


@dataclass(frozen=True, slots=True)
class Bundle:
    """Whole deals with the editions they are pinned to; `lines` says where each deal stands in the file."""

    source: str
    deals: tuple[Deal, ...]
    playbooks: tuple[Playbook, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a team's mapping file says, or what was answered: everything in it may be left out.

    `columns` are the headings of columns, `stages` what a stage of theirs is here, `stage` the one of new
    deals of which the file says none; `days`, `periods` and `decimal` how dates and amounts are meant,
    `currency` what a lone sign is.
    """

    layout: str | None = None
    system: str = ""
    columns: Mapping[Column, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    stage: str = ""
    days: DayOrder | None = None
    decimal: DecimalMark | None = None
    periods: PeriodDay | None = None
    currency: str = ""
