"""Check playbook files: what their readers found, what the linter says, and whether editions agree."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from playbook_cli.domain.playbook.finding import Finding, FindingCode, Severity, make_finding
from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.lint.edition_rules import compare_editions
from playbook_cli.domain.playbook.lint.name_rules import find_missing_ids
from playbook_cli.domain.playbook.lint.rules import lint_playbook
from playbook_cli.errors import InvalidPlaybook, NoStages
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.ports.playbook_library import PlaybookLibrary


@dataclass(frozen=True, slots=True)
class LintedFile:
    """The findings about one file, sorted by line and code."""

    file: str
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def lint_files(
    library: PlaybookLibrary, references: Sequence[str], *, ignored: Collection[str] = ()
) -> tuple[LintedFile, ...]:
    """Lint each file or installed playbook; editions that lie beside a file are compared with it.

    A file that is no playbook, or breaks the format, is a finding; one that cannot be read raises.
    """
    outcomes = [_read(library, reference) for reference in references]
    readings = [read for read in outcomes if isinstance(read, ReadPlaybook)]
    linted = []
    for read in outcomes:
        if isinstance(read, LintedFile):
            linted.append(_keep(read.file, read.findings, ignored))
        else:
            others = _other_editions(library, read, readings)
            linted.append(_keep(read.source, _find_all(read, others), ignored))
    return tuple(linted)


def count_findings(library: PlaybookLibrary, read: ReadPlaybook) -> int:
    """How many findings `lint` lists for a playbook that was read."""
    others = _other_editions(library, read, [read])
    return len(_keep(read.source, _find_all(read, others), ()).findings)


def _read(library: PlaybookLibrary, reference: str) -> ReadPlaybook | LintedFile:
    """The playbook, or what is wrong with it or with the guide beside it, under the name of that file."""
    try:
        return library.load(reference, None)
    except NoStages:
        return LintedFile(reference, (make_finding(None, FindingCode.NO_STAGES, Severity.ERROR),))
    except InvalidPlaybook as error:
        broken = make_finding(
            error.line,
            FindingCode.INVALID_PLAYBOOK,
            Severity.ERROR,
            problem=error.problem,
            text=error.text,
            expected=error.expected,
        )
        return LintedFile(error.path or reference, (broken,))


def _other_editions(
    library: PlaybookLibrary, read: ReadPlaybook, given: Sequence[ReadPlaybook]
) -> Iterator[ReadPlaybook]:
    """The editions to compare with: the first one given, or those beside the only one."""
    same = [other for other in given if other.playbook.id == read.playbook.id]
    if len(same) > 1:
        return iter(same[:1] if same[0] is not read else ())
    return iter(library.list_siblings(read))


def _find_all(read: ReadPlaybook, others: Iterable[ReadPlaybook]) -> Iterator[Finding]:
    yield from read.findings
    yield from lint_playbook(read.playbook)
    yield from find_missing_ids(read.playbook, read.unnamed)
    for other in others:
        yield from compare_editions(read.playbook, other.playbook, other.source)


def _keep(file: str, findings: Iterable[Finding], ignored: Collection[str]) -> LintedFile:
    kept = dict.fromkeys(finding for finding in findings if finding.code not in ignored)
    return LintedFile(file, tuple(sorted(kept)))
