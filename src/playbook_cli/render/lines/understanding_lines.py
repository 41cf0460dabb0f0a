"""How a table was read, in words: encoding, columns, what settled what, its stages, its notes."""

from collections.abc import Iterator

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.exchange.columns import Column
from playbook_cli.domain.exchange.incoming.column_orders import Settlement
from playbook_cli.domain.text import clean_line
from playbook_cli.render.paragraphs import break_below
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.amounts import field_label, name_system
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import list_names
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.importing.table.understanding import (
    NoteCode,
    ReadingNote,
    StageCount,
    Understanding,
)

_MOST_LINES = 5


def understanding_lines(understood: Understanding, terminal: Terminal) -> Iterator[str]:
    """Every thing that was understood, the file first and the stages last, broken to a terminal's width."""
    for line in _list_understood(understood):
        yield from break_below(line, terminal.width if terminal.redraws else None)


def _list_understood(understood: Understanding) -> Iterator[str]:
    yield _file_line(understood)
    yield _("columns read as: {layout}").format(layout=name_system(understood.layout.name))
    yield _columns_line(understood)
    if understood.ignored:
        yield _("not read: {names}").format(names=list_names(clean_line(name) for name in understood.ignored))
    for settlement in understood.settlements:
        yield _settlement_line(settlement, understood)
    for note in understood.notes:
        yield note_line(note)
    for stage in understood.stages:
        yield _stage_line(stage)


def _file_line(understood: Understanding) -> str:
    raw = understood.table.raw
    rows = plural("{n} row", "{n} rows", len(understood.table.rows))
    if raw.sheet:
        return _("read: {rows}, sheet {sheet}").format(rows=rows, sheet=clean_line(raw.sheet))
    if not raw.separator:
        return _("read: {rows} from the table of a web page, encoding {encoding}").format(
            rows=rows, encoding=raw.encoding
        )
    separators = {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("bar")}
    words = (
        _("read: {rows}, encoding {encoding} (detected; --encoding sets another), separator {separator}")
        if raw.worked_out
        else _("read: {rows}, encoding {encoding}, separator {separator}")
    )
    separator = separators.get(raw.separator, raw.separator)
    return words.format(rows=rows, encoding=raw.encoding, separator=separator)


def _columns_line(understood: Understanding) -> str:
    headed = ((clean_line(understood.table.header[at]), one) for at, one in understood.columns.items())
    named = (
        heading
        if heading in (column.value, what := _name_column(column))
        else _("{heading} ({what})").format(heading=heading, what=what)
        for heading, column in headed
    )
    return _("columns: {names}").format(names=list_names(named))


def _name_column(column: Column) -> str:
    """What a column of a table holds."""
    labels = {
        Column.ID: _("id here"),
        Column.NAME: _("name"),
        Column.STATUS: _("status"),
        Column.STAGE: _("stage"),
        Column.NEXT_STEP: _("next step"),
        Column.NEXT_STEP_DUE: _("next step due"),
        Column.NEXT_STEP_BY: _("next step by"),
        Column.REASON: _("reason"),
        Column.WIN_REASON: _("reason"),
        Column.DETAIL: _("reason in words"),
        Column.STARTED: _("begun"),
        Column.STAGE_ENTERED: _("in its stage since"),
        Column.CLOSED: _("ended"),
        Column.LOST_ON: _("lost"),
        Column.ARCHIVED: _("archived"),
        Column.IS_ACTIVE: _("whether it is active"),
        Column.IS_DELETED: _("whether it was deleted"),
        Column.LAST_ACTIVITY: _("last contact"),
        Column.NOTE: _("note"),
        Column.IS_CLOSED: _("whether it is over"),
        Column.IS_WON: _("whether it was won"),
        Column.EXTERNAL_ID: _("id there"),
    }
    return labels.get(column) or field_label(column.value)


def _settlement_line(settlement: Settlement, understood: Understanding) -> str:
    headings = {column: understood.table.header[at] for at, column in understood.columns.items()}
    words = (
        _("{heading}: the decimal mark is a {value}, as line {line} shows ({text})")
        if settlement.column is Column.AMOUNT
        else _("{heading}: dates are {value}, as line {line} shows ({text})")
    )
    values = {"dot": _("dot"), "comma": _("comma")}
    return words.format(
        heading=headings[settlement.column],
        value=values.get(settlement.value, settlement.value),
        line=settlement.line,
        text=settlement.text[:40],
    )


def note_line(note: ReadingNote) -> str:
    """One note in words."""
    words = {
        NoteCode.NAMED_IN_VAIN: _("the mapping names a column that is not there: {text}"),
        NoteCode.OTHER_SHEETS: _("not read, other sheets: {text} (--sheet names one)"),
        NoteCode.TITLE_LINES: _("left out above the headings: line {lines} ({text})"),
        NoteCode.FOOTER_LINES: _("left out as totals and footer of a report: line {lines} ({text})"),
        NoteCode.DELETED_ROWS: _("left out as deleted: line {lines}"),
        NoteCode.CONTINUED_ROWS: _("left out, with nothing in a column that is read: line {lines}"),
        NoteCode.REPEATED_HEADINGS: _("left out, the headings again: line {lines}"),
        NoteCode.GROUPED_REPORT: _("a grouped report: an empty cell under {text} takes the value above it"),
        NoteCode.JOINED_LINES: _("one deal on several lines, joined: {text}, line {lines}"),
        NoteCode.NO_STAGE_OF_END: _(
            "line {lines}: over without a sale, and the file does not say in which stage, so the first one "
            "is taken, {text}"
        ),
        NoteCode.MOVED_DAYS: _(
            "line {lines}: this end is before the beginning or the entry into the stage, so the days are "
            "moved together"
        ),
        NoteCode.STAGE_DAY_LEFT: _(
            "line {lines}: in the first stage the days count from the beginning of the deal, so the later "
            "day of entry is not taken"
        ),
        NoteCode.NO_DAY_OF_END: _(
            "line {lines}: over, and the file names no day for it, or one to come, so today is taken"
        ),
        NoteCode.ENDED_OTHERWISE: _(
            "line {lines}: the file says that it ended in another way than was recorded here, which stays "
            "(`playbook reopen` takes it up again)"
        ),
        NoteCode.SETTLED_SIGN: _("the currency: {text}, as line {lines} shows"),
        NoteCode.SHARED_SIGN: _(
            "the currency: {text}, for nothing in the file names another (a mapping can: currency: CODE), "
            "line {lines}"
        ),
        NoteCode.COLUMN_CURRENCY: _(
            "amounts without a currency are in {text}, as all others of their column are: line {lines}"
        ),
        NoteCode.SPREADSHEET_DAYS: _("{text}: numbers are read as spreadsheet dates, line {lines}"),
        NoteCode.SECONDS_SINCE_1970: _("{text}: numbers are read as milliseconds since 1970, line {lines}"),
    }[note.code]
    more = " …" if len(note.lines) > _MOST_LINES else ""
    lines = list_names([str(line) for line in note.lines[:_MOST_LINES]]) + more
    return words.format(lines=lines, text=clean_line(note.text))


def _stage_line(stage: StageCount) -> str:
    label, deals = clean_line(stage.label), plural("{n} deal", "{n} deals", stage.count)
    if stage.target is None:
        return _("stage {label} ({deals}): not known here").format(label=label, deals=deals)
    ends = {status.value: deal_status_label(status) for status in DealStatus}
    target = stage.name or ends.get(stage.target.replace("-", "_"), stage.target)
    return _("stage {label} ({deals}): {target}").format(label=label, deals=deals, target=target)
