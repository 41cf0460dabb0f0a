"""How far a long import is: one line in a terminal, which is gone when the import is done."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.translation import _
from playbook_cli.services.ports import ImportStep

_SHOWN_AFTER = 1.0  # seconds; what is done sooner needs no line
_SHOWN_EVERY = 0.1
_BAR = 24  # cells
_ERASE = "\r\x1b[2K"


class ProgressLine:
    """A line on stderr that says which step an import is at and how far it is."""

    def __init__(self, terminal: Terminal) -> None:
        self._shows = terminal.redraws
        self._next = time.monotonic() + _SHOWN_AFTER
        self._drawn = False

    def __call__(self, step: ImportStep, done: int, total: int) -> None:
        """Draw the line anew where it is time for that."""
        if not self._shows or (now := time.monotonic()) < self._next:
            return
        self._next, self._drawn = now + _SHOWN_EVERY, True
        sys.stderr.write(_ERASE + progress_line(step, done, total))
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, and let another second pass before the next."""
        if self._drawn:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()
        self._drawn, self._next = False, time.monotonic() + _SHOWN_AFTER


def progress_line(step: ImportStep, done: int, total: int) -> str:
    """How far a step is, in words and as a bar."""
    words = {
        ImportStep.READING: _("reading rows: {done} of {total}"),
        ImportStep.COMPARING: _("comparing deals: {done} of {total}"),
        ImportStep.WRITING: _("writing deals: {done} of {total}"),
    }[step]
    full = _BAR * done // max(total, 1)
    bar = "█" * full + "░" * (_BAR - full)
    return f"{bar} {words.format(done=f'{done:,}', total=f'{total:,}')}"


@contextmanager
def show_progress(terminal: Terminal) -> Iterator[ProgressLine]:
    """A line for as long as the block takes; it is gone afterwards, whatever happens."""
    line = ProgressLine(terminal)
    try:
        yield line
    finally:
        line.clear()
