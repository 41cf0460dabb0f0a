"""Tables that hold sections of a stage: rows of names and values, or a column for each section."""

from playbook_cli.reading.blocks.block import Row, Table
from playbook_cli.reading.labels.label_meanings import find_setting
from playbook_cli.reading.labels.section_lookup import GATES, FoundSection, fold_label
from playbook_cli.reading.lines.markup import plain_text
from playbook_cli.reading.outline.part import LABEL_LEVEL, Part, PartCutter
from playbook_cli.reading.words.label_words import Setting
from playbook_cli.reading.words.stage_words import STAGE_HEADERS

_PAIR = 2  # cells of a row that names a thing and its value


def cut_table(cutter: PartCutter, table: Table) -> bool:
    """Cut a table that holds sections itself; False where it holds none."""
    if lists_stages(table):
        return False
    return _cut_pairs(cutter, table) or _cut_columns(cutter, table)


def lists_stages(table: Table) -> bool:
    """Whether the rows of a table are stages, so that its columns are no sections of one stage."""
    return any(fold_label(cell) in STAGE_HEADERS for cell in table.header) and len(table.rows) > 1


def _cut_pairs(cutter: PartCutter, table: Table) -> bool:
    """A table of names and values: `| Probability | 10% |`, `| Exit criteria | … |`."""
    if len(table.header) != _PAIR or not _holds_pairs(cutter, table):
        return False
    rows = [(row.line, row.cells) for row in table.rows if row.cells]
    if _is_known(cutter, table.header[0]):
        rows.insert(0, (table.line, table.header))
    for line, cells in rows:
        _open_pair(cutter, line, cells[0], cells[1] if len(cells) > 1 else "")
    cutter.close()
    return True


def _holds_pairs(cutter: PartCutter, table: Table) -> bool:
    """Whether names in the first column are known, within a part those that only a stage has."""
    known = [row.cells[0] for row in table.rows if row.cells and _is_known(cutter, row.cells[0])]
    if cutter.part.title and not any(_tells_of_stage(cutter, cell) for cell in known):
        return False
    return bool(known) and cutter.names.find(table.header[1]) is None


def _is_known(cutter: PartCutter, cell: str) -> bool:
    return cutter.names.find(cell) is not None or find_setting(cell) is not None


def _open_pair(cutter: PartCutter, line: int, head: str, text: str) -> None:
    """A part of its own for a row with a name; one without goes on with the row above."""
    if not head.strip() and cutter.part.level == LABEL_LEVEL:
        _continue_pair(cutter.part, line, text)
        return
    plain = plain_text(text)
    name, own = (plain_text(head).strip() or plain), plain if head.strip() else ""
    cutter.open(Part(name, line, cutter.names.find(head), LABEL_LEVEL, own))


def _tells_of_stage(cutter: PartCutter, cell: str) -> bool:
    """Whether a cell names criteria, a probability or a duration, which only a stage has."""
    found = cutter.names.find(cell)
    gate = found is not None and found.is_gate
    return gate or find_setting(cell) in (Setting.PROBABILITY, Setting.DURATION)


def _continue_pair(part: Part, line: int, text: str) -> None:
    """A row without a name goes on with the value above: each row of it is an item."""
    if part.text:
        part.add(Table(part.line, (part.title,), (Row(part.line, (part.text,)),), part.line))
        part.text = ""
    part.add(Table(line, (part.title,), (Row(line, (text,)),), line))


def _cut_columns(cutter: PartCutter, table: Table) -> bool:
    """A table whose columns are sections: each becomes a part with its cells as rows."""
    found = [cutter.names.find(cell) for cell in table.header]
    clear = {one.section for one in filter(None, found) if one.clear}
    gates = not clear.isdisjoint(GATES)
    first = next((one for cell, one in zip(table.header, found, strict=True) if cell.strip(" #")), None)
    if not gates and (cutter.part.title or not (len(clear) > 1 or first)):
        return False
    _open_columns(cutter, table, found)
    return True


def _open_columns(cutter: PartCutter, table: Table, found: list[FoundSection | None]) -> None:
    headed = list(zip(table.header, found, strict=True))
    known = [(column, title, one) for column, (title, one) in enumerate(headed) if one]
    unknown = [plain_text(title) for title, one in headed if one is None and title.strip(" #")]
    if len(known) == 1:
        _, title, one = known[0]
        cutter.open(Part(plain_text(title).strip(), table.line, one, LABEL_LEVEL, blocks=[table]))
        known = []
    elif unknown:
        cutter.open(Part(", ".join(unknown), table.line, blocks=[table]))
    for column, title, one in known:
        rows = tuple(Row(row.line, row.cells[column : column + 1]) for row in table.rows)
        cells = Table(table.line, (title,), rows, table.end)
        cutter.open(Part(plain_text(title).strip(), table.line, one, LABEL_LEVEL, blocks=[cells]))
    cutter.close()
