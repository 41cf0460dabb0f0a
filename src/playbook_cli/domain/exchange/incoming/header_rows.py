"""Which rows of a table are headings and deals, and which are titles, totals and footers."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from playbook_cli.domain.exchange.columns import Column, fold_heading
from playbook_cli.domain.exchange.incoming.footers import FooterKind, find_first, find_footer, is_group_line
from playbook_cli.domain.exchange.table import DealTable, RawTable, TableBody, TableRow
from playbook_cli.domain.text import clean_line
from playbook_cli.errors.tables import InvalidTable

_MOST_ABOVE = 40  # rows in which the headings are looked for
_GROUPING = (Column.STAGE, Column.OWNER, Column.ACCOUNT, Column.STATUS, Column.CLOSE_DATE, Column.SOURCE)

ColumnFinder = Callable[[Sequence[str]], dict[int, Column]]


def shape_table(raw: RawTable, find_columns: ColumnFinder) -> DealTable:
    """Find the headings of a table and the rows that are deals; raises InvalidTable.

    The headings are the first row in which most columns are known, one of which names the deals. What
    stands above and below is kept aside to be told.
    """
    first = list(islice(raw.rows, _MOST_ABOVE))
    if not first:
        raise InvalidTable(raw.source, "empty_table")
    at = _choose_header(first, find_columns)
    width = max((number for number, cell in enumerate(first[at].cells, 1) if cell.strip()), default=0)
    header = tuple(clean_heading(cell) for cell in first[at].cells[:width])
    body = _Body(raw.source, header, find_columns(header))
    for row in islice(raw.rows, at + 1, None):
        body.see(row)
    body.see_last()
    rows = TableBody(
        raw.rows, at + 1, width, body.count, body.left_out, body.list_grouped(), frozenset(body.group_lines)
    )
    return DealTable(
        raw,
        header,
        rows,
        first[at].line,
        tuple(first[:at]),
        tuple(sorted(body.footer)),
        tuple(body.repeated),
        rows.filled,
    )


class _Body:
    """The rows below the headings while they are looked through, once."""

    def __init__(self, source: str, header: tuple[str, ...], columns: Mapping[int, Column]) -> None:
        self.source = source
        self.columns = columns
        self.width = len(header)
        self.count = 0
        self.footer: list[TableRow] = []
        self.repeated: list[int] = []
        self.group_lines: set[int] = set()
        self._has_subtotals = False
        self._lone: list[TableRow] = []
        self._lone_is_apart = False
        self._next_line = 0
        self._first = next((at for at, heading in enumerate(header) if heading), 0)
        self._headings = [fold_heading(heading) for heading in header]
        name_at = self._name_at = next((at for at, column in columns.items() if column is Column.NAME), 0)
        self._groups = {at: _Group() for at in range(name_at) if columns.get(at) in _GROUPING}

    @property
    def left_out(self) -> frozenset[int]:
        """The lines that are no deals."""
        return frozenset([*self.repeated, *(row.line for row in self.footer)])

    def see(self, row: TableRow) -> None:
        """Look at one row; raises InvalidTable where it is wider than the headings."""
        is_apart = row.line > self._next_line > 0
        self._next_line = row.line + 1 + sum(cell.count("\n") for cell in row.cells)
        if self._is_group_line(row):
            self.footer.append(row)
            self.group_lines.add(row.line)
            self._has_subtotals = True
            self._see_groups(row)
        elif kind := find_footer(row, self.columns):
            self.footer.append(row)
            self._has_subtotals = self._has_subtotals or kind is FooterKind.SUBTOTAL
            self._lone_is_apart = self._lone_is_apart or kind is FooterKind.WORDS
        elif self._is_header(row):
            self.repeated.append(row.line)
            self._leave_lone()
        elif self._is_lone(row):
            self._lone_is_apart = self._lone_is_apart or (is_apart and Column.STAGE in self.columns.values())
            self._lone.append(row)
        else:
            self._count_lone()
            self._count(row)

    def see_last(self) -> None:
        """Leave out the lone rows at the end that stand apart, or beside a footer; count all others."""
        if self._lone_is_apart:
            self._leave_lone()
        self._count_lone()

    def _is_lone(self, row: TableRow) -> bool:
        """Whether a row has its first cell alone, as titles of groups and notes below a table have."""
        return self.width > 1 and [at for at, cell in enumerate(row.cells) if cell.strip()] == [self._first]

    def _leave_lone(self) -> None:
        self.footer += self._lone
        self._lone, self._lone_is_apart = [], False

    def _count_lone(self) -> None:
        """Count the rows that have their first cell alone, but for those in which that is no name."""
        for row in self._lone:
            if self._first == self._name_at:
                self._count(row)
            else:
                self.footer.append(row)
        self._lone, self._lone_is_apart = [], False

    def _count(self, row: TableRow) -> None:
        beyond = row.cells[self.width :]
        if any(cell.strip() for cell in beyond):
            raise InvalidTable(self.source, "too_many_cells", row.line, clean_line(beyond[0])[:80])
        self.count += 1
        self._see_groups(row)

    def _see_groups(self, row: TableRow) -> None:
        for at, group in self._groups.items():
            group.see(row.cells[at].strip() if at < len(row.cells) else "")

    def _is_group_line(self, row: TableRow) -> bool:
        """Whether a row only says what those below it share, and how many they are: `Evaluation (4)`."""
        first = find_first(row)
        return first in self._groups and is_group_line(row, first, self.columns)

    def _is_header(self, row: TableRow) -> bool:
        if len(row.cells) < self.width:
            return False
        pairs = zip(row.cells, self._headings, strict=False)
        return all(fold_heading(clean_heading(cell)) == heading for cell, heading in pairs)

    def list_grouped(self) -> tuple[int, ...]:
        """The columns, left of the deals' names, of which a grouped report says once what its rows share."""
        found = tuple(at for at, group in self._groups.items() if group.is_one)
        staged = any(self.columns[at] is Column.STAGE for at in found)
        return found if staged or self._has_subtotals else ()


class _Group:
    """A column that may be that of a group, while its cells are looked at.

    It is one where the first row says it, an empty cell follows and no value comes twice in a row: a
    table that says it in every row would.
    """

    def __init__(self) -> None:
        self._last: str | None = None
        self._has_empty = False
        self._may_be = True

    def see(self, cell: str) -> None:
        """Look at the next cell."""
        if self._last is None:
            self._may_be = bool(cell)
        elif cell and cell == self._last:
            self._may_be = False
        self._has_empty = self._has_empty or not cell
        self._last = cell

    @property
    def is_one(self) -> bool:
        """Whether all cells together are those of a group."""
        return self._may_be and self._has_empty


def clean_heading(text: str) -> str:
    """A heading without the arrows by which reports show how they are sorted."""
    return clean_line(text).rstrip(" ↑↓▲▼")


def _choose_header(rows: Sequence[TableRow], find_columns: ColumnFinder) -> int:
    best, known = 0, -1
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        columns = find_columns([clean_heading(cell) for cell in row.cells])
        score = len(columns) if Column.NAME in columns.values() else 0
        if score > known and (at == 0 or score > 1):
            best, known = at, score
    return best if known > 0 else _choose_widest(rows)


def _choose_widest(rows: Sequence[TableRow]) -> int:
    """Where nothing is known, the first of the rows that are as wide as the table is."""
    widths = [sum(bool(cell.strip()) for cell in row.cells) for row in rows[:_MOST_ABOVE]]
    return widths.index(max(widths)) if widths[0] == 1 else 0
