"""What a reader took the lines of a text for, and what its guide says."""

from collections.abc import Iterator

from playbook_cli.domain.playbook.guides.adoption import LABEL_LEVEL, LabelQuestion
from playbook_cli.domain.playbook.guides.reading_report import (
    Candidate,
    OutlineEntry,
    ReadingReport,
    Role,
    Way,
)
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import crop, fit
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.kind_words import section_label
from playbook_cli.render.words.translation import _, plural

_MOST_LINES = 200
_TAKEN_WIDTH = 30
_MOST_NAMES = 4


def outline_lines(report: ReadingReport, terminal: Terminal) -> Iterator[str]:
    """Each heading and label with its line, and what it was taken for."""
    width = max(terminal.width - _TAKEN_WIDTH - 8, 20)
    for entry in report.outline[:_MOST_LINES]:
        text = clean_line(entry.text)
        shown = f"{'#' * entry.level} {text}" if entry.level < LABEL_LEVEL else f"    {text}"
        style = "good" if entry.role is Role.STAGE else "part" if entry.role is Role.UNKNOWN else "dim"
        taken = terminal.paint(crop(_taken_for(entry), _TAKEN_WIDTH), style)
        yield f"{entry.line:>5}  {fit(crop(shown, width), width)} {taken}"
    if (more := len(report.outline) - _MOST_LINES) > 0:
        yield f"       {plural('and {n} more line', 'and {n} more lines', more)}"


def _taken_for(entry: OutlineEntry) -> str:
    if entry.section:
        return section_label(entry.section).lower()
    return {
        Role.TITLE: _("the title"),
        Role.STAGE: _("a stage"),
        Role.SECTION: _("a section"),
        Role.SETTING: _("a setting of the stage"),
        Role.GROUP: _("groups what is below it"),
        Role.UNKNOWN: _("not known: kept as text"),
        Role.OUTSIDE: _("outside the stages"),
    }[entry.role]


def candidate_line(candidate: Candidate) -> str:
    """One candidate: what it is, its first names, and where it stands."""
    names = " · ".join(clean_line(place.name) for place in candidate.places[:_MOST_NAMES])
    more = " …" if len(candidate.places) > _MOST_NAMES else ""
    count = _count_of(candidate.way, len(candidate.places))
    first, last = candidate.places[0].line, candidate.places[-1].line
    if first == last:
        return _("{count}: {names}{more} (line {line})").format(
            count=count, names=names, more=more, line=first
        )
    return _("{count}: {names}{more} (lines {first} to {last})").format(
        count=count, names=names, more=more, first=first, last=last
    )


def _count_of(way: Way, count: int) -> str:
    if way is Way.TITLE:
        return _("the whole text, one stage")
    if way is Way.BOLD_LINES:
        return plural("{n} bold line", "{n} bold lines", count)
    if way is Way.TABLE:
        return plural("{n} row of a table", "{n} rows of a table", count)
    if way is Way.LIST:
        return plural("{n} entry of a list", "{n} entries of a list", count)
    return plural("{n} heading", "{n} headings", count)


def label_line(question: LabelQuestion) -> str:
    """The question about one label."""
    times = plural("{n} time", "{n} times", len(question.lines))
    words = _("What is listed under “{label}”? ({times}, first on line {line})")
    return words.format(label=clean_line(question.label), times=times, line=question.lines[0])
