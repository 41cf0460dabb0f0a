"""A table from the text of a CSV file: comma, semicolon or tab, as spreadsheets write them."""

import csv
import io
from collections.abc import Iterator

from playbook_cli.domain.exchange.table import DealTable, TableRow
from playbook_cli.errors import InvalidTable

MOST_ROWS = 100_000
MOST_COLUMNS = 1_000
_DELIMITERS = ",;\t"


def read_table(text: str, *, source: str) -> DealTable:
    """Read a table with its headings in the first row; raises InvalidTable.

    A row with fewer cells is filled up; one with more has a delimiter too many and is refused.
    """
    if "\0" in text:
        raise InvalidTable(source, "nul", text.count("\n", 0, text.index("\0")) + 1)
    rows = _read_rows(text, source)
    header = next(rows, None)
    if header is None:
        raise InvalidTable(source, "empty_table")
    if len(header.cells) > MOST_COLUMNS:
        raise InvalidTable(source, "too_many_columns", 1, str(len(header.cells)))
    headings = tuple(cell.strip() for cell in header.cells)
    return DealTable(source, headings, tuple(_fill(row, len(headings), source) for row in rows))


def _read_rows(text: str, source: str) -> Iterator[TableRow]:
    """Every row that is not empty, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text), strict=True)
    line, count = 1, 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise InvalidTable(source, "csv", line, str(error)[:80]) from error
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            count += 1
            if count > MOST_ROWS + 1:
                raise InvalidTable(source, "too_many_rows", line, str(MOST_ROWS))
            yield TableRow(line, tuple(cells))
        line = reader.line_num + 1


def _find_delimiter(text: str) -> str:
    """What stands most often between the headings, quotes left out."""
    first = text.lstrip("\r\n").splitlines()[:1]
    unquoted = "".join(first).split('"')[::2]
    return max(_DELIMITERS, key=lambda delimiter: sum(part.count(delimiter) for part in unquoted))


def _fill(row: TableRow, width: int, source: str) -> TableRow:
    if any(cell.strip() for cell in row.cells[width:]):
        raise InvalidTable(source, "too_many_cells", row.line, row.cells[width][:80])
    cells = row.cells[:width]
    return TableRow(row.line, cells + ("",) * (width - len(cells)))
