"""Amounts as a deal keeps them: plain decimals with a currency of ISO 4217; never floats."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation, localcontext

from playbook_cli.late_dataclasses import dataclass

_MOST_DIGITS = 24  # before or behind the point; sums stay exact and `1E+999999` fills no screen


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; the currency is empty where none was said."""

    amount: Decimal
    currency: str


def find_money(amount: str, currency: str) -> Money | None:
    """The money that two texts hold, or None where they hold no number of a size that money has."""
    if not amount:
        return None
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return None
    sane = number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS
    return Money(number, currency) if sane else None


def pack_money(money: Money | None) -> tuple[str, str] | None:
    """An amount and its currency as texts."""
    return (str(money.amount), money.currency) if money else None


def unpack_money(packed: Sequence[str] | None) -> Money | None:
    """The money again; raises what Python does for what is none."""
    if packed is None:
        return None
    amount, currency = packed
    return Money(Decimal(amount), currency)


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
