"""A position among lines, shared by all that read blocks."""

from collections.abc import Callable
from dataclasses import field

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.late_dataclasses import dataclass

LineTest = Callable[[str], bool]
_LONGEST_QUOTED = 120


@dataclass(slots=True)
class LineCursor:
    """Lines, the one at hand, and what was odd about them.

    `stands_alone` says which lines never continue the text above them. `unclosed` remembers the shortest run
    of each fence character for which no end was found, so that nobody looks twice.
    """

    lines: tuple[str, ...]
    stands_alone: LineTest
    index: int = 0
    findings: list[Finding] = field(default_factory=list)
    unclosed: dict[str, int] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """The line at hand."""
        return self.lines[self.index]

    @property
    def following(self) -> str:
        """The line after the one at hand, empty at the end."""
        return self.lines[self.index + 1] if self.index + 1 < len(self.lines) else ""

    @property
    def at_end(self) -> bool:
        """Whether no line is left."""
        return self.index >= len(self.lines)

    def note(self, code: FindingCode, text: str) -> None:
        """Report the line at hand."""
        self.findings.append(make_finding(self.index + 1, code, text=text.strip()[:_LONGEST_QUOTED]))
