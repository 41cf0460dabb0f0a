"""Pairs of a label and a value as a table of as many columns as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.render.cell_widths import fit, width_of
from playbook_cli.render.line_breaks import PROSE_WIDTH
from playbook_cli.render.paragraphs import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.render.terminal import Terminal

_GAP = 3
_MOST_COLUMNS = 3


def fact_lines(facts: Sequence[tuple[str, str]], terminal: Terminal) -> Iterator[str]:
    """The facts in columns, read from left to right; a value that is too long for one stands below them."""
    if not facts:
        return
    label = max(width_of(name) for name, _value in facts)
    room = min(terminal.width, PROSE_WIDTH + _GAP)
    columns, width = _lay_out(facts, label, room)
    short = [(name, value) for name, value in facts if width_of(value) <= width]
    for start in range(0, len(short), columns):
        cells = (
            f"{terminal.paint(fit(name, label), 'dim')} {fit(value, width)}"
            for name, value in short[start : start + columns]
        )
        yield (" " * _GAP).join(cells).rstrip()
    for name, value in facts:
        if width_of(value) > width:
            yield from paragraph(value, terminal, sign=fit(name, label), sign_style="dim")


def _lay_out(facts: Sequence[tuple[str, str]], label: int, room: int) -> tuple[int, int]:
    """How many columns, and the width of a value in them: as many as nearly all values fit in."""
    widths = sorted(width_of(value) for _name, value in facts)
    usual = widths[max((len(widths) * 4) // 5 - 1, 0)]
    for columns in range(min(_MOST_COLUMNS, len(facts)), 1, -1):
        width = (room - _GAP * (columns - 1)) // columns - label - 1
        if width >= usual:
            return columns, min(width, widths[-1])
    return 1, max(room - label - 1, 1)
