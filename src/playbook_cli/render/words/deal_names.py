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
    folded = [fold_name(deal.name) for deal in listed]
    names = Counter(folded)
    shared = [(deal, name) for deal, name in zip(listed, folded, strict=True) if names[name] > 1]
    pairs = Counter((name, fold_name(deal.account)) for deal, name in shared)
    called = {deal.id: _clean_name(deal.name) for deal in listed}
    for deal, name in shared:
        called[deal.id] = _call(deal, known=pairs[name, fold_name(deal.account)] == 1)
    return called


def _clean_name(name: str) -> str:
    """A name on one line: itself where it stands on one, so that thousands are not held twice."""
    cleaned = clean_line(name)
    return name if cleaned == name else cleaned


def _call(deal: NamedDeal, *, known: bool) -> str:
    """One of several deals of a name, by its account where no other of them is `known` by the same."""
    other = deal.account if deal.account and known else deal.id
    return clean_line(_("{name} ({account})").format(name=deal.name, account=other))
