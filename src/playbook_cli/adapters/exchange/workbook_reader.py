"""A table from a workbook (.xlsx): real numbers and days as texts that can be read in one way only.

Formulas are never worked out: what the workbook itself kept as their result is read. The size to which a
workbook unpacks is looked at before anything of it is.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from playbook_cli.adapters.exchange.table_reader import check_size, keep_rows
from playbook_cli.adapters.exchange.workbook_values import write_value
from playbook_cli.domain.exchange.table import RawTable, TableRow
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import PlaybookError
from playbook_cli.errors.tables import InvalidTable, MissingExtra

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MOST_UNPACKED = 512 << 20
_SURELY_SMALL = 16 << 20
_MOST_TIMES = 100  # that a sheet of real cells shrinks when it is packed; an empty one shrinks more
_CONTENTS = "[Content_Types].xml"
_BINARY = "xl/workbook.bin"  # of .xlsb
_OTHER_WORKBOOKS = frozenset(
    ["mimetype", "Index/Document.iwa", "Index.zip", _BINARY]
)  # OpenDocument, Numbers
_LAST_LINE = 1 << 20  # of a sheet


def read_workbook(data: bytes, *, source: str, sheet: str | None = None) -> RawTable:
    """Read the sheet that is named, else the first with two rows; raises InvalidTable or MissingExtra."""
    openpyxl = load_openpyxl(source)
    _check_unpacked(data, source)
    try:
        return _read_sheets(
            openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True), source, sheet
        )
    except PlaybookError:
        raise
    except Exception as error:  # of any kind: the library checks nothing that a file says of itself
        raise InvalidTable(source, "workbook", None, clean_line(str(error))[:80]) from error


def _read_sheets(book: "Workbook", source: str, sheet: str | None) -> RawTable:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    from playbook_cli.adapters.exchange.workbook_cells import iter_cells

    names = _choose_sheets(book, source, sheet)
    tables = ((name, keep_rows(_read_rows(iter_cells(book[name]), source))) for name in names)
    read = [one for one in tables if len(one[1]) > 1]
    name, rows = next((one for one in read if _is_table(one[1])), read[0] if read else (names[0], ()))
    behind = names[names.index(name) + 1 :] if rows else ()
    others = tuple(other for other in behind if _is_filled(iter_cells(book[other])))
    return RawTable(source, rows, sheet=name, other_sheets=others, from_1904=book.epoch == CALENDAR_MAC_1904)


def _is_filled(rows: Iterable[tuple[int, list[tuple[int, Any]]]]) -> bool:
    """Whether anything stands in a sheet."""
    return any(cells for _line, cells in rows)


def _is_table(rows: Iterable[TableRow]) -> bool:
    """Whether two rows have more than one cell: the cover of a workbook has not."""
    wide = (row for row in rows if sum(bool(cell) for cell in row.cells) > 1)
    return next(wide, None) is not None and next(wide, None) is not None


def load_openpyxl(source: str) -> Any:
    """The library that reads and writes workbooks; raises MissingExtra."""
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtra(source, "xlsx") from error
    return openpyxl


def _check_unpacked(data: bytes, source: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            names = frozenset(archive.namelist())
    except zipfile.BadZipFile as error:
        raise InvalidTable(source, "cut_off") from error
    if _CONTENTS not in names or _BINARY in names:
        raise InvalidTable(source, "other_workbook" if names & _OTHER_WORKBOOKS else "packed")
    if size > max(_SURELY_SMALL, _MOST_TIMES * len(data)):
        raise InvalidTable(source, "workbook_packed", None, str(_MOST_TIMES))
    if size > MOST_UNPACKED:
        raise InvalidTable(source, "workbook_size", None, f"{MOST_UNPACKED >> 20} MiB")


def _choose_sheets(book: "Workbook", source: str, sheet: str | None) -> list[str]:
    """The sheets in which the table may be, as they stand in the workbook."""
    names = [one.title for one in book.worksheets]
    if sheet is None:  # what is hidden is for whoever names it
        found = [one.title for one in book.worksheets if one.sheet_state == "visible"] or names
    else:
        found = [name for name in names if name.casefold() == sheet.casefold()]
    if not found:
        raise InvalidTable(source, "no_sheet", None, sheet or "", tuple(names))
    return found


def _read_rows(rows: Iterable[tuple[int, list[tuple[int, Any]]]], source: str) -> Iterator[TableRow]:
    """Every row in which something stands, up to its last cell; raises InvalidTable."""
    count = 0
    for line, values in rows:
        if line > _LAST_LINE:
            raise InvalidTable(source, "too_many_rows", line, str(_LAST_LINE))
        written = {column: text for column, value in values if (text := write_value(value)).strip()}
        if written:
            count += 1
            width = max(written)
            check_size(source, line, count, width)
            yield TableRow(line, tuple(written.get(column, "") for column in range(1, width + 1)))
