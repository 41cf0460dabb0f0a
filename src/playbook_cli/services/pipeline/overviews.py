"""The overviews of deals: from the index where it knows them, else folded from their histories.

Deals of one edition share the overview of its playbook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

from playbook_cli.services.many_deals import note_uncertain, read_each
from playbook_cli.services.workspace import find_deal_id, find_pinned_once, open_all, open_loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playbook_cli.domain.deal.overview import DealOverview
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, Tallied
    from playbook_cli.errors import ConflictCopy
    from playbook_cli.services.ports.overview_index import OverviewIndex
    from playbook_cli.services.workspace import OpenedDeal, Workspace

    KnownPlaybooks = dict[str, PlaybookOverview]  # by digest
    # Hears of each deal that is read: what it is known again by, its state, its edition, its overview.
    Notice = Callable[[object, DealState, Playbook, DealOverview], None]

_T = TypeVar("_T")


def overview_opened(opened: OpenedDeal, known: KnownPlaybooks) -> DealOverview:
    """The overview of a deal that is open; a playbook that is met for the first time becomes known."""
    return _overview(opened.state, opened.playbook, known)


def _overview(state: DealState, playbook: Playbook, known: KnownPlaybooks) -> DealOverview:
    from playbook_cli.domain.deal.overview import overview_deal
    from playbook_cli.domain.playbook.playbook_overview import overview_playbook

    version = playbook.digest
    if version not in known:
        known[version] = overview_playbook(playbook)
    return overview_deal(state, known[version])


def find_overview(workspace: Workspace, deal: str) -> DealOverview:
    """The overview of the deal that a text names; raises what opening it raises."""
    deal_id = find_deal_id(workspace, deal)
    index = find_index(workspace)
    if index is None:
        return overview_opened(open_loaded(workspace, workspace.deals.load(deal_id)), {})
    found = index.find(deal_id, workspace.language)
    if found is None:
        found = _Reading(workspace, index).read(deal_id)
        index.save()
    return found


def list_overviews(
    workspace: Workspace, *, worked: bool = False, notice: Notice | None = None
) -> Iterator[DealOverview]:
    """The overview of every deal that had begun by the moment asked for, in the order of their ids.

    Of those that are not `worked`, where only these are asked for, some may be left out.
    """
    index = find_index(workspace)
    if index is None:
        known: KnownPlaybooks = {}
        return (overview_opened(opened, known) for opened in open_all(workspace))
    ids, copies = workspace.deals.list_with_copies()
    found = index.find_each(ids, workspace.language, worked=worked)
    return _list_indexed(_Reading(workspace, index, notice), ids, copies, found, lambda deal: deal)


def list_tallies(workspace: Workspace) -> Iterator[Tallied]:
    """The edition and the tally of every deal, in the order of their ids."""
    index = find_index(workspace)
    if index is None:
        return map(_tally, list_overviews(workspace))
    ids, copies = workspace.deals.list_with_copies()
    known = index.find_tallies(ids, workspace.language)
    return _list_indexed(_Reading(workspace, index), ids, copies, known, _tally)


def _tally(deal: DealOverview) -> Tallied:
    return deal.playbook, deal.tally


def list_worked(workspace: Workspace, notice: Notice | None = None) -> Iterator[DealOverview]:
    """The deals that are open and not put away, in the order of their ids."""
    return (deal for deal in list_overviews(workspace, worked=True, notice=notice) if deal.is_worked)


def list_counted(workspace: Workspace) -> Iterator[DealOverview]:
    """The deals that are not put away, open or not."""
    return (deal for deal in list_overviews(workspace) if not deal.archived)


def find_index(workspace: Workspace) -> OverviewIndex | None:
    """The index, which knows nothing of the past."""
    return None if workspace.until else workspace.index


def see_indexed(
    workspace: Workspace, index: OverviewIndex, deal_id: str, pinned: dict[str, Playbook]
) -> tuple[object, DealState, Playbook]:
    """What a deal is known again by, looked at before it is read; then its state and its edition."""
    seen = index.look_at(deal_id)
    state = workspace.deals.load_state(deal_id)
    return seen, state, find_pinned_once(workspace, state, pinned)


def _list_indexed(
    reading: _Reading,
    ids: Sequence[str],
    copies: Sequence[ConflictCopy],
    known: Iterator[_T | Literal[False] | None],
    take: Callable[[DealOverview], _T],
) -> Iterator[_T]:
    """What the index knows of each of these deals, else what is taken of its overview; False is left out."""

    def read(deal_id: str) -> _T | None:
        found = next(known)
        return None if found is False else found or take(reading.read(deal_id))

    try:
        yield from read_each(reading.workspace, ids, read, copies)
    finally:
        reading.index.save(ids)


class _Reading:
    """Works out what the index does not know, and has it kept; editions are found once."""

    def __init__(self, workspace: Workspace, index: OverviewIndex, notice: Notice | None = None) -> None:
        self.workspace, self.index, self.notice = workspace, index, notice
        self.pinned: dict[str, Playbook] = {}
        self.known: KnownPlaybooks = {}

    def read(self, deal_id: str) -> DealOverview:
        """The overview of one deal; raises what opening it raises."""
        seen, state, playbook = see_indexed(self.workspace, self.index, deal_id, self.pinned)
        overview = _overview(state, playbook, self.known)
        if self.notice:
            self.notice(seen, state, playbook, overview)
        if not note_uncertain(self.workspace, state):  # which is told each time
            self.index.keep(seen, overview, state.playbook.version, self.workspace.language)
        return overview
