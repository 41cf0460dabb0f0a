"""HTML in a Markdown text: headings and summaries as Markdown, tags that only style taken off, breaks."""

import re
from collections.abc import Sequence

_HEADING = re.compile(r"\s*<h([1-6])(?:\s[^<>]{0,200})?>(.{1,300}?)</h\1>\s*$", re.IGNORECASE)
_SUMMARY = re.compile(
    r"\s*(?:<details(?:\s[^<>]{0,100})?>\s*)?<summary(?:\s[^<>]{0,100})?>(.{1,300}?)</summary>\s*$",
    re.IGNORECASE,
)
_FOLD = re.compile(r"\s*</?details(?:\s[^<>]{0,100})?>\s*$", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|span|font|mark|small|a|code|h[1-6])(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_BREAK = re.compile(r"</?(?:br|ul|ol|li|p|div)(?:\s[^<>]{0,100})?/?>", re.IGNORECASE)


def translate_html(lines: Sequence[str], fenced: Sequence[bool]) -> list[str]:
    """The lines, headings and summaries in HTML as Markdown; other HTML, and what is fenced, stays."""
    pairs = zip(lines, fenced, strict=True)
    return [line if inside or "<" not in line else _translate(line) for line, inside in pairs]


def _translate(line: str) -> str:
    if match := _HEADING.match(line):
        return f"{'#' * int(match[1])} {strip_tags(match[2]).strip()}"
    if match := _SUMMARY.match(line):
        return f"**{strip_tags(match[1]).replace('**', '').strip()}**"
    return "" if _FOLD.match(line) else line


def strip_tags(text: str) -> str:
    """The text without the tags that only style it."""
    return _TAG.sub("", text) if "<" in text else text


def split_breaks(text: str) -> list[str]:
    """The parts between `<br>` and tags of lists and paragraphs, blank ones left out."""
    return [part.strip() for part in _BREAK.split(text) if part.strip()]
