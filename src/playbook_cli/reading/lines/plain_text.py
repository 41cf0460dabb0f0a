"""Text without its markup: emphasis, code marks, escapes and ids taken off."""

import html
import re

from playbook_cli.domain.text import clean_text
from playbook_cli.reading.lines.html_lines import strip_tags

_ID = re.compile(r"[ \t]*\{#([\w][\w.:-]{0,99})\}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_STAR = re.compile(r"(?<![\w*\\])\*([^*\s](?:[^*]{0,300}[^*\s])?)\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w\\])_([^_\s](?:[^_]{0,300}[^_\s])?)_(?!\w)")
_BREAK = re.compile(r"</?(?:br|ul|ol|li|p|div)(?:\s[^<>]{0,100})?/?>", re.IGNORECASE)


def plain_text(text: str) -> str:
    """The text without emphasis, code marks, escapes and entities; what is in backticks stays as it is."""
    if "`" not in text:
        return _plain_part(text)
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _plain_part(text)
    return "".join(part if index % 2 else _plain_part(part) for index, part in enumerate(parts))


def _plain_part(text: str) -> str:
    if "*" in text:
        text = _STAR.sub(r"\1", text.replace("***", "").replace("**", ""))
    if "_" in text:
        text = _UNDERSCORE.sub(r"\1", text.replace("__", "") if text.count("__") > 1 else text)
    if "<" in text:
        text = strip_tags(text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return clean_text(html.unescape(text)) if "&" in text else text


def split_breaks(text: str) -> list[str]:
    """The parts between `<br>` and tags of lists and paragraphs, blank ones left out."""
    return [part.strip() for part in _BREAK.split(text) if part.strip()]


def take_id(text: str) -> tuple[str, str]:
    """The text without its `{#id}`, and the id; the first one counts."""
    match = _ID.search(text) if "{#" in text else None
    if match is None:
        return text, ""
    return text[: match.start()] + text[match.end() :], match[1]
