"""Text to Markdown: whatever would be taken for markup is escaped.

Backslashes and character references are those of CommonMark; a line break becomes `<br>`.
"""

import html
import re

_LINE_END = re.compile(r"[\u2028\u2029]")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])|_(?=_)")
_QUOTES = "([{（【《「『“‘\"'"


def escape_text(text: str) -> str:
    """Write any text on one line of Markdown; white space at the ends of its lines is kept as references."""
    return "<br>".join(_escape_line(line) for line in text.split("\n"))


def escape_start(text: str) -> str:
    """The same for text at the start of a line or a list entry, where a first sign could mean a mark."""
    escaped = escape_text(text)
    first = text[:1]
    if not first or escaped[0] in "\\&<" or first.isalpha() or first in _QUOTES.replace("[", ""):
        return escaped
    if first.isdecimal():
        return re.sub(r"^(\d+)([.)])", r"\1\\\2", escaped)
    return refer(first) + escaped[1:]


def refer(character: str) -> str:
    """A character as a numeric reference."""
    return f"&#{ord(character)};"


def _escape_line(line: str) -> str:
    core = line.strip()
    start = len(line) - len(line.lstrip())
    head, tail = line[:start], line[start + len(core) :]
    inner = _LINE_END.sub(lambda match: refer(match[0]), _escape_core(core))
    return "".join((*map(refer, head), inner, *map(refer, tail)))


def _escape_core(text: str) -> str:
    if html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    text = re.sub(r"[\\*]", r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _TAG.sub("&lt;", text).replace("-->", "--&gt;")
    return text.replace("`", refer("`")).replace("{#", f"{refer('{')}#").replace("{.", f"{refer('{')}.")
