"""Months, quarters and days of the month that are spelt out in Chinese: 十二月二十日 is 12月20日."""

import re
from typing import Final

_DIGITS: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_SPELT: Final = re.compile(r"(?P<number>[一二三四五六七八九十]{1,3})(?=月|日|号|號|季|q)")


def write_days_in_digits(words: str) -> str:
    """The words with such numbers in digits; a number of months that passes by (三个月) stays."""
    return _SPELT.sub(lambda match: _read_number(match["number"]), words)


def _read_number(spelt: str) -> str:
    tens, ten, ones = spelt.rpartition("十")
    if not ten:
        return str(_DIGITS[spelt]) if len(spelt) == 1 else spelt
    if any(part not in _DIGITS for part in (tens, ones) if part):
        return spelt
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))
