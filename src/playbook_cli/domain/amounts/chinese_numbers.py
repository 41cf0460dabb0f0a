"""Numbers that are written out in Chinese: 一百二十万, 壹佰贰拾万, 12万5千, 1亿2000万, 两万五.

A single digit behind the last unit counts in tenths of it, as people say it: 两万五 is 25,000, 一百二 is 120.
"""

import re
from decimal import Decimal

from playbook_cli.domain.amounts.numbers import DecimalMark, find_numbers

_DIGITS = {
    sign: value
    for value, signs in enumerate(
        ["零〇", "一壹", "二两贰兩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
    )
    for sign in signs
}
_UNITS = {
    sign: value
    for value, signs in {10: "十拾", 100: "百佰", 1000: "千仟", 10**4: "万萬", 10**8: "亿億"}.items()
    for sign in signs
}
_BIG = 10**4
_RUN = re.compile(rf"(?:\d[\d.,]*|[{''.join(_DIGITS)}{''.join(_UNITS)}])+")
_TOKEN = re.compile(r"\d[\d.,]*|.")
_SPELT = re.compile(rf"[{''.join(_DIGITS)}]|^[十拾]")
_PARTS = re.compile(rf"\d[\d.,]*[{''.join(_UNITS)}]+(?=\d)")


def write_in_digits(words: str) -> str:
    """The words with the first number that is spelt out, or that has several parts, as one plain number."""
    run = _RUN.search(words)
    if run is None or not (_SPELT.search(run[0]) or _PARTS.match(run[0])):
        return words
    number = _find_number(run[0])
    return words if number is None else f"{words[: run.start()]}{number:f}{words[run.end() :]}"


def _find_number(run: str) -> Decimal | None:
    """What a run of digits and units counts; None where it counts nothing."""
    reading = _Reading()
    return reading.close() if all(map(reading.take, _TOKEN.findall(run))) else None


class _Reading:
    """A number while its signs are taken one by one: what is counted, and by which unit it was last."""

    def __init__(self) -> None:
        self._total = self._section = Decimal(0)
        self._number: Decimal | None = None
        self._figures = 0
        self._unit, self._big = 0, 10**12
        self._after_zero = False

    def take(self, token: str) -> bool:
        """Take the next sign; False where none can stand here."""
        if unit := _UNITS.get(token):
            return self._take_big(unit) if unit >= _BIG else self._take_small(unit)
        number = _DIGITS.get(token)
        read = find_numbers(token).get(DecimalMark.DOT) if number is None else Decimal(number)
        if read is None or (self._number is not None and not (number is not None and self._figures)):
            return False
        self._after_zero = self._after_zero or number == 0
        self._number = read if self._number is None else self._number * 10 + read
        self._figures += len(token)
        return True

    def _take_small(self, unit: int) -> bool:
        if self._number is None and (unit != 10 or self._section):  # noqa: PLR2004
            return False
        if self._section and self._unit <= unit:
            return False
        self._section += (1 if self._number is None else self._number) * unit
        self._end_part(unit)
        return True

    def _take_big(self, unit: int) -> bool:
        counted = self._section + (self._number or 0)
        if not counted or unit >= self._big:
            return False
        self._total, self._section, self._big = self._total + counted * unit, Decimal(0), unit
        self._end_part(unit)
        return True

    def _end_part(self, unit: int) -> None:
        self._number, self._figures, self._unit, self._after_zero = None, 0, unit, False

    def close(self) -> Decimal | None:
        """The whole number."""
        counted = self._total + self._section
        if self._number is None or not self._unit:
            return counted + (self._number or 0)
        if self._figures == 1 and not self._after_zero and self._unit > 10:  # noqa: PLR2004
            return counted + self._number * self._unit / 10
        whole = self._after_zero or self._unit == 10 or self._figures == len(str(self._unit)) - 1  # noqa: PLR2004
        return counted + self._number if whole else None
