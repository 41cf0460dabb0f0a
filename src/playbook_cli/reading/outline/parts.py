"""A stage cut into parts: its own text first, then one part for each heading or label below it."""

from itertools import zip_longest

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Heading, ItemList, ListItem, Paragraph, Table
from playbook_cli.reading.labels.label_meanings import Label, SectionNames, find_setting, read_label
from playbook_cli.reading.lines.inline_text import plain_text, split_name
from playbook_cli.reading.outline.part import LABEL_LEVEL, Blocks, Part
from playbook_cli.reading.outline.table_parts import cut_table
from playbook_cli.reading.titles.heading_text import read_heading

_LONGEST_LABEL = 60  # characters


@dataclass(slots=True)
class _PartCutter:
    """The parts of a stage while its blocks go by; the last of them is at hand."""

    names: SectionNames
    parts: list[Part]

    @property
    def part(self) -> Part:
        """The part at hand."""
        return self.parts[-1]

    def open(self, part: Part) -> None:
        """Begin another part."""
        self.parts.append(part)

    def close(self) -> None:
        """Go back to the stage's own text."""
        self.parts.append(Part("", self.part.end))


def cut_parts(blocks: Blocks, line: int, names: SectionNames) -> list[Part]:
    """The parts of a stage; the first, and any other without a title, is the stage's own text."""
    cutter = _PartCutter(names, [Part("", line)])
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            _cut_heading(cutter, block)
        elif isinstance(block, Paragraph):
            _cut_paragraph(cutter, block, before_list=isinstance(following, ItemList))
        elif block:
            _take_block(cutter, block)
    return [part for part in cutter.parts if part.title or part.blocks]


def _take_block(cutter: _PartCutter, block: Block | Part) -> None:
    """Cut a block that holds sections itself, where none is open; else it belongs to the part at hand."""
    if cutter.part.found and _changes_section(cutter, block):
        cutter.close()
    if cutter.part.found or not _cut_block(cutter, block):
        _add(block, _target(cutter.part))


def _add(block: Block | Part, part: Part) -> None:
    part.blocks.append(block)
    part.listed = part.listed or isinstance(block, ItemList | Table)


def _changes_section(cutter: _PartCutter, block: Block | Part) -> bool:
    """Whether a table below a label with its own text is of another section: the label ends there."""
    part = cutter.part
    if not isinstance(block, Table) or part.level != LABEL_LEVEL or not part.text:
        return False
    found = [one for cell in block.header if (one := cutter.names.find(cell)) and one.clear]
    return bool(found) and not any(part.found and one.section is part.found.section for one in found)


def _cut_heading(cutter: _PartCutter, heading: Heading) -> None:
    said = read_heading(heading.text, cutter.names)
    found = said.found
    fresh = Part(said.words, heading.line, found, heading.level, one_item=said.item)
    current = cutter.part
    if found is None and current.found and current.level < heading.level and not _has_own_items(current):
        fresh.numbered = said.title.strip()[:1].isdigit()
        current.blocks.append(fresh)
        return
    cutter.open(fresh)


def _has_own_items(part: Part) -> bool:
    return bool(part.text) or part.listed


def _cut_paragraph(cutter: _PartCutter, paragraph: Paragraph, *, before_list: bool) -> None:
    label = read_label(paragraph.lines[0], cutter.names)
    if label is None and before_list and cutter.part.plain and cutter.part.listed:
        label = _read_plain_label(paragraph, cutter.names)
    group = _target(cutter.part)
    if label is None or _is_note(label, group, cutter.part):
        group.blocks.append(paragraph)
        return
    rest = paragraph.lines[1:]
    more: list[Block | Part] = [Paragraph(paragraph.line + 1, rest)] if rest else []
    plain = not label.bold
    fresh = Part(label.name, paragraph.line, label.found, LABEL_LEVEL, label.text, plain=plain, blocks=more)
    if _is_group(label, cutter.part):
        fresh.numbered = label.name[:1].isdigit()
        cutter.part.blocks.append(fresh)
        return
    cutter.open(fresh)


def _is_note(label: Label, group: Part, part: Part) -> bool:
    """Whether a label, such as the owner or duration of a sub-heading, is a note on that group."""
    return label.found is None and group is not part and group.level < LABEL_LEVEL


def _is_group(label: Label, part: Part) -> bool:
    """Whether a label names a group of items in the section that a heading has opened."""
    within = label.found is None and part.found is not None and part.level < LABEL_LEVEL
    return within and not _has_own_items(part) and find_setting(label.name) is None


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


def _cut_block(cutter: _PartCutter, block: Block | Part) -> bool:
    """Cut a list or table that holds sections itself; False where it holds none."""
    if isinstance(block, ItemList):
        return _cut_list(cutter, block)
    parts = cut_table(block, cutter.part, cutter.names) if isinstance(block, Table) else []
    cutter.parts += parts
    if parts:
        cutter.close()
    return bool(parts)


def _cut_list(cutter: _PartCutter, block: ItemList) -> bool:
    labels = [read_entry_label(entry, cutter.names) for entry in block.items]
    known = any(label and label.found for label in labels)
    if not known and not (_are_labels(block, labels) and not cutter.part.title):
        return False
    for entry, label in zip(block.items, labels, strict=True):
        named = label or Label(split_name(entry.text).name, split_name(entry.text).text, None)
        blocks: list[Block | Part] = list(entry.blocks)
        cutter.open(Part(named.name, entry.line, named.found, LABEL_LEVEL, named.text, blocks=blocks))
    cutter.close()
    return True


def _are_labels(block: ItemList, labels: list[Label | None]) -> bool:
    """Whether most entries are `**Label**: text`, so that the list says what is so and not what is done."""
    labelled = [
        label for label in labels if label and label.bold and (label.text or label.name[-1:] in ":：")
    ]
    return 2 * len(labelled) >= len(block.items) and len(labelled) > 1


def read_entry_label(entry: ListItem, names: SectionNames) -> Label | None:
    """The label of a list entry that stands for a section or a setting of the stage."""
    text = entry.text
    label = read_label(text, names)
    if label and (label.found is None or label.found.clear or label.bold or entry.blocks):
        return label
    named = split_name(text)
    return Label(named.name, named.text, None) if named.colon and find_setting(named.name) else None
