"""Labels that begin a line or stand in one: `**Exit criteria:** …`, `Exit criteria: …`, `**Label**: …`."""

import re
from collections.abc import Collection, Iterator

from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.label_meanings import find_part, find_setting
from playbook_cli.reading.labels.named_text import find_colon, match_bold
from playbook_cli.reading.labels.section_lookup import FoundSection, SectionNames
from playbook_cli.reading.lines.plain_text import plain_text
from playbook_cli.reading.words.label_words import PART_NAMES
from playbook_cli.reading.words.languages import any_of

_EMPHASIS = ("*", "_", "<")
_STRESSED = re.compile(
    r"(?<=\s)(?:\*\*(?P<bold>[^*\n]{2,60}?)(?:[:：]\*\*|\*\*[:：])|\*(?P<slanted>[^*\n]{2,60}?)[:：]\*(?!\*))"
)
_PART_NAME = any_of(name for names in PART_NAMES.values() for name in names)
_PART = re.compile(rf"(?:(?<=[\s。！？；;.!?，,])|^)(?P<label>{_PART_NAME})\s*[：:]\s*", re.IGNORECASE)
_LONGEST = 4000  # characters of a line that is looked through


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
    if len(line) <= _LONGEST and "*" in line:
        for match in _STRESSED.finditer(line):
            yield StressedLabel(match["bold"] or match["slanted"], match.start())


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
