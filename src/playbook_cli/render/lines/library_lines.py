"""The installed playbooks, a line each."""

from collections.abc import Iterable, Iterator, Sequence

from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import PlaybookError
from playbook_cli.render.cell_widths import fit, width_of
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.render.words.translation import _, plural

_GAP = 2


def edition_lines(editions: Sequence[ReadPlaybook], terminal: Terminal) -> Iterator[str]:
    """One line an edition: id, language, version, title, size and where it comes from, below if too long."""
    rows = [_row(edition) for edition in editions]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        *cells, source = (fit(cell, width) for cell, width in zip(row, widths, strict=True))
        beside = sum(widths) + _GAP * len(cells) <= terminal.width
        said = (terminal.paint(cells[0], "ref"), *cells[1:])
        where = terminal.paint(source.rstrip(), "dim")
        yield from ["  ".join((*said, where))] if beside else ["  ".join(said).rstrip(), f"    {where}"]


def _row(edition: ReadPlaybook) -> tuple[str, ...]:
    playbook = edition.playbook
    stages = plural("{n} stage", "{n} stages", len(playbook.stages))
    words = (playbook.id, playbook.language, playbook.version, playbook.title, stages, edition.source)
    return tuple(clean_line(word) for word in words)


def damage_lines(errors: Iterable[PlaybookError]) -> Iterator[str]:
    """A line for each installed playbook that cannot be read, and what to do about it."""
    for error in errors:
        words = describe_error(error)
        yield _("not readable: {what}").format(what=words.what)
        if words.hint:
            yield f"  → {words.hint}"
