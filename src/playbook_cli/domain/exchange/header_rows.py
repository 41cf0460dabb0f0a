"""Which rows of a table are headings and deals, and which are titles, totals and footers."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from playbook_cli.domain.exchange.columns import Column, fold_heading
from playbook_cli.domain.exchange.table import DealTable, RawTable, TableRow
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import InvalidTable

_MOST_ABOVE = 40  # rows in which the headings are looked for
_FOOTER = re.compile(
    r"(?:grand totals?|subtotals?|gesamtsummen?|total général|totales? generales?|总计|合计|小计|總計)"
    r"\s*[(（:：]\s*\d*.*"
    r"|copyright (?:\(c\)|©).*|confidential information\b.*|vertrauliche informationen\b.*"
    r"|(?:generated|exported|erstellt|généré|导出|生成)\s?(?:by|on|at|von|am|par|le|人|时间|時間)\s?[:：].*",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:grand )?totals?|sub-?totals?|sum|summen?|gesamt|count|records?|合计|总计|小计|總計|小計|総計",
    re.IGNORECASE,
)

_GROUPING = (Column.STAGE, Column.OWNER, Column.ACCOUNT, Column.STATUS, Column.CLOSE_DATE, Column.SOURCE)

ColumnFinder = Callable[[Sequence[str]], dict[int, Column]]


def shape_table(raw: RawTable, find_columns: ColumnFinder) -> DealTable:
    """Find the headings of a table and the rows that are deals; raises InvalidTable.

    The headings are the first row in which most columns are known, one of which names the deals. What
    stands above and below is kept aside to be told.
    """
    if not raw.rows:
        raise InvalidTable(raw.source, "empty_table")
    at = _find_header(raw.rows, find_columns)
    heading_row = raw.rows[at]
    width = max((number for number, cell in enumerate(heading_row.cells, 1) if cell.strip()), default=0)
    header = tuple(clean_heading(cell) for cell in heading_row.cells[:width])
    columns = find_columns(header)
    body, footer = _part_footer(raw.rows[at + 1 :], columns)
    repeated = tuple(row.line for row in body if _is_header(row, header))
    rows = tuple(_fit(row, width, raw.source) for row in body if row.line not in set(repeated))
    table = DealTable(raw, header, rows, heading_row.line, raw.rows[:at], footer, repeated)
    return _fill_groups(table, columns)


def clean_heading(text: str) -> str:
    """A heading without the arrows by which reports show how they are sorted."""
    return clean_line(text).rstrip(" ↑↓▲▼")


def _find_header(rows: Sequence[TableRow], find_columns: ColumnFinder) -> int:
    best, known = 0, -1
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        columns = find_columns([clean_heading(cell) for cell in row.cells])
        score = len(columns) if Column.NAME in columns.values() else 0
        if score > known and (at == 0 or score > 1):
            best, known = at, score
    return best if known > 0 else _find_widest(rows)


def _find_widest(rows: Sequence[TableRow]) -> int:
    """Where nothing is known, the first of the rows that are as wide as the table is."""
    widths = [sum(bool(cell.strip()) for cell in row.cells) for row in rows[:_MOST_ABOVE]]
    return widths.index(max(widths)) if widths[0] == 1 else 0


def _is_header(row: TableRow, header: Sequence[str]) -> bool:
    cells = [fold_heading(clean_heading(cell)) for cell in row.cells]
    return cells[: len(header)] == [fold_heading(heading) for heading in header]


def _part_footer(
    rows: Sequence[TableRow], columns: dict[int, Column]
) -> tuple[tuple[TableRow, ...], tuple[TableRow, ...]]:
    """The rows of deals, and the totals and footers of a report, wherever they stand."""
    footer = tuple(row for row in rows if _is_footer(row, columns))
    lines = {row.line for row in footer}
    return tuple(row for row in rows if row.line not in lines), footer


def _is_footer(row: TableRow, columns: dict[int, Column]) -> bool:
    """Whether a row is a total or a footer: by words that no deal has, or a total without a stage."""
    said = [(at, clean_line(cell)) for at, cell in enumerate(row.cells) if cell.strip()]
    if not said:
        return True
    if _FOOTER.fullmatch(said[0][1]):
        return True
    first, words = said[0]
    telling = [at for at, column in columns.items() if column in (Column.STAGE, Column.NAME)]
    other = any(at in telling for at, _text in said if at != first)
    return len(telling) > 1 and not other and _TOTAL.fullmatch(words) is not None


def _fit(row: TableRow, width: int, source: str) -> TableRow:
    if any(cell.strip() for cell in row.cells[width:]):
        raise InvalidTable(source, "too_many_cells", row.line, clean_line(row.cells[width])[:80])
    cells = row.cells[:width]
    return TableRow(row.line, cells + ("",) * (width - len(cells)))


def _fill_groups(table: DealTable, columns: dict[int, Column]) -> DealTable:
    """A grouped report says what its rows share once, left of the deals' names; the rows below get it too.

    It is one where the first row says it, an empty cell follows and no value comes twice in a row: a
    table that says it in every row would.
    """
    name_at = next((at for at, column in columns.items() if column is Column.NAME), 0)
    open_at = [at for at in range(name_at) if columns.get(at) in _GROUPING and _is_grouped(table.rows, at)]
    staged = any(columns[at] is Column.STAGE for at in open_at)
    grouped = tuple(open_at) if staged or table.footer else ()
    if not grouped:
        return table
    rows = tuple(_fill_down(table.rows, grouped))
    return DealTable(
        table.raw, table.header, rows, table.header_line, table.above, table.footer, table.repeated, grouped
    )


def _is_grouped(rows: Sequence[TableRow], at: int) -> bool:
    values = [row.cells[at].strip() for row in rows]
    if len(values) < 2 or not values[0] or all(values):  # noqa: PLR2004
        return False
    return all(not (one and one == other) for one, other in pairwise(values))


def _fill_down(rows: Sequence[TableRow], grouped: Sequence[int]) -> Iterator[TableRow]:
    above: dict[int, str] = {}
    for row in rows:
        cells = list(row.cells)
        for at in grouped:
            above[at] = cells[at] = cells[at] if cells[at].strip() else above.get(at, "")
        yield TableRow(row.line, tuple(cells))
