"""Which column of a table holds what: by its heading, by its cells, and beside which others it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from playbook_cli.domain.exchange.cells import MOST_KEPT, read_cell, says_nothing
from playbook_cli.domain.exchange.columns import Column, Layout, find_column, fold_heading
from playbook_cli.domain.exchange.external_ids import SALESFORCE_FIELD, is_opportunity_id
from playbook_cli.domain.exchange.headings import find_doubles, find_rivals, match_externals, match_headings
from playbook_cli.domain.exchange.incoming.column_orders import settle_columns
from playbook_cli.domain.exchange.incoming.header_rows import shape_table
from playbook_cli.domain.exchange.incoming.shared_signs import read_currencies
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
from playbook_cli.domain.written_days.day_forms import find_day
from playbook_cli.errors.tables import InvalidTable
from playbook_cli.services.importing.table.table_reading import TableReading

_IN_OTHER_UNITS = frozenset(
    ["value", "valueformatted", "bidamount", "totalvalue"]
)  # what stands beside a deal's amount
_SINGLE = (Column.NAME, Column.STAGE, Column.AMOUNT, Column.CLOSE_DATE)

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


def read_columns(raw: RawTable, layout: Layout, today: date) -> TableReading:
    """Shape a table and find its columns.

    Raises InvalidTable where none names the deals or two contradict.
    """
    layout = add_common(layout)
    table = shape_table(raw, lambda header: match_headings(layout, header))
    columns = _find_columns(layout, table)
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


def _find_columns(layout: Layout, table: DealTable) -> dict[int, Column]:
    """What stands where, each thing once; raises InvalidTable."""
    columns = _keep_readable(layout, table, match_headings(layout, table.header))
    if Column.NAME not in columns.values():
        raise _miss_name(layout, table)
    columns = _find_closed_flag(table, columns)
    columns = _part_close_dates(layout, table, columns)
    _refuse_rivals(layout, table, columns)
    return {_choose_double(table, at): column for at, column in columns.items()}


def _miss_name(layout: Layout, table: DealTable) -> InvalidTable:
    """Why a table of which no column names the deals is refused; they may be on another sheet."""
    headings = ", ".join(table.header)[:200]
    if others := table.raw.other_sheets:
        return InvalidTable(table.source, "no_name_on_sheet", table.header_line, headings, others)
    expected = layout.headings[Column.NAME][:3]
    return InvalidTable(table.source, "no_name_column", table.header_line, headings, expected)


def _keep_readable(layout: Layout, table: DealTable, columns: Mapping[int, Column]) -> dict[int, Column]:
    """The columns without those that only look like one: by a common heading, and with most cells none.

    Where no other column says the stage, one that is called a status may.
    """
    staged = Column.STAGE in columns.values()
    doubtful = {
        at: lru_cache(MOST_KEPT)(_READABLE[column])
        for at, column in columns.items()
        if column in _READABLE and (not staged or fold_heading(table.header[at]) in layout.common)
    }
    read = _weigh_cells(table, doubtful)
    return {at: column for at, column in columns.items() if read.get(at, 0) >= 0}


def _weigh_cells(table: DealTable, readers: Mapping[int, Callable[[str], object]]) -> dict[int, int]:
    """How many cells of each of these columns can be read, less those that cannot."""
    read = dict.fromkeys(readers, 0)
    for row in table.rows if readers else ():
        for at, reads in readers.items():
            if (cell := read_cell(row.cells[at])) and not says_nothing(cell):
                read[at] += 1 if reads(cell) else -1
    return read


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
    rivals = [at for at in find_rivals(layout, table.header, found, Column.CLOSE_DATE) if at not in columns]
    parted = {says_expected(table.header[at]): at for at in (found, *rivals)}
    if len(rivals) != 1 or len(parted) == 1:
        return dict(columns)
    return dict(sorted({**columns, parted[True]: Column.CLOSE_DATE, parted[False]: Column.CLOSED}.items()))


def _refuse_rivals(layout: Layout, table: DealTable, columns: Mapping[int, Column]) -> None:
    """Refuse two columns for one fact that contradict each other, where no system says which it is.

    Raises InvalidTable with the headings of both.
    """
    for at, column in columns.items():
        if column not in _SINGLE or not _is_guessed(layout, table.header[at]):
            continue
        rivals = [
            one
            for one in find_rivals(layout, table.header, at, column)
            if one not in columns and fold_heading(table.header[one]) not in _IN_OTHER_UNITS
        ]
        if found := _find_contradiction(table, at, rivals):
            line, rival = found
            names = (table.header[at], table.header[rival])
            raise InvalidTable(table.source, "rival_columns", line, column.value, names)


def _is_guessed(layout: Layout, heading: str) -> bool:
    """Whether a heading was taken for what it usually says: no system, and no mapping, says so."""
    common = layout.system in ("", UNKNOWN_SYSTEM) or fold_heading(heading) in layout.common
    return common and heading not in layout.named


def _find_contradiction(table: DealTable, at: int, rivals: Sequence[int]) -> tuple[int, int] | None:
    """The first line in which another of these columns says something else than this one, and which it is."""
    for row in table.rows if rivals else ():
        said = fold_name(read_cell(row.cells[at]))
        for rival in rivals:
            other = fold_name(read_cell(row.cells[rival]))
            if said and other and said != other:
                return row.line, rival
    return None


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


def _is_filled(table: DealTable, at: int) -> bool:
    """Whether anything stands in a column."""
    return any(row.cells[at].strip() for row in table.rows)


def _choose_double(table: DealTable, at: int) -> int:
    """Of columns with one heading the one that is filled.

    Raises InvalidTable where two contradict each other.
    """
    doubles = [at, *find_doubles(table.header, at)]
    if len(doubles) == 1:
        return at
    filled = [one for one in doubles if _is_filled(table, one)]
    if not filled:
        return at
    for row in table.rows:
        said = {clean_line(row.cells[one]) for one in filled} - {""}
        if len(said) > 1 or (said and not row.cells[filled[0]].strip()):
            raise InvalidTable(table.source, "doubled_column", row.line, table.header[at])
    return filled[0]
