"""Days as tables hold them: dates of the calendar, days of a spreadsheet, words such as `tomorrow`."""

from datetime import date

from playbook_cli.domain.amounts.amount_grammar import is_formula_error
from playbook_cli.domain.dates import read_date
from playbook_cli.domain.written_days.day_forms import DayOrder, find_day
from playbook_cli.errors import InvalidArgument

_YEARS = range(1900, 2201)  # a year of another calendar is no year of a deal


def read_day(text: str, order: DayOrder | None, *, argument: str, today: date) -> date:
    """The day of a cell, in the system's time zone where the cell has one.

    Raises AmbiguousReading for `3/4/2026`, which means two days, unless `order` says which, else
    InvalidArgument.
    """
    if is_formula_error(text):
        raise InvalidArgument(argument, text, "formula_error")
    try:
        written = find_day(text, serials=True)
        day = (
            written.settle(order, argument=argument) if written else read_date(text, today, argument=argument)
        )
    except InvalidArgument as error:
        expected = error.expected if error.expected.startswith("dates_") else "table_date"
        raise InvalidArgument(argument, text, expected) from None
    if day.year not in _YEARS:
        raise InvalidArgument(argument, text, "table_date")
    return day
