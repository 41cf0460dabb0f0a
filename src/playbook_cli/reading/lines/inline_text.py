"""The text within a line: plain, without its id, told from the name before it.

`**Name** {#id}: text` and `Name：text` are names with a text. Every pattern runs in time linear in the line.
"""

import html
import re
from collections.abc import Iterator
from itertools import pairwise

from playbook_cli.domain.text import clean_text, is_unspaced
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.lines.html_markup import strip_tags
from playbook_cli.reading.words.label_words import CONNECTORS

LONGEST_ID = 100  # characters
_ID = re.compile(rf"[ \t]*\{{#([\w][\w.:-]{{0,{LONGEST_ID - 1}}})\}}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_STAR = re.compile(r"(?<![\w*\\])\*([^*\s](?:[^*]{0,300}[^*\s])?)\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w\\])_([^_\s](?:[^_]{0,300}[^_\s])?)_(?!\w)")
_BOLD_START = re.compile(
    r"(?:\*\*|__)(?P<name>[^*_\s](?:(?!\*\*|__).){0,300}?)(?:\*\*|__)(?P<rest>.*)$", re.DOTALL
)
_BEHIND_BOLD = re.compile(r"\s*\Z|[ \t]*(?:(?P<colon>[:：])|[—–]+|-(?=\s))[ \t]*")
_OPENING = "([{（【《「『“‘〈"
_CLOSING = ")]}）】》」』”’〉"
_SENTENCE_END = "。！？"
_COLONS = frozenset(":：")
_ENDS_NAME = f":：{_SENTENCE_END}"
_LONGEST_NAME = 100
_LONG_TEXT = 80


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


def take_id(text: str) -> tuple[str, str]:
    """The text without its `{#id}`, and the id; the first one counts."""
    match = _ID.search(text) if "{#" in text else None
    if match is None:
        return text, ""
    return text[: match.start()] + text[match.end() :], match[1]


@dataclass(frozen=True, slots=True)
class NamedText:
    """A name, the id given with it, and the text behind it; `bold` where the name was in bold."""

    name: str
    text: str = ""
    id: str = ""
    bold: bool = False
    colon: bool = False


def split_name(text: str) -> NamedText:
    """Tell the name of an item from the text behind it: `**Name** {#id}: text`, `Name：text`.

    Without a colon the whole text is the name, or its first sentence where it is long.
    """
    text = text.strip()
    if bold := match_bold(text):
        return bold
    text, item_id = take_id(text)
    position = find_colon(text)
    if position > 0:
        name = plain_text(text[:position]).strip()
        name = "" if name.casefold() in CONNECTORS else name
        rest = plain_text(text[position + 1 :]).strip()
        if name:
            return NamedText(name, rest, item_id, colon=True)
    plain = plain_text(text).strip()
    first = _first_sentence(plain) if len(plain) > _LONG_TEXT else plain
    return NamedText(first, plain if first != plain else "", item_id)


def match_bold(text: str) -> NamedText | None:
    """The name in bold that the text begins with, where a separator or nothing follows it."""
    match = _BOLD_START.match(text) if text.startswith(("**", "__")) else None
    if match is None:
        return None
    rest, item_id = take_id(match["rest"])
    named, inner_id = take_id(match["name"])
    named = plain_text(named).strip()
    name, inside = named.rstrip(":： ").strip(), named.endswith((":", "："))
    behind = _BEHIND_BOLD.match(rest)
    if not name or not (inside or behind):
        return None
    colon = inside or bool(behind and behind["colon"])
    rest = rest[behind.end() :] if behind else rest
    return NamedText(name, plain_text(rest).strip(), item_id or inner_id, bold=True, colon=colon)


def find_colon(text: str) -> int:
    """The position of the colon that ends a name, or -1; colons in brackets, times and addresses do not."""
    head = text[: _LONGEST_NAME + 1]
    if _COLONS.isdisjoint(head):
        return -1
    for position in _find_outside(head, _ENDS_NAME):
        if text[position] in _SENTENCE_END:
            return -1
        if _ends_name(text, position):
            return position
    return -1


def _find_outside(text: str, signs: str) -> Iterator[int]:
    """The positions of some signs that stand outside brackets and quotes."""
    depth = 0
    for position, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and character in signs:
            yield position


def _ends_name(text: str, position: int) -> bool:
    """A wide colon ends a name; one of ASCII does before a space, at the end, or next to Chinese text."""
    if text[position] == "：":
        return True
    after = text[position + 1 : position + 2]
    before = text[position - 1 : position]
    return not after or after.isspace() or is_unspaced(after) or is_unspaced(before)


def _first_sentence(text: str) -> str:
    """The first sentence without its full stop; the whole text where there is but one."""
    for position, character in enumerate(text):
        if character in _SENTENCE_END and position > 0:
            return text[:position] if position + 1 < len(text) else text
        ends = character in ".!?" and text[position + 1 : position + 2] == " "
        if ends and position > 3 and text[position + 2 : position + 3].isupper():  # noqa: PLR2004  # e.g. "e.g. A"
            return text[:position].rstrip(".")
    return text


def split_outside(text: str, separators: str) -> list[str]:
    """Split at any of the separators that stands outside brackets and quotes; blank parts are left out."""
    cuts = [-1, *_find_outside(text, separators), len(text)]
    parts = [text[before + 1 : after].strip() for before, after in pairwise(cuts)]
    return list(filter(None, parts))
