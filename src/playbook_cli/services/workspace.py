"""What a use case works with, and how a deal is opened with the edition that it is pinned to."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from playbook_cli.errors import DamagedSnapshot, MissingSnapshot, NotFound
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.many_deals import note_uncertain, read_each

if TYPE_CHECKING:  # what asks the index alone loads no model
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook, Stage
    from playbook_cli.errors import FileProblem
    from playbook_cli.services.ports.deal_store import DealStore, SnapshotStore
    from playbook_cli.services.ports.evidence_shelf import EvidenceShelf
    from playbook_cli.services.ports.overview_index import OverviewIndex
    from playbook_cli.services.ports.playbook_library import PlaybookLibrary
    from playbook_cli.services.ports.progress import ReadingProgress


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """The import that events belong to: its id, by which it is taken back, and the name of its file."""

    id: str
    file: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """The places of one installation, the seller at work and the present moment.

    `language` is the edition asked for, or None for each deal's own; `new_id` gives an event its uuid;
    with `until` every deal is read as it was at that moment; without `evidence` every proof is words; `guard`
    looks at a deal as it is now before anything is decided about it, and may raise to refuse. The `index`
    answers sooner what deals and snapshots would, and is never asked of the past. What a list could not read
    waits in `unread`, to be told when the answer is out; `progress` hears how far it is. `locales` are
    those of numbers and of days.
    """

    deals: DealStore
    snapshots: SnapshotStore
    library: PlaybookLibrary
    user: str
    now: datetime
    new_id: Callable[[], str]
    language: str | None = None
    playbook: str | None = None
    until: datetime | None = None
    evidence: EvidenceShelf | None = None
    guard: Callable[[OpenedDeal], None] | None = None
    batch: ImportBatch | None = None
    index: OverviewIndex | None = None
    unread: list[FileProblem] = field(default_factory=list)
    progress: ReadingProgress | None = None
    locales: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class SeenDeal:
    """The state of a deal and the edition it is pinned to, in the words of the language asked for."""

    state: DealState
    playbook: Playbook

    @property
    def stage(self) -> Stage:
        """The stage in which the deal stands."""
        return self.playbook.stage_or_first(self.state.stage)


@dataclass(frozen=True, slots=True)
class OpenedDeal(SeenDeal):
    """The same with its history, of a deal to which events are to be added."""

    deal: Deal


def open_deal(workspace: Workspace, text: str) -> OpenedDeal:
    """Open the deal that an id, a name or a part of one names; raises NotFound or AmbiguousName."""
    return open_loaded(workspace, workspace.deals.load(find_deal_id(workspace, text)))


def see_deal(workspace: Workspace, text: str) -> SeenDeal:
    """See where the deal stands that a text names, without its history; raises as opening it does."""
    return see_known(workspace, find_deal_id(workspace, text), {})


def see_known(workspace: Workspace, deal_id: str, known: dict[str, Playbook]) -> SeenDeal:
    """The same by the id of a deal, of many that share the editions that are `known`, by version."""
    if workspace.until:
        opened = open_loaded(workspace, workspace.deals.load(deal_id), known)
        return SeenDeal(opened.state, opened.playbook)
    state = workspace.deals.load_state(deal_id)
    note_uncertain(workspace, state)
    return SeenDeal(state, find_pinned_once(workspace, state, known))


def open_loaded(workspace: Workspace, deal: Deal, known: dict[str, Playbook] | None = None) -> OpenedDeal:
    """Fold a loaded deal and find the edition it is pinned to; raises MissingSnapshot.

    Raises NotFound for a deal that had not begun at the moment asked for.
    """
    from playbook_cli.domain.deal.history.as_of import cut_history
    from playbook_cli.domain.deal.history.fold import fold

    if workspace.until:
        deal = cut_history(deal, workspace.until)
        if not deal.history:
            raise NotFound("deal", deal.id)
    state = fold(deal)
    note_uncertain(workspace, state)
    playbook = find_pinned_once(workspace, state, {} if known is None else known)
    return OpenedDeal(state, playbook, deal)


def open_all(workspace: Workspace) -> Iterator[OpenedDeal]:
    """Open every deal that can be read and had begun by the moment asked for, in the order of their ids.

    Editions are found once, for many deals share one.
    """
    from playbook_cli.domain.deal.history.as_of import cut_history

    pinned: dict[str, Playbook] = {}

    def read(deal_id: str) -> OpenedDeal | None:
        deal = workspace.deals.load(deal_id)
        if workspace.until and not cut_history(deal, workspace.until).history:
            return None
        return open_loaded(workspace, deal, pinned)

    return read_each(workspace, workspace.deals.list_ids(), read)


def find_deal_id(workspace: Workspace, text: str) -> str:
    """Find the one deal that `text` names: its id, else its name, else a part of either.

    Where a part fits several, those that are archived are not meant. Raises NotFound or AmbiguousName.
    """
    index = workspace.index
    if workspace.deals.is_at_hand(text) or (index and index.find_name(text) is not None):
        return text
    from playbook_cli.services.deal_search import search_deal

    return search_deal(workspace, text)


def find_pinned(workspace: Workspace, state: DealState) -> Playbook:
    """Find the edition a deal is pinned to, translated where another language is asked for."""
    from playbook_cli.domain.playbook.editions import translate_into

    return translate_into(_find_kept(workspace, state), workspace.language, lambda: _list_editions(workspace))


def find_pinned_once(workspace: Workspace, state: DealState, known: dict[str, Playbook]) -> Playbook:
    """Find the edition of one of many deals; `known` holds those that were found before, by version."""
    version = state.playbook.version
    if version not in known:
        known[version] = find_pinned(workspace, state)
    return known[version]


def _find_kept(workspace: Workspace, state: DealState) -> Playbook:
    """The snapshot; where it is missing or damaged, the installed edition of the same digest."""
    try:
        kept = workspace.snapshots.load(state.playbook.version)
    except DamagedSnapshot as damaged:
        try:
            return _find_installed(workspace, state)
        except MissingSnapshot:
            raise damaged from None
    return kept or _find_installed(workspace, state)


def _find_installed(workspace: Workspace, state: DealState) -> Playbook:
    for edition in _list_editions(workspace):
        if edition.digest == state.playbook.version:
            return edition
    raise MissingSnapshot(state.playbook.id, state.id, state.playbook.version)


def _list_editions(workspace: Workspace) -> Iterator[Playbook]:
    return (edition.playbook for edition in workspace.library.list_editions())
