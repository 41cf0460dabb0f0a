"""What a use case works with, and how a deal is opened and recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from datetime import UTC, datetime
from functools import lru_cache
from itertools import count, repeat
from typing import TYPE_CHECKING, TypedDict

from playbook_cli.domain.names import find_matches, find_nearest, join_names
from playbook_cli.errors import (
    AmbiguousName,
    DamagedSnapshot,
    DealClosed,
    DealMovedOn,
    InvalidArgument,
    MissingSnapshot,
    NotFound,
    PlaybookError,
)
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.reading_deals import note_uncertain, read_each

if TYPE_CHECKING:  # what asks the index alone loads no model
    from collections.abc import Collection, Iterator, Mapping

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.history.events import Event
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook, Stage
    from playbook_cli.errors import FileProblem
    from playbook_cli.services.ports.deal_store import DealStore, SnapshotStore
    from playbook_cli.services.ports.evidence_shelf import EvidenceShelf
    from playbook_cli.services.ports.overview_index import OverviewIndex
    from playbook_cli.services.ports.playbook_library import PlaybookLibrary
    from playbook_cli.services.ports.progress import ReadingProgress


_MOST_TOLD = 8  # deals of an ambiguous name that are described


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
        from playbook_cli.domain.coach import stage_of

        return stage_of(self.playbook, self.state)


@dataclass(frozen=True, slots=True)
class OpenedDeal(SeenDeal):
    """The same with its history, of a deal to which events are to be added."""

    deal: Deal


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a use case appended: the deal before and after, and the events between."""

    before: OpenedDeal
    events: tuple[Event, ...]
    after: OpenedDeal


class Stamp(TypedDict):
    """What every new event carries: its own id, when it was recorded and by whom."""

    id: str
    at: datetime
    by: str
    batch: str | None
    file: str | None


Decision = Callable[[OpenedDeal], "Sequence[Event]"]


def stamp(workspace: Workspace) -> Stamp:
    """Stamp one new event; the moment is kept in UTC, to the second."""
    at, batch = _moment_of(workspace.now), workspace.batch
    return {
        "id": workspace.new_id(),
        "at": at,
        "by": workspace.user,
        "batch": batch.id if batch else None,
        "file": batch.file if batch else None,
    }


@lru_cache(maxsize=1)
def _moment_of(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)


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
    from playbook_cli.domain.deal.history.as_of import events_until
    from playbook_cli.domain.deal.history.fold import fold

    if workspace.until:
        deal = events_until(deal, workspace.until)
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
    from playbook_cli.domain.deal.history.as_of import events_until

    pinned: dict[str, Playbook] = {}

    def read(deal_id: str) -> OpenedDeal | None:
        deal = workspace.deals.load(deal_id)
        if workspace.until and not events_until(deal, workspace.until).history:
            return None
        return open_loaded(workspace, deal, pinned)

    return read_each(workspace, workspace.deals.list_ids(), read)


def find_deal_id(workspace: Workspace, text: str) -> str:
    """Find the one deal that `text` names: its id, else its name, else a part of either.

    Where a part fits several, those that are archived are not meant.
    """
    if workspace.deals.is_at_hand(text):
        return text
    if workspace.index and workspace.index.find_name(text) is not None:
        return text
    ids = workspace.deals.list_ids()
    if text in ids:
        return text
    known = [(deal_id, (deal_id, name)) for deal_id, name in find_names(workspace, ids) if name]
    told = count()

    def tell_apart(deal_id: str) -> str:
        return _describe_deal(workspace, deal_id) if next(told) < _MOST_TOLD else deal_id

    matches = _prefer_worked(workspace, find_matches(text, known))
    if len(matches) > 1:
        raise AmbiguousName("deal", text, tuple(map(tell_apart, matches)))
    if matches:
        return matches[0]
    _note_unreadable(workspace, ids, {deal_id for deal_id, _names in known})
    nearest = find_nearest(text, [name for _, names in known for name in names])
    by_name = {name: names[0] for _, names in known for name in names}
    raise NotFound("deal", text, tuple(dict.fromkeys(by_name[name] for name in nearest)))


def _prefer_worked(workspace: Workspace, matches: Sequence[str]) -> Sequence[str]:
    """Of several deals of which a text is a part those that are not put away, unless all or very many are."""
    if not 1 < len(matches) <= _MOST_TOLD:
        return matches
    return [deal_id for deal_id in matches if not _is_put_away(workspace, deal_id)] or matches


def _is_put_away(workspace: Workspace, deal_id: str) -> bool:
    from playbook_cli.domain.deal.history.fold import fold

    try:
        return fold(workspace.deals.load(deal_id)).fields.archived
    except PlaybookError:
        return False


def _describe_deal(workspace: Workspace, deal_id: str) -> str:
    """A deal by its id, then its name, account and stage, so that several of one name are told apart."""
    try:
        opened = open_loaded(workspace, workspace.deals.load(deal_id))
    except PlaybookError:
        return deal_id
    name = opened.state.name if opened.state.name != deal_id else ""
    return join_names(filter(None, (deal_id, name, opened.state.fields.account, opened.stage.name)))


def _note_unreadable(workspace: Workspace, ids: Sequence[str], known: Collection[str]) -> None:
    """Note the deals whose names nobody can read, for one of them may be the one that was meant."""
    unread = [deal_id for deal_id in ids if deal_id not in known]
    for _deal in read_each(workspace, unread, workspace.deals.load):
        pass


def find_names(workspace: Workspace, ids: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Each of these deals with its present name, None where it cannot be read; files only if they must."""
    known = workspace.index.find_names(ids) if workspace.index else repeat(None)
    for deal_id, name in zip(ids, known, strict=False):
        yield deal_id, name or workspace.deals.find_name(deal_id)


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


def record(
    workspace: Workspace,
    opened: OpenedDeal,
    decide: Decision,
    *,
    dry_run: bool = False,
    known: Mapping[str, Playbook] | None = None,
) -> Recorded:
    """Append what `decide` makes of the deal; when the deal has moved on meanwhile, read and decide again.

    The second time other writers are kept out, so that nobody overtakes for ever. `decide` gets the deal as
    it is now and may raise to refuse. Nothing is written on a dry run. `known` are the editions, by digest,
    that an event may lead to.
    """
    events, known = _decide(workspace, opened, decide), known or {}
    if dry_run or not events:
        after = _reopen(workspace, opened, opened.deal.with_events(events), known)
        return Recorded(opened, events, after)
    try:
        return _append(workspace, opened, events, known)
    except DealMovedOn:
        with workspace.deals.hold():
            opened = open_loaded(workspace, workspace.deals.load(opened.deal.id))
            return _append(workspace, opened, _decide(workspace, opened, decide), known)


def _decide(workspace: Workspace, opened: OpenedDeal, decide: Decision) -> tuple[Event, ...]:
    from playbook_cli.domain.deal.history.ordering import follow

    if workspace.guard:
        workspace.guard(opened)
    return follow(opened.deal.history, decide(opened))


def _append(
    workspace: Workspace, opened: OpenedDeal, events: tuple[Event, ...], known: Mapping[str, Playbook]
) -> Recorded:
    expected = len(opened.deal.history)
    deal = workspace.deals.append(opened.deal.id, events, expected_length=expected)
    return Recorded(opened, events, _reopen(workspace, opened, deal, known))


def _reopen(
    workspace: Workspace, opened: OpenedDeal, deal: Deal, known: Mapping[str, Playbook]
) -> OpenedDeal:
    """The deal after an event, which may have led to another edition."""
    from playbook_cli.domain.deal.history.fold import fold

    state = fold(deal)
    version = state.playbook.version
    if version == opened.state.playbook.version:
        return OpenedDeal(state, opened.playbook, deal)
    return OpenedDeal(state, known.get(version) or find_pinned(workspace, state), deal)


def require_words(argument: str, text: str | None) -> None:
    """Refuse a text that is given and says nothing; raises InvalidArgument."""
    from playbook_cli.domain.text import is_blank

    if text is not None and is_blank(text):
        raise InvalidArgument(argument, text, "words")


def require_open(opened: OpenedDeal) -> None:
    """Refuse a change to a deal that is closed; raises DealClosed."""
    if not opened.state.is_open:
        raise DealClosed(opened.deal.id, opened.state.status.value)
