"""A stage cut into parts: its own text first, then one part for each heading or label below it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TypeAlias

from playbook_cli.adapters.markdown.blocks import (
    Block,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Row,
    Table,
    span_text,
)
from playbook_cli.adapters.markdown.inline import find_colon, plain_text, split_name, take_id
from playbook_cli.adapters.markdown.labels import Label, find_setting, read_label
from playbook_cli.adapters.markdown.section_lookup import FoundSection, SectionNames, fold_label
from playbook_cli.adapters.markdown.stage_marks import read_stage_mark
from playbook_cli.adapters.markdown.stage_words import STAGE_HEADERS

LABEL_LEVEL = 9  # deeper than any heading
_LONGEST_LABEL = 60  # characters
_PAIR = 2  # cells of a row that names a thing and its value


@dataclass(slots=True)
class Part:
    """What stands under one heading or label.

    `text` follows the label on its own line; `one_item` is set where the heading itself names an item
    (`Deliverable: ROI report`). `groups` among the blocks are parts nested in a known section. `plain` is set
    where the label was no more than a line with a colon.
    """

    title: str
    line: int
    found: FoundSection | None = None
    level: int = 0
    text: str = ""
    one_item: str = ""
    numbered: bool = False
    listed: bool = False
    plain: bool = False
    blocks: list["Block | Part"] = field(default_factory=list)

    def add(self, block: "Block | Part") -> None:
        """Append a block; `listed` remembers that the part itself holds a list or a table."""
        self.blocks.append(block)
        self.listed = self.listed or isinstance(block, ItemList | Table)

    @property
    def end(self) -> int:
        """The last line of the part."""
        return max(self.line, self.blocks[-1].end) if self.blocks else self.line

    @property
    def has_lists(self) -> bool:
        """Whether the part, or a group in it, holds a list or a table."""
        return any(
            isinstance(block, ItemList | Table) or (isinstance(block, Part) and block.has_lists)
            for block in self.blocks
        )

    def source_text(self, source: Sequence[str]) -> str:
        """The text of the part as it stands in the source, without its heading."""
        body = span_text(source, self.blocks[0].line, self.end) if self.blocks else ""
        return f"{self.text}\n{body}".strip("\n")


Blocks: TypeAlias = Sequence[Block | Part]


@dataclass(slots=True)
class _Cutter:
    """The part at hand while the blocks of a stage go by."""

    names: SectionNames
    parts: list[Part]

    @property
    def part(self) -> Part:
        return self.parts[-1]

    def open(self, part: Part) -> None:
        self.parts.append(part)

    def close(self) -> None:
        """Go back to the stage's own text."""
        self.parts.append(Part("", self.part.end))


def cut_parts(blocks: Blocks, line: int, names: SectionNames) -> list[Part]:
    """The parts of a stage; the first, and any other without a title, is the stage's own text."""
    cutter = _Cutter(names, [Part("", line)])
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            _cut_heading(cutter, block)
        elif isinstance(block, Paragraph):
            _cut_paragraph(cutter, block, before_list=isinstance(following, ItemList))
        elif (cutter.part.found and not _changes_section(cutter, block)) or not _cut_block(cutter, block):
            _target(cutter.part).add(block)
    return [part for part in cutter.parts if part.title or part.blocks]


def _changes_section(cutter: _Cutter, block: Block | Part) -> bool:
    """Whether a table below a label with its own text is of another section; the label ends there."""
    part = cutter.part
    if not isinstance(block, Table) or part.level != LABEL_LEVEL or not part.text:
        return False
    found = [one for cell in block.header if (one := cutter.names.find(cell)) and one.clear]
    if not found or any(part.found and one.section is part.found.section for one in found):
        return False
    cutter.close()
    return True


def _cut_heading(cutter: _Cutter, heading: Heading) -> None:
    title, _ = take_id(heading.text)
    found, rest = find_heading_section(title, cutter.names)
    fresh = Part(plain_text(title).strip(), heading.line, found, heading.level, one_item=rest)
    current = cutter.part
    if found is None and current.found and current.level < heading.level and not _has_own_items(current):
        fresh.numbered = title.strip()[:1].isdigit()
        current.add(fresh)
        return
    cutter.open(fresh)


def find_heading_section(title: str, names: SectionNames) -> tuple[FoundSection | None, str]:
    """The section that a heading names, and what it says behind a colon: `Deliverable: ROI report`."""
    mark = read_stage_mark(title)
    if mark and mark.form in ("worded", "weak") and mark.number:
        return names.find(mark.name), ""
    if found := names.find(title):
        return found, ""
    position = find_colon(title)
    if position > 0 and (found := names.find(title[:position])):
        return found, plain_text(title[position + 1 :]).strip()
    return None, ""


def _has_own_items(part: Part) -> bool:
    return bool(part.text) or part.listed


def _cut_paragraph(cutter: _Cutter, paragraph: Paragraph, *, before_list: bool) -> None:
    label = read_label(paragraph.lines[0], cutter.names)
    if label is None and before_list and cutter.part.plain and cutter.part.listed:
        label = _read_plain_label(paragraph, cutter.names)
    if label is None:
        _target(cutter.part).add(paragraph)
        return
    group = _target(cutter.part)
    if label.found is None and group is not cutter.part and group.level < LABEL_LEVEL:
        group.add(paragraph)  # the owner or duration of a sub-heading is a note on it
        return
    rest = paragraph.lines[1:]
    more: list[Block | Part] = [Paragraph(paragraph.line + 1, rest)] if rest else []
    plain = not label.bold
    fresh = Part(label.name, paragraph.line, label.found, LABEL_LEVEL, label.text, plain=plain, blocks=more)
    current = cutter.part
    grouped = label.found is None and current.found and current.level < LABEL_LEVEL
    if grouped and not _has_own_items(current) and find_setting(label.name) is None:
        fresh.numbered = label.name[:1].isdigit()
        current.add(fresh)
        return
    cutter.open(fresh)


def _read_plain_label(paragraph: Paragraph, names: SectionNames) -> Label | None:
    """`Red flags:` above a list of its own, where the sections of a stage are such lines."""
    line = paragraph.lines[0].strip()
    if len(paragraph.lines) > 1 or len(line) > _LONGEST_LABEL or not line.endswith((":", "：")):
        return None
    name = plain_text(line).rstrip(":： ")
    found = names.find(name)
    return Label(name, "", found if found and found.clear else None)


def _target(part: Part) -> Part:
    """The group that is open at the end of a part, or the part itself."""
    return part.blocks[-1] if part.blocks and isinstance(part.blocks[-1], Part) else part


def _cut_block(cutter: _Cutter, block: Block | Part) -> bool:
    """Cut a list or table that holds sections itself; False where it holds none."""
    if isinstance(block, ItemList):
        return _cut_list(cutter, block)
    if not isinstance(block, Table) or lists_stages(block):
        return False
    return _cut_pairs(cutter, block) or _cut_columns(cutter, block)


def lists_stages(table: Table) -> bool:
    """Whether the rows of a table are stages, so that its columns are no sections of one stage."""
    return any(fold_label(cell) in STAGE_HEADERS for cell in table.header) and len(table.rows) > 1


def _cut_list(cutter: _Cutter, block: ItemList) -> bool:
    labels = [read_entry_label(entry, cutter.names) for entry in block.items]
    if not any(label and label.found for label in labels):
        return False
    for entry, label in zip(block.items, labels, strict=True):
        named = label or Label(split_name(entry.text).name, split_name(entry.text).text, None)
        blocks: list[Block | Part] = list(entry.blocks)
        cutter.open(Part(named.name, entry.line, named.found, LABEL_LEVEL, named.text, blocks=blocks))
    cutter.close()
    return True


def read_entry_label(entry: ListItem, names: SectionNames) -> Label | None:
    """The label of a list entry that stands for a section or a setting of the stage."""
    text = entry.text
    label = read_label(text, names)
    if label and (label.found is None or label.found.clear or label.bold or entry.blocks):
        return label
    named = split_name(text)
    return Label(named.name, named.text, None) if named.colon and find_setting(named.name) else None


def _cut_pairs(cutter: _Cutter, table: Table) -> bool:
    """A table of names and values: `| Probability | 10% |`, `| Exit criteria | … |`."""
    if len(table.header) != _PAIR:
        return False
    rows = [(row.line, row.cells) for row in table.rows if row.cells]
    known = [cells for _, cells in rows if cutter.names.find(cells[0]) or find_setting(cells[0])]
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


def _continue_pair(part: Part, line: int, text: str) -> None:
    """A row without a name goes on with the value above: each row of it is an item."""
    if part.text:
        part.add(Table(part.line, (part.title,), (Row(part.line, (part.text,)),), part.line))
        part.text = ""
    part.add(Table(line, (part.title,), (Row(line, (text,)),), line))


def _cut_columns(cutter: _Cutter, table: Table) -> bool:
    """A table whose columns are sections: each becomes a part with its cells as rows."""
    found = [cutter.names.find(cell) for cell in table.header]
    sections = {one.section for one in found if one and one.clear}
    gates = any(one and one.clear and one.section.value.endswith("criteria") for one in found)
    first = next((one for cell, one in zip(table.header, found, strict=True) if cell.strip(" #")), None)
    if cutter.part.title and not gates:
        return False
    if not (gates or len(sections) > 1 or first):
        return False
    return _open_columns(cutter, table, found)


def _open_columns(cutter: _Cutter, table: Table, found: list[FoundSection | None]) -> bool:
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
