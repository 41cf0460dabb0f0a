"""Text told from the name or label before it: `**Name** {#id}: text`, `Exit criteria: …`, `**Label:** …`."""

import re
from collections.abc import Collection, Iterator

from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.label_meanings import find_part, find_setting
from playbook_cli.reading.labels.section_lookup import FoundSection, SectionNames
from playbook_cli.reading.lines.markup import plain_text, take_id
from playbook_cli.reading.words.label_words import CONNECTORS, PART_NAMES
from playbook_cli.reading.words.languages import any_of

_BOLD_START = re.compile(
    r"(?:\*\*|__)(?P<name>[^*_\s](?:(?!\*\*|__).){0,300}?)(?:\*\*|__)(?P<rest>.*)$", re.DOTALL
)
_SEPARATOR = re.compile(r"[ \t]*(?:[:：]|[—–]+|-(?=\s))[ \t]*")
_OPENING = "([{（【《「『“‘〈"
_CLOSING = ")]}）】》」』”’〉"
_SENTENCE_END = "。！？"
_COLONS = frozenset(":：")
_LONGEST_NAME = 100
_LONG_TEXT = 80
_EMPHASIS = ("*", "_", "<")
_STRESSED = re.compile(
    r"(?<=\s)(?:\*\*(?P<bold>[^*\n]{2,60}?)(?:[:：]\*\*|\*\*[:：])|\*(?P<slanted>[^*\n]{2,60}?)[:：]\*(?!\*))"
)
_PART_NAME = any_of(name for names in PART_NAMES.values() for name in names)
_PART = re.compile(rf"(?:(?<=[\s。！？；;.!?，,])|^)(?P<label>{_PART_NAME})\s*[：:]\s*", re.IGNORECASE)
LONGEST_LINE = 4000  # characters of a line that is looked through


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
    first = first_sentence(plain) if len(plain) > _LONG_TEXT else plain
    return NamedText(first, plain if first != plain else "", item_id)


def match_bold(text: str) -> NamedText | None:
    """The name in bold that the text begins with, where a separator or nothing follows it."""
    if not text.startswith(("**", "__")):
        return None
    match = _BOLD_START.match(text)
    if match is None:
        return None
    rest, item_id = take_id(match["rest"])
    name, inner_id = take_id(match["name"])
    name = plain_text(name).strip()
    inside = name.endswith((":", "："))
    separator = _SEPARATOR.match(rest)
    if not inside and not separator and rest.strip():
        return None
    name = name.rstrip(":： ").strip()
    if not name:
        return None
    rest = rest[separator.end() :] if separator else rest
    colon = inside or bool(separator and separator[0].strip() in (":", "："))
    return NamedText(name, plain_text(rest).strip(), item_id or inner_id, bold=True, colon=colon)


def find_colon(text: str) -> int:
    """The position of the colon that ends a name, or -1; colons in brackets, times and addresses do not."""
    head = text[: _LONGEST_NAME + 1]
    if _COLONS.isdisjoint(head):
        return -1
    depth = 0
    for position, character in enumerate(head):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif character in _SENTENCE_END and depth == 0:
            return -1
        elif depth == 0 and character in _COLONS and _ends_name(text, position):
            return position
    return -1


def _ends_name(text: str, position: int) -> bool:
    """A wide colon ends a name; one of ASCII does before a space, at the end, or next to Chinese text."""
    if text[position] == "：":
        return True
    after = text[position + 1 : position + 2]
    before = text[position - 1 : position]
    return not after or after.isspace() or "\u2e80" <= after <= "\u9fff" or "\u2e80" <= before <= "\u9fff"


def first_sentence(text: str) -> str:
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
    parts: list[str] = []
    part: list[str] = []
    depth = 0
    for character in text:
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        if character in separators and depth == 0:
            parts.append("".join(part))
            part = []
        else:
            part.append(character)
    parts.append("".join(part))
    return [part.strip() for part in parts if part.strip()]


@dataclass(frozen=True, slots=True)
class Label:
    """A label and the text behind it; `found` where it names a section."""

    name: str
    text: str
    found: FoundSection | None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class StressedLabel:
    """A label in bold or italics, and where it begins."""

    name: str
    start: int


@dataclass(frozen=True, slots=True)
class PartLabel:
    """A label of a part of an item: where it begins, and where the text behind it begins and ends."""

    part: ItemPart
    start: int
    text_start: int
    text_end: int


def read_label(text: str, names: SectionNames) -> Label | None:
    """The label that a line begins with: anything in bold, else only the plain name of a section."""
    text = text.strip()
    if bold := match_bold(text):
        return _split_bold(bold.name, bold.text, names)
    stressed = text[:1] in _EMPHASIS
    text = plain_text(text) if stressed else text
    position = find_colon(text)
    head, behind = (text, "") if position < 0 else (text[:position], text[position + 1 :])
    name, behind = plain_text(head).strip(), plain_text(behind).strip()
    if names.is_ignored(head):
        return Label(name, behind, None)
    found = names.find(head) if stressed and position > 0 else names.find_exact(head)
    if found is None or (position < 0 and not found.clear):
        return None
    return Label(name, behind, found)


def _split_bold(name: str, text: str, names: SectionNames) -> Label:
    """A bold label; `**Exit criteria: signed**` holds its own text."""
    found = names.find(name)
    position = find_colon(name)
    inner = names.find(name[:position]) if position > 0 else None
    if found is None and position > 0 and (inner or find_setting(name[:position])):
        return Label(name[:position], f"{name[position + 1 :].strip()} {text}".strip(), inner, bold=True)
    return Label(name, text, found, bold=True)


def stands_alone(line: str, names: SectionNames) -> bool:
    """Whether a line is a label, which never continues the text above it."""
    stripped = line.strip()
    if stripped.startswith(("**", "__")):
        return match_bold(stripped) is not None
    if len(line) - len(line.lstrip()) > 3 or len(stripped) > 400:  # noqa: PLR2004  # a label stands at the margin
        return False
    label = read_label(stripped, names)
    return label is not None and label.found is not None and (label.found.clear or not label.text)


def find_stressed_labels(line: str) -> Iterator[StressedLabel]:
    """The labels in bold or italics behind a blank of a line."""
    if len(line) <= LONGEST_LINE and "*" in line:
        for match in _STRESSED.finditer(line):
            yield StressedLabel(match["bold"] or match["slanted"], match.start())


def list_labels(text: str, plain: str) -> Iterator[str]:
    """What may be a label in a line: all of it, what stands before its colon, what is in bold or italics."""
    stressed = (label.name for label in find_stressed_labels(f" {text}"))
    for label in (plain, plain[: max(find_colon(plain), 0)], *stressed):
        yield label.strip(" :：")


def find_part_labels(text: str, parts: Collection[ItemPart] = tuple(ItemPart)) -> Iterator[PartLabel]:
    """Every label in a running text that announces one of some parts, each up to the next."""
    if ":" not in text and "：" not in text:  # most texts; they need no look at each of their words
        return
    found = [(mark, find_part(mark["label"])) for mark in _PART.finditer(text)]
    kept = [(mark, part) for mark, part in found if part in parts]
    for number, (mark, part) in enumerate(kept, 1):
        end = kept[number][0].start() if number < len(kept) else len(text)
        if part:
            yield PartLabel(part, mark.start(), mark.end(), end)
