"""Amounts as people type them and tables hold them, read in every way in which they can be meant.

`set` and `import` ask the same grammar. What can be read in one way only is read; what can be read in two
is left to whoever knows the decimal mark: the rest of its column, a mapping file, or the person who typed
it.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal

from playbook_cli.domain.amounts.currencies import CurrencyWord, find_currency, find_nearest_codes
from playbook_cli.domain.amounts.numbers import DecimalMark, find_numbers
from playbook_cli.domain.money import Money, plain
from playbook_cli.errors import AmbiguousReading, InvalidArgument
from playbook_cli.late_dataclasses import dataclass

_LONGEST = 80
_SCALES = {
    word: scale
    for scale, words in {
        10**3: "k tsd tsd. thousand 千",
        10**4: "万 萬 만",
        10**5: "十万 十萬 lakh lakhs lac",
        10**6: "m mm mn mio mio. million millions millionen millones milhões 百万 百萬",
        10**7: "千万 千萬 cr crore crores",
        10**8: "亿 億 억",
        10**9: "b bn billion mrd mrd. 十亿 十億",
    }.items()
    for word in words.split()
}
_THOUSANDS = {"teur": "k eur", "t€": "k €", "tusd": "k usd", "tchf": "k chf", "tgbp": "k gbp"}
_WRITTEN = re.compile(r"(?P<before>\D*?)(?P<number>[.,]?\d(?:[\d.,'’` _·]*\d)?)(?P<after>.*)")
_NO_CENTS = re.compile(r"([.,])\s*(?:-{1,2}|—)(?=\D*$)")
_PART = re.compile(r"(\d[\d.,]*)(亿|億|千万|千萬|百万|百萬|万|萬)")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_DOT_SIGNS = ("$", "£", "¥", "₹", "₩", "฿", "₱")
_ONCE = re.compile(r"\s*\(?one[- ]time\)?$")  # Close says beside a value how often it is paid
_BARE = re.compile(r"[-+(]?\s*\d[\d.,'’` ]*\)?")
_ROUNDED = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+?\d{1,3}")


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """An amount as it was written: its value under each decimal mark, and what its currency can be."""

    text: str
    values: Mapping[DecimalMark, Decimal]
    currency: CurrencyWord | None

    @property
    def mark(self) -> DecimalMark | None:
        """The only mark under which this is a number; None where both do."""
        return next(iter(self.values)) if len(self.values) == 1 else None

    def settle(self, mark: DecimalMark | None, *, argument: str, currency: str = "") -> Money:
        """The money that is meant.

        Raises AmbiguousReading where nobody said which mark is, InvalidArgument else.
        """
        if mark is None and len(set(self.values.values())) > 1:
            readings = tuple((mark.value, plain(value)) for mark, value in self.values.items())
            raise AmbiguousReading(argument, self.text, "decimal", readings)
        value = self.values.get(mark) if mark else next(iter(self.values.values()))
        if value is None:
            raise InvalidArgument(argument, self.text, f"decimal_{mark}")
        return Money(value, self._settle_currency(currency, argument))

    def _settle_currency(self, known: str, argument: str) -> str:
        if self.currency is None:
            return ""
        code = self.currency.settle(known)
        if not code:
            raise InvalidArgument(argument, self.text, "shared_currency", self.currency.members)
        return code


def read_money(
    text: str, *, argument: str = "AMOUNT", mark: DecimalMark | None = None, currency: str = ""
) -> Money:
    """Read `120000 CNY`, `12万`, `US$1.5M` or `(1 250,50 €)`; `currency` is the one of the deal or the file.

    Raises AmbiguousReading for `1.250` unless `mark` says which mark is the decimal one, else
    InvalidArgument.
    """
    return find_amount(text, argument=argument).settle(mark, argument=argument, currency=currency)


def find_amount(text: str, *, argument: str) -> WrittenAmount:
    """Every reading of a text as an amount; raises InvalidArgument where it has none."""
    words, negative = _find_sign(_ONCE.sub("", _normalize(text)))
    if is_formula_error(text):
        raise InvalidArgument(argument, text, "formula_error")
    if _ROUNDED.fullmatch(words):
        raise InvalidArgument(argument, text, "rounded")
    words, parts = _sum_parts(words)
    match = _WRITTEN.fullmatch(_NO_CENTS.sub(r"\g<1>00", words)) if len(words) <= _LONGEST else None
    if match is None:
        raise InvalidArgument(argument, text, "amount")
    before, negative_inside = _find_sign(match["before"].strip())
    scale, after = _find_scale(match["after"].strip())
    numbers = _settle_by_words(find_numbers(match["number"]), match)
    sign = -1 if negative or negative_inside else 1
    values = {mark: (number * scale + parts) * sign for mark, number in numbers.items()}
    if not values:
        raise InvalidArgument(argument, text, "amount")
    return WrittenAmount(text, values, _join_currencies(text, before, after, argument))


def _settle_by_words(
    numbers: Mapping[DecimalMark, Decimal], match: re.Match[str]
) -> Mapping[DecimalMark, Decimal]:
    """The readings that the words around a number leave: whoever writes these has one decimal mark.

    East Asia writes a dot. `US$12,000` and `£1,250` part thousands, for no one writes three decimals
    behind these; `$1.250` stays open, since half of America parts thousands so.
    """
    if len(set(numbers.values())) < 2:  # noqa: PLR2004
        return numbers
    before, after, comma = match["before"].strip(), match["after"].strip(), "," in match["number"]
    if _EAST_ASIAN.search(before + after) or (comma and before != "r$" and before.endswith(_DOT_SIGNS)):
        return {DecimalMark.DOT: numbers[DecimalMark.DOT]}
    if not comma and before == "r$":
        return {DecimalMark.COMMA: numbers[DecimalMark.COMMA]}
    return numbers


def is_unit(text: str) -> bool:
    """Whether a text says in what amounts are counted: a currency, how many of it, or both."""
    if not text.strip() or text[0].isdigit():
        return False
    try:
        return find_amount(f"1{text}", argument="") is not None
    except InvalidArgument:
        return False


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
    plain_marks = text.replace("´", "'").replace("\N{MINUS SIGN}", "-").replace("–", "-")
    return " ".join(unicodedata.normalize("NFKC", plain_marks).split()).casefold()


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


def _sum_parts(words: str) -> tuple[str, Decimal]:
    """`1亿2000万` as its last part and the sum of those before it, each smaller than the one before."""
    total = Decimal(0)
    found = _PART.match(words)
    while found and (rest := _PART.match(words, found.end())):
        number = find_numbers(found[1]).get(DecimalMark.DOT)
        if number is None or _SCALES[rest[2]] >= _SCALES[found[2]]:
            break
        total += number * _SCALES[found[2]]
        words, found = words[found.end() :], _PART.match(words[found.end() :])
    return words, total


def _find_scale(after: str) -> tuple[int, str]:
    """How many one unit stands for, and the words behind it.

    A currency that begins like a scale is no scale.
    """
    after = _THOUSANDS.get(after, after)
    if not after or find_currency(after):
        return 1, after
    for length in range(len(after), 0, -1):
        if scale := _SCALES.get(after[:length]):
            rest = after[length:].strip()
            if not rest or find_currency(rest):
                return scale, rest
    return 1, after


def _join_currencies(text: str, before: str, after: str, argument: str) -> CurrencyWord | None:
    """What the words around a number say of its currency.

    Raises InvalidArgument where they say no currency.
    """
    words = [word for word in (before, after) if word]
    if not words:
        return None
    found = []
    for word in words:
        one = find_currency(word)
        if one is None:
            raise InvalidArgument(argument, text, "currency" if word.isalpha() else "amount", _nearest(word))
        found.append(one)
    joined = found[0] if len(found) == 1 else found[0].join(found[1])
    if joined is None:
        raise InvalidArgument(argument, text, "amount")
    return joined


def _nearest(word: str) -> tuple[str, ...]:
    return find_nearest_codes(word) if word.isalpha() else ()
