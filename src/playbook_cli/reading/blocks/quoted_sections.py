"""Call-outs: block quotes that hold sections of a stage (`> **Exit criteria:** …`) are read as plain text."""

from playbook_cli.reading.labels.labelled_lines import read_label
from playbook_cli.reading.labels.section_lookup import SectionNames
from playbook_cli.reading.lines.line_marks import match_item

_LONGEST = 400  # characters of a line that begins with a label


def unquote_sections(lines: tuple[str, ...], first: int, names: SectionNames) -> tuple[str, ...]:
    """Take the `>` off every quote, from line index `first` on, in which a label names a section."""
    kept = list(lines)
    run: list[int] = []
    for at in range(first, len(lines) + 1):
        if at < len(lines) and lines[at].lstrip().startswith(">"):
            run.append(at)
        elif run:
            if any(_names_section(_inner(lines[quoted]), names) for quoted in run):
                for quoted in run:
                    kept[quoted] = _inner(lines[quoted])
            run = []
    return tuple(kept)


def _inner(line: str) -> str:
    return line.lstrip()[1:].removeprefix(" ")


def _names_section(line: str, names: SectionNames) -> bool:
    if len(line) > _LONGEST:
        return False
    mark = match_item(line)
    label = read_label(mark.text if mark else line, names)
    return label is not None and label.found is not None and label.found.clear
