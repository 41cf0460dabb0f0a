"""Tables as plain aligned lines that fit the terminal; what has no room goes below its row or is left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.render.cell_widths import crop, fit, fit_right, width_of
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.words.phrases import with_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playbook_cli.render.terminal import Terminal

_GAP = 2
_INDENT = "  "
_T = TypeVar("_T")
_AT_ONCE = 500  # rows, of which no more are held drawn


class DrawnCells(Sequence[str]):
    """The cells of a column, each made of the thing in its row when it is looked at: none is held."""

    def __init__(self, things: Sequence[_T], draw: Callable[[_T], str]) -> None:
        self._things: Sequence[Any] = things
        self._draw: Callable[[Any], str] = draw

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [*map(self._draw, self._things[place])]
        return self._draw(self._things[place])

    def __iter__(self) -> Iterator[str]:
        return map(self._draw, self._things)

    def __len__(self) -> int:
        return len(self._things)


@dataclass(frozen=True)
class TableColumn:
    """One column; it is left out where all its cells are empty.

    It is as wide as its widest cell, between `least` and `most`; without `least` it is never cut. Where the
    row does not fit, the column with the highest `leaves` goes to a line below the row: behind its heading,
    or behind a `sign`, then on a line of its own, which is cut where it is `short`. One that is `optional` is
    left out instead. `prose` is cut between words. `styles` paint its cells.
    """

    heading: str
    cells: Sequence[str]
    least: int = 0
    most: int = 40
    right: bool = False
    leaves: int = 0
    sign: str = ""
    short: bool = True
    optional: bool = False
    prose: bool = False
    styles: Sequence[str] = ()

    @cached_property
    def width(self) -> int:
        """How wide it would be were there room; measured once."""
        starts = range(0, len(self.cells), _AT_ONCE)
        some = ({*self.cells[start : start + _AT_ONCE]} for start in starts)
        return min(max(map(width_of, chain([self.heading], chain.from_iterable(some)))), self.most)

    @property
    def narrowest(self) -> int:
        """How narrow it may become."""
        return min(self.least or self.width, self.width)

    def draw_heading(self, width: int, terminal: Terminal) -> str:
        """The heading in exactly so many cells of the terminal."""
        return terminal.paint(self._pad(self.heading, width), "dim")

    def draw(self, rows: range, width: int, terminal: Terminal) -> list[str]:
        """Its cells in these rows, each as wide; a text that stands in many of them is measured once."""
        texts = self.cells[rows.start : rows.stop]
        padded = {text: self._pad(text, width) for text in set(texts)}
        if not self.styles or not terminal.color:
            return [padded[text] for text in texts]
        styles = self.styles[rows.start : rows.stop]
        return [terminal.paint(padded[text], style) for text, style in zip(texts, styles, strict=True)]

    def _pad(self, text: str, width: int) -> str:
        said = crop(text, width) if self.prose else text
        return fit_right(said, width) if self.right else fit(said, width)


def table_lines(columns: Sequence[TableColumn], terminal: Terminal) -> Iterator[str]:
    """A heading and a line for each row, with what has no room below it."""
    beside, below = _split(columns, terminal.width)
    below = [column for column in below if not column.optional]
    drawn = list(zip(beside, _share_out(beside, terminal.width), strict=True))
    yield _set_beside(column.draw_heading(width, terminal) for column, width in drawn)
    every = range(len(columns[0].cells))
    for start in every[::_AT_ONCE]:
        rows = every[start : start + _AT_ONCE]
        cells = [column.draw(rows, width, terminal) for column, width in drawn]
        for at, row in enumerate(rows):
            yield _set_beside([column[at] for column in cells])
            if below:
                yield from _lines_below(below, row, terminal)


def _set_beside(cells: Iterable[str]) -> str:
    return (" " * _GAP).join(cells).rstrip()


def list_left_out(columns: Sequence[TableColumn], width: int) -> list[str]:
    """The headings of the columns that a table so wide leaves out although they say something."""
    return [column.heading for column in _split(columns, width)[1] if column.optional]


def _split(columns: Sequence[TableColumn], width: int) -> tuple[list[TableColumn], list[TableColumn]]:
    """The columns that stand side by side, and those that have no room; none that is empty."""
    said = [column for column in columns if any(column.cells)]
    beside = list(said)
    while _gaps(beside) + sum(column.narrowest for column in beside) > width:
        leaving = max(beside, key=lambda column: column.leaves)
        if not leaving.leaves:
            break
        beside.remove(leaving)
    return beside, [column for column in said if column not in beside]


def _share_out(columns: Sequence[TableColumn], width: int) -> list[int]:
    """The width of each column: the widest that may be cut gives way first."""
    widths = [column.width for column in columns]
    while _gaps(columns) + sum(widths) > width:
        giving = [at for at, column in enumerate(columns) if widths[at] > column.narrowest]
        giving = giving or [at for at in range(len(columns)) if widths[at] > 1]
        if not giving:
            break
        widths[max(giving, key=lambda at: widths[at])] -= 1
    return widths


def _gaps(columns: Sequence[TableColumn]) -> int:
    return _GAP * max(len(columns) - 1, 0)


def _lines_below(columns: Sequence[TableColumn], row: int, terminal: Terminal) -> Iterator[str]:
    said = [column for column in columns if column.cells[row]]
    room = terminal.width - len(_INDENT)
    if facts := [with_label(column.heading, column.cells[row]) for column in said if not column.sign]:
        yield terminal.paint(_INDENT + crop(" · ".join(facts), room), "dim")
    for column in (column for column in said if column.sign):
        text = column.cells[row]
        said_shortly = crop(text, room - width_of(column.sign) - 1) if column.short else text
        yield from paragraph(said_shortly, terminal, sign=_INDENT + column.sign)
