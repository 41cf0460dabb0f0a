"""A table with its columns known: its rows as incoming deals, its stages, and what there is to tell of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from playbook_cli.domain.exchange.cells import read_cell, says_nothing
from playbook_cli.domain.exchange.columns import (
    DAY_COLUMNS,
    WRITTEN_ONLY,
    Column,
    Layout,
    find_column,
    find_doubles,
    find_rivals,
    fold_heading,
    match_externals,
    match_headings,
    part_unit,
)
from playbook_cli.domain.exchange.external_ids import SALESFORCE_FIELD, is_opportunity_id
from playbook_cli.domain.exchange.incoming.column_orders import Settlement, settle_columns
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming, read_row
from playbook_cli.domain.exchange.incoming.header_rows import shape_table
from playbook_cli.domain.exchange.incoming.shared_signs import SharedSign, read_currencies
from playbook_cli.domain.exchange.incoming.status_words import (
    find_flag,
    find_status,
    says_expected,
    says_over,
)
from playbook_cli.domain.exchange.layouts import UNKNOWN_SYSTEM
from playbook_cli.domain.exchange.presets.common_headings import add_common
from playbook_cli.domain.exchange.table import DealTable, RawTable
from playbook_cli.domain.names import fold_name
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.written_days.day_forms import DayForm, find_day
from playbook_cli.errors import InvalidTable, NoStageColumn, PlaybookError
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.importing.understanding import NoteCode, ReadingNote, StageCount, Understanding

_KEPT = 4096  # cells of a column that come again and again
_IN_OTHER_UNITS = frozenset(
    ["value", "valueformatted", "bidamount", "totalvalue"]
)  # what stands beside a deal's amount
_SINGLE = (Column.NAME, Column.STAGE, Column.AMOUNT, Column.CLOSE_DATE)
_COUNTED = {DayForm.SERIAL: NoteCode.SPREADSHEET_DAYS, DayForm.EPOCH: NoteCode.SECONDS_SINCE_1970}


_READABLE: Mapping[Column, Callable[[str], object]] = {
    Column.STATUS: lambda text: find_status(text) or says_over(text),
    **dict.fromkeys(
        (Column.IS_CLOSED, Column.IS_WON, Column.IS_LOST, Column.IS_DELETED, Column.ARCHIVED),
        lambda text: find_flag(text) is not None,
    ),
    **dict.fromkeys(
        (Column.STARTED, Column.CLOSED, Column.LOST_ON, Column.LAST_ACTIVITY), partial(find_day, serials=True)
    ),
}  # columns of which a common heading may stand over something else


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table, the layout with what its columns settled, and which position holds what."""

    table: DealTable
    layout: Layout
    columns: Mapping[int, Column]
    externals: Mapping[int, str]
    settlements: tuple[Settlement, ...]
    signs: tuple[SharedSign, ...]
    bare_amounts: tuple[int, ...] = ()

    @property
    def ignored(self) -> tuple[str, ...]:
        """The headings that mean nothing here, a column without one by its number."""
        meant = {*self.columns, *self.externals}
        return tuple(
            heading or f"#{at + 1}"
            for at, heading in enumerate(self.table.header)
            if at not in meant and (heading or any(row.cells[at].strip() for row in self.table.rows))
        )

    def heading(self, column: Column) -> str:
        """The heading of a column as the file has it, else as its layout would."""
        found = next((self.table.header[at] for at, one in self.columns.items() if one is column), "")
        return found or next(iter(self.layout.headings.get(column, ())), column.value)

    def read_rows(self, today: date, refuse: Callable[[int, PlaybookError], None]) -> Iterator[Incoming]:
        """Every row as what it says of a deal; what cannot be read goes to `refuse` with its line."""
        headed = self._as_headed
        meant = {at: column for at, column in self.columns.items() if column not in WRITTEN_ONLY}
        for row in self.table.rows:
            cells = {column: row.cells[at] for at, column in meant.items()}
            ids = {name: row.cells[at] for at, name in self.externals.items()}
            try:
                yield read_row(row.line, cells, ids, headed, today=today)
            except PlaybookError as error:
                refuse(row.line, error)

    @property
    def _as_headed(self) -> Layout:
        """The layout whose first headings are those of the file, so that errors name what a person sees."""
        headed = {column: (self.table.header[at],) for at, column in self.columns.items()}
        return replace(self.layout, headings={**self.layout.headings, **headed})

    def with_ends(self, ends: Mapping[str, str]) -> "TableReading":
        """The same where these labels say how a deal is over."""
        return replace(self, layout=replace(self.layout, stages={**self.layout.stages, **ends}))

    def count_stages(self) -> dict[str, tuple[int, int]]:
        """Each label of the column of stages: how many rows have it, and the line of the first."""
        at = find_column(self.columns, Column.STAGE)
        counts: dict[str, tuple[int, int]] = {}
        for row in self.table.rows if at is not None else ():
            if label := read_cell(row.cells[at or 0]):
                count, line = counts.get(label, (0, row.line))
                counts[label] = count + 1, line
        return counts

    def miss_stage_column(self, known: set[str]) -> NoStageColumn:
        """Why new deals of a table without stages are refused, with the columns that hold their names."""
        stages = known | {fold_name(name) for name in self.layout.stages}
        free = [at for at in range(len(self.table.header)) if at not in self.columns]
        candidates = tuple(
            self.table.header[at]
            for at in free
            if any(fold_name(read_cell(row.cells[at])) in stages for row in self.table.rows)
        )
        return NoStageColumn(self.table.source, self.table.header_line, self.table.header, candidates)

    def understand(self, stages: tuple[StageCount, ...], joined: Iterable[Incoming]) -> Understanding:
        """What was understood, for a person to look through."""
        return Understanding(
            self.table,
            self.layout,
            self.columns,
            self.externals,
            self.ignored,
            self.settlements,
            stages,
            (*self._list_notes(), *_list_joined(joined)),
        )

    def _list_notes(self) -> Iterator[ReadingNote]:
        table = self.table
        headed = {fold_heading(part) for one in table.header for part in (one, part_unit(one)[0])}
        for heading in self.layout.named:
            if fold_heading(heading) not in headed:
                yield ReadingNote(NoteCode.NAMED_IN_VAIN, (), heading)
        if others := table.raw.other_sheets:
            yield ReadingNote(NoteCode.OTHER_SHEETS, (), ", ".join(others))
        for code, rows in ((NoteCode.TITLE_LINES, table.above), (NoteCode.FOOTER_LINES, table.footer)):
            said = [(row.line, words) for row in rows if (words := _first_words(row.cells))]
            if said:
                yield ReadingNote(code, tuple(line for line, _words in said), said[0][1])
        if table.deleted:
            yield ReadingNote(NoteCode.DELETED_ROWS, table.deleted)
        if table.continued:
            yield ReadingNote(NoteCode.CONTINUED_ROWS, table.continued)
        if table.repeated:
            yield ReadingNote(NoteCode.REPEATED_HEADINGS, table.repeated)
        for at in table.filled:
            yield ReadingNote(NoteCode.GROUPED_REPORT, (), table.header[at])
        yield from self._list_signs()
        yield from self._list_counted_days()

    def _list_signs(self) -> Iterator[ReadingNote]:
        """What each sign of several currencies was read as, what says so, and amounts without any."""
        for sign in self.signs:
            means = f"{sign.sign} = {sign.currency}"
            if sign.said:
                yield ReadingNote(NoteCode.SETTLED_SIGN, (sign.line,), f"{means} ({sign.said[:40]})")
            else:
                yield ReadingNote(NoteCode.SHARED_SIGN, sign.lines, means)
        if self.bare_amounts:
            yield ReadingNote(NoteCode.COLUMN_CURRENCY, self.bare_amounts, self.layout.currency)

    def _list_counted_days(self) -> Iterator[ReadingNote]:
        """Columns whose days are counted, as a spreadsheet or a computer does."""
        days = [at for at, column in self.columns.items() if column in DAY_COLUMNS]
        lines: dict[tuple[int, NoteCode], list[int]] = {}
        find_code = lru_cache(_KEPT)(_find_counted)
        for row in self.table.rows if days else ():
            for at in days:
                if code := find_code(row.cells[at]):
                    lines.setdefault((at, code), []).append(row.line)
        for (at, code), found in lines.items():
            yield ReadingNote(code, tuple(found), self.table.header[at])


def read_columns(raw: RawTable, layout: Layout, today: date) -> TableReading:
    """Shape a table and find its columns.

    Raises InvalidTable where none names the deals or two contradict.
    """
    layout = add_common(layout)
    table = shape_table(raw, lambda header: match_headings(layout, header))
    columns = _keep_readable(layout, table, match_headings(layout, table.header))
    if Column.NAME not in columns.values():
        expected = layout.headings[Column.NAME][:3]
        headings = ", ".join(table.header)[:200]
        if others := raw.other_sheets:
            raise InvalidTable(table.source, "no_name_on_sheet", table.header_line, headings, others)
        raise InvalidTable(table.source, "no_name_column", table.header_line, headings, expected)
    columns = _find_closed_flag(table, columns)
    columns = _part_close_dates(layout, table, columns)
    _refuse_rivals(layout, table, columns)
    columns = {_choose_double(table, at): column for at, column in columns.items()}
    externals = {at: field for at, field in match_externals(table.header).items() if at not in columns}
    if not layout.system and (own := _find_opportunity_ids(table, columns)) is not None:
        externals[own] = SALESFORCE_FIELD
        columns = {at: column for at, column in columns.items() if at != own}
    table = _leave_out(table, columns, externals)
    settled, settlements = settle_columns(layout, table, columns, today)
    said = read_currencies(settled, table, columns)
    means = tuple(one.currency for one in said.signs)
    settled = replace(settled, signs=means, currency=said.currency or settled.currency)
    return TableReading(table, settled, columns, externals, settlements, said.signs, said.bare)


def _keep_readable(layout: Layout, table: DealTable, columns: Mapping[int, Column]) -> dict[int, Column]:
    """The columns without those that only look like one: by a common heading, and with most cells none.

    Where no other column says the stage, one that is called a status may.
    """
    staged = Column.STAGE in columns.values()
    doubtful = {
        at: lru_cache(_KEPT)(_READABLE[column])
        for at, column in columns.items()
        if column in _READABLE and (not staged or fold_heading(table.header[at]) in layout.common)
    }
    read = dict.fromkeys(doubtful, 0)  # cells that can be read, less those that cannot
    for row in table.rows if doubtful else ():
        for at, reads in doubtful.items():
            if (cell := read_cell(row.cells[at])) and not says_nothing(cell):
                read[at] += 1 if reads(cell) else -1
    return {at: column for at, column in columns.items() if read.get(at, 0) >= 0}


def _find_closed_flag(table: DealTable, columns: Mapping[int, Column]) -> dict[int, Column]:
    """The columns, with one headed Closed that holds yes and no, and no days, as the flag that it is."""
    at = find_column(columns, Column.CLOSED)
    if at is None or not _all_cells(table, at, lambda cell: find_flag(cell) is not None):
        return dict(columns)
    return {**columns, at: Column.IS_CLOSED}


def _find_opportunity_ids(table: DealTable, columns: Mapping[int, Column]) -> int | None:
    """Where a table of nobody's has the ids of Salesforce under a plain heading."""
    at = find_column(columns, Column.ID)
    return at if at is not None and _all_cells(table, at, is_opportunity_id) else None


def _all_cells(table: DealTable, at: int, holds: Callable[[str], bool]) -> bool:
    """Whether all cells of a column that say anything hold this, and one says something."""
    found = [holds(cell) for row in table.rows if (cell := read_cell(row.cells[at]))]
    return bool(found) and all(found)


def _part_close_dates(layout: Layout, table: DealTable, columns: Mapping[int, Column]) -> dict[int, Column]:
    """The columns, with a close date that is not called expected as the day of the end beside one that is."""
    found = find_column(columns, Column.CLOSE_DATE)
    if found is None or Column.CLOSED in columns.values():
        return dict(columns)
    both = [
        found,
        *(at for at in find_rivals(layout, table.header, found, Column.CLOSE_DATE) if at not in columns),
    ]
    expected = [at for at in both if says_expected(table.header[at])]
    plain = [at for at in both if at not in expected]
    if len(expected) != 1 or len(plain) != 1:
        return dict(columns)
    parted = {**columns, expected[0]: Column.CLOSE_DATE, plain[0]: Column.CLOSED}
    return dict(sorted(parted.items()))


def _refuse_rivals(layout: Layout, table: DealTable, columns: Mapping[int, Column]) -> None:
    """Refuse two columns for one fact that contradict each other, where no system says which it is.

    Raises InvalidTable with the headings of both.
    """
    for at, column in columns.items():
        heading = table.header[at]
        common = layout.system in ("", UNKNOWN_SYSTEM) or fold_heading(heading) in layout.common
        if column not in _SINGLE or not common or heading in layout.named:
            continue
        rivals = [
            one
            for one in find_rivals(layout, table.header, at, column)
            if one not in columns and fold_heading(table.header[one]) not in _IN_OTHER_UNITS
        ]
        for row in table.rows if rivals else ():
            said = fold_name(read_cell(row.cells[at]))
            for rival in rivals:
                other = fold_name(read_cell(row.cells[rival]))
                if said and other and said != other:
                    names = (heading, table.header[rival])
                    raise InvalidTable(table.source, "rival_columns", row.line, column.value, names)


def _leave_out(table: DealTable, columns: Mapping[int, Column], externals: Mapping[int, str]) -> DealTable:
    """The table without the rows that a backup says are deleted, and those in which no column is read."""
    flag = find_column(columns, Column.IS_DELETED)
    meant = (*columns, *externals)
    deleted, continued = [], []
    for row in table.rows:
        if flag is not None and find_flag(read_cell(row.cells[flag])):
            deleted.append(row.line)
        elif not any(row.cells[at].strip() for at in meant):
            continued.append(row.line)
    return table.without(deleted=deleted, continued=continued) if deleted or continued else table


def _find_counted(cell: str) -> NoteCode | None:
    """What counts the days of a cell, where something does."""
    day = find_day(read_cell(cell), serials=True) if cell.strip() else None
    return _COUNTED.get(day.form) if day else None


def _choose_double(table: DealTable, at: int) -> int:
    """Of columns with one heading the one that is filled.

    Raises InvalidTable where two contradict each other.
    """
    doubles = [at, *find_doubles(table.header, at)]
    if len(doubles) == 1:
        return at
    filled = [one for one in doubles if any(row.cells[one].strip() for row in table.rows)]
    for row in table.rows:
        said = {clean_line(row.cells[one]) for one in filled} - {""}
        if len(said) > 1 or (said and not row.cells[filled[0]].strip()):
            raise InvalidTable(table.source, "doubled_column", row.line, table.header[at])
    return filled[0] if filled else at


def _list_joined(joined: Iterable[Incoming]) -> Iterator[ReadingNote]:
    for incoming in joined:
        yield ReadingNote(NoteCode.JOINED_LINES, incoming.lines, incoming.name)


def _first_words(cells: Sequence[str]) -> str:
    return next((clean_line(cell)[:60] for cell in cells if cell.strip()), "")
