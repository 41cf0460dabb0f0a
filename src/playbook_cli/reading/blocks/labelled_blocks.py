"""Sections where Markdown draws none: in a call-out (`> **Exit criteria:** …`) and in the middle of a line.

`**Goal:** learn. **Exit criteria:** budget known` holds two parts.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from playbook_cli.reading.blocks.block import Block, ItemList, ListItem, Paragraph
from playbook_cli.reading.labels.labelled_lines import find_stressed_labels, read_label
from playbook_cli.reading.labels.section_lookup import SectionNames
from playbook_cli.reading.lines.line_marks import match_item

_LONGEST = 400  # characters of a line that begins with a label
_MOST_NESTING = 16


def unquote_sections(lines: tuple[str, ...], first: int, names: SectionNames) -> tuple[str, ...]:
    """Take the `>` off every quote, from line index `first` on, in which a label names a section."""
    kept = list(lines)
    run: list[int] = []
    for at in range(first, len(lines) + 1):
        if at < len(lines) and lines[at].lstrip().startswith(">"):
            run.append(at)
        elif run:
            if any(_names_section(_inner(lines[quoted]), names) for quoted in run):
                for quoted in run:
                    kept[quoted] = _inner(lines[quoted])
            run = []
    return tuple(kept)


def _inner(line: str) -> str:
    return line.lstrip()[1:].removeprefix(" ")


def _names_section(line: str, names: SectionNames) -> bool:
    if len(line) > _LONGEST:
        return False
    mark = match_item(line)
    label = read_label(mark.text if mark else line, names)
    return label is not None and label.found is not None and label.found.clear


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
