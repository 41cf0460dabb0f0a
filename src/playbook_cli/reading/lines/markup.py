"""The markup of one line: what its beginning says it is, and its text without emphasis, escapes and ids.

Every pattern runs in time linear in the line. Shapes that people type and Markdown does not know (`##标题`,
`＃ 标题`, `-项目`, `- []`) are understood and reported as near misses.
"""

import html
import re

from playbook_cli.domain.playbook.finding import FindingCode
from playbook_cli.domain.text import clean_text
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.lines.source_lines import strip_tags
from playbook_cli.reading.numberings import EntryNumber, match_entry_number

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
_FENCE = re.compile(r"[ \t\u3000]*(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
_RULE = re.compile(r"[ \t]{0,3}([-*_=—])[ \t]*(?:\1[ \t]*){2,}$")
_DELIMITERS = re.compile(r"[ \t|:\-]+$")
_WIDE = re.compile(r"[\u2e80-\u9fff]")
LONGEST_ID = 100  # characters
_ID = re.compile(rf"[ \t]*\{{#([\w][\w.:-]{{0,{LONGEST_ID - 1}}})\}}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_STAR = re.compile(r"(?<![\w*\\])\*([^*\s](?:[^*]{0,300}[^*\s])?)\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w\\])_([^_\s](?:[^_]{0,300}[^_\s])?)_(?!\w)")
_BREAK = re.compile(r"</?(?:br|ul|ol|li|p|div)(?:\s[^<>]{0,100})?/?>", re.IGNORECASE)


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


def mark_line(line: str, *, fenced: bool = False) -> MarkedLine:
    """Look once at what the beginning of a line says."""
    if not line.strip():
        return MarkedLine(line, fenced=fenced)
    heading, fence, rule = _match_heading(line), _match_fence(line), _is_rule(line)
    return MarkedLine(line, _indent_of(line), heading, match_item(line), fence, rule, fenced=fenced)


def _indent_of(line: str) -> int:
    """The column at which the line's text begins; a tab reaches the next multiple of four."""
    column = 0
    for character in line:
        if character == "\t":
            column += 4 - column % 4
        elif character == "\u3000":
            column += 2
        elif character == " ":
            column += 1
        else:
            break
    return column


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
    body = line.lstrip(" \t\u3000")
    if not body:
        return None
    indent = _indent_of(line)
    return _match_bullet(body, indent) or _match_number(body, indent) or _match_bare_task(body, indent)


def _match_bullet(body: str, indent: int) -> ItemMark | None:
    kind = _BULLETS.get(body[0])
    if kind is None:
        return None
    rest = body[1:].removeprefix("\ufe0f")
    text = rest.lstrip(" \t\u3000")
    if not text and kind in ("bullet", "dot"):
        return ItemMark(indent, kind, None, "") if rest else None
    spaced = len(rest) > len(text)
    if spaced or (body[0] in _TIGHT_BULLETS and text):
        return _with_task(indent, kind, None, text)
    if body[0] in "-+·" and (_WIDE.match(text) or _TASK.match(text)):
        return _with_task(indent, kind, None, text, near_miss=FindingCode.NEAR_MISS_LIST)
    return None


def _match_number(body: str, indent: int) -> ItemMark | None:
    found = match_entry_number(body)
    if found is None or (found.form == "alpha" and not found.spaced):
        return None
    text = body[found.end :]
    if found.form != "dotted":
        return _with_task(indent, found.form, found.number, text)
    return _match_dotted(found, text, indent)


def _match_dotted(found: EntryNumber, text: str, indent: int) -> ItemMark | None:
    """The beginning of an entry with a number and a sign: `1. `, `1)`, `1、`."""
    if found.spaced or _WIDE.match(text) or text[:1] in ("*", "["):
        unknown = found.mark in ("、．）" if found.spaced else "、.．")
        near_miss = FindingCode.NEAR_MISS_LIST if unknown else None
        return _with_task(indent, found.form, found.number, text, near_miss=near_miss)
    return ItemMark(indent, found.form, found.number, text) if found.mark == "、" and text else None


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


def _match_fence(line: str) -> tuple[str, str] | None:
    """The fence that a line opens, as its run of characters and its info string."""
    match = _FENCE.match(line)
    return (match["fence"], match["info"].strip()) if match else None


def _is_rule(line: str) -> bool:
    """Whether the line only draws a rule: `---`, `***`, `===`."""
    return _RULE.match(line) is not None


def is_delimiter_row(line: str) -> bool:
    """Whether the line parts a table's header from its rows: `|---|:--|`."""
    return "-" in line and "|" in line and _DELIMITERS.match(line.strip()) is not None


def split_cells(line: str) -> tuple[str, ...]:
    """The cells of a table row; an escaped bar and one within backticks part nothing."""
    cells: list[str] = []
    cell: list[str] = []
    in_code = False
    escaped = False
    for character in line.strip().removeprefix("|"):
        if character == "|" and not escaped and not in_code:
            cells.append("".join(cell).strip())
            cell = []
            continue
        if character == "`" and not escaped:
            in_code = not in_code
        cell.append(character)
        escaped = character == "\\" and not escaped
    if "".join(cell).strip() or not cells:
        cells.append("".join(cell).strip())
    return tuple(text.replace("\\|", "|") for text in cells)


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
