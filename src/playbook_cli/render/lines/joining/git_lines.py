"""What `init --git` says: what was written, and what to run once in every clone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.translation import _


def written_lines(files: Sequence[Path], *, dry_run: bool) -> Iterator[str]:
    """One line for each file that was written."""
    words = _("would write {file}") if dry_run else _("wrote {file}")
    for file in files:
        yield words.format(file=clean_line(str(file)))


def driver_hint() -> str:
    """What the lines on stdout are for."""
    return _("run once in every clone, so that git joins deals by itself (docs/teams.md):")


def driver_lines(driver: str) -> Iterator[str]:
    """The commands that install the merge driver in a clone."""
    yield f'git config merge.{driver}.name "join the histories of a deal"'
    yield f'git config merge.{driver}.driver "playbook merge --into %A %O %B"'
