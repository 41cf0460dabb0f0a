"""Tables: a header, a line of dashes, rows; or rows framed in bars alone."""

from playbook_cli.domain.playbook.finding import FindingCode
from playbook_cli.reading.blocks.block import Row, Table
from playbook_cli.reading.lines.line_cursor import LineCursor
from playbook_cli.reading.lines.line_marks import is_delimiter_row, split_cells


def begins_table(cursor: LineCursor) -> bool:
    """Whether a table begins with the line at hand."""
    if "|" not in cursor.line:
        return False
    return is_delimiter_row(cursor.following) or (_is_framed(cursor.line) and _is_framed(cursor.following))


def read_table(cursor: LineCursor) -> Table | None:
    """The table at hand, consumed; one without a line of dashes is a finding."""
    if not begins_table(cursor):
        return None
    first = cursor.index
    ruled = is_delimiter_row(cursor.following)
    if not ruled:
        cursor.note(FindingCode.NEAR_MISS_TABLE, cursor.line)
    header = split_cells(cursor.line)
    cursor.index += 2 if ruled else 1
    rows = []
    while not cursor.at_end and "|" in cursor.line:
        rows.append(Row(cursor.index + 1, split_cells(cursor.line)))
        cursor.index += 1
    return Table(first + 1, header, tuple(rows), cursor.index)


def _is_framed(line: str) -> bool:
    text = line.strip()
    return text.startswith("|") and text.endswith("|") and bool(text.strip("| "))
