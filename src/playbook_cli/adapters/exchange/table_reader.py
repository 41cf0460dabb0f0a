"""A table from the text of a file: comma, semicolon, tab or bar, as spreadsheets and systems write them."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from playbook_cli.adapters.files.disk_list import DiskList
from playbook_cli.domain.exchange.table import RawTable, TableRow
from playbook_cli.errors.tables import InvalidTable

MOST_ROWS = 300_000
MOST_COLUMNS = 1_000
DELIMITERS = ",;\t|"
_SAID = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_SAMPLE_ROWS = 50


def read_table(text: str, *, source: str, separator: str | None = None) -> RawTable:
    """Read every row that is not empty, whatever it holds; raises InvalidTable.

    The separator is the one that is given, that a line `sep=;` says, else the one that parts the first
    rows alike.
    """
    if "\0" in text:
        raise InvalidTable(source, "nul", text.count("\n", 0, text.index("\0")) + 1)
    first, _end, _rest = text.partition("\n")
    said = _SAID.fullmatch(first.rstrip("\r"))
    delimiter = separator or (said[1] if said else _find_delimiter(text))
    rows = _read_rows(text, delimiter, source)
    if said:
        next(rows, None)
    return RawTable(source, keep_rows(rows), separator=delimiter)


def keep_rows(rows: Iterable[TableRow]) -> DiskList[TableRow]:
    """The rows of a table, where they take no memory however many they are."""
    things = DiskList[TableRow]()
    for row in rows:
        things.append(row)
    return things


def _read_rows(text: str, delimiter: str, source: str) -> Iterator[TableRow]:
    """Every row that is not empty, with the line on which it begins."""
    lines = (line[0] for line in _LINE.finditer(text))
    spaced = _is_spaced(text, delimiter)
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=spaced)
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
            check_size(source, line, count, len(cells))
            yield TableRow(line, tuple(cells))
        line = reader.line_num + 1


def _is_spaced(text: str, delimiter: str) -> bool:
    """Whether the first row has a space behind every separator, so that quotes begin only behind it."""
    first = next((line for line in text.split("\n", 20) if delimiter in line), "")
    return 0 < first.count(delimiter) == first.count(f"{delimiter} ")


def check_size(source: str, line: int, rows: int, columns: int) -> None:
    """Refuse a table that is larger than a team's deals can be; raises InvalidTable."""
    if rows > MOST_ROWS + 1:
        raise InvalidTable(source, "too_many_rows", line, str(MOST_ROWS))
    if columns > MOST_COLUMNS:
        raise InvalidTable(source, "too_many_columns", line, str(columns))


def _find_delimiter(text: str) -> str:
    """What parts most of the first rows into the same number of cells, more than one; the comma in doubt."""
    lines = _unquoted_lines(text)

    def weigh(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in lines if delimiter in line)
        usual, times = counts.most_common(1)[0] if counts else (0, 0)
        return times if usual else 0, usual

    return max(DELIMITERS, key=weigh)


def _unquoted_lines(text: str) -> list[str]:
    """The first rows without what stands in quotes, which may go over several lines."""
    head = text[:100_000].split('"')
    return "".join(head[::2]).splitlines()[:_SAMPLE_ROWS]
