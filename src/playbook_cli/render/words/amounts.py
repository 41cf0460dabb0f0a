"""Days, amounts and the fields of a deal as the language at hand says them."""

from datetime import date
from decimal import Decimal

from playbook_cli.domain.deal.fields import EXTERNAL, THEIR_STAGE, DealField
from playbook_cli.domain.money import Money, find_money, plain
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _, plural, spoken_language

_WAN = Decimal(10_000)
_YI = Decimal(100_000_000)
_MOST_PLACES = 2  # behind the point of 万 and 亿; past that the whole number is easier to read
_CENTS = 2  # places that money has at least where it is no whole number
_CURRENCIES = {"CNY": "元", "USD": "美元", "EUR": "欧元", "HKD": "港元", "GBP": "英镑", "JPY": "日元"}


def amount_words(money: Money) -> str:
    """An amount with its currency; nothing is rounded."""
    currency = clean_line(money.currency)
    if spoken_language() != "zh":
        return f"{_number(money.amount)} {currency}".strip()
    scale, unit = _scale_of(money.amount)
    number = f"{Decimal(plain(money.amount / scale)):,f}" if unit else _number(money.amount)
    if currency in _CURRENCIES:
        return f"{number} {unit}{_CURRENCIES[currency]}"
    return " ".join(part for part in (number, unit, currency) if part)


def _number(amount: Decimal) -> str:
    """An amount in figures; what is no whole number has two places at least, as money is written."""
    fraction = plain(amount).partition(".")[2]
    return f"{amount:,.{max(len(fraction), _CENTS) if fraction else 0}f}"


def _scale_of(amount: Decimal) -> tuple[Decimal, str]:
    for scale, unit in ((_YI, "亿"), (_WAN, "万")):
        if abs(amount) >= scale and amount / scale == round(amount / scale, _MOST_PLACES):
            return scale, unit
    return Decimal(1), ""


def count_days(days: int) -> str:
    """A number of days in words."""
    return plural("{n} day", "{n} days", days)


def name_day(day: date) -> str:
    """A day with its weekday, as one checks a date that was said in words."""
    weekdays = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return _("{weekday} {date}").format(weekday=weekdays[day.weekday()], date=day.isoformat())


def days_ago(days: int) -> str:
    """How long ago something was, as one says it."""
    if days <= 0:
        return _("today")
    return _("yesterday") if days == 1 else plural("{n} day ago", "{n} days ago", days)


def name_system(name: str) -> str:
    """What people call a CRM that a layout or a field of a deal names; any other by its own name."""
    known = {
        "fxiaoke": _("ShareCRM"),
        "hubspot": "HubSpot",
        "odoo": "Odoo",
        "pipedrive": "Pipedrive",
        "salesforce": "Salesforce",
        "xiaoshouyi": _("Neocrm"),
        "zoho": "Zoho CRM",
    }
    return known.get(name) or clean_line(name)


def field_label(name: str) -> str:
    """What a field of a deal is called."""
    if name.startswith(EXTERNAL):
        return _("id in {system}").format(system=name_system(name.removeprefix(EXTERNAL)))
    if name.startswith(THEIR_STAGE):
        return _("stage in {system}").format(system=name_system(name.removeprefix(THEIR_STAGE)))
    labels: dict[str, str] = {
        DealField.OWNER: _("owner"),
        DealField.ACCOUNT: _("account"),
        DealField.AMOUNT: _("amount"),
        DealField.CURRENCY: _("currency"),
        DealField.CLOSE_DATE: _("close date"),
        DealField.COMPETITOR: _("competitor"),
        DealField.SOURCE: _("source"),
        DealField.SNOOZED_UNTIL: _("snoozed until"),
        DealField.LAST_CONTACT: _("last contact"),
    }
    return labels.get(name) or clean_line(name)


def field_value(name: str, value: str, currency: str = "") -> str:
    """What a field of a deal holds; `currency` is that of the deal."""
    if name == DealField.AMOUNT and (money := find_money(value, currency)):
        return amount_words(money)
    if name.startswith(THEIR_STAGE):
        return clean_line(value.rpartition(": ")[0])
    return clean_line(value)
