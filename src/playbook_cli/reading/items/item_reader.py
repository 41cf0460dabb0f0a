"""The items of one section of a stage, from its lists, tables and sentences, and whatever text is no item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import (
    Block,
    Fence,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Row,
    Table,
    join_lines,
    span_text,
)
from playbook_cli.reading.blocks.block_reader import list_entries
from playbook_cli.reading.items.asking import cut_asking, part_name
from playbook_cli.reading.items.draft_item import (
    DraftItem,
    DraftRequirement,
    read_column,
    read_labelled,
    read_nested,
)
from playbook_cli.reading.items.hidden_structure import (
    read_activity_text,
    read_criterion_text,
    split_numbered,
)
from playbook_cli.reading.labels.label_meanings import SectionNames
from playbook_cli.reading.lines.html_markup import split_breaks
from playbook_cli.reading.lines.inline_text import NamedText, plain_text, split_name, take_id
from playbook_cli.reading.lines.source_lines import match_item
from playbook_cli.reading.outline.part import Part
from playbook_cli.reading.words.label_words import COUNTERS, EMPTY_CELLS, ROW_MARKS

_CHECKED = re.compile(r"\s*(?:[-*+•]\s*)?(?:[□☐☑✅✓✔▢❑]|[\[［][ xX]?[\]］])\s*(?P<text>\S.*)$")
_BULLET_GLYPHS = re.compile(r"(?:^|\s)(?:[•●▪☐□✓✔✅]|[-*](?=\s))\s*")
_TEXT_INFOS = ("", "text", "txt", "markdown", "md", "plain", "plaintext")
_MOSTLY = 0.6
_FEWEST = 2
_SHORT = 80  # characters of a line that may be an item


@dataclass(slots=True)
class PartItems:
    """The items of a section; `notes` are the texts around them, as (line, text)."""

    items: list[DraftItem] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: "PartItems") -> None:
        """Take the items and notes of what follows."""
        self.items += other.items
        self.notes += other.notes


@dataclass(frozen=True, slots=True)
class ItemContext:
    """What the reading of items needs to know: the section, the source lines and the names of sections."""

    section: Section
    source: Sequence[str]
    names: SectionNames


def read_items(part: Part, context: ItemContext) -> PartItems:
    """The items of a part: its lists, tables and check-lists, or else its sentences."""
    if part.one_item and not part.has_lists:
        return _read_one_item(part, context)
    found = PartItems()
    if part.one_item:
        found.notes.append((part.line, part.one_item))
    sentences = not (part.has_lists or any(_lists_items(block, context.section) for block in part.blocks))
    if part.text and sentences:
        found.items += read_text_items(part.text, part.line, context)
    elif part.text:
        found.notes.append((part.line, part.text))
    for block in part.blocks:
        _read_block(block, found, context, sentences=sentences)
    return found


def _lists_items(block: Block | Part, section: Section) -> bool:
    """Whether a block beside the lists of a part holds its items, so that its sentences are none."""
    return isinstance(block, Part) or (isinstance(block, Fence) and bool(_read_fence(block, section).items))


def _read_one_item(part: Part, context: ItemContext) -> PartItems:
    item = item_from_text(part.one_item, part.line, context.section)
    body = plain_lines(part.source_text(context.source))
    item.description = f"{item.description}\n{body}".strip("\n")
    item.summary = item.summary or (part.text if context.section is Section.KEY_ACTIVITIES else "")
    return PartItems([item])


def _read_block(block: Block | Part, found: PartItems, context: ItemContext, *, sentences: bool) -> None:
    if isinstance(block, Part):
        _read_group(block, found, context)
    elif isinstance(block, ItemList):
        found.items += [
            item_from_list(entry, context.section, context.source) for entry in _worded(block.items)
        ]
    elif isinstance(block, Table):
        found.items += _items_of_table(block, context)
    elif isinstance(block, Fence) and (listed := _read_fence(block, context.section)).items:
        found.add(listed)
    elif isinstance(block, Paragraph) and sentences:
        found.items += _read_sentences(block, context)
    elif not isinstance(block, Heading):
        found.notes.append((block.line, span_text(context.source, block.line, block.end)))


def _read_sentences(paragraph: Paragraph, context: ItemContext) -> Iterator[DraftItem]:
    """The items of a paragraph: one, or one for each line that stands for itself."""
    own = _have_own_lines(paragraph.lines)
    for line, text in enumerate(paragraph.lines if own else [_on_one_line(paragraph)], paragraph.line):
        yield from read_text_items(text.strip().rstrip("\\"), line, context)


def _on_one_line(paragraph: Paragraph) -> str:
    return " ".join(line.strip() for line in paragraph.lines)


def _have_own_lines(lines: Sequence[str]) -> bool:
    """Whether each line of a paragraph is an item: broken by hand, or ended like list entries."""
    if len(lines) < _FEWEST:
        return False
    broken = all(line.endswith(("  ", "\\")) for line in lines[:-1])
    return broken or all(len(line) < _SHORT and line.rstrip()[-1:] in ";；。." for line in lines)


def _read_fence(fence: Fence, section: Section) -> PartItems:
    """The items of a fenced check-list, or of a list that is all a block of text holds; else none."""
    found = _read_checks(fence, section)
    if not found.items and fence.lines and fence.info.lower() in _TEXT_INFOS:
        found.items = [item_from_list(entry, section, fence.lines) for entry in list_entries(fence.lines)]
        for item in found.items:
            shift_lines(item, fence.line)
    return found


def _read_checks(fence: Fence, section: Section) -> PartItems:
    """The check-boxes of a fenced block, where most of its lines are such."""
    filled = [(number, line) for number, line in enumerate(fence.lines, fence.line + 1) if line.strip()]
    checked = {number: match["text"].strip() for number, line in filled if (match := _CHECKED.match(line))}
    if not checked or len(checked) < _MOSTLY * len(filled):
        return PartItems()
    items = [item_from_text(text, number, section) for number, text in checked.items()]
    return PartItems(items, [(number, line.strip()) for number, line in filled if number not in checked])


def _worded(entries: Sequence[ListItem]) -> Iterator[ListItem]:
    """The entries of a list; one without words stands for those nested in it."""
    for entry in entries:
        if entry.text.strip():
            yield entry
        else:
            yield from _worded(entry.items)


def _read_group(group: Part, found: PartItems, context: ItemContext) -> None:
    """A sub-heading in a section: an item of its own, or the name of a group of items."""
    if group.has_lists and not group.numbered:
        inner = read_items(group, context)
        for item in inner.items:
            item.description = f"{group.title}: {item.description}" if item.description else group.title
        found.add(inner)
        return
    found.items.append(_item_of_group(group, context))


def _item_of_group(group: Part, context: ItemContext) -> DraftItem:
    """A sub-heading as an item: what stands below it are its text and its nested lists."""
    entry = _entry_of(group, "heading", f"**{group.title}**: {group.text}" if group.text else group.title)
    item = item_from_list(entry, context.section, context.source)
    for part in group.blocks:
        if isinstance(part, Part) and not part.found:
            label = _entry_of(part, "label", f"{part.title}: {part.text}".rstrip())
            read_labelled(item, label, context.section)
    if context.section is Section.KEY_ACTIVITIES:
        item.summary = item.summary or _first_sentences(entry.blocks)
    return item


def _entry_of(part: Part, kind: str, line: str) -> ListItem:
    """A heading or label as an entry of a list, with what stands below it."""
    blocks = [block for block in part.blocks if not isinstance(block, Part)]
    return ListItem(part.line, 0, kind, None, [line], blocks=blocks, end=part.end)


def _first_sentences(blocks: Sequence[Block]) -> str:
    """The first paragraph among some blocks, or nothing."""
    texts = (_on_one_line(block) for block in blocks if isinstance(block, Paragraph))
    return plain_text(next(texts, ""))


def read_text_items(text: str, line: int, context: ItemContext) -> list[DraftItem]:
    """The items that running text states: one, or one for each `<br>`, bullet or number of a row."""
    pieces = [piece for part in split_breaks(text) for piece in _split_glyphs(part)]
    kept = [piece for piece in pieces if not is_empty_cell(piece)]
    return [item_from_text(piece, line, context.section) for piece in kept]


def is_empty_cell(text: str) -> bool:
    """Whether a cell says that there is nothing: blank, a dash, n/a."""
    return plain_text(text).strip(" *_`").lower() in EMPTY_CELLS


def _split_glyphs(text: str) -> list[str]:
    numbered = split_numbered(text)
    if len(numbered) > 1:
        return [piece for piece in numbered if piece]
    mark = match_item(text)
    text = mark.text if mark and mark.number is None else text
    pieces = _BULLET_GLYPHS.split(text) if any(glyph in text for glyph in "•●▪☐□✓✔✅") else [text]
    return [piece.strip() for piece in pieces if piece.strip()]


def _items_of_table(table: Table, context: ItemContext) -> list[DraftItem]:
    """One item for each row: the cell that names it, and the other cells as its text."""
    column = _name_column(table, context)
    items: list[DraftItem] = []
    for row in table.rows:
        name = row.cells[column] if column < len(row.cells) else ""
        if is_empty_cell(name):
            continue
        if len(table.header) == 1:
            items += read_text_items(name, row.line, context)
        else:
            items.append(_item_of_row(table, row, column, context))
    return items


def _name_column(table: Table, context: ItemContext) -> int:
    """The column that names the rows: the one headed like the section, else the first that does not count."""
    found = [context.names.find(cell) for cell in table.header]
    sections = [one.section if one else None for one in found]
    if context.section in sections:
        return sections.index(context.section)
    return next((column for column in range(len(sections)) if not _counts_rows(table, column)), 0)


def _counts_rows(table: Table, column: int) -> bool:
    """Whether a column numbers the rows or ticks them off."""
    if plain_text(table.header[column]).strip().lower() in (COUNTERS | ROW_MARKS):
        return True
    values = [row.cells[column] for row in table.rows if column < len(row.cells)]
    return all(value.strip(" .*#").isdigit() or not value for value in values)


def _item_of_row(table: Table, row: Row, column: int, context: ItemContext) -> DraftItem:
    named = split_name(row.cells[column])
    item = item_from_text(row.cells[column], row.line, context.section)
    if not named.bold:
        item.name, item.description = plain_text(row.cells[column]).strip(), ""
    details = [item.description] if item.description else []
    for index, cell in enumerate(row.cells):
        title = plain_text(table.header[index]).strip() if index < len(table.header) else ""
        if index != column and cell.strip():
            text = plain_text(cell).strip()
            if not is_empty_cell(text):
                read_column(item, title, text, context.section)
            details.append(f"{title}: {text}" if title and title != "#" else text)
    item.description = "\n".join(details)
    return item


def item_from_text(text: str, line: int, section: Section) -> DraftItem:
    """The item that one sentence or cell states."""
    return _build(split_name(text), line, section, text)


def item_from_list(entry: ListItem, section: Section, source: Sequence[str]) -> DraftItem:
    """The item that a list entry states, with the steps, key points or requirements nested below it."""
    item = _build(_name_entry(entry), entry.line, section, entry.text)
    if entry.blocks:
        nested = plain_lines(span_text(source, entry.line + len(entry.lines), entry.end))
        item.description = f"{item.description}\n{nested}".strip("\n")
        read_nested(item, entry, section)
    return item


def _name_entry(entry: ListItem) -> NamedText:
    """The name of an entry: its first line where a break by hand follows it."""
    if not entry.broken or len(entry.lines) <= 1:
        return split_name(entry.text)
    named = split_name(entry.lines[0])
    rest = plain_text(join_lines(entry.lines[1:])).strip()
    return replace(named, text=f"{named.text} {rest}".strip())


def shift_lines(item: DraftItem, lines: int) -> None:
    """Turn lines counted within a block into lines of the file; the block's first line is `lines` + 1."""
    item.line += lines
    for requirement in item.requirements:
        requirement.line += lines


def plain_lines(text: str) -> str:
    """Lines of Markdown without emphasis and ids."""
    return "\n".join(plain_text(take_id(line)[0]) for line in text.split("\n"))


def _build(named: NamedText, line: int, section: Section, text: str) -> DraftItem:
    name, label = part_name(named.name) if section is Section.EXIT_CRITERIA else (named.name, "")
    said = f"{label}: {named.text}" if label else named.text
    item = DraftItem(name or plain_text(text).strip(), line, named.id, said)
    read_item_text(item, said, section)
    return item


def read_item_text(item: DraftItem, text: str, section: Section) -> None:
    """Fill an item from the structure in its text; a criterion without text may have it in its name."""
    if section is Section.KEY_ACTIVITIES:
        parts = read_activity_text(text)
        item.summary = parts.summary
        item.steps, item.key_points = list(parts.steps), list(parts.key_points)
        item.importance = parts.importance
    elif section is Section.EXIT_CRITERIA:
        left, item.asking = cut_asking(text)
        criterion = read_criterion_text(left or item.name)
        item.summary = criterion.summary if left else ""
        item.requirements = [DraftRequirement(part, item.line) for part in criterion.requirements]
        item.guidance = criterion.guidance
