"""Text that wraps as Chinese and English are set, not only at spaces.

Rich breaks lines at spaces alone, which tears Chinese apart after every English word and lets a full stop
begin a line. The library for the Unicode rule (uniseg) took 0.5 s for one stage page; the part of it that
playbooks need is below: break beside a wide character, but not before closing nor after opening punctuation.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import get_character_cell_size
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from playbook_cli.domain.text import clean_text

_CLOSING = frozenset("，。、；：！？）】》」』〉”’…—～·％%,.;:!?)]}")
_SPACES = frozenset(" \t")
_NO_BREAK_SPACE = "\u00a0"
_OPENING = frozenset("（【《「『〈“‘([{")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text that fills lines of whatever width it is given."""

    text: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for paragraph in self.text.split("\n", allow_blank=True):
            breaks = list(find_breaks(paragraph.plain, options.max_width))
            for part in paragraph.divide(breaks):
                part.rstrip()
                yield from part.render(console, end="\n")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max((len_in_cells(line) for line in self.text.plain.split("\n")), default=0)
        return Measurement(min(2, options.max_width), min(max(widest, 1), options.max_width))


def wrapped(text: str, style: str = "") -> Wrapped:
    """A text in one style, from which all that could steer a terminal is taken out."""
    return Wrapped(Text(clean_text(text), style))


def len_in_cells(text: str) -> int:
    """How many cells a text of one line takes."""
    return sum(get_character_cell_size(character) for character in text)


def find_breaks(text: str, width: int) -> Iterator[int]:
    """The offsets at which lines of at most `width` cells begin, the first line's aside.

    A word that is wider than a line is broken where the line is full.
    """
    start, used, candidate = 0, 0, 0
    for index, character in enumerate(text):
        if index > start and _may_break(text[index - 1], character):
            candidate = index
        size = get_character_cell_size(character)
        while used + size > width and start < index and character not in _SPACES:
            start = candidate if candidate > start else index
            yield start
            used = len_in_cells(text[start:index])
        used += size


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end after `before` when `after` follows."""
    if after in _CLOSING or before in _OPENING or after.isspace() or before == _NO_BREAK_SPACE:
        return False
    if before in _SPACES:
        return True
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return get_character_cell_size(character) == 2  # noqa: PLR2004  # cells of a wide character
