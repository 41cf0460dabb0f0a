"""The rows of a table: their cells, and the line of dashes below the first."""

import re
from itertools import pairwise

_DELIMITERS = re.compile(r"[ \t|:\-]+$")
_SIGN = re.compile(r"\\.|[|`]")


def is_delimiter_row(line: str) -> bool:
    """Whether the line parts a table's header from its rows: `|---|:--|`."""
    return "-" in line and "|" in line and _DELIMITERS.match(line.strip()) is not None


def split_cells(line: str) -> tuple[str, ...]:
    """The cells of a table row; an escaped bar and one within backticks part nothing."""
    row = line.strip().removeprefix("|")
    bars = [-1]
    in_code = False
    for sign in _SIGN.finditer(row):
        if sign[0] == "`":
            in_code = not in_code
        elif sign[0] == "|" and not in_code:
            bars.append(sign.start())
    cells = [row[left + 1 : right].strip().replace("\\|", "|") for left, right in pairwise([*bars, len(row)])]
    return tuple(cells if cells[-1] or len(cells) == 1 else cells[:-1])
