"""Amounts as people type them and tables hold them, read in every way in which they can be meant.

`set` and `import` ask the same grammar. What can be read in one way only is read; what can be read in two
is left to whoever knows the decimal mark: the rest of its column, a mapping file, the locale of the person
who typed it.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from playbook_cli.domain.amounts.chinese_numbers import write_in_digits
from playbook_cli.domain.amounts.currencies import (
    NO_CURRENCY,
    CurrencyWord,
    find_currency,
    find_nearest_codes,
)
from playbook_cli.domain.amounts.numbers import DecimalMark, find_numbers, find_thousands_mark
from playbook_cli.domain.amounts.scales import TWO_SCALES, find_scale
from playbook_cli.domain.money import Money, plain
from playbook_cli.domain.text import EAST_ASIAN
from playbook_cli.errors import AmbiguousReading, InvalidArgument
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.errors.codes import Expected

_LONGEST = 80
_ARABIC_MARKS = str.maketrans("\u066b\u066c", ".'")  # before decimals, and between thousands
_WRITTEN = re.compile(r"(?P<before>\D*?)(?P<number>[.,]?\d(?:[\d.,'’` _·]*\d)?)(?P<after>.*)")
_NO_CENTS = re.compile(r"([.,])\s*(?:-{1,2}|—)(?=\D*$)")
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]")
_DOT_SIGNS = ("$", "£", "¥", "₹", "₩", "฿", "₱")
_ONCE = re.compile(r"\s*\(?one[- ]time\)?$")  # Close says beside a value how often it is paid
_BARE = re.compile(r"[-+(]?\s*\d[\d.,'’` ]*\)?")
_ROUNDED = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
_ABOUT = re.compile(
    r"[~≈<>≤≥约約].*|(?:about|approx|approximately|around|roughly|circa|ca|up to|environ|etwa)\b.*\d.*"
    r"|(?:大约|大約|大概).*"
    r"|.*(?:左右|上下|以上|以内|\+)|.*[\d十百千万][几幾多余餘][十百千万亿].*|[几幾].*"
    r"|\D*\d[\d.,]*\s?[^\W\d]{0,8}\s?(?:-|~|to|bis|至|到)\s?\D?\d.*"
)


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """An amount as it was written: its value under each decimal mark, and what its currency can be.

    Where both marks read it, `said` is the one that its words leave, and `usual` the one under which it has
    no three decimals.
    """

    text: str
    values: Mapping[DecimalMark, Decimal]
    currency: CurrencyWord | None
    said: DecimalMark | None = None
    usual: DecimalMark | None = None

    @property
    def mark(self) -> DecimalMark | None:
        """The only mark under which this can be meant; None where both can."""
        return next(iter(self.values)) if len(self.values) == 1 else self.said

    def settle(
        self,
        mark: DecimalMark | None,
        *,
        argument: str,
        currency: str = "",
        signs: tuple[str, ...] = (),
        locale_mark: DecimalMark | None = None,
    ) -> Money:
        """The money that is meant; `locale_mark` is how the person who typed it writes decimals.

        Raises AmbiguousReading where nobody said which mark is, InvalidArgument else.
        """
        mark = mark or self.said or (locale_mark if locale_mark is self.usual else None)
        if mark is None and len(set(self.values.values())) > 1:
            readings = tuple((mark.value, plain(value)) for mark, value in self.values.items())
            raise AmbiguousReading(argument, self.text, "decimal", readings)
        value = self.values.get(mark) if mark else next(iter(self.values.values()))
        if value is None:
            said: Expected = "decimal_comma" if mark is DecimalMark.COMMA else "decimal_dot"
            raise InvalidArgument(argument, self.text, said)
        return Money(value, self._settle_currency(argument, currency, *signs))

    def _settle_currency(self, argument: str, *known: str) -> str:
        if self.currency is None:
            return ""
        code = self.currency.settle(*known)
        if not code:
            raise InvalidArgument(argument, self.text, "shared_currency", self.currency.members)
        return code


def read_money(
    text: str,
    *,
    argument: str = "AMOUNT",
    mark: DecimalMark | None = None,
    currency: str = "",
    signs: tuple[str, ...] = (),
    locale_mark: DecimalMark | None = None,
    written_out: bool = True,
) -> Money:
    """Read `120000 CNY`, `12万`, `US$1.5M` or `(1 250,50 €)`; `currency` is the one of the deal or the file.

    `signs` are what signs of several currencies mean beside it.

    Raises AmbiguousReading for `1.250` unless `mark` says which mark is the decimal one, else
    InvalidArgument.
    """
    written = read_amount(text, argument=argument, written_out=written_out)
    return written.settle(mark, argument=argument, currency=currency, signs=signs, locale_mark=locale_mark)


def read_amount(text: str, *, argument: str, written_out: bool = True) -> WrittenAmount:
    """Every reading of a text as an amount; raises InvalidArgument where it has none.

    Somebody wrote the currency beside the number, unless it is not `written_out` so: nobody writes three
    decimals of a currency that has two, so `€85,000` and `85.000 EUR` are eighty-five thousand.
    """
    words, negative = _find_words(text, argument)
    match = _WRITTEN.fullmatch(_NO_CENTS.sub(r"\g<1>00", words))
    if match is None:
        raise InvalidArgument(argument, text, "amount")
    before, negative_inside = _find_sign(match["before"].strip())
    scale, after = find_scale(match["after"].strip())
    numbers = find_numbers(match["number"])
    if not numbers or (currency := _find_currency(before, after)) is None:
        expected, nearest = _explain(words, before, after, has_number=bool(numbers))
        raise InvalidArgument(argument, text, expected, nearest)
    usual = find_thousands_mark(numbers) if scale == 1 else None
    named = currency if currency.members else None
    counts = usual if written_out and _has_cents(named) else None
    said = _find_mark(match, counts) if find_thousands_mark(numbers) else None
    factor = -scale if negative or negative_inside else scale
    return WrittenAmount(
        text, {mark: number * factor for mark, number in numbers.items()}, named, said, usual
    )


def _has_cents(currency: CurrencyWord | None) -> bool:
    """Whether a currency is named of which nobody writes three decimals."""
    return currency is not None and not currency.has_mills


def _find_words(text: str, argument: str) -> tuple[str, bool]:
    """The words of an amount, in digits, and whether a sign takes it below nothing."""
    if is_formula_error(text):
        raise InvalidArgument(argument, text, "formula_error")
    words, negative = _find_sign(_ONCE.sub("", _normalize(text)))
    if _ROUNDED.fullmatch(words):
        raise InvalidArgument(argument, text, "rounded")
    return write_in_digits(words) if len(words) <= _LONGEST else "", negative


def _find_mark(match: re.Match[str], usual: DecimalMark | None) -> DecimalMark | None:
    """The decimal mark that the words around a number say: whoever writes these has one.

    East Asia, and those who write these signs, have a dot, Brazil has a comma; so `US$12,000` parts
    thousands. `$1.250` stays open: its sign says one thing, and that nobody writes three decimals another.
    """
    before, after, comma = match["before"].strip(), match["after"].strip(), "," in match["number"]
    said = {usual} if usual else set()
    if _EAST_ASIAN.search(before + after):
        said.add(DecimalMark.DOT)
    elif before == "r$":
        said |= {DecimalMark.COMMA} if usual or not comma else set()
    elif before.endswith(_DOT_SIGNS):
        said |= {DecimalMark.DOT} if usual or comma else set()
    return said.pop() if len(said) == 1 else None


def _explain(words: str, before: str, after: str, *, has_number: bool) -> "tuple[Expected, tuple[str, ...]]":
    """Why a text is no amount, and the codes that come nearest where it names no currency."""
    if _ABOUT.fullmatch(words):
        return "one_number", ()
    if after in TWO_SCALES:
        return "two_scales", ()
    strange = next((word for word in (before, after) if word and not find_currency(word)), "")
    if has_number and strange.isalpha():
        return "currency", find_nearest_codes(strange)
    return "amount", ()


def is_unit(text: str) -> bool:
    """Whether a text says in what amounts are counted: a currency, how many of it, or both."""
    if not text.strip() or text[0].isdigit():
        return False
    try:
        return read_amount(f"1{text}", argument="") is not None
    except InvalidArgument:
        return False


def find_unit_currency(unit: str) -> CurrencyWord | None:
    """The currency in the unit of a heading, as in `万元` or `kEUR`; None where it names none."""
    if not unit:
        return None
    try:
        return read_amount(f"1{unit}", argument="").currency
    except InvalidArgument:
        return None


def with_unit(text: str, unit: str) -> str:
    """A bare number with the unit that its heading says; what says its own stays as it is."""
    return f"{text} {unit}" if unit and _BARE.fullmatch(text) else text


def is_formula_error(text: str) -> bool:
    """Whether a spreadsheet could not work a cell out (`#REF!`, `#BEZUG!`, `#N/A`) or show it (`####`)."""
    word = text.strip()
    return word.startswith("#") and (word.endswith(("!", "?")) or _is_known_error(word))


def _is_known_error(word: str) -> bool:
    return word.upper() in ("#N/A", "#NV", "#N/D", "#N/B") or (len(word) > 2 and set(word) == {"#"})  # noqa: PLR2004


def _normalize(text: str) -> str:
    plain_marks = (
        text.translate(_ARABIC_MARKS).replace("´", "'").replace("\N{MINUS SIGN}", "-").replace("–", "-")
    )
    words = " ".join(unicodedata.normalize("NFKC", plain_marks).split()).casefold()
    return words if words.isascii() else "".join(map(_write_digit, words))


def _write_digit(sign: str) -> str:
    """A digit of any script as 0 to 9; any other sign as it is."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _find_sign(words: str) -> tuple[str, bool]:
    """The words without what makes them negative: brackets, or a minus on either side."""
    if words.startswith("(") and words.endswith(")"):
        return words[1:-1].strip(), True
    if words.startswith(("-", "+")):
        return words[1:].strip(), words[0] == "-"
    if words.endswith("-"):
        bare = words[:-1].strip()
        return (words, False) if bare.endswith((".", ",", "-")) else (bare, True)
    return words, False


def _find_currency(before: str, after: str) -> CurrencyWord | None:
    """What the words around a number say of its currency: none where there are none, None for nonsense."""
    words = [word for word in (before, after) if word]
    found = [find_currency(word) for word in words]
    if len(words) < 2:  # noqa: PLR2004
        return found[0] if found else NO_CURRENCY
    first, second = found
    return first.join(second) if first and second else None
