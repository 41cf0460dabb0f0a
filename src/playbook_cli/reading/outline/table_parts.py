"""Tables that hold sections of a stage: rows of names and values, or a column for each section."""

from collections.abc import Iterator

from playbook_cli.reading.blocks.block import Row, Table
from playbook_cli.reading.labels.label_meanings import (
    GATES,
    FoundSection,
    SectionNames,
    find_setting,
    fold_label,
)
from playbook_cli.reading.lines.inline_text import plain_text
from playbook_cli.reading.outline.part import LABEL_LEVEL, Part
from playbook_cli.reading.words.label_words import Setting
from playbook_cli.reading.words.stage_words import STAGE_HEADERS

_PAIR = 2  # cells of a row that names a thing and its value


def cut_table(table: Table, part: Part, names: SectionNames) -> list[Part]:
    """The parts that a table below a part holds itself; none where it holds none."""
    if lists_stages(table):
        return []
    return _cut_pairs(table, part, names) or _cut_columns(table, part, names)


def lists_stages(table: Table) -> bool:
    """Whether the rows of a table are stages, so that its columns are no sections of one stage."""
    return any(fold_label(cell) in STAGE_HEADERS for cell in table.header) and len(table.rows) > 1


def _cut_pairs(table: Table, part: Part, names: SectionNames) -> list[Part]:
    """A table of names and values: `| Probability | 10% |`, `| Exit criteria | … |`."""
    if len(table.header) != _PAIR or not _holds_pairs(table, part, names):
        return []
    parts: list[Part] = []
    for line, cells in _rows_of(table, names):
        text = cells[1] if len(cells) > 1 else ""
        above = parts[-1] if parts else part
        if not cells[0].strip() and above.level == LABEL_LEVEL:
            _continue_pair(above, line, text)
        else:
            parts.append(_part_of_pair(line, cells[0], plain_text(text), names))
    return parts


def _rows_of(table: Table, names: SectionNames) -> list[tuple[int, tuple[str, ...]]]:
    """The rows with their lines; the header is one of them where it names a part."""
    rows = [(row.line, row.cells) for row in table.rows if row.cells]
    return [(table.line, table.header), *rows] if _is_known(table.header[0], names) else rows


def _holds_pairs(table: Table, part: Part, names: SectionNames) -> bool:
    """Whether names in the first column are known, within a part those that only a stage has."""
    known = [row.cells[0] for row in table.rows if row.cells and _is_known(row.cells[0], names)]
    if part.title and not any(_tells_of_stage(cell, names) for cell in known):
        return False
    return bool(known) and names.find(table.header[1]) is None


def _is_known(cell: str, names: SectionNames) -> bool:
    return names.find(cell) is not None or find_setting(cell) is not None


def _part_of_pair(line: int, head: str, text: str, names: SectionNames) -> Part:
    """A part of its own for a row with a name; the text of one without stands for its name."""
    name, own = (plain_text(head).strip() or text), text if head.strip() else ""
    return Part(name, line, names.find(head), LABEL_LEVEL, own)


def _tells_of_stage(cell: str, names: SectionNames) -> bool:
    """Whether a cell names criteria, a probability or a duration, which only a stage has."""
    found = names.find(cell)
    gate = found is not None and found.is_gate
    return gate or find_setting(cell) in (Setting.PROBABILITY, Setting.DURATION)


def _continue_pair(part: Part, line: int, text: str) -> None:
    """A row without a name goes on with the value above: each row of it is an item."""
    if part.text:
        part.blocks.append(Table(part.line, (part.title,), (Row(part.line, (part.text,)),), part.line))
        part.text = ""
    part.blocks.append(Table(line, (part.title,), (Row(line, (text,)),), line))
    part.listed = True


def _cut_columns(table: Table, part: Part, names: SectionNames) -> list[Part]:
    """A table whose columns are sections: each becomes a part with its cells as rows."""
    found = [names.find(cell) for cell in table.header]
    clear = {one.section for one in filter(None, found) if one.clear}
    gates = not clear.isdisjoint(GATES)
    first = next((one for cell, one in zip(table.header, found, strict=True) if cell.strip(" #")), None)
    if not gates and (part.title or not (len(clear) > 1 or first)):
        return []
    return list(_parts_of_columns(table, found))


def _parts_of_columns(table: Table, found: list[FoundSection | None]) -> Iterator[Part]:
    headed = list(zip(table.header, found, strict=True))
    known = [(column, title, one) for column, (title, one) in enumerate(headed) if one]
    unknown = [plain_text(title) for title, one in headed if one is None and title.strip(" #")]
    if len(known) == 1:
        _, title, one = known[0]
        yield Part(plain_text(title).strip(), table.line, one, LABEL_LEVEL, blocks=[table])
        return
    if unknown:
        yield Part(", ".join(unknown), table.line, blocks=[table])
    for column, title, one in known:
        rows = tuple(Row(row.line, row.cells[column : column + 1]) for row in table.rows)
        cells = Table(table.line, (title,), rows, table.end)
        yield Part(plain_text(title).strip(), table.line, one, LABEL_LEVEL, blocks=[cells])
