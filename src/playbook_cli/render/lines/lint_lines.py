"""The findings about playbook files: as lines for people, as JSON, and as annotations for GitHub."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.playbook.finding import Finding, Severity
from playbook_cli.domain.text import clean_line
from playbook_cli.render.paragraphs import break_below, reading_width
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.findings.finding_words import describe_finding
from playbook_cli.render.words.phrases import list_names, with_remark
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.authoring.linting import LintedFile

_FEWEST_REPEATS = 3
_MOST_LINES = 12


def lint_lines(linted: Sequence[LintedFile], terminal: Terminal) -> Iterator[str]:
    """One line a finding, `file:line: severity code message`, with its help below; one that repeats is one.

    A finding repeats from its third place on: the line names the first, counts them and lists the lines.
    """
    for file in linted:
        for findings in _by_code(file.findings):
            if len(findings) < _FEWEST_REPEATS:
                for finding in findings:
                    yield from _read_lines(_finding_line(file, finding), finding, terminal)
            else:
                yield from _read_lines(_repeated_line(file, findings), findings[0], terminal)
            for part in break_below(f"    → {describe_finding(findings[0]).help}", reading_width(terminal)):
                yield terminal.paint(part, "dim")


def _by_code(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of each code, in the order in which the codes come first."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.severity), []).append(finding)
    return list(groups.values())


def _read_lines(line: str, finding: Finding, terminal: Terminal) -> Iterator[str]:
    """A finding on one line, where a person reads on as many as it needs; severity and code are painted."""
    severity, style = _severities()[finding.severity]
    first, *more = break_below(line, reading_width(terminal))
    first = first.replace(f" {severity}", f" {terminal.paint(severity, style)}", 1)
    for part in (first, *more):
        yield part.replace(finding.code, terminal.paint(finding.code, "ref"), 1)


def _finding_line(file: LintedFile, finding: Finding) -> str:
    severity, _style = _severities()[finding.severity]
    return f"{_place(file, finding)}: {severity} {finding.code} {describe_finding(finding).message}"


def _repeated_line(file: LintedFile, findings: Sequence[Finding]) -> str:
    shown = list_names(str(finding.line) for finding in findings[1 : _MOST_LINES + 1])
    more = " …" if len(findings) > _MOST_LINES + 1 else ""
    words = plural(
        "and {n} more, line {lines}", "and {n} more, lines {lines}", len(findings) - 1, lines=shown + more
    )
    return with_remark(_finding_line(file, findings[0]), words)


def lint_summary(linted: Sequence[LintedFile]) -> str:
    """How many errors and warnings there are."""
    severities = [finding.severity for file in linted for finding in file.findings]
    if not severities:
        return plural("{n} file checked, no findings", "{n} files checked, no findings", len(linted))
    errors = severities.count(Severity.ERROR)
    warnings = severities.count(Severity.WARNING)
    parts = (plural("{n} error", "{n} errors", errors), plural("{n} warning", "{n} warnings", warnings))
    return list_names(parts)


def lint_annotations(linted: Sequence[LintedFile]) -> Iterator[str]:
    """The findings as workflow commands, which GitHub shows beside the lines of a pull request."""
    for file in linted:
        for finding in file.findings:
            words = describe_finding(finding)
            place = f"file={_property(file.file)},line={finding.line or 1},title={_property(finding.code)}"
            text = f"{words.message}\n{words.help}" if words.help else words.message
            yield f"::{finding.severity.value} {place}::{_data(text)}"


def _place(file: LintedFile, finding: Finding) -> str:
    name = clean_line(file.file)
    return f"{name}:{finding.line}" if finding.line else name


def _severities() -> dict[Severity, tuple[str, str]]:
    """The word for each severity, and its style."""
    return {Severity.ERROR: (_("error"), "bad"), Severity.WARNING: (_("warning"), "part")}


def _data(text: str) -> str:
    """What a workflow command needs escaped in its text."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean_line(text)).replace(":", "%3A").replace(",", "%2C")
