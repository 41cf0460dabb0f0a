"""A text as clean lines, each with what its beginning says: a heading, the entry of a list, a fence, a rule.

Line ends are alike, comments and what could steer a terminal are taken out, headings in HTML are Markdown.
Every pattern runs in time linear in the line. Shapes that people type and Markdown does not know (`##标题`,
`＃ 标题`, `-项目`, `- []`) are understood and reported as near misses.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.text import UNSPACED, clean_text
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.lines.html_markup import translate_html
from playbook_cli.reading.numberings import ENTRY_NUMBER, read_number

_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")
FENCES: Final = ("```", "~~~")
FRONT_FENCE: Final = "---"
FRONT_ENDS: Final = ("---", "...")
MOST_FRONT_LINES: Final = 5000
_NEAR_BOLD = re.compile(r"\*\*[^*\s][^*]{0,200}[。，、：；！？）】》」』.,:;!?)]\*\*(?=[^\W\d_])")
_BLANKS = " \t\u3000"
_HEADING = re.compile(r" {0,3}(#{1,6}|＃{1,6})([ \t\u3000]*)(.*)$")
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_BULLETS = {
    **dict.fromkeys("-*+", "bullet"),
    **dict.fromkeys("•●·‧∙", "dot"),
    **dict.fromkeys("◦○‣⁃", "ring"),
    **dict.fromkeys("▪■◆◇▶►➤➢❖※★☆", "square"),
    **dict.fromkeys("✅✔✓☑☐□▢❑❏❌✗✘✕⚠", "check"),
    **dict.fromkeys("–—", "dash"),
}
_TIGHT_BULLETS = "•●‧◦○‣⁃▪■◆◇▶►➤➢❖※✅✔✓☑☐□▢❑❏❌✗✘✕"  # need no space behind them
_TASK = re.compile(r"[\[［](?P<state>[ xX\u3000√✓✔]?)[\]］](?P<space>[ \t\u3000]*)(?![(（])")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_RULE = re.compile(r"[ \t]{0,3}([-*_=—])[ \t]*(?:\1[ \t]*){2,}$")
_WIDE = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of a text, and what had to be said about the characters in them."""

    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading's level and text; `near_miss` where Markdown would not see a heading."""

    level: int
    text: str
    near_miss: bool


@dataclass(frozen=True, slots=True)
class ItemMark:
    """What begins a list item: its column, kind, number and the text behind it."""

    indent: int
    kind: str
    number: int | None
    text: str
    near_miss: FindingCode | None = None


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line with all that its beginning says: its column, and the heading, entry, fence or rule that it is.

    `alone` is set for one that never continues the text above it, `fenced` for one within a fence or
    opening one.
    """

    text: str
    indent: int = 0
    heading: HeadingMark | None = None
    entry: ItemMark | None = None
    fence: tuple[str, str] | None = None
    is_rule: bool = False
    alone: bool = False
    fenced: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing."""
        return not self.text.strip()

    @property
    def is_quote(self) -> bool:
        """Whether it is quoted."""
        return self.text.lstrip().startswith(">")

    @property
    def may_be_text(self) -> bool:
        """Whether nothing marks it as anything but text; a check mark may stand before a label."""
        marked = self.heading or self.is_rule or (self.entry and self.entry.kind != "check")
        return not (marked or self.is_blank or self.is_quote)

    @property
    def is_framed(self) -> bool:
        """Whether bars frame it, so that it is a row of a table."""
        text = self.text.strip()
        return text.startswith("|") and text.endswith("|") and bool(text.strip("| "))


@dataclass(frozen=True, slots=True)
class MarkdownLines:
    """The lines of a Markdown text without HTML, and what had to be said about them.

    `first` is the index of the first line below the front matter.
    """

    marked: tuple[MarkedLine, ...]
    first: int
    findings: tuple[Finding, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines alone."""
        return tuple(line.text for line in self.marked)

    @property
    def may_have_front(self) -> bool:
        """Whether the text begins as one with a front matter does."""
        return self.marked[0].text.rstrip() == FRONT_FENCE


def read_lines(text: str) -> MarkdownLines:
    """The lines of a Markdown text: safe to show, comments blank, headings in HTML as Markdown."""
    split = split_lines(text)
    front = find_front(split.lines)
    first = len(front) + 2 if front else 0
    lines = _blank_comments(split.lines, first)
    fenced = list(_list_fenced(lines, first))
    if "<" in text:
        lines[first:] = translate_html(lines[first:], fenced[first:])
    marked = tuple(mark_line(line, fenced=inside) for line, inside in zip(lines, fenced, strict=True))
    return MarkdownLines(marked, first, split.findings)


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


def _blank_comments(lines: Sequence[str], first: int) -> list[str]:
    """Empty what stands between `<!--` and `-->` from line index `first` on; unclosed ones stay as text."""
    closing = max((at for at, line in enumerate(lines) if at >= first and "-->" in line), default=-1)
    kept = list(lines)
    inside = False
    fence = ""
    for at in range(first, len(lines) if closing >= 0 else first):
        fence = fence if inside else _fence_behind(lines[at], fence)
        if not fence:
            kept[at], inside = _blank_within(lines[at], inside=inside, later=at < closing)
    return kept


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


def mark_line(line: str, *, fenced: bool = False) -> MarkedLine:
    """Look once at what the beginning of a line says."""
    if not line.strip():
        return MarkedLine(line, fenced=fenced)
    indent, body = _cut_indent(line)
    entry, rule = _match_entry(body, indent), _RULE.match(line) is not None
    return MarkedLine(line, indent, _match_heading(line), entry, _match_fence(body), rule, fenced=fenced)


def _cut_indent(line: str) -> tuple[int, str]:
    """The column at which a line begins, where a tab reaches the next multiple of four; and its text."""
    body = line.lstrip(_BLANKS)
    return len(line[: len(line) - len(body)].replace("\u3000", "  ").expandtabs(4)), body


def _match_heading(line: str) -> HeadingMark | None:
    """The heading that a line is, or None."""
    match = _HEADING.match(line)
    if not match:
        return None
    hashes, space, text = match.groups()
    text = _CLOSING_HASHES.sub("", text) if "#" in text else text
    words = text.strip(" \t\u3000") if text.strip("# \t") else ""
    if words and space:
        return HeadingMark(len(hashes), words, near_miss=hashes[0] == "＃")
    return HeadingMark(len(hashes), words, near_miss=True) if words and _is_meant(hashes, words) else None


def _is_meant(hashes: str, text: str) -> bool:
    """Whether a heading was meant by hashes without a blank behind them; `#tag` and `#!/bin/sh` are none."""
    if hashes == "#" and ("#" in text or not _WIDE.match(text)):
        return False
    return text[0].isalpha() or text[0] in "*_"


def match_item(line: str) -> ItemMark | None:
    """The beginning of a list item, or None."""
    indent, body = _cut_indent(line)
    return _match_entry(body, indent) if body else None


def _match_entry(body: str, indent: int) -> ItemMark | None:
    return _match_bullet(body, indent) or _match_number(body, indent) or _match_bare_task(body, indent)


def _match_bullet(body: str, indent: int) -> ItemMark | None:
    sign, rest = body[0], body[1:].removeprefix("\ufe0f")
    kind = _BULLETS.get(sign)
    if kind is None:
        return None
    text = rest.lstrip(_BLANKS)
    if len(rest) > len(text) or (text and sign in _TIGHT_BULLETS):
        return _with_task(indent, kind, None, text)
    if sign in "-+·" and (_WIDE.match(text) or _TASK.match(text)):
        return _with_task(indent, kind, None, text, near_miss=FindingCode.NEAR_MISS_LIST)
    return None


def _match_number(body: str, indent: int) -> ItemMark | None:
    match = ENTRY_NUMBER.match(body)
    if match is None or (match["alpha"] and not match["space"]):
        return None
    form, said = next((form, said) for form, said in match.groupdict().items() if said)
    number = ord(said) - ord("a") + 1 if form == "alpha" else read_number(said.rsplit(".", 1)[-1])
    if form == "dotted":
        return _match_dotted(match, number, indent)
    return _with_task(indent, form, number, body[match.end() :])


def _match_dotted(match: re.Match[str], number: int, indent: int) -> ItemMark | None:
    """The beginning of an entry with a number and a sign: `1. `, `1)`, `1、`."""
    text = match.string[match.end() :]
    if match["space"] or _WIDE.match(text) or text[:1] in ("*", "["):
        unknown = match["mark"] in ("、．）" if match["space"] else "、.．")
        near_miss = FindingCode.NEAR_MISS_LIST if unknown else None
        return _with_task(indent, "dotted", number, text, near_miss=near_miss)
    return ItemMark(indent, "dotted", number, text) if match["mark"] == "、" and text else None


def _match_bare_task(body: str, indent: int) -> ItemMark | None:
    match = _TASK.match(body)
    if not match or not match["space"] or match["state"] == "":
        return None
    return ItemMark(indent, "check", None, body[match.end() :])


def _with_task(
    indent: int, kind: str, number: int | None, text: str, *, near_miss: FindingCode | None = None
) -> ItemMark:
    """Take the check box off; its state says how far a project is, which is not a playbook's business."""
    match = _TASK.match(text)
    if match is None:
        return ItemMark(indent, kind, number, text.strip(), near_miss)
    odd = match["state"] in ("", "\u3000") or text[0] == "［" or not match["space"]
    told = FindingCode.NEAR_MISS_TASK if odd else near_miss
    return ItemMark(indent, kind, number, text[match.end() :].strip(), told)


def _match_fence(body: str) -> tuple[str, str] | None:
    """The fence that a line opens, as its run of characters and its info string."""
    match = _FENCE.match(body)
    return (match["fence"], match["info"].strip()) if match else None
