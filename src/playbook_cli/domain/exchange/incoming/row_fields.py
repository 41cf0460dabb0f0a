"""The fields of a deal that a row says, its amount with the currency, and its ids in other systems."""

from collections.abc import Mapping

from playbook_cli.domain.amounts.amount_grammar import (
    find_unit_currency,
    is_formula_error,
    read_money,
    with_unit,
)
from playbook_cli.domain.amounts.currencies import find_currency, read_currency
from playbook_cli.domain.amounts.numbers import DecimalMark, is_written_number
from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.exchange.cells import part_shown, read_cell
from playbook_cli.domain.exchange.columns import FIELD_COLUMNS, Column
from playbook_cli.domain.exchange.external_ids import read_external_id
from playbook_cli.domain.exchange.headings import part_unit
from playbook_cli.domain.exchange.incoming.row_cells import RowCells
from playbook_cli.domain.money import plain
from playbook_cli.errors import InvalidArgument


def read_fields(row: RowCells) -> dict[str, str]:
    """The fields of the deal that are said, each in the form in which `set` keeps it."""
    fields = {column.value: row.text(column) for column in FIELD_COLUMNS}
    if day := row.read_day(Column.CLOSE_DATE):
        fields["close_date"] = day.isoformat()
    if currency := fields["currency"]:
        fields["currency"] = read_currency(currency, argument=row.heading(Column.CURRENCY))
    if amount := fields["amount"]:
        fields["amount"], fields["currency"] = _read_amount(row, amount, fields["currency"])
    for name, value in fields.items():
        if is_formula_error(value):
            raise InvalidArgument(row.heading(Column(name)), value, "formula_error")
    return {name: value for name, value in fields.items() if value}


def _read_amount(row: RowCells, text: str, currency: str) -> tuple[str, str]:
    """An amount and its currency; two currencies that contradict each other are refused."""
    heading, layout = row.heading(Column.AMOUNT), row.layout
    unit = part_unit(heading)[1]
    text, mark = _settle_number(row, text, unit)
    whole = with_unit(text, unit)
    known = currency or layout.currency or _settle_unit(unit)
    own = whole == text and not layout.marks_differ
    signs = layout.signs
    money = read_money(whole, argument=heading, mark=mark, currency=known, signs=signs, written_out=own)
    if money.currency and currency not in ("", money.currency):
        raise InvalidArgument(heading, text, "other_currency", (currency,))
    return plain(money.amount), money.currency or known


def _settle_number(row: RowCells, text: str, unit: str) -> tuple[str, DecimalMark | None]:
    """The text of an amount and its decimal mark: the number of a workbook has a dot, whatever it shows."""
    if not row.layout.from_workbook:
        return text, row.layout.decimal
    if shown := part_shown(text):
        return _write_shown(row, *shown, unit), DecimalMark.DOT
    return text, DecimalMark.DOT if is_written_number(text) else row.layout.decimal


def _write_shown(row: RowCells, number: str, shown: str, unit: str) -> str:
    """The number of a workbook with the currency that its cell shows, but where its heading says one too.

    They must not contradict each other.
    """
    text = f"{number} {shown}"
    said, headed = find_currency(shown), find_unit_currency(unit)
    if said is None or headed is None:
        return text
    if said.join(headed) is None:
        raise InvalidArgument(row.heading(Column.AMOUNT), text, "other_currency", (unit,))
    return number


def _settle_unit(unit: str) -> str:
    """The currency that the unit of a heading names; what says none of its own has it."""
    word = find_unit_currency(unit)
    return word.settle() if word else ""


def read_ids(row: RowCells, externals: Mapping[str, str]) -> dict[str, str]:
    """The ids of the deal in other systems, by their fields."""
    cells = {name: (name, read_cell(cell)) for name, cell in externals.items()}
    if row.layout.system:
        own = row.text(Column.EXTERNAL_ID)
        cells[EXTERNAL + row.layout.system] = (row.heading(Column.EXTERNAL_ID), own)
    return {
        field: read_external_id(cell, field, argument=heading, record=row.layout.record)
        for field, (heading, cell) in cells.items()
        if cell
    }
