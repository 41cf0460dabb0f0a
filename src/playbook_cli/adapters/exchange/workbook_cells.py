"""The cells of a sheet as they are written, whatever the sheet says of its own size.

The library reads no cell beyond the size that a sheet claims, gives a formula without a result as an empty
cell, and makes up rows that are not there; its parser below that does none of it. This module is loaded where
a workbook is read, for the library takes long to load.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from playbook_cli.adapters.exchange.number_formats import find_shown_currency, shows_month_alone
from playbook_cli.adapters.exchange.workbook_values import write_value
from playbook_cli.domain.exchange.cells import write_shown

UNWORKED: Final = "#FORMULA!"  # a formula whose result is not in the file


def iter_cells(sheet: Any) -> Iterator[tuple[int, list[tuple[int, Any]]]]:
    """Each row that a sheet of a workbook opened for reading holds: its line, its values by their columns.

    A number that is shown with a currency, and a day that is shown as a month, is a text that says so.
    """
    book = sheet.parent
    formats = [_find_format(book, style) for style in book._cell_styles]  # noqa: SLF001
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
            filled = (cell for cell in cells if cell["value"] is not None)
            yield line, [(cell["column"], _show(cell["value"], formats[cell["style_id"]])) for cell in filled]


def _find_format(book: Any, style: Any) -> str:
    """The number format of a style: one that every workbook has, or its own."""
    number = style.numFmtId
    own = number - BUILTIN_FORMATS_MAX_SIZE
    if own < 0:
        return str(BUILTIN_FORMATS.get(number, ""))
    return str(book._number_formats[own]) if own < len(book._number_formats) else ""  # noqa: SLF001


def _show(value: Any, number_format: str) -> Any:
    """A value; a text where its format says something of it that it does not say itself."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        currency = find_shown_currency(number_format)
        return write_shown(write_value(value), currency) if currency else value
    if isinstance(value, date) and value.day == 1 and shows_month_alone(number_format):
        return f"{value:%Y-%m}"
    return value


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
