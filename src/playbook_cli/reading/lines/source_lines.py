"""A text as clean lines: ends alike, HTML as Markdown, comments and what could steer a terminal taken out."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.text import clean_text
from playbook_cli.late_dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")
FENCES: Final = ("```", "~~~")
FRONT_FENCE: Final = "---"
FRONT_ENDS: Final = ("---", "...")
MOST_FRONT_LINES: Final = 5000
_NEAR_BOLD = re.compile(r"\*\*[^*\s][^*]{0,200}[。，、：；！？）】》」』.,:;!?)]\*\*(?=[^\W\d_])")
_HEADING = re.compile(r"\s*<h([1-6])(?:\s[^<>]{0,200})?>(.{1,300}?)</h\1>\s*$", re.IGNORECASE)
_SUMMARY = re.compile(
    r"\s*(?:<details(?:\s[^<>]{0,100})?>\s*)?<summary(?:\s[^<>]{0,100})?>(.{1,300}?)</summary>\s*$",
    re.IGNORECASE,
)
_FOLD = re.compile(r"\s*</?details(?:\s[^<>]{0,100})?>\s*$", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|span|font|mark|small|a|code|h[1-6])(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_SIGNS = re.compile(r"<[hH]|details|summary")


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of a text, and what had to be said about the characters in them."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class MarkdownLines:
    """The lines of a Markdown text without HTML, and what had to be said about them.

    `first` is the index of the first line below the front matter, `fenced` says of each line whether it
    stands within a fence or opens one.
    """

    lines: tuple[str, ...]
    first: int
    fenced: tuple[bool, ...]
    findings: tuple[Finding, ...]

    @property
    def may_have_front(self) -> bool:
        """Whether the text begins as one with a front matter does."""
        return self.lines[0].rstrip() == FRONT_FENCE


def read_lines(text: str) -> MarkdownLines:
    """The lines of a Markdown text: safe to show, comments blank, headings in HTML as Markdown."""
    split = split_lines(text)
    front = find_front(split.lines)
    first = len(front) + 2 if front else 0
    lines = _translate_html(_blank_comments(split.lines, first), first)
    return MarkdownLines(lines, first, tuple(_list_fenced(lines, first)), split.findings)


def find_front(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines between the fences of a front matter; none where they are not of the form of one."""
    if not lines or lines[0].rstrip() != FRONT_FENCE:
        return ()
    within = enumerate(lines[1:MOST_FRONT_LINES], 1)
    end = next((at for at, line in within if line.rstrip() in FRONT_ENDS), None)
    if end is None or not any(":" in line or "：" in line for line in lines[1:end]):
        return ()
    return tuple(lines[1:end])


def _list_fenced(lines: Sequence[str], first: int) -> Iterator[bool]:
    """Whether each line stands within a fence or opens one, from line index `first` on."""
    fence = ""
    for at, line in enumerate(lines):
        fence = _fence_behind(line, fence) if at >= first else ""
        yield bool(fence)


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


def _fence_behind(line: str, fence: str) -> str:
    """The fence that is open behind a line, where `fence` was open before it; empty for none."""
    run = line.lstrip()[:3]
    if run not in FENCES:
        return fence
    return "" if fence == run else fence or run


def _blank_comments(lines: tuple[str, ...], first: int) -> tuple[str, ...]:
    """Empty what stands between `<!--` and `-->` from line index `first` on; unclosed ones stay as text."""
    closing = max((at for at, line in enumerate(lines) if at >= first and "-->" in line), default=-1)
    if closing < 0:
        return lines
    kept = list(lines)
    inside = False
    fence = ""
    for at in range(first, len(lines)):
        fence = fence if inside else _fence_behind(lines[at], fence)
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


def strip_tags(text: str) -> str:
    """The text without the tags that only style it."""
    return _TAG.sub("", text) if "<" in text else text


def _translate_html(lines: tuple[str, ...], first: int) -> tuple[str, ...]:
    """Headings and summaries in HTML as Markdown, from line index `first` on; other HTML stays as it is."""
    if not any(map(_SIGNS.search, lines[first:])):
        return lines
    kept = list(lines)
    fence = ""
    for at in range(first, len(lines)):
        fence = _fence_behind(lines[at], fence)
        if not fence and "<" in lines[at]:
            kept[at] = _translate(lines[at])
    return tuple(kept)


def _translate(line: str) -> str:
    if match := _HEADING.match(line):
        return f"{'#' * int(match[1])} {strip_tags(match[2]).strip()}"
    if match := _SUMMARY.match(line):
        return f"**{strip_tags(match[1]).replace('**', '').strip()}**"
    return "" if _FOLD.match(line) else line
