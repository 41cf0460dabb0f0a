"""How deals are called where several are listed: those of one name are told apart by account, else by id."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _


class NamedDeal(Protocol):
    """What is listed."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def account(self) -> str:
        """The customer, empty where nobody said who."""
        ...


def tell_apart(deals: Iterable[NamedDeal]) -> dict[str, str]:
    """What to call each deal, by its id; the name alone where no other deal of these has it."""
    listed = list(deals)
    names = Counter(fold_name(deal.name) for deal in listed)
    pairs = Counter((fold_name(deal.name), fold_name(deal.account)) for deal in listed)
    return {
        deal.id: _call(
            deal,
            alone=names[fold_name(deal.name)] == 1,
            known=bool(deal.account) and pairs[fold_name(deal.name), fold_name(deal.account)] == 1,
        )
        for deal in listed
    }


def _call(deal: NamedDeal, *, alone: bool, known: bool) -> str:
    if alone:
        return clean_line(deal.name)
    other = deal.account if known else deal.id
    return clean_line(_("{name} ({account})").format(name=deal.name, account=other))
