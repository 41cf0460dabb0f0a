"""Running text as painted lines: broken to the width, behind a sign, its later lines below its first."""

from collections.abc import Iterator, Sequence

from playbook_cli.render.cell_widths import len_in_cells
from playbook_cli.render.line_breaks import break_lines
from playbook_cli.render.terminal import Terminal

_NARROWEST = 8
_HANGING = 4  # cells by which the later lines of a record stand further in


def paragraph(  # how a paragraph looks
    text: str,
    terminal: Terminal,
    *,
    sign: str = "",
    sign_style: str = "",
    style: str = "",
    whole: Sequence[str] = (),
) -> Iterator[str]:
    """The lines of a text; `whole` are commands and names that stay on one line where they fit."""
    indent = len_in_cells(sign) + bool(sign)
    lead = terminal.paint(sign, sign_style) + " " if sign else ""
    for line in break_lines(text, max(terminal.prose_width - indent, _NARROWEST), whole=whole):
        yield f"{lead}{terminal.paint(line, style)}"
        lead = " " * indent


def reading_width(terminal: Terminal) -> int | None:
    """How wide an answer is where a person reads it; for a script each is one line, however long."""
    return terminal.prose_width if terminal.interactive else None


def break_below(text: str, width: int | None, *, whole: Sequence[str] = ()) -> Iterator[str]:
    """A line in as many as its width asks for, the later ones indented; without a width it stays one."""
    start = len(text) - len(text.lstrip())
    indent = " " * (start + _HANGING)
    room = max(width - len(indent), _NARROWEST) if width else 0
    first, *more = break_lines(text, room, whole=whole) if width else [text]
    yield text[:start] + first.lstrip()
    yield from (indent + line for line in more)
