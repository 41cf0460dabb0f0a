"""A position among lines, shared by all that read blocks; it takes what ends where its marks say."""

from collections.abc import Sequence
from dataclasses import field

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Fence, Quote, Row, Table
from playbook_cli.reading.blocks.table_rows import is_delimiter_row, split_cells
from playbook_cli.reading.lines.source_lines import MarkedLine

_LONGEST_QUOTED = 120


@dataclass(slots=True)
class LineCursor:
    """Lines, the one at hand, and what was odd about them.

    `unclosed` remembers the shortest run of each fence character for which no end was found, so that nobody
    looks twice.
    """

    lines: Sequence[MarkedLine]
    index: int = 0
    findings: list[Finding] = field(default_factory=list)
    unclosed: dict[str, int] = field(default_factory=dict)

    @property
    def line(self) -> MarkedLine:
        """The line at hand."""
        return self.lines[self.index]

    @property
    def at_end(self) -> bool:
        """Whether no line is left."""
        return self.index >= len(self.lines)

    @property
    def is_ruled(self) -> bool:
        """Whether the line after the one at hand parts the header of a table from its rows."""
        return self.index + 1 < len(self.lines) and is_delimiter_row(self.lines[self.index + 1].text)

    @property
    def begins_table(self) -> bool:
        """Whether a table begins with the line at hand: a line of dashes follows, or bars frame both."""
        if "|" not in self.line.text:
            return False
        framed = self.line.is_framed and self.index + 1 < len(self.lines)
        return self.is_ruled or (framed and self.lines[self.index + 1].is_framed)

    def note(self, code: FindingCode) -> None:
        """Report the line at hand."""
        text = self.line.text.strip()[:_LONGEST_QUOTED]
        self.findings.append(make_finding(self.index + 1, code, text=text))

    def take_quote(self) -> Quote | None:
        """The block quote at hand, consumed."""
        first = self.index
        while not self.at_end and self.line.is_quote:
            self.index += 1
        if self.index == first:
            return None
        quoted = (line.text.lstrip()[1:] for line in self.lines[first : self.index])
        return Quote(first + 1, tuple(text.removeprefix(" ") for text in quoted))

    def take_fence(self) -> Fence | None:
        """The fenced block at hand, consumed; an opening without an end is a finding and stays text."""
        opened = self.line.fence
        if opened is None:
            return None
        run, info = opened
        end = self._find_end(run)
        if end < 0:
            self.note(FindingCode.UNCLOSED_FENCE)
            return None
        first = self.index
        self.index = end + 1
        inner = tuple(line.text for line in self.lines[first + 1 : end])
        return Fence(first + 1, info, inner, end + 1)

    def _find_end(self, run: str) -> int:
        """The index of the line that closes a fence, or -1; a search that failed is not done again."""
        if len(run) >= self.unclosed.get(run[0], len(run) + 1):
            return -1
        for index in range(self.index + 1, len(self.lines)):
            stripped = self.lines[index].text.strip()
            if stripped.startswith(run) and not stripped.strip(run[0]):
                return index
        self.unclosed[run[0]] = len(run)
        return -1

    def take_table(self) -> Table | None:
        """The table at hand, consumed; one without a line of dashes is a finding."""
        if not self.begins_table:
            return None
        first = self.index
        ruled = self.is_ruled
        if not ruled:
            self.note(FindingCode.NEAR_MISS_TABLE)
        header = split_cells(self.line.text)
        self.index += 2 if ruled else 1
        rows = []
        while not self.at_end and "|" in self.line.text:
            rows.append(Row(self.index + 1, split_cells(self.line.text)))
            self.index += 1
        return Table(first + 1, header, tuple(rows), self.index)
