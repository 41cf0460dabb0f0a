"""Days of the calendar without their year: 12.20, `12/20`, `20.12.`, `Dec 20`, 12月20. The next one is meant.

Which of two numbers is the month is left open where both can be; `20.12.`, with a dot behind it, is how
those write who begin with the day.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from playbook_cli.domain.written_days.day_forms import DayOrder, WrittenDay
from playbook_cli.domain.written_days.month_names import MONTHS, fold_word
from playbook_cli.domain.written_days.spelt_days import write_days_in_digits

_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})(\.)?")
_MONTH_FIRST: Final = re.compile(
    r"(?P<zh>\d{1,2})月(?P<zh_day>\d{1,2})[日号號]?"
    r"|(?P<name>[^\W\d_]{3,12})\.? ?(?P<day>\d{1,2})(?:st|nd|rd|th)?"
)
_DAY_FIRST: Final = re.compile(
    r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|er)?[- ]?(?:of |de )?(?P<name>[^\W\d_]{3,12})\.?"
)
_LEAP: Final = 8  # years in which each day of the calendar comes at least once


def find_short_day(text: str, today: date) -> WrittenDay | None:
    """The day that a folded text names, in each order in which it can be meant; None where it names none."""
    words = write_days_in_digits(text)
    if match := _NUMBERS.fullmatch(words):
        return _read_numbers(text, match, today)
    found = _MONTH_FIRST.fullmatch(words) or _DAY_FIRST.fullmatch(words)
    day = _find_named(found.groupdict(), today) if found else None
    return WrittenDay(text, {DayOrder.YEAR_FIRST: day}) if day else None


def _read_numbers(text: str, match: re.Match[str], today: date) -> WrittenDay | None:
    """The day that two numbers name in each order; a dot behind them goes with a dot between."""
    first, mark, second, dot = match.groups()
    if dot and mark != ".":
        return None
    orders = {DayOrder.DAY_FIRST: (second, first), DayOrder.MONTH_FIRST: (first, second)}
    found = {order: day for order, pair in orders.items() if (day := _next(*pair, today))}
    return WrittenDay(text, found, dotted=bool(dot)) if found else None


def _find_named(said: Mapping[str, str | None], today: date) -> date | None:
    """The next day of a month that is named, in Chinese by its number; None where it is no month."""
    month = said.get("zh") or MONTHS.get(fold_word(said.get("name") or ""))
    day = said.get("zh_day") or said["day"]
    return _next(month, day, today) if month and day else None


def _next(month: int | str, day: int | str, today: date) -> date | None:
    """The next day of this month and number, today included."""
    for year in range(today.year, today.year + _LEAP + 1):
        try:
            found = date(year, int(month), int(day))
        except ValueError:
            continue
        if found >= today:
            return found
    return None
