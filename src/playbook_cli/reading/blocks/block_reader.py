"""Lines to blocks: headings, paragraphs, lists with what is nested in them.

Which entry of a list is nested below which is told from columns and, where all stand flush, from their marks.
"""

from collections.abc import Sequence

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.reading.blocks.block import Block, Heading, ItemList, ListItem, Paragraph
from playbook_cli.reading.blocks.line_cursor import LineCursor
from playbook_cli.reading.lines.source_lines import ItemMark, MarkedLine, mark_line

MOST_NESTING = 16  # levels; what is deeper counts as the last level, and is told
_LONGEST_UNDERLINED = 100
_LEVEL_OF_UNDERLINE = {"=": 1, "-": 2}
_NO_HEADING_END = tuple("。.!?:：！？*")


def read_blocks(lines: Sequence[MarkedLine], first: int) -> tuple[list[Block], list[Finding]]:
    """The blocks of the lines from index `first` on, and what was odd about them."""
    cursor = LineCursor(lines, index=first)
    blocks: list[Block] = []
    while not cursor.at_end:
        if cursor.line.is_blank or cursor.line.is_rule:
            cursor.index += 1
            continue
        blocks.append(_take_block(cursor))
    return blocks, cursor.findings


def _take_block(cursor: LineCursor) -> Block:
    if block := cursor.take_fence() or _read_heading(cursor) or cursor.take_table() or cursor.take_quote():
        return block
    return _read_list(cursor) if _find_mark(cursor) else _read_paragraph(cursor)


def _read_heading(cursor: LineCursor) -> Heading | None:
    mark = cursor.line.heading
    if mark is None:
        return None
    if mark.near_miss:
        cursor.note(FindingCode.NEAR_MISS_HEADING)
    cursor.index += 1
    return Heading(cursor.index, mark.level, mark.text)


def _read_paragraph(cursor: LineCursor) -> Heading | Paragraph:
    first = cursor.index
    lines = [cursor.line.text]
    alone = cursor.line.alone
    cursor.index += 1
    while not cursor.at_end:
        if level := _underline_level(cursor.line.text, lines):
            cursor.index += 1
            return Heading(first + 1, level, lines[0].strip(), last=first + 2)
        if alone or _begins_block(cursor):
            break
        lines.append(cursor.line.text)
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
        line.is_blank
        or line.heading is not None
        or line.is_rule
        or line.text.lstrip().startswith((">", "```", "~~~"))
        or line.entry is not None
        or cursor.begins_table
        or line.alone
    )


def list_entries(lines: tuple[str, ...]) -> list[ListItem]:
    """The entries with words of the lists that some lines hold; none where they hold anything else."""
    blocks, _ = read_blocks(tuple(map(mark_line, lines)), 0)
    lists = [block for block in blocks if isinstance(block, ItemList)]
    if len(lists) < len(blocks):
        return []
    return [entry for block in lists for entry in block.items if entry.text]


def _read_list(cursor: LineCursor) -> ItemList:
    """The list at hand, consumed, with all that is nested in it."""
    walk = _ListWalk(cursor)
    first = cursor.index
    while not cursor.at_end and walk.take_line():
        pass
    walk.close()
    return ItemList(first + 1, walk.roots, walk.last_line)


def _find_mark(cursor: LineCursor) -> ItemMark | None:
    """The mark of the list entry at hand; `✅ Exit criteria` names a section and is no entry."""
    mark = None if cursor.line.is_rule else cursor.line.entry
    if mark and mark.kind == "check" and mark.indent == 0 and cursor.line.alone:
        return None
    return mark


class _ListWalk:
    """A stack of open items while the lines of a list go by."""

    def __init__(self, cursor: LineCursor) -> None:
        self.cursor = cursor
        self.roots: list[ListItem] = []
        self.stack: list[ListItem] = []
        self.blank = False
        self.told = False
        self.last_line = cursor.index + 1

    def take_line(self) -> bool:
        """Take in the line at hand; False where it is no part of the list."""
        line = self.cursor.line
        if line.is_blank:
            self.blank = True
            self.cursor.index += 1
            return True
        if mark := _find_mark(self.cursor):
            return self._take_mark(mark)
        return self._take_block() or self._take_text()

    def close(self) -> None:
        """Note where each item still open ends."""
        for item in self.stack:
            item.end = max(item.end, self.last_line)

    def _take_mark(self, mark: ItemMark) -> bool:
        parent = self._find_parent(mark)
        if parent is None and self.roots and self.blank and mark.kind != self.roots[-1].kind:
            return False
        if mark.near_miss:
            self.cursor.note(mark.near_miss)
        number = self.cursor.index + 1
        texts = [mark.text.rstrip("\\")] if mark.text else []
        broken = self.cursor.line.text.endswith(("  ", "\\"))
        item = ListItem(number, mark.indent, mark.kind, mark.number, texts, end=number, broken=broken)
        self._attach(item, parent)
        self._advance()
        return True

    def _find_parent(self, mark: ItemMark) -> ListItem | None:
        """Close the items that this mark ends; the parent is what stays open, None at the root."""
        while self.stack:
            top = self.stack[-1]
            if mark.indent >= top.indent + 2:
                break
            if mark.indent >= top.indent - 1 and self._is_flush_child(top, mark):
                break
            self._pop()
            if mark.indent >= top.indent - 1 and not self._closes_flush_list(top, mark):
                break
        return self.stack[-1] if self.stack else None

    def _is_flush_child(self, top: ListItem, mark: ItemMark) -> bool:
        """`1. A` and `- a` right below it, in one column: a is nested, though Markdown thinks otherwise."""
        if self.blank or mark.kind == top.kind or (top.number is None) == (mark.number is None):
            return False
        return not any(item.kind == mark.kind and item.indent >= mark.indent - 1 for item in self.stack)

    def _closes_flush_list(self, closed: ListItem, mark: ItemMark) -> bool:
        """Whether the mark goes back from a list nested in the same column to the items around it."""
        parent = self.stack[-1] if self.stack else None
        return parent is not None and mark.kind != closed.kind and mark.indent < parent.indent + 2

    def _attach(self, item: ListItem, parent: ListItem | None) -> None:
        if parent is None:
            self.roots.append(item)
        elif parent.blocks and isinstance(parent.blocks[-1], ItemList):
            parent.blocks[-1].items.append(item)
        else:
            parent.blocks.append(ItemList(item.line, [item]))
        if len(self.stack) < MOST_NESTING:
            self.stack.append(item)
        elif not self.told:
            self.told = True
            finding = make_finding(item.line, FindingCode.NESTING_PAST_LIMIT, limit=MOST_NESTING)
            self.cursor.findings.append(finding)

    def _pop(self) -> None:
        item = self.stack.pop()
        item.end = max(item.end, self.last_line)

    def _take_block(self) -> bool:
        """A fence or a table that is indented belongs to the item above it."""
        owner = self._find_owner()
        block: Block | None = self.cursor.take_fence() or self.cursor.take_table() if owner else None
        if owner is None or block is None:
            return False
        owner.blocks.append(block)
        self.blank = False
        self.last_line = self.cursor.index
        return True

    def _find_owner(self) -> ListItem | None:
        """The innermost open item whose mark stands left of this line."""
        indent = self.cursor.line.indent
        return next((item for item in reversed(self.stack) if item.indent < indent), None)

    def _take_text(self) -> bool:
        owner, line = self._find_owner(), self.cursor.line.text
        if self._breaks_list(owner):
            return False
        owner = owner if owner is not None and self.blank else self.stack[-1]
        if self.blank or owner.blocks:
            _append_text(owner, self.cursor.index + 1, line, fresh=self.blank)
        else:
            owner.lines.append(line.strip())
        self._advance()
        return True

    def _breaks_list(self, owner: ListItem | None) -> bool:
        """Whether the line at hand is no text of an entry; `owner` is the one that it is indented below."""
        line = self.cursor.line
        apart = self.blank or line.alone or "|" in line.text or line.fence is not None
        return line.heading is not None or line.is_rule or line.is_quote or (owner is None and apart)

    def _advance(self) -> None:
        self.blank = False
        self.cursor.index += 1
        self.last_line = self.cursor.index


def _append_text(owner: ListItem, number: int, line: str, *, fresh: bool) -> None:
    """Add a line to the paragraph at the end of an item, or begin a new one."""
    last = owner.blocks[-1] if owner.blocks else None
    if isinstance(last, Paragraph) and not fresh:
        last.lines.append(line.strip())
    else:
        owner.blocks.append(Paragraph(number, [line.strip()]))
