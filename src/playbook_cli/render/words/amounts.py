"""Amounts as the language writes them: with thousands apart, or in Chinese by the ten thousand."""

from decimal import Decimal

from playbook_cli.domain.money import Money, plain
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import spoken_language

_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)
_MOST_PLACES = 2  # behind the point of 万 and 亿; past that the whole number is easier to read
_CURRENCIES = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "GBP": "英镑", "JPY": "日元"}


def amount_words(money: Money) -> str:
    """An amount with its currency; nothing is rounded."""
    currency = clean_line(money.currency)
    if spoken_language() != "zh":
        return f"{money.amount:,f} {currency}".strip()
    scale, unit = _scale_of(money.amount)
    number = f"{Decimal(plain(money.amount / scale)):,f}"
    if currency in _CURRENCIES:
        return f"{number} {unit}{_CURRENCIES[currency]}"
    return " ".join(part for part in (number, unit, currency) if part)


def _scale_of(amount: Decimal) -> tuple[Decimal, str]:
    for scale, unit in ((_YI, "亿"), (_WAN, "万")):
        if abs(amount) >= scale and amount / scale == round(amount / scale, _MOST_PLACES):
            return scale, unit
    return Decimal(1), ""
