"""Deals from a file: a plan that anyone may read before it is carried out.

A deal is found again by its id in another system, else by its id or its name here, so that the same file
twice changes nothing. An import takes nothing away. A file of which one deal cannot be taken is not taken.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeGuard

from playbook_cli.domain.deal.history.contradictions import Contradiction, find_contradictions
from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.joining import join_deals, list_lacking
from playbook_cli.domain.deal.history.ordering import follow
from playbook_cli.domain.exchange.columns import Column, Layout
from playbook_cli.domain.exchange.incoming import Incoming
from playbook_cli.domain.exchange.stage_labels import list_readings
from playbook_cli.domain.exchange.table import Bundle, RawTable
from playbook_cli.domain.names import fold_id, fold_name
from playbook_cli.domain.playbook.ends import list_worked
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import (
    InvalidArgument,
    NoStageColumn,
    NotFound,
    PlaybookError,
    UnknownStage,
)
from playbook_cli.services.importing.arrivals import (
    change_deal_of_row,
    lacks_stage_of_end,
    start_deal_of_row,
)
from playbook_cli.services.importing.known_deals import KnownDeals
from playbook_cli.services.importing.row_joining import find_twins, join_rows
from playbook_cli.services.importing.stage_finding import StageFinder, suggest_stages
from playbook_cli.services.importing.table_reading import TableReading, read_columns
from playbook_cli.services.importing.understanding import NoteCode, ReadingNote, StageCount, Understanding
from playbook_cli.services.reading_deals import require_whole
from playbook_cli.services.recording.starting import read_name
from playbook_cli.services.workspace import ImportBatch, OpenedDeal, Workspace, find_pinned, open_all

_ENDS = ("won", "lost", "no-decision", "no_decision")


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

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What was recorded apart, here and in the file, and cannot both hold."""
        return find_contradictions(self.after.deal.history) if self.events else ()


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
    understood: Understanding | None = None
    batch: str = ""

    def count(self, fate: Fate) -> int:
        """How many deals have this fate."""
        return sum(planned.fate is fate for planned in self.deals)


def find_editions(workspace: Workspace, playbook: str | None = None) -> tuple[Playbook, ...]:
    """The edition that new deals take, `playbook` or the one that `start` takes, then its translations.

    The names of stages count in each of them.
    """
    edition = workspace.library.load(playbook or workspace.playbook, workspace.language).playbook
    others = (read.playbook for read in workspace.library.list_editions())
    return (edition, *(other for other in others if other.id == edition.id))


def plan_table(
    workspace: Workspace, raw: RawTable, layout: Layout, editions: tuple[Playbook, ...]
) -> ImportPlan:
    """Plan the import of a table; new deals take the first of the `editions`.

    Raises InvalidTable where no column names the deals, NoStageColumn where none says the stage of new ones.
    """
    return TablePlanning(workspace, read_columns(raw, layout), editions).plan()


class TablePlanning:
    """A plan of a table while it is made."""

    def __init__(self, workspace: Workspace, reading: TableReading, editions: tuple[Playbook, ...]) -> None:
        self.batch = ImportBatch(workspace.new_id().replace("-", "")[:8], file_name(reading.table.source))
        self.workspace = replace(workspace, batch=self.batch)
        self.reading = reading
        self.edition = editions[0]
        self.finder = StageFinder(editions)
        self.deals: list[PlannedDeal] = []
        self.refused: list[tuple[int, PlaybookError]] = []
        self.unplaced: list[int] = []

    def plan(self) -> ImportPlan:
        """Read every row, join those about one deal, and say what becomes of each."""
        rows, self.refused = self.reading.read_rows(self.workspace.now.date())
        joined, contradicting = join_rows(rows)
        self.refused += contradicting
        self.known = KnownDeals(open_all(self.workspace))
        require_whole(self.workspace)
        twins = find_twins(joined)
        for incoming in joined:
            try:
                self.deals.append(self._plan(incoming, twin=fold_name(incoming.name) in twins))
            except PlaybookError as error:
                self.refused.append((incoming.line, error))
        return ImportPlan(
            self.reading.table.source,
            tuple(self.deals),
            tuple(self._list_refused()),
            (self.edition,),
            self.reading.ignored,
            self.understand(joined),
            self.batch.id,
        )

    def understand(self, joined: Sequence[Incoming]) -> Understanding:
        """How the table was read, for a person to look through."""
        labels = self.reading.count_stages()
        suggested = suggest_stages(self.edition, self.reading.layout, list(labels))
        counts = tuple(
            StageCount(label, count, line, self._find_target(label), suggested.get(label))
            for label, (count, line) in labels.items()
        )
        understood = self.reading.understand(counts, joined)
        return replace(understood, notes=(*understood.notes, *self._list_unplaced()))

    def _list_unplaced(self) -> Iterator[ReadingNote]:
        """The new deals that ended in a stage which nothing says, and the stage that they are put in."""
        if self.unplaced:
            first = list_worked(self.edition)[0]
            yield ReadingNote(NoteCode.NO_STAGE_OF_END, tuple(self.unplaced), first.name)

    def _find_target(self, label: str) -> str | None:
        """What a label is here: what the layout says, else a stage of the playbook."""
        layout = self.reading.layout
        ours = next(filter(None, map(layout.find_stage, list_readings(label))), None)
        try:
            return self.finder.find(self.edition, ours or label).id
        except NotFound:
            return ours if ours in _ENDS else None

    def _plan(self, incoming: Incoming, *, twin: bool) -> PlannedDeal:
        opened = self.known.find(incoming, twin=twin)
        if opened is None:
            return self._start(incoming)
        if not self.known.claim(opened.deal.id):
            raise InvalidArgument("row", incoming.name, "duplicate_row")
        events = follow(
            opened.deal.history, change_deal_of_row(self.workspace, opened, incoming, self.finder)
        )
        deal = opened.deal.with_events(events)
        after = OpenedDeal(deal, fold(deal), opened.playbook)
        return PlannedDeal(incoming.line, Fate.CHANGED if events else Fate.UNCHANGED, after, events)

    def _start(self, incoming: Incoming) -> PlannedDeal:
        name = read_name(incoming.name, argument=self.reading.heading(Column.NAME))
        edition = self.edition
        if not incoming.stage and not incoming.ended:
            incoming = replace(incoming, stage=self.reading.layout.stage)
        self._check_stage(incoming)
        deal = Deal(
            id=self.known.choose_id(incoming),
            name=name,
            playbook=PlaybookPin(id=edition.id, version=edition.digest, language=edition.language),
            history=follow((), start_deal_of_row(self.workspace, edition, incoming, self.finder)),
        )
        if not self.known.claim(deal.id):
            raise InvalidArgument("row", incoming.name, "duplicate_row")
        if lacks_stage_of_end(edition, incoming, self.finder):
            self.unplaced.append(incoming.line)
        return PlannedDeal(incoming.line, Fate.CREATED, OpenedDeal(deal, fold(deal), edition), deal.history)

    def _check_stage(self, incoming: Incoming) -> None:
        """Refuse a new deal of which nothing says where it stands: no stage is anybody's to guess."""
        if incoming.stage or incoming.ended:
            return
        if Column.STAGE not in self.reading.columns.values():
            raise self.reading.miss_stage_column(set(self.finder.names))
        raise InvalidArgument(self.reading.heading(Column.STAGE), "", "no_stage")

    def _list_refused(self) -> Iterator[tuple[int, PlaybookError]]:
        """Every refused line in the order of the file; an unknown stage once, with its count."""
        counts = Counter(error.text for _line, error in self.refused if _is_stage(error))
        seen: set[str] = set()
        for line, error in sorted(self.refused, key=lambda one: one[0]):
            if isinstance(error, NoStageColumn):
                raise error
            if not _is_stage(error):
                yield line, error
            elif error.text not in seen:
                seen.add(error.text)
                heading = self.reading.heading(Column.STAGE)
                yield line, UnknownStage(heading, error.text, counts[error.text], error.nearest)


def file_name(source: str) -> str:
    """The name of a file without its folder, as the log tells it."""
    return clean_line(source.replace("\\", "/").rstrip("/").rpartition("/")[2])


def _is_stage(error: PlaybookError) -> TypeGuard[NotFound]:
    return isinstance(error, NotFound) and error.kind == "stage"


def plan_bundle(workspace: Workspace, bundle: Bundle) -> ImportPlan:
    """Plan the import of whole deals: new ones come as they are, known ones are joined with those here."""
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
    after = join_deals(ours, deal) if ours else deal
    events = list_lacking(ours, after) if ours else deal.history
    fate = Fate.CREATED if ours is None else Fate.CHANGED if events else Fate.UNCHANGED
    state = fold(after)
    playbook = editions.get(state.playbook.version) or find_pinned(workspace, state)
    return PlannedDeal(line, fate, OpenedDeal(after, state, playbook), events)
