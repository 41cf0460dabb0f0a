"""Which deal of the store a row of a file is about."""

from collections.abc import Iterable, Sequence

from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.exchange.external_ids import fold_external
from playbook_cli.domain.exchange.incoming import Incoming
from playbook_cli.domain.names import fold_id, fold_name, free_id, slugify_name
from playbook_cli.services.workspace import OpenedDeal


class KnownDeals:
    """The deals of a store by all that a file may call them, and the ids that are taken."""

    def __init__(self, present: Iterable[OpenedDeal]) -> None:
        """Look at every deal once."""
        self.by_id = {fold_id(opened.deal.id): opened for opened in present}
        self.taken: set[str] = set()
        self._by_external: dict[tuple[str, str], OpenedDeal] = {}
        self._by_name: dict[str, list[OpenedDeal]] = {}
        for opened in self.by_id.values():
            self._by_name.setdefault(fold_name(opened.state.name), []).append(opened)
            for name, value in opened.state.fields.externals.items():
                self._by_external.setdefault((name, fold_external(name, value)), opened)

    def find(self, incoming: Incoming, *, twin: bool = False) -> OpenedDeal | None:
        """The deal that has one of the row's ids elsewhere, else its id here, else its very name.

        A deal of the same name that has another id in that other system is another deal; so is one of another
        account where the file has a `twin`, several deals of this name.
        """
        ids = list_ids(incoming)
        for name, value in ids:
            if found := self._by_external.get((name, fold_external(name, value))):
                return found
        if incoming.deal_id:
            return self.by_id.get(fold_id(incoming.deal_id))
        named = [opened for opened in self._by_name.get(fold_name(incoming.name), ()) if _may_be(opened, ids)]
        same = [
            opened for opened in named if _account_of(opened) == fold_name(incoming.fields.get("account", ""))
        ]
        return next(iter(same if twin else same or named), None)

    def choose_id(self, incoming: Incoming) -> str:
        """An id for a new deal.

        Two of one name are told apart by their account, else by their id elsewhere. Names that only look
        alike in an id get a number.
        """
        slug = slugify_name(incoming.deal_id or incoming.name)
        parts = [incoming.fields.get("account", ""), *(value for _name, value in list_ids(incoming))]
        choices = [slug, *(slugify_name(f"{incoming.name} {part}") for part in parts if part)]
        free = next((one for one in choices if not self._is_taken(one)), None)
        if free or incoming.deal_id:
            return free or slug
        return free_id(slug, {*self.by_id, *self.taken})

    def claim(self, deal_id: str) -> bool:
        """Say that a row is about this deal; False for the second such row."""
        first = fold_id(deal_id) not in self.taken
        self.taken.add(fold_id(deal_id))
        return first

    def _is_taken(self, deal_id: str) -> bool:
        return fold_id(deal_id) in self.by_id or fold_id(deal_id) in self.taken


def list_ids(incoming: Incoming) -> Sequence[tuple[str, str]]:
    """The ids of a row in other systems, by their fields."""
    return sorted((name, value) for name, value in incoming.fields.items() if name.startswith(EXTERNAL))


def _may_be(opened: OpenedDeal, ids: Sequence[tuple[str, str]]) -> bool:
    return not any(opened.state.fields.text(name) for name, _value in ids)


def _account_of(opened: OpenedDeal) -> str:
    return fold_name(opened.state.fields.account)
