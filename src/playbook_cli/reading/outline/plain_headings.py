"""Headings of a text that has no `#`, as when a web page is pasted: known names on lines of their own."""

from collections.abc import Sequence
from itertools import pairwise

from playbook_cli.reading.blocks.block import Block, Heading, ItemList, Paragraph
from playbook_cli.reading.labels.named_text import split_name
from playbook_cli.reading.labels.section_lookup import SectionNames, fold_label
from playbook_cli.reading.lines.line_marks import match_heading
from playbook_cli.reading.titles.stage_title import StageMark, read_stage_mark

PLAIN_LEVEL = 7
_LONGEST = 60
_SENTENCE_ENDS = tuple("。.!！?？；;，,:：")
_MARKED_FORMS = ("worded", "suffixed")


def has_headings(lines: Sequence[str], first: int) -> bool:
    """Whether the text marks more headings than a title."""
    return sum(match_heading(line) is not None for line in lines[first:]) > 1


def stands_as_heading(line: str, names: SectionNames) -> bool:
    """Whether a line of a text without headings is one: the name of a section or stage, or of their list."""
    text = line.strip()
    if not text or len(text) > _LONGEST or text.endswith(_SENTENCE_ENDS[:-2]):
        return False
    found = names.find_exact(text)
    return (found is not None and found.clear) or names.is_list(text) or _is_stage(text)


def _is_stage(text: str) -> bool:
    mark = read_stage_mark(text)
    return mark is not None and mark.form in _MARKED_FORMS and len(mark.name.split()) <= 6  # noqa: PLR2004  # a name


def promote_headings(blocks: Sequence[Block], names: SectionNames) -> list[Block]:
    """Turn lone lines that stand for headings into headings; the first list of stages adds names."""
    listed = find_listed(blocks, names)
    return [_promote(block, names, listed) for block in blocks]


def _promote(block: Block, names: SectionNames, listed: frozenset[str]) -> Block:
    text = _lone_line(block)
    if not text:
        return block
    mark = read_stage_mark(text) if listed else None
    named = mark is not None and fold_label(mark.name) in listed
    if named or (isinstance(block, Paragraph) and stands_as_heading(text, names)):
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


def find_listed(blocks: Sequence[Block], names: SectionNames) -> frozenset[str]:
    """The folded names in the list that follows a line such as `Opportunity Stages`."""
    for block, following in pairwise(blocks):
        text = _lone_text(block)
        if text and names.is_list(text) and isinstance(following, ItemList):
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


def find_title(blocks: list[Block]) -> int:
    """The index of the paragraph that is the title of a text without headings, or -1.

    Lines that stand together above the first heading are taken apart, since blank lines get lost in pasting.
    """
    first = next((index for index, block in enumerate(blocks) if isinstance(block, Heading)), 0)
    apart = [single for block in blocks[:first] for single in _take_apart(block)]
    blocks[:first] = apart
    for index in range(len(apart) - 1, -1, -1):
        if _is_short(_lone_text(apart[index])):
            return index
    return -1


def _take_apart(block: Block) -> list[Block]:
    if not isinstance(block, Paragraph) or not all(_is_short(line.strip()) for line in block.lines):
        return [block]
    return [Paragraph(block.line + offset, [line]) for offset, line in enumerate(block.lines)]


def _is_short(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not text.endswith(_SENTENCE_ENDS)
