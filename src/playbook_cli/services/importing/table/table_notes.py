"""What a person should know of how a table was read: what was left out, worked out or named in vain."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from playbook_cli.domain.exchange.cells import MOST_KEPT, read_cell
from playbook_cli.domain.exchange.columns import DAY_COLUMNS, Column, Layout, fold_heading
from playbook_cli.domain.exchange.headings import part_unit
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming
from playbook_cli.domain.exchange.incoming.shared_signs import SharedSign
from playbook_cli.domain.exchange.table import DealTable
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.written_days.day_forms import DayForm, find_day
from playbook_cli.services.importing.table.understanding import NoteCode, ReadingNote

_COUNTED = {DayForm.SERIAL: NoteCode.SPREADSHEET_DAYS, DayForm.EPOCH: NoteCode.SECONDS_SINCE_1970}


def list_table_notes(table: DealTable, layout: Layout) -> Iterator[ReadingNote]:
    """What a mapping names that no column has, what was left out, and what was filled in."""
    headed = {fold_heading(part) for one in table.header for part in (one, part_unit(one)[0])}
    for heading in layout.named:
        if fold_heading(heading) not in headed:
            yield ReadingNote(NoteCode.NAMED_IN_VAIN, (), heading)
    if others := table.raw.other_sheets:
        yield ReadingNote(NoteCode.OTHER_SHEETS, (), ", ".join(others))
    yield from _list_left_out(table)
    for at in table.filled:
        yield ReadingNote(NoteCode.GROUPED_REPORT, (), table.header[at])


def _list_left_out(table: DealTable) -> Iterator[ReadingNote]:
    """The lines that are no deals: above and below the table, deleted, continued, or headings again."""
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


def list_sign_notes(
    signs: Iterable[SharedSign], bare_amounts: tuple[int, ...], currency: str
) -> Iterator[ReadingNote]:
    """What each sign of several currencies was read as, what says so, and amounts without any."""
    for sign in signs:
        means = f"{sign.sign} = {sign.currency}"
        if sign.said:
            yield ReadingNote(NoteCode.SETTLED_SIGN, (sign.line,), f"{means} ({sign.said[:40]})")
        else:
            yield ReadingNote(NoteCode.SHARED_SIGN, sign.lines, means)
    if bare_amounts:
        yield ReadingNote(NoteCode.COLUMN_CURRENCY, bare_amounts, currency)


def list_counted_days(table: DealTable, columns: Mapping[int, Column]) -> Iterator[ReadingNote]:
    """Columns whose days are counted, as a spreadsheet or a computer does."""
    days = [at for at, column in columns.items() if column in DAY_COLUMNS]
    lines: dict[tuple[int, NoteCode], list[int]] = {}
    find_code = lru_cache(MOST_KEPT)(_find_counted)
    for row in table.rows if days else ():
        for at in days:
            if code := find_code(row.cells[at]):
                lines.setdefault((at, code), []).append(row.line)
    for (at, code), found in lines.items():
        yield ReadingNote(code, tuple(found), table.header[at])


def _find_counted(cell: str) -> NoteCode | None:
    """What counts the days of a cell, where something does."""
    day = find_day(read_cell(cell), serials=True) if cell.strip() else None
    return _COUNTED.get(day.form) if day else None


def list_joined(joined: Iterable[Incoming]) -> Iterator[ReadingNote]:
    """The rows that were put together, as they are about one deal."""
    for incoming in joined:
        yield ReadingNote(NoteCode.JOINED_LINES, incoming.lines, incoming.name)


def _first_words(cells: Sequence[str]) -> str:
    return next((clean_line(cell)[:60] for cell in cells if cell.strip()), "")
