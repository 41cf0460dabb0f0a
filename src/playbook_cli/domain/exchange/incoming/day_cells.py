"""Days as tables hold them: dates of the calendar, days of a spreadsheet, words such as `tomorrow`."""

from datetime import date, timedelta

from playbook_cli.domain.amounts.amount_grammar import is_formula_error
from playbook_cli.domain.writing_habits import WritingHabits
from playbook_cli.domain.written_days.dates import read_date
from playbook_cli.domain.written_days.day_forms import DayForm, DayOrder, find_day, find_unclear_zone
from playbook_cli.domain.written_days.periods import YEARS, PeriodDay
from playbook_cli.errors import InvalidArgument

_AFTER_1900 = timedelta(days=1462)  # by which a workbook that counts its days from 1904 begins later


def read_day(
    text: str,
    order: DayOrder | None,
    *,
    argument: str,
    today: date,
    periods: PeriodDay | None = None,
    coming: bool = True,
    from_1904: bool = False,
) -> date:
    """The day of a cell, in the system's time zone where the cell has one; `coming` is one not yet past.

    With `from_1904` a number is a day as the workbooks of old Macs count them.

    Raises AmbiguousReading for `3/4/2026`, which means two days, unless `order` says which, and for a month
    or a quarter unless `periods` does, else InvalidArgument.
    """
    if is_formula_error(text):
        raise InvalidArgument(argument, text, "formula_error")
    try:
        written = find_day(text, serials=True)
        if written:
            day = written.settle(order, argument=argument, today=today)
            day += _AFTER_1900 if from_1904 and written.form is DayForm.SERIAL else timedelta()
        else:
            habits = WritingHabits(days=order, short_days=order)
            day = read_date(text, today, argument=argument, habits=habits, period_day=periods, coming=coming)
    except InvalidArgument as error:
        said = error.expected.startswith("dates_") or error.expected == "vague_date"
        expected = error.expected if said else "table_date"
        if zone := find_unclear_zone(text):
            raise InvalidArgument(argument, text, "unclear_zone", (zone,)) from None
        raise InvalidArgument(argument, text, expected) from None
    if day.year not in YEARS:
        raise InvalidArgument(argument, text, "table_date")
    return day
