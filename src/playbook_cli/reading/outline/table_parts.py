"""Tables that hold sections of a stage: rows of names and values, or a column for each section."""

from playbook_cli.reading.blocks.block import Row, Table
from playbook_cli.reading.labels.label_meanings import find_setting
from playbook_cli.reading.labels.section_lookup import GATES, FoundSection, fold_label
from playbook_cli.reading.lines.plain_text import plain_text
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
    if len(table.header) != _PAIR:
        return False
    rows = [(row.line, row.cells) for row in table.rows if row.cells]
    known = [cells for _, cells in rows if cutter.names.find(cells[0]) or find_setting(cells[0])]
    if cutter.part.title and not any(_tells_of_stage(cutter, cells[0]) for cells in known):
        return False
    if not known or cutter.names.find(table.header[1]):
        return False
    if cutter.names.find(table.header[0]) or find_setting(table.header[0]):
        rows.insert(0, (table.line, table.header))
    for line, cells in rows:
        text = cells[1] if len(cells) > 1 else ""
        if not cells[0].strip() and cutter.part.level == LABEL_LEVEL:
            _continue_pair(cutter.part, line, text)
            continue
        name = plain_text(cells[0]).strip() or plain_text(text)
        found = cutter.names.find(cells[0])
        cutter.open(Part(name, line, found, LABEL_LEVEL, plain_text(text) if cells[0].strip() else ""))
    cutter.close()
    return True


def _tells_of_stage(cutter: PartCutter, cell: str) -> bool:
    """Whether a cell names criteria, a probability or a duration, which only a stage has."""
    found = cutter.names.find(cell)
    gate = found is not None and found.clear and found.section in GATES
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
    sections = {one.section for one in found if one and one.clear}
    gates = any(one and one.clear and one.section in GATES for one in found)
    first = next((one for cell, one in zip(table.header, found, strict=True) if cell.strip(" #")), None)
    if cutter.part.title and not gates:
        return False
    if not (gates or len(sections) > 1 or first):
        return False
    return _open_columns(cutter, table, found)


def _open_columns(cutter: PartCutter, table: Table, found: list[FoundSection | None]) -> bool:
    lone = sum(one is not None for one in found) == 1
    unknown = [
        cell for cell, one in zip(table.header, found, strict=True) if one is None and cell.strip(" #")
    ]
    if unknown and not lone:
        cutter.open(Part(", ".join(plain_text(cell) for cell in unknown), table.line, blocks=[table]))
    for column, (title, one) in enumerate(zip(table.header, found, strict=True)):
        if one is None:
            continue
        if lone:
            cutter.open(Part(plain_text(title).strip(), table.line, one, LABEL_LEVEL, blocks=[table]))
            break
        rows = tuple(Row(row.line, row.cells[column : column + 1]) for row in table.rows)
        cells = Table(table.line, (title,), rows, table.end)
        cutter.open(Part(plain_text(title).strip(), table.line, one, LABEL_LEVEL, blocks=[cells]))
    cutter.close()
    return True
