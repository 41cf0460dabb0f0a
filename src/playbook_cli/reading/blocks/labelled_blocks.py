"""Labels in the middle of a line: `**Goal:** learn. **Exit criteria:** budget known` holds two parts."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from playbook_cli.reading.blocks.block import Block, ItemList, ListItem, Paragraph
from playbook_cli.reading.labels.section_lookup import SectionNames

_LABEL = re.compile(
    r"(?<=\s)(?:\*\*(?P<bold>[^*\n]{2,60}?)(?:[:：]\*\*|\*\*[:：])|\*(?P<slanted>[^*\n]{2,60}?)[:：]\*(?!\*))"
)
_LONGEST = 4000  # characters of a line that is looked through
_MOST_NESTING = 16


def part_labels(blocks: Sequence[Block], names: SectionNames) -> list[Block]:
    """The blocks with each line cut where a label inside it names a section."""
    return [part for block in blocks for part in _part_block(block, names, depth=0)]


def find_inner_labels(line: str) -> Iterator[str]:
    """The labels in bold or italics that stand at the beginning of a line or in its middle."""
    if len(line) <= _LONGEST and "*" in line:
        yield from (match["bold"] or match["slanted"] for match in _LABEL.finditer(f" {line}"))


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
    if len(line) > _LONGEST or "*" not in line:
        return [line]
    labels = list(_LABEL.finditer(line))
    if not any(_names_section(match, names) for match in labels):
        return [line]
    cuts = [0, *(match.start() for match in labels), len(line)]
    return [line[start:end].rstrip() for start, end in pairwise(cuts)]


def _names_section(match: re.Match[str], names: SectionNames) -> bool:
    found = names.find_exact(match["bold"] or match["slanted"])
    return found is not None and found.clear
