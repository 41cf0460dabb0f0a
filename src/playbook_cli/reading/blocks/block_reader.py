"""Lines to blocks."""

from playbook_cli.domain.playbook.finding import Finding, FindingCode
from playbook_cli.reading.blocks.block import Block, Heading, ItemList, ListItem, Paragraph, Quote
from playbook_cli.reading.blocks.fences import read_fence
from playbook_cli.reading.blocks.list_reader import find_mark, read_list
from playbook_cli.reading.blocks.tables import begins_table, read_table
from playbook_cli.reading.lines.line_cursor import LineCursor, LineTest
from playbook_cli.reading.lines.line_marks import is_rule, match_heading, match_item

_LONGEST_UNDERLINED = 100
_LEVEL_OF_UNDERLINE = {"=": 1, "-": 2}
_NO_HEADING_END = tuple("。.!?:：！？*")


def read_blocks(
    lines: tuple[str, ...], first: int, stands_alone: LineTest
) -> tuple[list[Block], list[Finding]]:
    """The blocks of the lines from index `first` on, and what was odd about them."""
    cursor = LineCursor(lines, stands_alone, index=first)
    blocks: list[Block] = []
    while not cursor.at_end:
        if not cursor.line.strip() or _skip_rule(cursor):
            cursor.index += 1
            continue
        blocks.append(_take_block(cursor))
    return blocks, cursor.findings


def _skip_rule(cursor: LineCursor) -> bool:
    return is_rule(cursor.line)


def _take_block(cursor: LineCursor) -> Block:
    if block := read_fence(cursor) or _read_heading(cursor) or read_table(cursor) or _read_quote(cursor):
        return block
    if find_mark(cursor):
        return read_list(cursor)
    return _read_paragraph(cursor)


def _read_heading(cursor: LineCursor) -> Heading | None:
    mark = match_heading(cursor.line)
    if mark is None:
        return None
    if mark.near_miss:
        cursor.note(FindingCode.NEAR_MISS_HEADING, cursor.line)
    cursor.index += 1
    return Heading(cursor.index, mark.level, mark.text)


def _read_quote(cursor: LineCursor) -> Quote | None:
    if not cursor.line.lstrip().startswith(">"):
        return None
    first = cursor.index
    lines = []
    while not cursor.at_end and cursor.line.lstrip().startswith(">"):
        lines.append(cursor.line.lstrip()[1:].removeprefix(" "))
        cursor.index += 1
    return Quote(first + 1, tuple(lines))


def _read_paragraph(cursor: LineCursor) -> Heading | Paragraph:
    first = cursor.index
    lines = [cursor.line]
    cursor.index += 1
    alone = cursor.stands_alone(lines[0])
    while not cursor.at_end:
        if level := _underline_level(cursor.line, lines):
            cursor.index += 1
            return Heading(first + 1, level, lines[0].strip(), last=first + 2)
        if alone or _begins_block(cursor):
            break
        lines.append(cursor.line)
        cursor.index += 1
    return Paragraph(first + 1, lines)


def _underline_level(line: str, above: list[str]) -> int:
    """The level of the heading that a line of `===` or `---` makes of one short line above; else 0."""
    stripped = line.strip()
    text = above[0].strip()
    drawn = len(stripped) > 1 and stripped[0] in _LEVEL_OF_UNDERLINE and not stripped.strip(stripped[0])
    fits = len(above) == 1 and len(text) <= _LONGEST_UNDERLINED and not text.endswith(_NO_HEADING_END)
    return _LEVEL_OF_UNDERLINE[stripped[0]] if drawn and fits else 0


def _begins_block(cursor: LineCursor) -> bool:
    """Whether the line at hand ends a paragraph above it."""
    line = cursor.line
    return (
        not line.strip()
        or match_heading(line) is not None
        or is_rule(line)
        or line.lstrip().startswith((">", "```", "~~~"))
        or match_item(line) is not None
        or begins_table(cursor)
        or cursor.stands_alone(line)
    )


def list_entries(lines: tuple[str, ...]) -> list[ListItem]:
    """The entries with words of the lists that some lines hold; none where they hold anything else."""
    blocks, _ = read_blocks(lines, 0, lambda _: False)
    lists = [block for block in blocks if isinstance(block, ItemList)]
    if len(lists) < len(blocks):
        return []
    return [entry for block in lists for entry in block.items if entry.text]
