"""The findings about playbook files: as lines for people, as JSON, and as annotations for GitHub."""

from collections.abc import Iterator, Sequence
from typing import Any

from playbook_cli.domain.playbook.finding import Finding, Severity
from playbook_cli.domain.text import clean_line
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.finding_words import describe_finding
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.linting import LintedFile


def lint_lines(linted: Sequence[LintedFile], terminal: Terminal) -> Iterator[str]:
    """One line a finding, `file:line: severity code message`; the help follows the first of each code."""
    for file in linted:
        explained: set[str] = set()
        for finding in file.findings:
            words = describe_finding(finding)
            yield f"{_place(file, finding)}: {_label(finding, terminal)} {words.message}"
            if finding.code not in explained:
                yield terminal.paint(f"    → {words.help}", "dim")
            explained.add(finding.code)


def lint_summary(linted: Sequence[LintedFile]) -> str:
    """How many errors and warnings there are."""
    severities = [finding.severity for file in linted for finding in file.findings]
    if not severities:
        return plural("{n} file checked, no findings", "{n} files checked, no findings", len(linted))
    errors = severities.count(Severity.ERROR)
    warnings = severities.count(Severity.WARNING)
    parts = (plural("{n} error", "{n} errors", errors), plural("{n} warning", "{n} warnings", warnings))
    return ", ".join(parts)


def lint_mappings(linted: Sequence[LintedFile]) -> list[dict[str, Any]]:
    """The findings for scripts."""
    return [_mapping(file, finding) for file in linted for finding in file.findings]


def _mapping(file: LintedFile, finding: Finding) -> dict[str, Any]:
    words = describe_finding(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": file.file,
        "line": finding.line,
        "message": words.message,
        "help": words.help,
    }


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


def _label(finding: Finding, terminal: Terminal) -> str:
    severity = {Severity.ERROR: (_("error"), "bad"), Severity.WARNING: (_("warning"), "part")}
    word, style = severity[finding.severity]
    return f"{terminal.paint(word, style)} {terminal.paint(finding.code, 'ref')}"


def _data(text: str) -> str:
    """What a workflow command needs escaped in its text."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean_line(text)).replace(":", "%3A").replace(",", "%2C")
