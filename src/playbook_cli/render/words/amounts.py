"""Amounts as the language writes them: with thousands apart, or in Chinese by the ten thousand."""

from decimal import Decimal

from playbook_cli.domain.money import Money, plain
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import spoken_language

_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)


def amount_words(money: Money) -> str:
    """An amount with its currency; nothing is rounded."""
    currency = clean_line(money.currency)
    if spoken_language() != "zh":
        return f"{money.amount:,f} {currency}".strip()
    scale, unit = _scale_of(money.amount)
    number = f"{Decimal(plain(money.amount / scale)):,f}"
    if currency == "CNY":
        return f"{number} {unit}元"
    return f"{number} {unit} {currency}".strip() if unit else f"{number} {currency}".strip()


def _scale_of(amount: Decimal) -> tuple[Decimal, str]:
    for scale, unit in ((_YI, "亿"), (_WAN, "万")):
        if abs(amount) >= scale:
            return scale, unit
    return Decimal(1), ""
