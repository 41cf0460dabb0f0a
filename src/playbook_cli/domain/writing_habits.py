"""How a person writes decimals and days, by the language asked for and the country of the locale.

What is typed has no column around it that could say so. Countries are those that the Common Locale Data
Repository gives these marks and orders; one that is not among them says nothing.
"""

from typing import Final

from playbook_cli.domain.amounts.numbers import DecimalMark
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.late_dataclasses import dataclass

_HABITS = """
, day-first AR AT BE BG BO BR BY CL CO CR CY CZ DE DK EC EE ES FI FR GR HR ID IS IT KZ LU LV NL NO PL PT PY
, day-first RO RS RU SE SI SK TR UA UY VE VN
, - HU LT
. day-first AU CH GB HK IE IL IN KE LI MX MY NG NZ PK SG TH
. month-first PH US
. year-first CN JP KR TW
"""
_BY_COUNTRY: Final = {
    country: (
        DecimalMark.COMMA if mark == "," else DecimalMark.DOT,
        None if order == "-" else DayOrder(order),
    )
    for mark, order, *countries in filter(None, map(str.split, _HABITS.splitlines()))
    for country in countries
}


@dataclass(frozen=True, slots=True)
class WritingHabits:
    """The decimal mark, the order of a date with its year last, and the order of day and month alone."""

    decimal: DecimalMark | None = None
    days: DayOrder | None = None
    short_days: DayOrder | None = None


NO_HABITS: Final = WritingHabits()


def list_habits(language: str | None, numbers: str, days: str) -> WritingHabits:
    """The habits of a language and of the locales for numbers and days, such as `de_DE.UTF-8`.

    Chinese says how both are written; English is what many choose whose own language there is not. Who
    begins with the year writes the month first where there is none.
    """
    if language and language.startswith("zh"):
        numbers = days = "zh_CN"
    mark, _order = _BY_COUNTRY.get(_country(numbers), (None, None))
    _mark, order = _BY_COUNTRY.get(_country(days), (None, None))
    return WritingHabits(mark, order, DayOrder.MONTH_FIRST if order is DayOrder.YEAR_FIRST else order)


def _country(locale: str) -> str:
    return locale.partition(".")[0].partition("@")[0].replace("-", "_").rpartition("_")[2].upper()
