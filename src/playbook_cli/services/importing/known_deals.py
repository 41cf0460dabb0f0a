"""Which deal of the store a row of a file is about."""

from collections.abc import Iterator, Sequence
from itertools import count

from playbook_cli.domain.deal.fields import EXTERNAL
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.exchange.external_ids import fold_external
from playbook_cli.domain.exchange.incoming import Incoming
from playbook_cli.domain.names import fold_id, fold_name, number_id, slugify_name
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.reading_deals import read_each, require_whole
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_loaded


@dataclass(frozen=True, slots=True)
class _Known:
    """What tells one deal of the store apart: its id, its account, the systems that have an id of it."""

    deal: str
    account: str
    systems: frozenset[str]


class KnownDeals:
    """The deals of a store by all that a file may call them, and the ids that are taken.

    Of a deal only what tells it apart is held, and of that only the hashes of its names; it is opened
    where a row is about it.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Look at every deal once; raises what reading one raises that may be the one meant."""
        self._workspace = workspace
        self._pinned: dict[str, Playbook] = {}
        self._by_id: dict[int, _Known] = {}
        self._by_external: dict[int, _Known] = {}
        self._by_name: dict[int, tuple[_Known, ...]] = {}
        self._claimed: set[int] = set()
        self._numbers: dict[str, int] = {}
        self._look_at_all(workspace)

    def _look_at_all(self, workspace: Workspace) -> None:
        accounts: dict[str, str] = {}
        systems: dict[frozenset[str], frozenset[str]] = {}
        for state in read_each(workspace, workspace.deals.list_ids(), workspace.deals.load_state):
            account, names = fold_name(state.fields.account), frozenset(state.fields.externals)
            self._add(
                state,
                _Known(state.id, accounts.setdefault(account, account), systems.setdefault(names, names)),
            )
        require_whole(workspace)

    def _add(self, state: DealState, known: _Known) -> None:
        self._by_id[hash(fold_id(state.id))] = known
        name = hash(fold_name(state.name))
        self._by_name[name] = (*self._by_name.get(name, ()), known)
        for field, value in state.fields.externals.items():
            self._by_external.setdefault(hash((field, fold_external(field, value))), known)

    def find(self, incoming: Incoming, *, twin: bool = False) -> OpenedDeal | None:
        """The deal that has one of the row's ids elsewhere, else its id here, else its very name.

        A deal of the same name that has another id in that other system is another deal; so is one of another
        account where the file has a `twin`, several deals of this name.
        """
        found = self._find(incoming, twin=twin)
        if found is None:
            return None
        return open_loaded(self._workspace, self._workspace.deals.load(found.deal), self._pinned)

    def _find(self, incoming: Incoming, *, twin: bool) -> _Known | None:
        ids = list_ids(incoming)
        for name, value in ids:
            if found := self._by_external.get(hash((name, fold_external(name, value)))):
                return found
        if incoming.deal_id:
            return self._by_id.get(hash(fold_id(incoming.deal_id)))
        named = [one for one in self._by_name.get(hash(fold_name(incoming.name)), ()) if _may_be(one, ids)]
        account = fold_name(incoming.fields.get("account", ""))
        same = [one for one in named if one.account == account]
        return next(iter(same if twin else same or named), None)

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
        key = hash(fold_id(deal_id))
        first = key not in self._claimed
        self._claimed.add(key)
        return first

    def _is_taken(self, deal_id: str) -> bool:
        key = hash(fold_id(deal_id))
        return key in self._by_id or key in self._claimed


def list_ids(incoming: Incoming) -> Sequence[tuple[str, str]]:
    """The ids of a row in other systems, by their fields."""
    return sorted((name, value) for name, value in incoming.fields.items() if name.startswith(EXTERNAL))


def _list_choices(slug: str, incoming: Incoming) -> Iterator[str]:
    yield slug
    for part in (incoming.fields.get("account", ""), *(value for _name, value in list_ids(incoming))):
        if part:
            yield slugify_name(f"{incoming.name} {part}")


def _may_be(known: _Known, ids: Sequence[tuple[str, str]]) -> bool:
    return not any(name in known.systems for name, _value in ids)
