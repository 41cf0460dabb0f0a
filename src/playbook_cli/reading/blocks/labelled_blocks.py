"""Labels in the middle of a line: `**Goal:** learn. **Exit criteria:** budget known` holds two parts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from playbook_cli.reading.blocks.block import Block, ItemList, ListItem, Paragraph
from playbook_cli.reading.labels.inner_labels import find_stressed_labels
from playbook_cli.reading.labels.section_lookup import SectionNames

_MOST_NESTING = 16


def part_labels(blocks: Sequence[Block], names: SectionNames) -> list[Block]:
    """The blocks with each line cut where a label inside it names a section."""
    return [part for block in blocks for part in _part_block(block, names, depth=0)]


def _part_block(block: Block, names: SectionNames, *, depth: int) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        yield from _part_paragraph(block, names)
        return
    if isinstance(block, ItemList) and depth < _MOST_NESTING:
        for item in block.items:
            _part_item(item, names, depth=depth + 1)
    yield block


def _part_paragraph(paragraph: Paragraph, names: SectionNames) -> Iterator[Paragraph]:
    """The paragraphs that the labels of a paragraph begin, and what stands before the first of them."""
    begun = Paragraph(paragraph.line, [])
    for number, line in enumerate(paragraph.lines, paragraph.line):
        first, *labelled = _cut_line(line, names)
        begun.lines.append(first)
        for text in labelled:
            yield begun
            begun = Paragraph(number, [text])
    yield begun


def _part_item(item: ListItem, names: SectionNames, *, depth: int) -> None:
    """Put what the labels of an entry begin below it."""
    own, *labelled = _part_paragraph(Paragraph(item.line, item.lines), names)
    nested = [part for block in item.blocks for part in _part_block(block, names, depth=depth)]
    item.lines, item.blocks = own.lines, [*labelled, *nested]


def _cut_line(line: str, names: SectionNames) -> list[str]:
    """A line, cut before every label in its middle, where any of them names a section."""
    labels = list(find_stressed_labels(line))
    if not any((found := names.find_exact(label.name)) and found.clear for label in labels):
        return [line]
    cuts = [0, *(label.start for label in labels), len(line)]
    return [line[start:end].rstrip() for start, end in pairwise(cuts)]
