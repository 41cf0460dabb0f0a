"""Cells that a spreadsheet shows instead of running, and what such a cell says.

A cell that begins with one of these characters would be a formula; an apostrophe before it makes it text, and
keeps an owner who is called N/A from being none.
(OWASP, CSV injection; the full-width forms count where Excel is set to East Asian languages.)
"""

import re

from playbook_cli.domain.text import clean_line

MOST_KEPT = 4096  # cells of a column that come again and again
RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_QUOTE = "'"
_TEXT_FORMULA = re.compile(r'="([^"]*)"')  # how systems keep a spreadsheet from rounding an id
_TEXT_NUMBER = re.compile(r"'([\d.,]+)")  # how a spreadsheet keeps a number as text
_NOTHING = frozenset(
    [
        "-",
        "--",
        "---",
        "—",
        "–",
        "n/a",
        "na",
        "null",
        "none",
        "nil",
        "(no value)",
        "(none)",
        "(blank)",
        "tbd",
        "tbc",
        "tba",
        "не закрыта",
        "не закрыт",
        "not closed",
        "未关闭",
        "未结束",
        "待定",
        "未定",
        "暂无",
        "无",
        "空",
        "/",
    ]
)


_SHOWN = re.compile(r"([^\d\s]+) (-?\d+(?:\.\d+)?) \1")
_NO_NAMES = frozenset(
    "-|--|---|—|–|/|n/a|(no value)|(none)|(blank)|(empty)|--none--|无|暂无|空|未填写".split("|")  # noqa: SIM905
)
_NO_OWNERS = frozenset(
    ["no owner", "unassigned", "(unassigned)", "not assigned", "未分配", "nicht zugewiesen"]
)


def guard_cell(text: str) -> str:
    """The cell as it may stand in a spreadsheet."""
    return _QUOTE + text if _needs_guard(text.lstrip(_QUOTE)) else text


def unguard_cell(text: str) -> str:
    """The cell without its guard: what `guard_cell` was given."""
    if said := _TEXT_FORMULA.fullmatch(text):
        return said[1]
    if number := _TEXT_NUMBER.fullmatch(text):
        return number[1]
    guarded = text.startswith(_QUOTE) and _needs_guard(text.lstrip(_QUOTE))
    return text[1:] if guarded else text


def _needs_guard(bare: str) -> bool:
    return bare.startswith(RISKY) or names_nothing(bare, "owner")


def read_cell(text: str) -> str:
    """What a cell says, on one line and without its guard."""
    return clean_line(unguard_cell(text.strip().replace("\r", "\n")))


def write_shown(number: str, currency: str) -> str:
    """A number of a workbook with the currency that its cell shows, as nobody types it: `EUR 12.5 EUR`."""
    return f"{currency} {number} {currency}"


def part_shown(text: str) -> tuple[str, str] | None:
    """The number and the currency that `write_shown` was given; None for any other text."""
    shown = _SHOWN.fullmatch(text)
    return (shown[2], shown[1]) if shown else None


def names_nothing(cell: str, column: str) -> bool:
    """Whether a cell for a name or a sentence only says that there is none.

    An apostrophe before it says that it means itself.
    """
    word = cell.strip().casefold()
    return word in _NO_NAMES or (column == "owner" and word in _NO_OWNERS)


def says_nothing(text: str) -> bool:
    """Whether a cell for an amount, a day or a currency only says that there is none."""
    return text.casefold() in _NOTHING
