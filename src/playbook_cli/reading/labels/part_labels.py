"""The labels of the parts of an item within its text: `Steps: …`, `关键点：…`."""

import re
from collections.abc import Collection, Iterator

from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.label_meanings import find_part
from playbook_cli.reading.words.label_words import PART_NAMES
from playbook_cli.reading.words.languages import any_of

_PART_NAME = any_of(name for names in PART_NAMES.values() for name in names)
_PART = re.compile(rf"(?:(?<=[\s。！？；;.!?，,])|^)(?P<label>{_PART_NAME})\s*[：:]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartLabel:
    """A label of a part of an item: where it begins, and where the text behind it begins and ends."""

    part: ItemPart
    start: int
    text_start: int
    text_end: int


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
