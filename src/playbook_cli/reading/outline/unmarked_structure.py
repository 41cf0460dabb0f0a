"""Structure that Markdown does not draw: lone lines as headings, labels in the middle of a line, call-outs.

In a text that has no `#`, as when a web page is pasted, known names on lines of their own are its headings.
`> **Exit criteria:** …` is a section, and `**Goal:** learn. **Exit criteria:** budget known` holds two parts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Heading, ItemList, ListItem, Paragraph
from playbook_cli.reading.blocks.block_reader import MOST_NESTING
from playbook_cli.reading.labels.label_meanings import (
    SectionNames,
    find_stressed_labels,
    fold_label,
    read_label,
    stands_alone,
)
from playbook_cli.reading.lines.inline_text import split_name
from playbook_cli.reading.lines.source_lines import MarkdownLines, MarkedLine, mark_line
from playbook_cli.reading.titles.heading_text import read_heading
from playbook_cli.reading.titles.stage_title import StageMark, read_stage_mark

PLAIN_LEVEL = 7
LONGEST_PLAIN = 60
_LONGEST_LABELLED = 400  # characters of a line that begins with a label
_SENTENCE_ENDS = tuple("。.!！?？；;，,:：")
_MARKED_FORMS = ("worded", "suffixed")


@dataclass(frozen=True, slots=True)
class LinesSeen:
    """The lines of a text with what each begins with, sections in quotes freed of their `>`.

    One that stands alone is a label or, in a `plain` text, which marks no headings but a title, a heading.
    """

    marked: list[MarkedLine]
    plain: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines alone."""
        return tuple(line.text for line in self.marked)


def see_lines(source: MarkdownLines, names: SectionNames) -> LinesSeen:
    """What each line of a text, below its front matter, is without its neighbours."""
    marked = _unquote_sections(source, names)
    plain = sum(line.heading is not None for line in marked[source.first :]) <= 1
    for at, line in enumerate(marked):
        if at >= source.first and line.may_be_text and _is_alone(line.text, names, plain=plain):
            marked[at] = replace(line, alone=True)
    return LinesSeen(marked, plain)


def _unquote_sections(source: MarkdownLines, names: SectionNames) -> list[MarkedLine]:
    """The lines, those of every quote without their `>` in which a label names a section."""
    marked = list(source.marked)
    for quoted, run in groupby(range(source.first, len(marked)), lambda at: marked[at].is_quote):
        if quoted:
            lines = list(run)
            inner = [_unquote(marked[at]) for at in lines]
            if any(_names_section(line, names) for line in inner):
                marked[lines[0] : lines[-1] + 1] = inner
    return marked


def _unquote(line: MarkedLine) -> MarkedLine:
    return mark_line(line.text.lstrip()[1:].removeprefix(" "), fenced=line.fenced)


def _names_section(line: MarkedLine, names: SectionNames) -> bool:
    if len(line.text) > _LONGEST_LABELLED:
        return False
    label = read_label(line.entry.text if line.entry else line.text, names)
    return label is not None and label.found is not None and label.found.clear


def _is_alone(line: str, names: SectionNames, *, plain: bool) -> bool:
    """Whether a line never continues the text above it."""
    return stands_alone(line, names) or (plain and _stands_as_heading(line, names))


def draw_structure(blocks: Sequence[Block], names: SectionNames, *, plain: bool) -> list[Block]:
    """The blocks, cut where a label in a line names a section; in a plain text with the headings it has."""
    parted = [part for block in blocks for part in _part_block(block, names, depth=0)]
    return _draw_title(_draw_headings(parted, names)) if plain else parted


def _stands_as_heading(line: str, names: SectionNames) -> bool:
    """Whether a line of a text without headings is one: the name of a section or stage, or of their list."""
    text = line.strip()
    if not text or len(text) > LONGEST_PLAIN or text.endswith(_SENTENCE_ENDS[:-2]):
        return False
    said = read_heading(text, names)
    section = said.section if said.says_no_more else None
    return (section is not None and section.clear) or said.lists_stages or _is_stage(said.mark)


def _is_stage(mark: StageMark | None) -> bool:
    return mark is not None and mark.form in _MARKED_FORMS and len(mark.name.split()) <= 6  # noqa: PLR2004  # a name


def _draw_headings(blocks: Sequence[Block], names: SectionNames) -> list[Block]:
    """Turn lone lines that stand for headings into headings; the first list of stages adds names."""
    listed = _find_listed(blocks, names)
    return [_draw_heading(block, names, listed) for block in blocks]


def _draw_heading(block: Block, names: SectionNames, listed: frozenset[str]) -> Block:
    text = _lone_line(block)
    if not text:
        return block
    mark = read_heading(text, names).mark if listed else None
    named = mark is not None and fold_label(mark.name) in listed
    if named or (isinstance(block, Paragraph) and _stands_as_heading(text, names)):
        return Heading(block.line, PLAIN_LEVEL, text.rstrip(":： "), marked=False)
    return block


def _lone_line(block: Block) -> str:
    """The one line of a paragraph, or of a list that is no more than `2. Evaluation`; else nothing."""
    if isinstance(block, Paragraph) and len(block.lines) == 1:
        return block.lines[0].strip()
    if isinstance(block, ItemList) and len(block.items) == 1 and block.end == block.line:
        (entry,) = block.items
        return f"{entry.number}. {entry.text}" if entry.number is not None else ""
    return ""


def _find_listed(blocks: Sequence[Block], names: SectionNames) -> frozenset[str]:
    """The folded names in the list that follows a line such as `Opportunity Stages`."""
    for block, following in pairwise(blocks):
        text = _lone_text(block)
        if text and isinstance(following, ItemList) and read_heading(text, names).lists_stages:
            return frozenset(fold_label(entry_name(entry.text)) for entry in following.items)
    return frozenset()


def entry_name(text: str) -> str:
    """The stage that an entry of the opening list names: what stands before an arrow, colon or dash."""
    for arrow in ("→", "->", "—", " – ", " - "):
        text = text.split(arrow, 1)[0]
    mark: StageMark | None = read_stage_mark(split_name(text).name)
    return mark.name if mark else text.strip()


def _lone_text(block: Block) -> str:
    if isinstance(block, Heading):
        return block.text
    return block.lines[0].strip() if isinstance(block, Paragraph) and len(block.lines) == 1 else ""


def _draw_title(blocks: list[Block]) -> list[Block]:
    """The title of a plain text as a heading, where none stands at its beginning."""
    if isinstance(blocks[0] if blocks else None, Heading):
        return blocks
    first = next((index for index, block in enumerate(blocks) if isinstance(block, Heading)), 0)
    apart = [single for block in blocks[:first] for single in _take_apart(block)]
    title = next((block for block in reversed(apart) if _is_short(_lone_text(block))), None)
    if isinstance(title, Paragraph):
        at = apart.index(title)
        apart[at] = Heading(title.line, 1, title.lines[0].strip(), marked=False)
    return [*apart, *blocks[first:]]


def _take_apart(block: Block) -> list[Block]:
    """Lines that stand together above the first heading, since blank lines get lost in pasting."""
    if not isinstance(block, Paragraph) or not all(_is_short(line.strip()) for line in block.lines):
        return [block]
    return [Paragraph(block.line + offset, [line]) for offset, line in enumerate(block.lines)]


def _is_short(text: str) -> bool:
    return 0 < len(text) <= LONGEST_PLAIN and not text.endswith(_SENTENCE_ENDS)


def _part_block(block: Block, names: SectionNames, *, depth: int) -> Iterator[Block]:
    if isinstance(block, Paragraph):
        yield from _part_paragraph(block, names)
        return
    if isinstance(block, ItemList) and depth < MOST_NESTING:
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
    if not any((found := names.find_exact(label)) and found.clear for label, _ in labels):
        return [line]
    cuts = [0, *(start for _, start in labels), len(line)]
    return [line[start:end].rstrip() for start, end in pairwise(cuts)]
