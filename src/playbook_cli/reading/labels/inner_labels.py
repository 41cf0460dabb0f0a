"""Labels in the middle of a line: `**Goal:** learn. **Exit criteria:** known`, `… 步骤：a、b。`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.reading.labels.label_meanings import find_part
from playbook_cli.reading.words.label_words import PART_NAMES
from playbook_cli.reading.words.languages import any_of

_STRESSED = re.compile(
    r"(?<=\s)(?:\*\*(?P<bold>[^*\n]{2,60}?)(?:[:：]\*\*|\*\*[:：])|\*(?P<slanted>[^*\n]{2,60}?)[:：]\*(?!\*))"
)
_PART_NAME = any_of(name for names in PART_NAMES.values() for name in names)
_PART = re.compile(rf"(?:(?<=[\s。！？；;.!?，,])|^)(?P<label>{_PART_NAME})\s*[：:]\s*", re.IGNORECASE)
_LONGEST = 4000  # characters of a line that is looked through


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
