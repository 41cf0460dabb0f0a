"""The cells of a sheet as they are written, whatever the sheet says of its own size.

The library reads no cell beyond the size that a sheet claims, gives a formula without a result as an empty
cell, and makes up rows that are not there; its parser below that does none of it. This module is loaded where
a workbook is read, for the library takes long to load.
"""

from collections.abc import Iterator
from typing import Any, Final

from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

UNWORKED: Final = "#FORMULA!"  # a formula whose result is not in the file


def iter_cells(sheet: Any) -> Iterator[tuple[int, list[tuple[int, Any]]]]:
    """Each row that a sheet of a workbook opened for reading holds: its line, its values by their columns."""
    book = sheet.parent
    with sheet._get_source() as source:  # noqa: SLF001  # as the library's own reader asks it
        parser = _Parser(
            source,
            sheet._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,  # noqa: SLF001
            timedelta_formats=book._timedelta_formats,  # noqa: SLF001
        )
        for line, cells in parser.parse():
            yield line, [(cell["column"], cell["value"]) for cell in cells if cell["value"] is not None]


class _Parser(WorkSheetParser):
    """The library's parser, which tells a formula without a result from an empty cell."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """One cell; a formula that no spreadsheet has worked out yet is an error of one."""
        cell: dict[str, Any] = super().parse_cell(element)
        if (
            cell["value"] is None
            and element.find(FORMULA_TAG) is not None
            and element.find(VALUE_TAG) is None
        ):
            cell["value"] = UNWORKED
        return cell
