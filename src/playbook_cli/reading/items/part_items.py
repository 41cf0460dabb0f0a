"""The items of one section of a stage, and whatever text of it is no item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

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
    span_text,
)
from playbook_cli.reading.blocks.block_reader import list_entries
from playbook_cli.reading.items.hidden_structure import split_numbered
from playbook_cli.reading.items.item_reader import (
    DraftItem,
    item_from_list,
    item_from_text,
    plain_lines,
    read_column,
    read_labelled,
    shift_lines,
)
from playbook_cli.reading.labels.labelled_text import split_name
from playbook_cli.reading.labels.section_lookup import SectionNames
from playbook_cli.reading.lines.markup import match_item, plain_text, split_breaks
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
    sentences = not (part.has_lists or any(map(_lists_items, part.blocks)))
    if part.text and sentences:
        found.items += read_text_items(part.text, part.line, context)
    elif part.text:
        found.notes.append((part.line, part.text))
    for block in part.blocks:
        _read_block(block, found, context, sentences=sentences)
    return found


def _lists_items(block: Block | Part) -> bool:
    """Whether a block beside the lists of a part holds its items, so that its sentences are none."""
    return isinstance(block, Part) or (isinstance(block, Fence) and _is_listing(block))


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
    elif isinstance(block, Fence) and _is_listing(block):
        _read_fence(block, found, context)
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


def _read_fence(fence: Fence, found: PartItems, context: ItemContext) -> None:
    """A fenced check-list or list: each of its entries is an item."""
    if lines := _check_lines(fence):
        found.items += [item_from_text(text, line, context.section) for line, text in lines]
        found.notes += _other_lines(fence)
        return
    items = [item_from_list(entry, context.section, fence.lines) for entry in _listed_in(fence)]
    for item in items:
        shift_lines(item, fence.line)
    found.items += items


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
        found.items += inner.items
        found.notes += inner.notes
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


def _check_lines(fence: Fence) -> list[tuple[int, str]]:
    """The check-box lines of a fenced block, where most of its lines are such."""
    filled = [(fence.line + 1 + at, line) for at, line in enumerate(fence.lines) if line.strip()]
    checked = [(number, match["text"].strip()) for number, line in filled if (match := _CHECKED.match(line))]
    return checked if checked and len(checked) >= _MOSTLY * len(filled) else []


def _is_listing(fence: Fence) -> bool:
    return bool(_check_lines(fence) or _listed_in(fence))


def _listed_in(fence: Fence) -> list[ListItem]:
    """The entries of a list that is all a fenced block holds, where its boxes are not the point of it."""
    if not fence.lines or fence.info.lower() not in _TEXT_INFOS or _check_lines(fence):
        return []
    return list_entries(fence.lines)


def _other_lines(fence: Fence) -> list[tuple[int, str]]:
    lines = [(fence.line + 1 + at, line) for at, line in enumerate(fence.lines) if line.strip()]
    return [(number, line.strip()) for number, line in lines if not _CHECKED.match(line)]
