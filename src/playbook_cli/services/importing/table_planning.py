"""What becomes of the rows of a table: a plan that anyone may read before it is carried out.

A deal is found again by its id in another system, else by its id or its name here, so that the same file
twice changes nothing. An import takes nothing away. A file of which one deal cannot be taken is not taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Closed, Event, StageEntered
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.ordering import link_behind
from playbook_cli.domain.exchange.columns import WRITTEN_ONLY, Column, Layout
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming
from playbook_cli.domain.exchange.layouts import UNKNOWN_SYSTEM
from playbook_cli.domain.exchange.table import RawTable
from playbook_cli.domain.names import fold_id, fold_name, slugify_name
from playbook_cli.domain.playbook.ends import list_worked
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import InvalidArgument, NotFound, PlaybookError
from playbook_cli.errors.tables import NoStageColumn, UnknownStage
from playbook_cli.services.importing.arrivals import (
    change_deal_of_row,
    has_moved_days,
    lacks_stage_of_end,
    read_end,
    start_deal_of_row,
)
from playbook_cli.services.importing.ended_deals import is_ended_otherwise
from playbook_cli.services.importing.import_plan import Fate, ImportPlan
from playbook_cli.services.importing.known_deals import KnownDeals, list_ids
from playbook_cli.services.importing.planning import Planning
from playbook_cli.services.importing.row_joining import RowJoining
from playbook_cli.services.importing.table.table_columns import read_columns
from playbook_cli.services.importing.table.table_reading import TableReading
from playbook_cli.services.importing.table.table_stages import TableStages
from playbook_cli.services.importing.table.understanding import (
    NoteCode,
    ReadingNote,
    Understanding,
)
from playbook_cli.services.ports.deal_store import StoreChange
from playbook_cli.services.ports.long_lists import LongList, OpenLongList
from playbook_cli.services.ports.progress import ImportProgress, ImportStep
from playbook_cli.services.recording.starting import read_name
from playbook_cli.services.workspace import ImportBatch, OpenedDeal, Workspace

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


def find_editions(workspace: Workspace, playbook: str | None = None) -> tuple[Playbook, ...]:
    """The edition that new deals take, `playbook` or the one that `start` takes, then its translations.

    The names of stages count in each of them.
    """
    edition = workspace.library.load(playbook or workspace.playbook, workspace.language).playbook
    others = (read.playbook for read in workspace.library.list_editions())
    return (edition, *(other for other in others if other.id == edition.id))


def plan_table(
    workspace: Workspace,
    raw: RawTable,
    layout: Layout,
    editions: tuple[Playbook, ...],
    *,
    open_long_list: OpenLongList = list,
    progress: ImportProgress | None = None,
) -> TablePlanning:
    """Plan the import of a table; new deals take the first of the `editions`.

    Raises InvalidTable where no column names the deals. Going through the changes raises NoStageColumn where
    none says the stage of new ones.
    """
    reading = read_columns(raw, layout, workspace.now.date())
    return TablePlanning(workspace, reading, editions, open_long_list=open_long_list, progress=progress)


class TablePlanning(Planning):
    """A plan of a table while it is made."""

    def __init__(
        self,
        workspace: Workspace,
        reading: TableReading,
        editions: tuple[Playbook, ...],
        *,
        open_long_list: OpenLongList,
        progress: ImportProgress | None,
    ) -> None:
        super().__init__(reading.table.source, editions[:1], open_long_list)
        self.batch = ImportBatch(workspace.new_id().replace("-", "")[:8], cut_folder(reading.table.source))
        self.workspace = replace(workspace, batch=self.batch)
        self.edition = editions[0]
        self.stages = TableStages(editions, reading.count_stages())
        self.finder = self.stages.finder
        self.reading = reading.with_ends(self.stages.find_common_ends(reading))
        self.unplaced: list[int] = []
        self._noted: dict[NoteCode, list[int]] = {}
        self._pin = PlaybookPin(
            id=self.edition.id, version=self.edition.digest, language=self.edition.language
        )
        self._open_long_list = open_long_list
        self._progress = progress or (lambda _step, _done, _total: None)
        self._unknown: Counter[str] = Counter()

    def list_changes(self) -> Iterator[StoreChange]:
        """Read every row, join those about one deal, and say what becomes of each."""
        self.joining = RowJoining(self._read_rows())
        self.refused += self.joining.refused
        self.known = KnownDeals(self.workspace)
        twins = self.joining.find_twins()
        total = len(self.joining.rows)
        for done, incoming in enumerate(self.joining, 1):
            self._progress(ImportStep.COMPARING, done, total)
            try:
                yield from self._plan(incoming, twin=fold_name(incoming.name) in twins)
            except PlaybookError as error:
                self._refuse(incoming.line, error)

    def _read_rows(self) -> Collection[Incoming]:
        rows: LongList[Incoming] = self._open_long_list()
        total = len(self.reading.table.rows)
        for incoming in self.reading.read_rows(self.workspace.now.date(), self._refuse):
            rows.append(incoming)
            self._progress(ImportStep.READING, len(rows), total)
        return rows

    def _refuse(self, line: int, error: PlaybookError) -> None:
        """Keep why a line cannot be taken; of an unknown stage the first line, and how many there are."""
        if isinstance(error, NoStageColumn):
            raise error
        if _is_stage(error):
            self._unknown[error.text] += 1
            if self._unknown[error.text] > 1:
                return
        self.refused.append((line, error))

    def finish(self) -> ImportPlan:
        """The plan, with how the table was read."""
        return replace(
            self._make_plan(tuple(self._list_refused())),
            ignored=self.reading.ignored,
            understood=self.understand(),
            batch=self.batch.id,
        )

    def understand(self) -> Understanding:
        """How the table was read, for a person to look through."""
        counts = self.stages.list_counts(self.reading.layout)
        understood = self.reading.understand(counts, self.joining.list_notes())
        return replace(understood, notes=(*understood.notes, *self._list_end_notes()))

    def _list_end_notes(self) -> Iterator[ReadingNote]:
        """The deals of whose end the file does not say where or when it was, or says another."""
        if self.unplaced:
            first = list_worked(self.edition)[0]
            yield ReadingNote(NoteCode.NO_STAGE_OF_END, tuple(self.unplaced), first.name)
        for code, lines in self._noted.items():
            yield ReadingNote(code, tuple(lines))

    def _plan(self, incoming: Incoming, *, twin: bool) -> Iterator[StoreChange]:
        opened = self.known.find(incoming, twin=twin)
        if opened is None:
            return self._start(incoming)
        if not self.known.claim(opened.deal.id):
            raise _tell_shared(incoming, opened)
        self._check_identity(incoming, opened)
        length = len(opened.deal.history)
        events = link_behind(
            opened.deal.history, change_deal_of_row(self.workspace, opened, incoming, self.finder)
        )
        if is_ended_otherwise(opened, read_end(opened.playbook, incoming, self.finder)):
            self._note(NoteCode.ENDED_OTHERWISE, incoming)
        if not events:
            return self.plan_deal(incoming.line, Fate.UNCHANGED, opened, None)
        self._note_days(incoming, events)
        deal = opened.deal.with_events(events)
        after = OpenedDeal(fold(deal), opened.playbook, deal)
        return self.plan_deal(incoming.line, Fate.CHANGED, after, StoreChange(deal, events, length))

    def _check_identity(self, incoming: Incoming, opened: OpenedDeal) -> None:
        """Refuse a row that an id of nobody's leads to a deal of another name and account.

        It may have been renamed, or the numbers of two tables are the same.
        """
        layout = self.reading.layout
        by_id = incoming.deal_id if not layout.system else layout.system == UNKNOWN_SYSTEM
        names = fold_name(incoming.name), fold_name(opened.state.name)
        if not by_id or names[0] == names[1] or not incoming.name:
            return
        account, known = incoming.fields.get("account", ""), opened.state.fields.account
        same = account and fold_name(account) == fold_name(known)
        ours = not layout.system and fold_id(incoming.deal_id) == fold_id(slugify_name(opened.state.name))
        if not same and not ours and not self._is_our_export:
            raise InvalidArgument("row", incoming.name, "other_deal", (opened.state.name,))

    @property
    def _is_our_export(self) -> bool:
        """Whether the table has a column that only an export of ours has."""
        return not set(WRITTEN_ONLY).isdisjoint(self.reading.columns.values())

    def _start(self, incoming: Incoming) -> Iterator[StoreChange]:
        name = read_name(incoming.name, argument=self.reading.heading(Column.NAME))
        edition = self.edition
        if not incoming.stage and not incoming.ended:
            incoming = replace(incoming, stage=self.reading.layout.stage)
        self._check_stage(incoming)
        deal = Deal(
            id=self.known.choose_id(incoming),
            name=name,
            playbook=self._pin,
            history=link_behind((), start_deal_of_row(self.workspace, edition, incoming, self.finder)),
        )
        if not self.known.claim(deal.id):
            raise InvalidArgument("row", incoming.name, "duplicate_row")
        if lacks_stage_of_end(edition, incoming, self.finder):
            self.unplaced.append(incoming.line)
        self._note_days(incoming, deal.history)
        self._note_stage_day(incoming, deal)
        after = OpenedDeal(fold(deal), edition, deal)
        return self.plan_deal(incoming.line, Fate.CREATED, after, StoreChange(deal, deal.history, 0))

    def _note(self, code: NoteCode, incoming: Incoming) -> None:
        self._noted.setdefault(code, []).append(incoming.line)

    def _note_days(self, incoming: Incoming, events: Collection[Event]) -> None:
        """Note a deal that ends today only because nothing says when it ended, or whose days were moved."""
        if any(isinstance(event, Closed) and event.since is None for event in events):
            self._note(NoteCode.NO_DAY_OF_END, incoming)
        elif has_moved_days(incoming, events, self.workspace.now.date()):
            self._note(NoteCode.MOVED_DAYS, incoming)

    def _note_stage_day(self, incoming: Incoming, deal: Deal) -> None:
        """Note a new deal in the first stage that the file has enter it later than it began."""
        began, entered = incoming.started, incoming.stage_entered
        stays = not any(isinstance(event, StageEntered) for event in deal.history)
        if stays and began and entered and entered > began and not incoming.ended:
            self._note(NoteCode.STAGE_DAY_LEFT, incoming)

    def _check_stage(self, incoming: Incoming) -> None:
        """Refuse a new deal of which nothing says where it stands: no stage is anybody's to guess."""
        if incoming.stage or incoming.ended:
            return
        if Column.STAGE not in self.reading.columns.values():
            raise self.reading.miss_stage_column(set(self.finder.names))
        raise InvalidArgument(self.reading.heading(Column.STAGE), "", "no_stage")

    def _list_refused(self) -> Iterator[tuple[int, PlaybookError]]:
        """Every refused line in the order of the file; an unknown stage once, with its count."""
        for line, error in sorted(self.refused, key=lambda one: one[0]):
            if _is_stage(error):
                heading = self.reading.heading(Column.STAGE)
                yield line, UnknownStage(heading, error.text, self._unknown[error.text], error.nearest)
            else:
                yield line, error


def _tell_shared(incoming: Incoming, opened: OpenedDeal) -> InvalidArgument:
    """Why a second row about a deal is refused: it is about the same, or has only its name in common."""
    known = opened.state.fields.externals
    new = [f"{field}={value}" for field, value in list_ids(incoming) if field not in known]
    if new and len(new) == len(list_ids(incoming)):
        return InvalidArgument("row", incoming.name, "shared_deal", (f"{opened.deal.id} {new[0]}",))
    return InvalidArgument("row", incoming.name, "duplicate_row")


def cut_folder(source: str) -> str:
    """The name of a file without its folder, as the log tells it."""
    return clean_line(source.replace("\\", "/").rstrip("/").rpartition("/")[2])


def _is_stage(error: PlaybookError) -> TypeGuard[NotFound]:
    return isinstance(error, NotFound) and error.kind == "stage"
