"""A text as clean lines: line ends alike, comments and whatever could steer a terminal taken out."""

import re
from typing import Final

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.text import clean_text
from playbook_cli.late_dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")
FENCES: Final = ("```", "~~~")
_NEAR_BOLD = re.compile(r"\*\*[^*\s][^*]{0,200}[。，、：；！？）】》」』.,:;!?)]\*\*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of a text, and what had to be said about the characters in them."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


def split_lines(text: str) -> SourceLines:
    """Split a text into lines that are safe to show; what was taken out of a line is a finding."""
    raw = _LINE_END.sub("\n", text.removeprefix("\ufeff")).split("\n")
    findings: list[Finding] = []
    lines: list[str] = []
    for number, line in enumerate(raw, 1):
        clean = line if line.isascii() and line.isprintable() else clean_text(line)
        if clean != line:
            findings.append(
                make_finding(number, FindingCode.CONTROL_CHARACTERS, count=len(line) - len(clean))
            )
        if "**" in clean and (match := _NEAR_BOLD.search(clean)):
            findings.append(make_finding(number, FindingCode.NEAR_MISS_BOLD, text=match[0]))
        lines.append(clean)
    return SourceLines(tuple(lines), tuple(findings))


def fence_behind(line: str, fence: str) -> str:
    """The fence that is open behind a line, where `fence` was open before it; empty for none."""
    run = line.lstrip()[:3]
    if run not in FENCES:
        return fence
    return "" if fence == run else fence or run


def blank_comments(lines: tuple[str, ...], first: int) -> tuple[str, ...]:
    """Empty what stands between `<!--` and `-->` from line index `first` on; unclosed ones stay as text."""
    closing = max((at for at, line in enumerate(lines) if at >= first and "-->" in line), default=-1)
    if closing < 0:
        return lines
    kept = list(lines)
    inside = False
    fence = ""
    for at in range(first, len(lines)):
        fence = fence if inside else fence_behind(lines[at], fence)
        if not fence:
            kept[at], inside = _blank_within(lines[at], inside=inside, later=at < closing)
    return tuple(kept)


def _blank_within(line: str, *, inside: bool, later: bool) -> tuple[str, bool]:
    """One line without its comments, and whether a comment goes on; `later`: an end is still to come."""
    parts: list[str] = []
    position = 0
    while True:
        if inside:
            end = line.find("-->", position)
            if end < 0:
                return "".join(parts), True
            position, inside = end + 3, False
        start = line.find("<!--", position)
        if start < 0 or not (later or line.find("-->", start) >= 0):
            return "".join(parts) + line[position:], False
        parts.append(line[position:start])
        position, inside = start + 4, True
