"""Deals from a file: a plan that anyone may read before it is carried out.

A deal is found again by its id in another system, else by its id or its name here, so that the same file
twice changes nothing. An import takes nothing away. A file of which one deal cannot be taken is not taken.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.ordering import follow
from playbook_cli.domain.exchange.columns import WRITTEN_ONLY, Column, Layout, match_externals, match_headings
from playbook_cli.domain.exchange.incoming import Incoming, read_row
from playbook_cli.domain.exchange.table import Bundle, DealTable, TableRow
from playbook_cli.domain.names import fold_id
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors import DealDiverged, InvalidArgument, InvalidTable, PlaybookError
from playbook_cli.services.importing.arrivals import change_deal_of_row, start_deal_of_row
from playbook_cli.services.importing.known_deals import KnownDeals
from playbook_cli.services.readable import require_whole
from playbook_cli.services.recording.deals import read_name
from playbook_cli.services.workspace import OpenedDeal, Workspace, find_pinned, open_all


class Fate(StrEnum):
    """What an import does with one deal."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PlannedDeal:
    """One deal of the file: how it will stand, and the events that make it so."""

    line: int
    fate: Fate
    after: OpenedDeal
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    `editions` are what its deals are pinned to; `refused` holds the lines that cannot be taken, `ignored` the
    headings that mean nothing here.
    """

    source: str
    deals: tuple[PlannedDeal, ...]
    refused: tuple[tuple[int, PlaybookError], ...]
    editions: tuple[Playbook, ...]
    ignored: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        """How many deals have this fate."""
        return sum(planned.fate is fate for planned in self.deals)


def plan_table(
    workspace: Workspace, table: DealTable, layout: Layout, *, playbook: str | None = None
) -> ImportPlan:
    """Plan the import of a table; new deals take `playbook`, else the one that `start` takes.

    Raises InvalidTable where no column names the deals.
    """
    columns = match_headings(layout, table.header)
    if Column.NAME not in columns.values():
        expected = layout.headings[Column.NAME]
        raise InvalidTable(table.source, "no_name_column", 1, ", ".join(table.header)[:200], expected)
    edition = workspace.library.load(playbook or workspace.playbook, workspace.language).playbook
    planning = _TablePlanning(workspace, layout, edition, columns, match_externals(table.header))
    for row in table.rows:
        planning.take(row)
    meant = {*planning.columns, *planning.externals}
    ignored = tuple(h for at, h in enumerate(table.header) if h.strip() and at not in meant)
    return ImportPlan(table.source, tuple(planning.deals), tuple(planning.refused), (edition,), ignored)


@dataclass
class _TablePlanning:
    """A plan while it is made, row by row."""

    workspace: Workspace
    layout: Layout
    edition: Playbook
    columns: Mapping[int, Column]
    externals: Mapping[int, str]

    def __post_init__(self) -> None:
        self.known = KnownDeals(open_all(self.workspace))
        require_whole(self.workspace)
        self.deals: list[PlannedDeal] = []
        self.refused: list[tuple[int, PlaybookError]] = []

    def take(self, row: TableRow) -> None:
        """Plan one row, or note why it cannot be taken."""
        try:
            self.deals.append(self._plan(row))
        except PlaybookError as error:
            self.refused.append((row.line, error))

    def _plan(self, row: TableRow) -> PlannedDeal:
        incoming = self._read(row)
        opened = self.known.find(incoming)
        if opened is None:
            return self._start(incoming)
        self.known.claim(opened.deal.id, incoming)
        events = follow(opened.deal.history, change_deal_of_row(self.workspace, opened, incoming))
        deal = opened.deal.with_events(events)
        after = OpenedDeal(deal, fold(deal), opened.playbook)
        return PlannedDeal(row.line, Fate.CHANGED if events else Fate.UNCHANGED, after, events)

    def _read(self, row: TableRow) -> Incoming:
        cells = {column: row.cells[at] for at, column in self.columns.items() if column not in WRITTEN_ONLY}
        return read_row(
            row.line,
            cells,
            {name: row.cells[at] for at, name in self.externals.items()},
            self.layout,
            today=self.workspace.now.date(),
        )

    def _start(self, incoming: Incoming) -> PlannedDeal:
        read_name(incoming.name)
        edition = self.edition
        deal = Deal(
            id=self.known.choose_id(incoming),
            name=incoming.name,
            playbook=PlaybookPin(id=edition.id, version=edition.digest, language=edition.language),
            history=follow((), start_deal_of_row(self.workspace, edition, incoming)),
        )
        self.known.claim(deal.id, incoming)
        return PlannedDeal(incoming.line, Fate.CREATED, OpenedDeal(deal, fold(deal), edition), deal.history)


def plan_bundle(workspace: Workspace, bundle: Bundle) -> ImportPlan:
    """Plan the import of whole deals: new ones come as they are, known ones get the events they lack.

    A deal that went another way here than in the file is refused: nobody can say which way is true.
    """
    editions = {playbook.digest: playbook for playbook in bundle.playbooks}
    present = {fold_id(deal_id) for deal_id in workspace.deals.list_ids()}
    deals: list[PlannedDeal] = []
    refused: list[tuple[int, PlaybookError]] = []
    seen: set[str] = set()
    for line, deal in zip(bundle.lines, bundle.deals, strict=True):
        try:
            _check_first(deal, seen)
            ours = workspace.deals.load(deal.id) if fold_id(deal.id) in present else None
            deals.append(_plan_whole(workspace, line, deal, ours, editions))
        except PlaybookError as error:
            refused.append((line, error))
    return ImportPlan(bundle.source, tuple(deals), tuple(refused), bundle.playbooks)


def _check_first(deal: Deal, seen: set[str]) -> None:
    if fold_id(deal.id) in seen:
        raise InvalidArgument("row", deal.id, "duplicate_row")
    seen.add(fold_id(deal.id))


def _plan_whole(
    workspace: Workspace, line: int, deal: Deal, ours: Deal | None, editions: Mapping[str, Playbook]
) -> PlannedDeal:
    state = fold(deal)
    playbook = editions.get(state.playbook.version) or find_pinned(workspace, state)
    if ours is None:
        return PlannedDeal(line, Fate.CREATED, OpenedDeal(deal, state, playbook), deal.history)
    events = _find_fresh(ours, deal)
    after = ours.with_events(events)
    fate = Fate.CHANGED if events else Fate.UNCHANGED
    return PlannedDeal(line, fate, OpenedDeal(after, fold(after), playbook), events)


def _find_fresh(ours: Deal, theirs: Deal) -> tuple[Event, ...]:
    """The events that only the file has, all behind ours; raises DealDiverged."""
    common = min(len(ours.history), len(theirs.history))
    pairs = zip(ours.history[:common], theirs.history[:common], strict=True)
    if any(one.id != other.id for one, other in pairs):
        raise DealDiverged(ours.id)
    return theirs.history[common:]
