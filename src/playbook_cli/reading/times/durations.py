"""Durations and probabilities as people write them in headings, tables and settings."""

import re

from playbook_cli.domain.text import UNSPACED
from playbook_cli.reading.words.languages import any_of, is_wide, words_of

_UNITS = {
    1: words_of(lambda one: one.days),
    7: words_of(lambda one: one.weeks),
    30: words_of(lambda one: one.months),
    90: words_of(lambda one: one.quarters),
}
_DAYS_OF = {unit: days for days, units in _UNITS.items() for unit in units}
_UNIT = any_of(_DAYS_OF)
WIDE_UNITS = tuple(filter(is_wide, _DAYS_OF))  # of scripts without spaces
_AT_MOST = any_of(words_of(lambda one: one.at_most))
_THROUGH_WORDS = words_of(lambda one: one.through)
THROUGH = rf"(?:[-–—−~～〜]|{any_of(_THROUGH_WORDS)})"  # between the two numbers of a span
_WIDE_THROUGH = any_of(filter(is_wide, _THROUGH_WORDS))
_NUMBER = r"(?<![\d.,])\d{1,4}(?:[.,]5)?"
# `第2-3周` says when, not how long: it is passed over.
_RANGE = re.compile(
    rf"第\s*\d+(?:\s*{THROUGH}\s*第?\s*\d+)?\s*(?:{_UNIT})"
    rf"|(?P<up>[<≤]=?\s*|(?:{_AT_MOST})\s*)?(?P<low>{_NUMBER})"
    rf"(?:\s*(?P<lowunit>{_UNIT})?\s*{THROUGH}\s*(?P<high>{_NUMBER}))?"
    rf"\s*-?\s*(?P<unit>{_UNIT})(?![^\W\d_](?<![{UNSPACED}])|目)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    rf"{_NUMBER}\s*-?\s*(?:{any_of(words_of(lambda one: one.hours))})(?![^\W\d_](?<![{UNSPACED}]))",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d{1,2})?\s*[%％]")
_PERCENT_RANGE = re.compile(rf"\d\s*[%％]?\s*(?:[-–—~]|{_WIDE_THROUGH})\s*\d{{1,3}}\s*[%％]")
_LONGEST = 200
MOST_DAYS = 36500


def find_durations(text: str) -> list[tuple[int, int]]:
    """Every duration in a text as (least days, most days); one of more than a century is none."""
    found = (_days(match) for match in _RANGE.finditer(text[:_LONGEST]) if match["low"])
    return [days for days in found if days[1] <= MOST_DAYS]


def read_duration(text: str) -> tuple[int, int] | None:
    """The one duration that a text states, or None where it states none or several."""
    found = find_durations(text)
    return found[0] if len(found) == 1 else None


def holds_hours(text: str) -> bool:
    """Whether a text speaks of hours or minutes, which are less than any duration of a stage that is kept."""
    return _HOURS.search(text[:_LONGEST]) is not None


def days_in(unit: str) -> int | None:
    """How many days a unit of time has; None for one of unknown length, such as a sprint."""
    return _DAYS_OF.get(unit.lower())


def _days(match: re.Match[str]) -> tuple[int, int]:
    unit = _DAYS_OF[match["unit"].lower()]
    low = _scaled(match["low"], _DAYS_OF[match["lowunit"].lower()] if match["lowunit"] else unit)
    if match["high"]:
        high = _scaled(match["high"], unit)
        return min(low, high), max(low, high)
    return (0, low) if match["up"] else (low, low)


def _scaled(number: str, unit: int) -> int:
    return round(float(number.replace(",", ".")) * unit)


def read_percentage(text: str) -> int | None:
    """The one percentage of 0 to 100 that a text states, or None."""
    short = text[:_LONGEST]
    found = _PERCENT.findall(short)
    if len(found) != 1 or _PERCENT_RANGE.search(short):
        return None
    return int(found[0]) if int(found[0]) <= 100 else None  # noqa: PLR2004  # per cent
