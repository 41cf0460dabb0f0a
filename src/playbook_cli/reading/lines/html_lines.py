"""HTML that stands for Markdown: headings, and the summaries of blocks that fold."""

import re

from playbook_cli.reading.lines.source_lines import fence_behind

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


def strip_tags(text: str) -> str:
    """The text without the tags that only style it."""
    return _TAG.sub("", text) if "<" in text else text


def translate_html(lines: tuple[str, ...], first: int) -> tuple[str, ...]:
    """Headings and summaries in HTML as Markdown, from line index `first` on; other HTML stays as it is."""
    if not any(map(_SIGNS.search, lines[first:])):
        return lines
    kept = list(lines)
    fence = ""
    for at in range(first, len(lines)):
        fence = fence_behind(lines[at], fence)
        if not fence and "<" in lines[at]:
            kept[at] = _translate(lines[at])
    return tuple(kept)


def _translate(line: str) -> str:
    if match := _HEADING.match(line):
        return f"{'#' * int(match[1])} {strip_tags(match[2]).strip()}"
    if match := _SUMMARY.match(line):
        return f"**{strip_tags(match[1]).replace('**', '').strip()}**"
    return "" if _FOLD.match(line) else line
