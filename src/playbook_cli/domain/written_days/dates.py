"""Dates as people type them: as the calendar writes them, or from where they stand."""

import re
import unicodedata
from datetime import date

from playbook_cli.domain.writing_habits import NO_HABITS, WritingHabits
from playbook_cli.domain.written_days.day_forms import find_day
from playbook_cli.domain.written_days.periods import Period, PeriodDay, find_period
from playbook_cli.domain.written_days.relative_days import find_relative_day
from playbook_cli.domain.written_days.short_days import find_short_day
from playbook_cli.errors import AmbiguousReading, InvalidArgument

_VAGUE = re.compile(
    r".*(?:前|前后|左右|附近|以内|之内|天内|周内|节|元旦|国庆|圣诞)|尽快|近期|待定"
    r"|(?:before|after|around|about|within) .+|asap|tbd|tba|tbc|(?:christmas|easter|new year).*"
)


def read_date(
    text: str,
    today: date,
    *,
    argument: str,
    habits: WritingHabits = NO_HABITS,
    period_day: PeriodDay | None = None,
    coming: bool = True,
) -> date:
    """The date that `text` names on the day `today`, as one with these habits writes it.

    A day without its year is the next one, and none where it is not one to come. Raises AmbiguousReading for
    what can be meant as several days, InvalidArgument for what is none.
    """
    try:
        if day := find_relative_day(text, today):
            return day
        if written := find_day(text):
            return written.settle(written.lean(habits.days, today), argument=argument, today=today)
        words = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        if coming and (short := find_short_day(words, today)):
            return short.settle(short.lean(habits.short_days, today), argument=argument, today=today)
        if period := find_period(words, today):
            return _settle(text, period, period_day, argument)
    except (ValueError, OverflowError):
        raise InvalidArgument(argument, text, "date") from None
    raise InvalidArgument(argument, text, "vague_date" if _VAGUE.fullmatch(words) else "date")


def names_day(text: str) -> bool:
    """Whether a text is a day and says nothing else, whichever day it may be."""
    words, today = " ".join(unicodedata.normalize("NFKC", text).casefold().split()), date(2000, 1, 1)
    try:
        return any((find_relative_day(words, today), find_day(text), find_short_day(words, today)))
    except (ValueError, OverflowError):  # of a calendar that ends
        return True


def _settle(text: str, period: Period, which: PeriodDay | None, argument: str) -> date:
    if period.is_day or which is PeriodDay.LAST:
        return period.last
    if which is PeriodDay.FIRST:
        return period.first
    days = {PeriodDay.FIRST: period.first, PeriodDay.LAST: period.last}
    readings = tuple((which.value, day.isoformat()) for which, day in days.items())
    raise AmbiguousReading(argument, text, "periods", readings)
