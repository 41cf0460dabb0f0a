"""Amounts as people type them, kept as plain decimals with an ISO 4217 currency; never as floats."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext

from playbook_cli.errors import InvalidArgument

_SIGNS = {"¥": "CNY", "$": "USD", "€": "EUR", "£": "GBP"}
_SCALES = {"": 1, "k": 1_000, "m": 1_000_000, "万": 10_000, "亿": 100_000_000}
_MOST_DIGITS = 24  # before or behind the point; sums stay exact and `1E+999999` fills no screen
_AMOUNT = re.compile(
    r"(?P<before>[¥$€£]|[A-Za-z]{3})?\s*"
    r"(?P<number>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)\s*"
    r"(?P<scale>[kKmM万亿]?)元?\s*"
    r"(?P<after>[A-Za-z]{3})?"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; the currency is empty where none was said."""

    amount: Decimal
    currency: str


def read_money(text: str, *, argument: str = "AMOUNT") -> Money:
    """Read `120000 CNY`, `¥120,000`, `12万` or `1.5M EUR`; raises InvalidArgument for `argument`."""
    match = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None or (match["before"] and match["after"]):
        raise InvalidArgument(argument, text, "amount")
    amount = Decimal(match["number"].replace(",", "")) * _SCALES[match["scale"].casefold()]
    said = match["before"] or match["after"] or ""
    chinese = "元" in text or match["scale"] in ("万", "亿")
    return Money(amount, _SIGNS.get(said, said.upper()) or ("CNY" if chinese else ""))


def find_money(amount: str, currency: str) -> Money | None:
    """The money that two texts hold, or None where they hold no number of a size that money has."""
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return None
    sane = number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS
    return Money(number, currency) if sane else None


def sum_amounts(amounts: Iterable[Money | None]) -> tuple[Money, ...]:
    """One sum per currency, in the order of the currencies; nothing is converted."""
    sums: dict[str, Decimal] = {}
    with localcontext(prec=4 * _MOST_DIGITS):
        for money in amounts:
            if money:
                sums[money.currency] = sums.get(money.currency, Decimal(0)) + money.amount
    return tuple(Money(total, currency) for currency, total in sorted(sums.items()))


def plain(amount: Decimal) -> str:
    """The amount without exponent and without useless zeros, as it stands in a deal's file."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
