"""HTML that stands for Markdown: headings, and the summaries of blocks that fold."""

import re

_HEADING = re.compile(r"\s*<h([1-6])(?:\s[^<>]{0,200})?>(.{1,300}?)</h\1>\s*$", re.IGNORECASE)
_SUMMARY = re.compile(
    r"\s*(?:<details(?:\s[^<>]{0,100})?>\s*)?<summary(?:\s[^<>]{0,100})?>(.{1,300}?)</summary>\s*$",
    re.IGNORECASE,
)
_FOLD = re.compile(r"\s*</?details(?:\s[^<>]{0,100})?>\s*$", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|span|font|mark|small|a|code|h[1-6])(?:\s[^<>]{0,200})?>", re.IGNORECASE
)
_FENCES = ("```", "~~~")


def strip_tags(text: str) -> str:
    """The text without the tags that only style it."""
    return _TAG.sub("", text) if "<" in text else text


def translate_html(lines: tuple[str, ...], first: int) -> tuple[str, ...]:
    """Headings and summaries in HTML as Markdown, from line index `first` on; other HTML stays as it is."""
    if not any(
        "<h" in line or "<H" in line or "details" in line or "summary" in line for line in lines[first:]
    ):
        return lines
    kept = list(lines)
    fence = ""
    for at in range(first, len(lines)):
        run = lines[at].lstrip()[:3]
        if run in _FENCES:
            fence = "" if fence == run else fence or run
        elif not fence and "<" in lines[at]:
            kept[at] = _translate(lines[at])
    return tuple(kept)


def _translate(line: str) -> str:
    if match := _HEADING.match(line):
        return f"{'#' * int(match[1])} {strip_tags(match[2]).strip()}"
    if match := _SUMMARY.match(line):
        return f"**{strip_tags(match[1]).replace('**', '').strip()}**"
    return "" if _FOLD.match(line) else line
