"""Fenced blocks."""

from playbook_cli.domain.playbook.finding import FindingCode
from playbook_cli.reading.blocks.block import Fence
from playbook_cli.reading.lines.line_cursor import LineCursor
from playbook_cli.reading.lines.line_marks import match_fence


def read_fence(cursor: LineCursor) -> Fence | None:
    """The fenced block at hand, consumed; an opening without an end is a finding and stays text."""
    opened = match_fence(cursor.line)
    if opened is None:
        return None
    run, info = opened
    end = _find_end(cursor, run)
    if end < 0:
        cursor.note(FindingCode.UNCLOSED_FENCE, cursor.line)
        return None
    first = cursor.index
    cursor.index = end + 1
    return Fence(first + 1, info, cursor.lines[first + 1 : end], end + 1)


def _find_end(cursor: LineCursor, run: str) -> int:
    """The index of the closing line, or -1; a search that failed once is not done again."""
    if len(run) >= cursor.unclosed.get(run[0], len(run) + 1):
        return -1
    for index in range(cursor.index + 1, len(cursor.lines)):
        stripped = cursor.lines[index].strip()
        if stripped.startswith(run) and not stripped.strip(run[0]):
            return index
    cursor.unclosed[run[0]] = len(run)
    return -1
