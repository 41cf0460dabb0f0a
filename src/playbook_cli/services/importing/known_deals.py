"""Which deal of the store a row of a file is about."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.exchange.external_ids import fold_external
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming
from playbook_cli.domain.names import fold_id, fold_name, number_id, slugify_name
from playbook_cli.services.importing.known_places import KnownIds, KnownPlaces
from playbook_cli.services.many_deals import read_each, require_whole
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_loaded

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


class KnownDeals:
    """The deals of a store by all that a file may call them, and the ids that are taken.

    Of a deal only its id is held, and hashes of what tells it apart: a deal that one of them leads to is
    opened and asked for its names themselves.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Look at every deal once; raises what reading one raises that may be the one meant."""
        self._workspace = workspace
        self._pinned: dict[str, Playbook] = {}
        self._ids, self._by_id = KnownIds(), KnownPlaces()
        self._by_external, self._by_name = KnownPlaces(), KnownPlaces()
        self._accounts, self._systems = array("q"), array("I")
        self._system_sets: dict[frozenset[str], int] = {}
        self._system_list: list[frozenset[str]] = []
        self._claimed: set[bytes] = set()
        self._numbers: dict[str, int] = {}
        self._look_at_all(workspace)

    def _look_at_all(self, workspace: Workspace) -> None:
        for state in read_each(workspace, workspace.deals.list_ids(), workspace.deals.load_state):
            self._add(state)
        require_whole(workspace)

    def _add(self, state: DealState) -> None:
        place, systems = len(self._ids), frozenset(state.fields.externals)
        self._ids.append(state.id)
        self._by_id.add(fold_id(state.id), place)
        self._by_name.add(fold_name(state.name), place)
        self._accounts.append(hash(fold_name(state.fields.account)))
        if systems not in self._system_sets:
            self._system_sets[systems] = len(self._system_list)
            self._system_list.append(systems)
        self._systems.append(self._system_sets[systems])
        for field, value in state.fields.externals.items():
            self._by_external.add((field, fold_external(field, value)), place)

    def find(self, incoming: Incoming, *, twin: bool = False) -> OpenedDeal | None:
        """The deal that has one of the row's ids elsewhere, else its id here, else its very name.

        A deal of the same name that has another id in that other system is another deal; so is one of another
        account where the file has a `twin`, several deals of this name.
        """
        ids = list_ids(incoming)
        for field, value in ids:
            if found := self._find_external(field, fold_external(field, value)):
                return found
        if incoming.deal_id:
            place = self._find_id(incoming.deal_id)
            return None if place is None else self._open(place)
        return self._find_named(incoming, ids, twin=twin)

    def _open(self, place: int) -> OpenedDeal:
        deals = self._workspace.deals
        return open_loaded(self._workspace, deals.load(self._ids[place]), self._pinned)

    def _find_external(self, field: str, value: str) -> OpenedDeal | None:
        for place in self._by_external.find((field, value)):
            opened = self._open(place)
            if fold_external(field, opened.state.fields.externals.get(field, "")) == value:
                return opened
        return None

    def _find_id(self, deal_id: str) -> int | None:
        """The place of this id, as it is written or as an id is kept here."""
        place = self._find_folded(fold_id(deal_id))
        return self._find_folded(fold_id(slugify_name(deal_id))) if place is None else place

    def _find_folded(self, wanted: str) -> int | None:
        found = (place for place in self._by_id.find(wanted) if fold_id(self._ids[place]) == wanted)
        return next(found, None)

    def _find_named(
        self, incoming: Incoming, ids: Sequence[tuple[str, str]], *, twin: bool
    ) -> OpenedDeal | None:
        """A deal of this very name that may be the row's: of its account first."""
        name, account = fold_name(incoming.name), hash(fold_name(incoming.fields.get("account", "")))
        named = [place for place in self._by_name.find(name) if self._may_be(place, ids)]
        same = [place for place in named if self._accounts[place] == account]
        for place in same if twin else (*same, *named):
            opened = self._open(place)
            if fold_name(opened.state.name) == name:
                return opened
        return None

    def _may_be(self, place: int, ids: Sequence[tuple[str, str]]) -> bool:
        """Whether a deal has no other id in a system in which the row has one."""
        systems = self._system_list[self._systems[place]]
        return not any(field in systems for field, _value in ids)

    def choose_id(self, incoming: Incoming) -> str:
        """An id for a new deal.

        Two of one name are told apart by their account, else by their id elsewhere. Names that only look
        alike in an id get a number.
        """
        slug = slugify_name(incoming.deal_id or incoming.name)
        free = next((one for one in _list_choices(slug, incoming) if not self._is_taken(one)), None)
        if free or incoming.deal_id:
            return free or slug
        return self._number(slug)

    def _number(self, slug: str) -> str:
        """The id with the next number that is free; those before it were taken when it was last asked."""
        for number in count(self._numbers.get(slug, 1)):
            if not self._is_taken(numbered := number_id(slug, number)):
                self._numbers[slug] = number
                return numbered
        raise AssertionError(slug)

    def claim(self, deal_id: str) -> bool:
        """Say that a row is about this deal; False for the second such row."""
        key = _digest(deal_id)
        first = key not in self._claimed
        self._claimed.add(key)
        return first

    def _is_taken(self, deal_id: str) -> bool:
        return self._find_folded(fold_id(deal_id)) is not None or _digest(deal_id) in self._claimed


def _digest(deal_id: str) -> bytes:
    """What an id is remembered by; no two have ever been found to have the same."""
    return hashlib.blake2b(fold_id(deal_id).encode(), digest_size=16).digest()


def list_ids(incoming: Incoming) -> Sequence[tuple[str, str]]:
    """The ids of a row in other systems, by their fields."""
    return sorted((name, value) for name, value in incoming.fields.items() if name.startswith(EXTERNAL))


def _list_choices(slug: str, incoming: Incoming) -> Iterator[str]:
    yield slug
    for part in (incoming.fields.get("account", ""), *(value for _name, value in list_ids(incoming))):
        if part:
            yield slugify_name(f"{incoming.name} {part}")
