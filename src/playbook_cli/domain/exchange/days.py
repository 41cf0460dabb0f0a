"""Days as tables write them."""

import re
from datetime import date

from playbook_cli.domain.exchange.columns import DayOrder
from playbook_cli.errors import InvalidArgument

_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].*)?")


def read_day(text: str, order: DayOrder, *, argument: str) -> date:
    """The day of a cell; a time of day behind it is left out.

    Raises InvalidArgument, also for `3/4/2026`, which means two days, unless `order` says which.
    """
    cell = text.strip()
    try:
        if match := _YEAR_FIRST.fullmatch(cell):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if (match := _YEAR_LAST.fullmatch(cell)) and order is not DayOrder.YEAR_FIRST:
            month, day = (1, 2) if order is DayOrder.MONTH_FIRST else (2, 1)
            return date(int(match[3]), int(match[month]), int(match[day]))
    except ValueError:
        pass
    raise InvalidArgument(argument, text, "table_date")
