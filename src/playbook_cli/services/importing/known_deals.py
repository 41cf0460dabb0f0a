"""Which deal of the store a row of a file is about."""

from collections.abc import Iterable

from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.exchange.incoming import Incoming
from playbook_cli.domain.names import fold_id, fold_name, free_id, slugify_name
from playbook_cli.errors import InvalidArgument
from playbook_cli.services.workspace import OpenedDeal


class KnownDeals:
    """The deals of a store by all that a file may call them, and those that a row was about already."""

    def __init__(self, present: Iterable[OpenedDeal]) -> None:
        """Look at every deal once."""
        self.by_id = {fold_id(opened.deal.id): opened for opened in present}
        self.taken: set[str] = set()
        self._claimed: set[str] = set()
        self._by_external: dict[tuple[str, str], OpenedDeal] = {}
        self._by_name: dict[str, list[OpenedDeal]] = {}
        for opened in self.by_id.values():
            self._by_name.setdefault(fold_name(opened.state.name), []).append(opened)
            for known in opened.state.fields.externals.items():
                self._by_external.setdefault(known, opened)

    def find(self, incoming: Incoming) -> OpenedDeal | None:
        """The deal that has one of the row's ids elsewhere, else its id here, else its very name.

        A deal of the same name that has another id in that other system is another deal.
        """
        ids = _list_ids(incoming)
        for one in ids:
            if one in self._by_external:
                return self._by_external[one]
        if incoming.deal_id:
            return self.by_id.get(fold_id(incoming.deal_id))
        for opened in self._by_name.get(fold_name(incoming.name), ()):
            if not any(opened.state.fields.text(name) for name, _value in ids):
                return opened
        return None

    def choose_id(self, incoming: Incoming) -> str:
        """An id for a new deal; two of one name are told apart by their id elsewhere.

        Names that only look alike in an id get a number; the id of another row of the same deal is its own.
        """
        slug = slugify_name(incoming.deal_id or incoming.name)
        if slug not in self.by_id and slug not in self.taken:
            return slug
        if ids := _list_ids(incoming):
            return slugify_name(f"{slug} {ids[0][1]}")
        if incoming.deal_id or fold_name(incoming.name) in self._claimed:
            return slug
        return free_id(slug, {*self.by_id, *self.taken})

    def claim(self, deal_id: str, incoming: Incoming) -> None:
        """Say that a row is about this deal; raises InvalidArgument for the second such row."""
        if fold_id(deal_id) in self.taken:
            raise InvalidArgument("row", incoming.name, "duplicate_row")
        self.taken.add(fold_id(deal_id))
        self._claimed.add(fold_name(incoming.name))


def _list_ids(incoming: Incoming) -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in incoming.fields.items() if name.startswith(EXTERNAL))
