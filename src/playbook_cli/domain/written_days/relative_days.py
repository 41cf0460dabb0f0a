"""Days as people name them from where they stand: `fri`, `next friday`, `+1m`, 下周五, 3天后.

A weekday alone is the first one after today; this, next and last name it in a week that runs from Monday to
Sunday. A month is counted in the calendar: a month after January 31 is the last day of February.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from playbook_cli.domain.written_days.relative_words import NUMERALS, UNITS, WEEKDAYS, WHICH, WORDS

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_NUMBER = r"\d{1,4}|" + "|".join(sorted(NUMERALS, key=len, reverse=True))
_AWAY = re.compile(rf"\+ ?(?P<plus>\d{{1,4}}) ?(?P<unit>{_UNIT})")
_LATER = re.compile(
    rf"(?:in )?(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT}) ?(?P<way>later|from now|ago|后|之后|以后|前|之前)"
)
_IN = re.compile(rf"in (?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})")
_WEEKDAY = re.compile(r"(?:(?P<which>this|next|last) )?(?P<day>[a-z]{3,9})\.?")
_WEEKDAY_ZH = re.compile(
    r"(?P<which>本|这个?|下下个?|下个?|上个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])"
)
_MONTH_DAY_ZH = re.compile(r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})[日号]")
_MONTHS = 12


def find_relative_day(text: str, today: date) -> date | None:
    """The day that a text names from `today`, or None; raises OverflowError past the end of the calendar."""
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if words in WORDS:
        return today + timedelta(days=WORDS[words])
    for pattern, read in _READERS:
        if match := pattern.fullmatch(words):
            return read(match, today)
    return None


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last of that month; raises OverflowError outside the calendar."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def count_turns(which: str) -> int:
    """How many weeks, months or years on this is: next and 下 are one, 下下 two, last and 上 one back."""
    return WHICH[which] if which in WHICH else which.count("下") - which.count("上")


def _read_away(match: re.Match[str], today: date) -> date:
    return _move(today, int(match["plus"]), match["unit"])


def _read_later(match: re.Match[str], today: date) -> date:
    past = match["way"] in ("ago", "前", "之前")
    number = _count(match["number"])
    return _move(today, -number if past else number, match["unit"])


def _read_in(match: re.Match[str], today: date) -> date:
    return _move(today, _count(match["number"]), match["unit"])


def _count(text: str) -> int:
    return NUMERALS.get(text) or int(text)


def _move(today: date, number: int, unit: str) -> date:
    match UNITS[unit]:
        case "day":
            return today + timedelta(days=number)
        case "week":
            return today + timedelta(weeks=number)
        case "month":
            return add_months(today, number)
    return add_months(today, number * _MONTHS)


def _read_weekday(match: re.Match[str], today: date) -> date | None:
    weekday = WEEKDAYS.get(match["day"])
    if weekday is None:
        return None
    if not match["which"]:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today + timedelta(days=weekday - today.weekday(), weeks=count_turns(match["which"]))


def _read_month_day(match: re.Match[str], today: date) -> date | None:
    """A day of a month that is not named, or of a year that is not: the next one, today included."""
    month, day = int(match["month"] or today.month), int(match["day"])
    if not 1 <= month <= _MONTHS:
        return None
    step, first = (_MONTHS if match["month"] else 1), today.replace(day=1, month=month)
    starts = (add_months(first, turn * step) for turn in range(_MONTHS))
    days = (start.replace(day=day) for start in starts if 1 <= day <= monthrange(start.year, start.month)[1])
    return next((found for found in days if found >= today), None)


_READERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...]] = (
    (_AWAY, _read_away),
    (_LATER, _read_later),
    (_IN, _read_in),
    (_WEEKDAY, _read_weekday),
    (_WEEKDAY_ZH, _read_weekday),
    (_MONTH_DAY_ZH, _read_month_day),
)
