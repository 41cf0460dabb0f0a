"""Days as calendars write them: `2026-12-31`, `12/31/2026`, `31-Dec-26`, a day of a spreadsheet.

A day whose numbers can be taken in two orders has both readings; who knows the order (the rest of its
column, a mapping file) settles it. A moment with a time zone is the day that it is in the zone asked for.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from playbook_cli.domain.written_days.month_names import MONTHS, WEEKDAYS, fold_word
from playbook_cli.errors import AmbiguousReading, InvalidArgument
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.errors.codes import Expected


class DayOrder(StrEnum):
    """In which order the numbers of a date stand."""

    YEAR_FIRST = "year-first"
    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


class DayForm(StrEnum):
    """In which form a day was written: as a date, as a day of a spreadsheet, as a count since 1970."""

    DATE = "date"
    SERIAL = "serial"
    EPOCH = "epoch"


_SERIALS = range(20_000, 80_000)  # 1954 to 2119
_SERIAL_START = date(1899, 12, 30)
_NEAR = range(-10, 5)  # years from today in which the days of deals fall
_SOON = range(-2, 5)  # those in which most of them do
_CENTURY_TURN = 70  # two digits below it are of this century
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.年년])\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})\s?[日号號일.]?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)")
_MINGUO = re.compile(r"(1\d\d)([-/.])(\d{1,2})\2(\d{1,2})")  # the years of Taiwan have three digits
_ERA = re.compile(r"(令和|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_ERAS = {"令和": 2018, "民國": 1911, "民国": 1911}
_WORD = r"([^\W\d_]+)\.?"
_DAY_NAME_YEAR = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?[-/ ]*(?:de |of )?{_WORD},?[-/ ]*(?:de |del )?(\d{{4}}|\d\d)"
)
_NAME_DAY_YEAR = re.compile(rf"{_WORD}[- ]*(\d{{1,2}})(?:st|nd|rd|th)?,?[- ]+(\d{{4}})")
_YEAR_NAME_DAY = re.compile(rf"(\d{{4}})[- ]{_WORD}[- ](\d{{1,2}})")
_TIME = re.compile(
    r"(?:[T ]|, )(?:at |um |à )?(?:(?P<half>[ap]\.? ?m\.?|上午|下午|午前|午後|오전|오후) ?)?"
    r"(?P<hour>\d{1,2})[:h.](?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?(?: ?(?P<after>[ap]\.? ?m\.?|上午|下午|uhr))?"
    r"(?: ?\(?(?P<zone>Z|(?:UTC|GMT)?[+-]\d\d?:?(?:\d\d)?|[A-Z]{3,4})\)?)?",
    re.IGNORECASE,
)
_ZONES = {
    name: offset
    for offset, names in {
        "": "UTC GMT Z WET",
        "+01:00": "CET WEST MEZ",
        "+02:00": "CEST EET MESZ",
        "+03:00": "EEST MSK",
        "+08:00": "HKT SGT AWST",
        "+09:00": "JST KST",
        "+10:00": "AEST",
        "+11:00": "AEDT",
        "-03:00": "BRT",
        "-04:00": "EDT",
        "-05:00": "EST",
        "-06:00": "MDT",
        "-07:00": "MST PDT",
        "-08:00": "PST",
    }.items()
    for name in names.split()
}  # those that mean one zone: CST, IST and BST do not
_WEEKDAY = re.compile(rf"{_WORD},? ")
_CHINESE_WEEKDAY = re.compile(
    r" ?\(?(?:星期|周|週|礼拜)[一二三四五六日天]\)?"
    r"| ?\((?:[月火水木金土日](?:曜日?)?|[월화수목금토일](?:요일)?)\)"
)
_LATE = ("p", "下", "午後", "오후")
_EPOCH = re.compile(r"(1\d{9})(\d{3})?")  # 2001 to 2033, in seconds or thousandths of them
_BASIC_TIME = re.compile(r"(\d{8})T(\d\d)(\d\d)(\d\d)(.*)")
_YEAR_SIGN = re.compile(r"(?<=\d)\s?(?:г\.?|r\.)$")  # of a year in Russian and Polish
_WEEK = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")


_OTHER_ORDER: "Final[Mapping[DayOrder, Expected]]" = {
    DayOrder.YEAR_FIRST: "dates_year-first",
    DayOrder.MONTH_FIRST: "dates_month-first",
    DayOrder.DAY_FIRST: "dates_day-first",
}


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it was written: the day that it is in each order in which it can be meant.

    Whoever writes `3.4.2026`, with dots, writes the day first: no one but who says so writes the month there.
    """

    text: str
    days: Mapping[DayOrder, date]
    form: DayForm = DayForm.DATE
    dotted: bool = False

    def find_orders(self, today: date) -> tuple[DayOrder, ...]:
        """The orders in which it can be meant: of a year with two digits those that bring it near `today`."""
        if len(self.days) == 1 or DayOrder.YEAR_FIRST not in self.days:
            return tuple(self.days)
        near = [order for order, day in self.days.items() if day.year - today.year in _NEAR]
        dotted = self.dotted and self._is_soon(DayOrder.DAY_FIRST, today)
        return (DayOrder.DAY_FIRST,) if dotted else tuple(near or self.days)

    def _is_soon(self, order: DayOrder, today: date) -> bool:
        return order in self.days and self.days[order].year - today.year in _SOON

    def lean(self, habit: DayOrder | None, today: date) -> DayOrder | None:
        """The order that somebody's habit says of this day; None where the day itself says one."""
        orders = self.find_orders(today)
        free = not self.dotted or habit is DayOrder.YEAR_FIRST
        return habit if free and habit in orders and len(orders) > 1 else None

    def settle(self, order: DayOrder | None, *, argument: str, today: date) -> date:
        """The day that is meant; raises AmbiguousReading where nobody said which, InvalidArgument else."""
        if len(self.days) == 1 and DayOrder.YEAR_FIRST in self.days:
            return self.days[DayOrder.YEAR_FIRST]
        if order is None:
            return self._settle_alone(argument, today)
        if order not in self.days:
            raise InvalidArgument(argument, self.text, _OTHER_ORDER[order])
        return self.days[order]

    def _settle_alone(self, argument: str, today: date) -> date:
        """The day that is meant as far as the text itself says it."""
        orders = self.find_orders(today)
        if self.dotted and DayOrder.DAY_FIRST in orders and DayOrder.YEAR_FIRST not in orders:
            return self.days[DayOrder.DAY_FIRST]
        if len({self.days[one] for one in orders}) > 1:
            readings = tuple((one.value, self.days[one].isoformat()) for one in orders)
            raise AmbiguousReading(argument, self.text, "dates", readings)
        return self.days[orders[0]]


def find_day(text: str, *, zone: tzinfo | None = None, serials: bool = False) -> WrittenDay | None:
    """The day that a text is, in every order in which it is one; None where it is none.

    With `serials` a number is a day as spreadsheets count them. `zone` is the system's where none is given.
    """
    words = " ".join(unicodedata.normalize("NFKC", text).split())
    if serials and (count := _SERIAL.fullmatch(words)) and int(count[1]) in _SERIALS:
        return WrittenDay(text, _fixed(_SERIAL_START + timedelta(days=int(count[1]))), DayForm.SERIAL)
    if (epoch := _EPOCH.fullmatch(words)) and (epoch[2] or serials):
        moment = datetime.fromtimestamp(int(epoch[1]), UTC).astimezone(zone)
        return WrittenDay(text, _fixed(moment.date()), DayForm.EPOCH)
    calendar, clock = _part_time(_strip_weekday(_BASIC_TIME.sub(r"\1 \2:\3:\4\5", _YEAR_SIGN.sub("", words))))
    days = {}
    for order, numbers in _find_numbers(calendar):
        if day := _make_day(*numbers):
            days[order] = _localize(day, clock, zone)
    return WrittenDay(text, days, dotted=_is_dotted(calendar)) if days else None


def _is_dotted(calendar: str) -> bool:
    match = _YEAR_LAST.fullmatch(calendar)
    return match is not None and match[2] == "."


def _fixed(day: date) -> dict[DayOrder, date]:
    return {DayOrder.YEAR_FIRST: day}


def _strip_weekday(words: str) -> str:
    words = _CHINESE_WEEKDAY.sub("", words, count=1)
    found = _WEEKDAY.match(words)
    return words[found.end() :] if found and fold_word(found[1]) in WEEKDAYS else words


def _part_time(words: str) -> tuple[str, re.Match[str] | None]:
    """The calendar's part of a text, and the time of day behind it."""
    for found in _TIME.finditer(words):
        if found.end() == len(words) and _is_known_zone(found["zone"]):
            return words[: found.start()].strip(), found
    return words, None


def find_unclear_zone(text: str) -> str:
    """The name of a time zone behind a time that several zones have, as CST; empty where there is none."""
    found = _TIME.search(" ".join(text.split()))
    zone = found["zone"] if found else ""
    return "" if _is_known_zone(zone) else zone.upper()


def _is_known_zone(zone: str | None) -> bool:
    return not zone or not zone[-1].isalpha() or zone.upper() in _ZONES


def _find_numbers(calendar: str) -> Iterator[tuple[DayOrder, tuple[int, int, int]]]:
    """Year, month and day for each order in which they can stand."""
    if week := _WEEK.fullmatch(calendar):
        with suppress(ValueError):
            found = date.fromisocalendar(int(week[1]), int(week[2]), int(week[3]))
            yield DayOrder.YEAR_FIRST, (found.year, found.month, found.day)
    elif (match := _YEAR_FIRST.fullmatch(calendar)) or (match := _COMPACT.fullmatch(calendar)):
        year, *_mark, month, day = match.groups()
        yield DayOrder.YEAR_FIRST, (int(year), int(month), int(day))
    elif match := _MINGUO.fullmatch(calendar):
        yield DayOrder.YEAR_FIRST, (1911 + int(match[1]), int(match[3]), int(match[4]))
    elif match := _ERA.fullmatch(calendar):
        year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
        yield DayOrder.YEAR_FIRST, (year, int(match[3]), int(match[4]))
    elif match := _YEAR_LAST.fullmatch(calendar):
        first, second, last = int(match[1]), int(match[3]), match[4]
        yield DayOrder.DAY_FIRST, (_whole_year(last), second, first)
        yield DayOrder.MONTH_FIRST, (_whole_year(last), first, second)
        if len(last) == 2:  # noqa: PLR2004
            yield DayOrder.YEAR_FIRST, (_whole_year(match[1]), second, int(last))
    elif named := _find_named(calendar):
        yield DayOrder.YEAR_FIRST, named


def _find_named(calendar: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date that names its month."""
    if match := _DAY_NAME_YEAR.fullmatch(calendar):
        day, name, year = match.groups()
    elif match := _NAME_DAY_YEAR.fullmatch(calendar):
        name, day, year = match.groups()
    elif match := _YEAR_NAME_DAY.fullmatch(calendar):
        year, name, day = match.groups()
    else:
        return None
    month = MONTHS.get(fold_word(name))
    return (_whole_year(year), month, int(day)) if month else None


def _whole_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _localize(day: date, clock: re.Match[str] | None, zone: tzinfo | None) -> date:
    """The day on which a moment falls in a zone; the day itself where no zone was said."""
    if clock is None or not clock["zone"]:
        return day
    try:
        moment = datetime.combine(day, _read_clock(clock), _read_zone(clock["zone"].upper()))
        return moment.astimezone(zone).date()
    except (ValueError, OverflowError):
        return day


def _read_clock(clock: re.Match[str]) -> time:
    hour, half = int(clock["hour"]), (clock["half"] or clock["after"] or "").casefold()
    if half and half != "uhr":
        hour = hour % 12 + (12 if half.startswith(_LATE) else 0)
    return time(hour, int(clock["minute"]), int(clock["second"] or 0))


def _read_zone(text: str) -> tzinfo:
    offset = _ZONES[text] if text[-1].isalpha() else text.removeprefix("UTC").removeprefix("GMT")
    if not offset:
        return UTC
    digits = offset[1:].replace(":", "").ljust(4, "0") if len(offset) > 2 else f"0{offset[1:]}00"  # noqa: PLR2004
    spread = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return timezone(-spread if offset[0] == "-" else spread)
