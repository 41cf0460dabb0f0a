"""A position among lines, shared by all that read blocks; it takes what ends where its marks say."""

from dataclasses import field

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Fence, Quote, Row, Table
from playbook_cli.reading.lines.markup import (
    HeadingMark,
    ItemMark,
    is_delimiter_row,
    is_rule,
    match_fence,
    match_heading,
    match_item,
    split_cells,
)

_LONGEST_QUOTED = 120


@dataclass(slots=True)
class LineCursor:
    """Lines, the one at hand with what it is, and what was odd about them.

    `alone` are the indices of lines that never continue the text above them. `unclosed` remembers the
    shortest run of each fence character for which no end was found, so that nobody looks twice.
    """

    lines: tuple[str, ...]
    alone: frozenset[int]
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

    @property
    def stands_alone(self) -> bool:
        """Whether the line at hand never continues the text above it."""
        return self.index in self.alone

    @property
    def is_rule(self) -> bool:
        """Whether the line at hand only draws a rule."""
        return is_rule(self.line)

    @property
    def is_quote(self) -> bool:
        """Whether the line at hand is quoted."""
        return self.line.lstrip().startswith(">")

    @property
    def heading(self) -> HeadingMark | None:
        """The heading that the line at hand is, or None."""
        return match_heading(self.line)

    @property
    def fence(self) -> tuple[str, str] | None:
        """The fence that the line at hand opens, as its run of characters and its info string."""
        return match_fence(self.line)

    @property
    def entry(self) -> ItemMark | None:
        """The beginning of a list entry at hand, or None."""
        return match_item(self.line)

    @property
    def begins_table(self) -> bool:
        """Whether a table begins with the line at hand: a line of dashes follows, or bars frame both."""
        if "|" not in self.line:
            return False
        return is_delimiter_row(self.following) or (_is_framed(self.line) and _is_framed(self.following))

    def note(self, code: FindingCode) -> None:
        """Report the line at hand."""
        text = self.line.strip()[:_LONGEST_QUOTED]
        self.findings.append(make_finding(self.index + 1, code, text=text))

    def take_quote(self) -> Quote | None:
        """The block quote at hand, consumed."""
        first = self.index
        while not self.at_end and self.is_quote:
            self.index += 1
        if self.index == first:
            return None
        quoted = self.lines[first : self.index]
        return Quote(first + 1, tuple(line.lstrip()[1:].removeprefix(" ") for line in quoted))

    def take_fence(self) -> Fence | None:
        """The fenced block at hand, consumed; an opening without an end is a finding and stays text."""
        opened = self.fence
        if opened is None:
            return None
        run, info = opened
        end = self._find_end(run)
        if end < 0:
            self.note(FindingCode.UNCLOSED_FENCE)
            return None
        first = self.index
        self.index = end + 1
        return Fence(first + 1, info, self.lines[first + 1 : end], end + 1)

    def _find_end(self, run: str) -> int:
        """The index of the line that closes a fence, or -1; a search that failed is not done again."""
        if len(run) >= self.unclosed.get(run[0], len(run) + 1):
            return -1
        for index in range(self.index + 1, len(self.lines)):
            stripped = self.lines[index].strip()
            if stripped.startswith(run) and not stripped.strip(run[0]):
                return index
        self.unclosed[run[0]] = len(run)
        return -1

    def take_table(self) -> Table | None:
        """The table at hand, consumed; one without a line of dashes is a finding."""
        if not self.begins_table:
            return None
        first = self.index
        ruled = is_delimiter_row(self.following)
        if not ruled:
            self.note(FindingCode.NEAR_MISS_TABLE)
        header = split_cells(self.line)
        self.index += 2 if ruled else 1
        rows = []
        while not self.at_end and "|" in self.line:
            rows.append(Row(self.index + 1, split_cells(self.line)))
            self.index += 1
        return Table(first + 1, header, tuple(rows), self.index)


def _is_framed(line: str) -> bool:
    text = line.strip()
    return text.startswith("|") and text.endswith("|") and bool(text.strip("| "))
