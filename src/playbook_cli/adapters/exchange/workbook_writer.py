"""A table as a workbook (.xlsx): amounts are numbers and days are days, and no text is ever a formula."""

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from playbook_cli.adapters.exchange.workbook_reader import load_openpyxl
from playbook_cli.domain.exchange.columns import DAY_COLUMNS, Column, Layout

_NUMBERS = (Column.AMOUNT, Column.GATE_MET, Column.GATE_TOTAL, Column.DAYS_IN_STAGE)
_SHEET = "deals"


def write_workbook(rows: Sequence[Sequence[str]], layout: Layout, *, target: str) -> bytes:
    """The rows as a workbook of one sheet; raises MissingExtra.

    The layout says no order of dates of its own.
    """
    openpyxl = load_openpyxl(target)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_SHEET)
    columns = list(layout.headings)
    for number, row in enumerate(rows):
        kinds = columns if number else []
        sheet.append(
            [_write(sheet, text, kinds[at] if at < len(kinds) else None) for at, text in enumerate(row)]
        )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(sheet: Any, text: str, column: Column | None) -> Any:
    """A cell: a number, a day, or a text that stays one whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if not text:
        return None
    if column in _NUMBERS:
        number = Decimal(text)
        return int(number) if number == number.to_integral_value() else float(number)
    if column in DAY_COLUMNS:
        return date.fromisoformat(text)
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell
