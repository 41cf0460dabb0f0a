"""Days and the fields of a deal as the language at hand says them."""

from playbook_cli.domain.deal.fields import EXTERNAL, DealField
from playbook_cli.domain.money import find_money
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.amounts import amount_words
from playbook_cli.render.words.translation import _, plural


def count_days(days: int) -> str:
    """A number of days in words."""
    return plural("{n} day", "{n} days", days)


def days_ago(days: int) -> str:
    """How long ago something was, as one says it."""
    if days <= 0:
        return _("today")
    return _("yesterday") if days == 1 else plural("{n} day ago", "{n} days ago", days)


def field_label(name: str) -> str:
    """What a field of a deal is called."""
    if name.startswith(EXTERNAL):
        return _("id in {system}").format(system=clean_line(name.removeprefix(EXTERNAL)))
    labels: dict[str, str] = {
        DealField.OWNER: _("owner"),
        DealField.ACCOUNT: _("account"),
        DealField.AMOUNT: _("amount"),
        DealField.CURRENCY: _("currency"),
        DealField.CLOSE_DATE: _("close date"),
        DealField.COMPETITOR: _("competitor"),
        DealField.SOURCE: _("source"),
        DealField.SNOOZED_UNTIL: _("snoozed until"),
    }
    return labels.get(name) or clean_line(name)


def field_value(name: str, value: str, currency: str = "") -> str:
    """What a field of a deal holds; `currency` is that of the deal."""
    if name == DealField.AMOUNT and (money := find_money(value, currency)):
        return amount_words(money)
    return clean_line(value)
