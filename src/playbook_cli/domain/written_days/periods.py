"""Weeks, months, quarters, halves and years by their names, and their ends: 12月底, `end of Q1`, `Ende März`.

The end of one is its last day; a period alone is any of its days, and nobody's to choose. One without a year
is the one that is running or comes next.
"""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from playbook_cli.domain.written_days.month_names import MONTHS, fold_word
from playbook_cli.domain.written_days.relative_days import add_months, count_turns
from playbook_cli.domain.written_days.spelt_days import write_days_in_digits
from playbook_cli.late_dataclasses import dataclass


class PeriodDay(StrEnum):
    """Which of its days a period stands for in a table."""

    FIRST = "first-day"
    LAST = "last-day"


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a text names; one that says the end of something names its last day alone."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


_BEFORE: Final = re.compile(
    r"(?P<end>end of|ende|fin|fin de|fine|final de|fim de|einde)(?: the)? |(?P<third>mid|early|late)[- ]"
    r"|(?P<start>beginning of|start of|anfang) |(?P<middle>mitte|middle of|mi-)",
)
_BEHIND: Final = re.compile(
    r"(?P<end>月?底|末|最后一天| end)$|(?P<tenth>[上中下])旬$|(?P<start>初)$|(?P<middle>中)$"
)
_DEADLINE: Final = re.compile(r"(?:之前|以前|前)$")
_THIRDS: Final = {"early": 0, "上": 0, "mid": 1, "中": 1, "late": 2, "下": 2}
_YEAR: Final = r"(?:(?P<year>\d{4})(?:年| |-|/)?|(?P<which_year>今|明|后|去)年)"
_YEAR_BEHIND: Final = r"(?:,? ?(?:of |de )?(?P<late_year>\d{4}|(?:this|next|last) year))"
_QUARTER: Final = re.compile(
    rf"{_YEAR}?第?(?:q(?P<q>[1-4])(?:季度?)?|(?P<zh>[1-4])(?:季度?|q)){_YEAR_BEHIND}?"
)
_HALF: Final = re.compile(rf"{_YEAR}?(?:h(?P<h>[12])|(?P<zh>[上下])半年){_YEAR_BEHIND}?")
_MONTH: Final = re.compile(
    rf"(?:{_YEAR}?(?P<month>\d{{1,2}})月份?|(?P<year_first>\d{{4}})[-/.](?P<plain>\d{{1,2}})"
    rf"|(?P<plain_first>\d{{1,2}})/(?P<year_last>\d{{4}})|(?P<name>[^\W\d_]{{3,12}})\.?{_YEAR_BEHIND}?)"
)
_WEEK: Final = re.compile(
    r"(?P<year>\d{4})-?w(?P<week>\d\d)|(?:kw|cw|week|wk) ?(?P<kw>\d{1,2})[/ ](?P<late>\d{4})"
)
_WHOLE_YEAR: Final = re.compile(r"(?:(?P<year>\d{4})年?|(?P<which_year>今|明|后|去)年)")
_FROM_HERE: Final = re.compile(
    r"(?:(?P<which>this|next|last) (?P<span>week|month|quarter|year)"
    r"|(?P<zh>本|这个?|下下个?|下个?|上个?)(?P<zh_span>周|星期|礼拜|月|季度?|年))"
)
_WHICH: Final = {"this": 0, "next": 1, "last": -1, "今": 0, "明": 1, "后": 2, "去": -1}
_SPANS: Final = {
    "week": 0,
    "周": 0,
    "星期": 0,
    "礼拜": 0,
    "month": 1,
    "月": 1,
    "quarter": 3,
    "季": 3,
    "季度": 3,
    "year": 12,
    "年": 12,
}
_WEEK_END: Final = re.compile(r"end of (?:the |this )?week|eow|(?:this )?weekend|(?P<zh>.*周)末")
_HERE: Final = {
    "月": "本月",
    "年": "今年",
    "季": "本季",
    "季度": "本季度",
    "周": "本周",
    **{span: f"this {span}" for span in ("month", "quarter", "year")},
}
_SHORT: Final = {"eom": "end of month", "eoq": "end of quarter", "eoy": "end of year"}
YEARS: Final = range(1900, 2201)  # a year of another calendar is no year of a deal


def find_period(text: str, today: date) -> Period | None:
    """The days that a text names from `today`; None where it names none. The text is folded already."""
    words = write_days_in_digits(text.removeprefix("by ").removeprefix("the "))
    words = _SHORT.get(words, words)
    if match := _WEEK.fullmatch(words):
        return _week_of(int(match["year"] or match["late"]), int(match["week"] or match["kw"]))
    if match := _WEEK_END.fullmatch(words):
        week = _find_whole(_HERE.get(match["zh"] or "周", match["zh"]), today)
        return Period(week.first + timedelta(days=4), week.last) if week else None
    return _find_part(words, today)


def _find_part(words: str, today: date) -> Period | None:
    """A whole period, or what a word before or behind it leaves of it: its end, its start, a third."""
    bare = _DEADLINE.sub("", words)
    part = _BEFORE.match(bare) or _BEHIND.search(bare)
    if part is None:
        return _find_whole(words, today)
    if bare != words and not part["end"]:
        return None  # before the middle of something is no day
    core = f"{bare[: part.start()]}{bare[part.end() :]}".strip()
    core += "月" if part[0].startswith("月") else ""
    whole = _find_whole(_HERE.get(core, core), today)
    return _take_part(whole, part) if whole else None


def _take_part(whole: Period, part: re.Match[str]) -> Period:
    """The days of a period that a word before or behind it leaves."""
    said = part.groupdict()
    if said.get("end"):
        return Period(whole.last, whole.last)
    third = said.get("third") or said.get("tenth")
    place = _THIRDS[third] if third else 0 if said.get("start") else 1
    if (whole.last - whole.first).days > 31:  # noqa: PLR2004
        return whole
    first = whole.first + timedelta(days=10 * place)
    return Period(first, whole.last if place == 2 else first + timedelta(days=9))  # noqa: PLR2004


def _find_whole(words: str, today: date) -> Period | None:
    """A whole week, month, quarter, half or year."""
    if match := _FROM_HERE.fullmatch(words):
        return _count_from(match, today)
    if match := _QUARTER.fullmatch(words):
        return _months_of(match, 3, int(match["q"] or match["zh"]), today)
    if match := _HALF.fullmatch(words):
        return _months_of(match, 6, int(match["h"] or "上下".index(match["zh"]) + 1), today)
    if match := _MONTH.fullmatch(words):
        return _find_month(match, today)
    if match := _WHOLE_YEAR.fullmatch(words):
        return _months_of(match, 12, 1, today)
    return None


def _find_month(match: re.Match[str], today: date) -> Period | None:
    """A month by its number or its name; None where it is none."""
    number = match["month"] or match["plain"] or match["plain_first"] or MONTHS.get(fold_word(match["name"]))
    return _months_of(match, 1, int(number), today) if number and 1 <= int(number) <= 12 else None  # noqa: PLR2004


def _week_of(year: int, number: int) -> Period | None:
    """A week by its number (ISO 8601)."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Period(monday, monday + timedelta(days=6))


def _count_from(match: re.Match[str], today: date) -> Period:
    """This, the next or the last week, month, quarter or year."""
    which = count_turns(match["which"] or match["zh"])
    months = _SPANS[match["span"] or match["zh_span"]]
    if not months:
        monday = today + timedelta(days=-today.weekday(), weeks=which)
        return Period(monday, monday + timedelta(days=6))
    begin = add_months(today.replace(day=1), -((today.month - 1) % months) + which * months)
    return Period(begin, add_months(begin, months) - timedelta(days=1))


def _months_of(match: re.Match[str], months: int, number: int, today: date) -> Period | None:
    """The period of so many months with this number in its year; without a year one that is not over."""
    year = _find_year(match.groupdict(), today)
    if year is not None and year not in YEARS:
        return None
    first = date(year if year is not None else today.year, months * (number - 1) + 1, 1)
    last = add_months(first, months) - timedelta(days=1)
    if year is None and last < today:
        first, last = add_months(first, 12), add_months(first, 12 + months) - timedelta(days=1)
    return Period(first, last)


def _find_year(said: dict[str, str | None], today: date) -> int | None:
    """The year that a text says, in figures or from today's."""
    plain = next(filter(None, (said.get(key) for key in ("year", "year_first", "year_last"))), None)
    late = said.get("late_year")
    if plain or (late and late.isdecimal()):
        return int(plain or late or 0)
    which = said.get("which_year") or (late or "").partition(" ")[0]
    return today.year + _WHICH[which] if which else None
