"""How far a long import is: one line in a terminal, which is gone when the import is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from playbook_cli.cli.progress_lines import DrawnLine
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.translation import _
from playbook_cli.services.ports.progress import ImportStep


class ProgressLine(DrawnLine):
    """A line on stderr that says which step an import is at and how far it is."""

    def __call__(self, step: ImportStep, done: int, total: int) -> None:
        """Draw the line anew where it is time for that."""
        words = {
            ImportStep.READING: _("reading rows: {done} of {total}"),
            ImportStep.COMPARING: _("comparing deals: {done} of {total}"),
            ImportStep.WRITING: _("writing deals: {done} of {total}"),
        }[step]
        self.draw(words, done, total)


@contextmanager
def show_progress(terminal: Terminal) -> Iterator[ProgressLine]:
    """A line for as long as the block takes; it is gone afterwards, whatever happens."""
    line = ProgressLine(terminal)
    try:
        yield line
    finally:
        line.clear()
