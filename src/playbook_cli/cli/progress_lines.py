"""How far something is that takes long: one line in a terminal, which is gone when it is done."""

import sys
import time

from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.translation import _

_SHOWN_AFTER = 1.0  # seconds; what is done sooner needs no line
_SHOWN_EVERY = 0.1
_BAR = 24  # cells
_ERASE = "\r\x1b[2K"


class DrawnLine:
    """A line on stderr that is drawn anew while something goes on; none where a line cannot be drawn over."""

    def __init__(self, terminal: Terminal) -> None:
        self._shows = terminal.redraws
        self._next = time.monotonic() + _SHOWN_AFTER
        self._drawn = False

    def draw(self, words: str, done: int, total: int) -> None:
        """Say with these words and a bar how much is done, where it is time for that."""
        if not self._shows or (now := time.monotonic()) < self._next:
            return
        self._next, self._drawn = now + _SHOWN_EVERY, True
        full = _BAR * done // max(total, 1)
        bar = "█" * full + "░" * (_BAR - full)
        sys.stderr.write(f"{_ERASE}{bar} {words.format(done=f'{done:,}', total=f'{total:,}')}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, and let another second pass before the next."""
        if self._drawn:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
        self._drawn, self._next = False, time.monotonic() + _SHOWN_AFTER


class ReadingLine(DrawnLine):
    """How many deals of a list have been read, as a store says that nobody has listed before."""

    def __call__(self, done: int, total: int) -> None:
        """Draw the line anew where it is time for that."""
        self.draw(_("reading deals: {done} of {total}"), done, total)
