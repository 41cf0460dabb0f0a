"""Values of a workbook's cells as texts that can be read in one way only."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from playbook_cli.domain.amounts.numbers import write_number
from playbook_cli.domain.exchange.cells import guard_cell
from playbook_cli.domain.money import plain

_MOST_DIGITS = 15  # that a cell of a workbook holds exactly


def write_value(value: Any) -> str:
    """A cell of a workbook as text: a number with a dot, a day in ISO 8601, yes and no as true and false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _write_number(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    text = "" if value is None else str(value)
    return guard_cell(text) if text.startswith("'") else text  # no cell of a workbook is guarded


def _write_number(value: float) -> str:
    """A number; one with more digits than a cell holds stands as it would be shown, rounded."""
    text = plain(Decimal(repr(value)))
    digits = text.lstrip("-").replace(".", "")
    if len(digits) > _MOST_DIGITS and "." not in text:
        return f"{value:.5E}"
    return write_number(text)
