"""Numbers with either decimal mark.

A number that both marks read alike needs nobody to say which is meant.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum


class DecimalMark(StrEnum):
    """What stands before the decimals; the other one, a space or an apostrophe then parts the thousands."""

    DOT = "dot"
    COMMA = "comma"


_MOST_DIGITS = 15  # before the mark; more is no amount but an id
_MOST_DECIMALS = 12
_WRITTEN = re.compile(r"-?(\d+\.\d+)(?: [^\d\s]+)?")
_MARKS = {DecimalMark.DOT: (".", ","), DecimalMark.COMMA: (",", ".")}


def find_numbers(text: str) -> Mapping[DecimalMark, Decimal]:
    """The number that a text is under each decimal mark under which it is one; digits and marks only."""
    found = {}
    for mark, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(text):
            whole = re.sub(r"\D", "", match["whole"] or "0")
            decimals = match["decimals"] or ""
            if len(whole) <= _MOST_DIGITS and len(decimals) <= _MOST_DECIMALS:
                found[mark] = Decimal(f"{whole}.{decimals or '0'}")
    return found


def find_thousands_mark(numbers: Mapping[DecimalMark, Decimal]) -> DecimalMark | None:
    """Of a number that each mark reads differently, as `85,000`, the mark under which it is thousands."""
    return max(numbers, key=lambda mark: numbers[mark]) if len(set(numbers.values())) > 1 else None


def write_number(amount: str, mark: DecimalMark = DecimalMark.DOT) -> str:
    """A plain decimal as a table holds it: with one more zero where three decimals could be thousands."""
    whole, point, decimals = amount.partition(".")
    if not point:
        return amount
    if len(decimals) == 3 and 1 <= len(whole.lstrip("-")) <= 3:  # noqa: PLR2004
        decimals += "0"
    return f"{whole}{_MARKS[mark][0]}{decimals}"


def is_written_number(text: str) -> bool:
    """Whether a text can be a number as `write_number` writes it: with a dot, and read in one way only.

    The currency that its cell shows may stand behind it.
    """
    match = _WRITTEN.fullmatch(text)
    return match is not None and len(find_numbers(match[1])) == 1


def _pattern(mark: DecimalMark) -> re.Pattern[str]:
    point, comma = map(re.escape, _MARKS[mark])
    grouped = "|".join(
        rf"[1-9]\d{{0,2}}(?:{group}\d{{3}})+|[1-9]\d?(?:{group}\d{{2}})+{group}\d{{3}}"
        for group in (comma, " ", "['’`´]", "_", "·")
    )
    return re.compile(rf"(?P<whole>{grouped}|\d+)?(?:(?<=\d){point}|{point}(?P<decimals>\d+))?(?<=[\d.,])")


_PATTERNS = {mark: _pattern(mark) for mark in DecimalMark}
