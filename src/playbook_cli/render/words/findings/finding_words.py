"""The words of every finding: what is wrong in a playbook, and how to write it instead.

One entry per code, `(message, help)`; `{name}` is filled from the fields of the finding. A test holds these
codes and `docs/lint.md` in step.
"""

from playbook_cli.domain.playbook.finding import Finding, FindingCode
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.render.words.errors.playbook_problems import describe_problem
from playbook_cli.render.words.findings.finding_text import FindingLines, FindingTable
from playbook_cli.render.words.findings.reading_findings import reading_findings
from playbook_cli.render.words.findings.rule_findings import rule_findings
from playbook_cli.render.words.kind_words import section_label
from playbook_cli.render.words.phrases import list_joined

_LISTS = ("items", "labels", "stages")  # the fields that hold several names


def describe_finding(finding: Finding) -> FindingLines:
    """The words of one finding, with control characters of the playbook taken out."""
    if finding.code == FindingCode.INVALID_PLAYBOOK:
        return _describe_invalid(finding)
    message, advice = finding_words()[finding.code]
    fields = {name: _set_field(name, value) for name, value in finding.fields}
    return FindingLines(clean_line(message.format_map(fields)), clean_line(advice.format_map(fields)))


def _set_field(name: str, value: str) -> str:
    if name in _LISTS:
        return list_joined(value)
    return _label(value) if name == "section" else value


def _label(section: str) -> str:
    """The name that people know a section by; anything else stays as it is."""
    known = {one.value: one for one in Section}
    return section_label(known[section]).lower() if section in known else section


def _describe_invalid(finding: Finding) -> FindingLines:
    """The words that the error itself would have had; the place is the finding's."""
    problem, text, expected = (finding.field(name) for name in ("problem", "text", "expected"))
    what, right = describe_problem(InvalidPlaybook("", None, problem, text, expected))
    return FindingLines(clean_line(what), clean_line(right))


def finding_words() -> FindingTable:
    """Every code that this program can report, with its words in the language at hand."""
    return {**rule_findings(), **reading_findings()}
