"""How deals are called where several are listed: those of one name are told apart by account, else by id."""

from array import array
from collections import Counter
from collections.abc import Callable, Collection
from itertools import pairwise
from typing import Protocol, TypeVar

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


_Named = TypeVar("_Named", bound=NamedDeal)


def tell_apart(deals: Collection[_Named]) -> Callable[[_Named], str]:
    """What calls each of these deals: by the name alone where no other of them has it.

    Nothing is held of a deal whose name is its own, as those of thousands are.
    """
    shared = _find_shared(deals)
    pairs = Counter((name, fold_name(deal.account)) for deal, name in shared)
    called = {deal.id: _call(deal, known=pairs[name, fold_name(deal.account)] == 1) for deal, name in shared}
    return lambda deal: called.get(deal.id) or _clean_name(deal.name)


def _find_shared(deals: Collection[_Named]) -> list[tuple[_Named, str]]:
    """The deals whose name another one has, with that name as it is compared.

    Of most names no more than their hash is held, for a moment.
    """
    hashes = sorted(array("q", (hash(fold_name(deal.name)) for deal in deals)))
    twice = {one for one, other in pairwise(hashes) if one == other}
    if not twice:
        return []
    folded = [(deal, name) for deal in deals if hash(name := fold_name(deal.name)) in twice]
    names = Counter(name for _deal, name in folded)
    return [(deal, name) for deal, name in folded if names[name] > 1]


def _clean_name(name: str) -> str:
    """A name on one line: itself where it stands on one, so that thousands are not held twice."""
    cleaned = clean_line(name)
    return name if cleaned == name else cleaned


def _call(deal: NamedDeal, *, known: bool) -> str:
    """One of several deals of a name, by its account where no other of them is `known` by the same."""
    other = deal.account if deal.account and known else deal.id
    return clean_line(_("{name} ({account})").format(name=deal.name, account=other))
