"""What a label means beside the sections: a setting, advice, a part of an item; and what unknown ones may."""

import re
from collections.abc import Iterable
from functools import cache

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.labels.section_lookup import default_names, fold_label
from playbook_cli.reading.words.label_words import ADVICE_NAMES, PART_NAMES, SETTING_NAMES, Advice, Setting
from playbook_cli.reading.words.languages import simplify

_LONGEST = 40  # characters of a label within an item
_PARTS = {simplify(fold_name(name)): part for part, names in PART_NAMES.items() for name in names}
_WORDS = re.compile(r"[^\W_]+")
_SHORTEST = 2  # characters of a Chinese name that stands within another
_LONGEST_PART = 8


def find_setting(name: str) -> Setting | None:
    """The setting of a stage that a label means, or None."""
    return _settings().get(_fold_bare(name))


def find_advice(name: str) -> Advice | None:
    """What a heading announces beside the sections: questions, cautions, how to verify; or None."""
    return _advice().get(_fold_bare(name))


def find_part(label: str) -> ItemPart | None:
    """What a label within an item announces, or None."""
    if len(label) > _LONGEST:
        return None
    return _PARTS.get(simplify(fold_name(label)).strip(" :：*").replace("’", "'"))


def means_something(label: str) -> bool:
    """Whether a label means anything beside the sections."""
    return bool(find_setting(label) or find_advice(label) or find_part(label))


def _fold_bare(name: str) -> str:
    """A label as names are compared, without what stands in brackets behind it."""
    return fold_label(name.split("(", 1)[0].split("（", 1)[0])


@cache
def _settings() -> dict[str, Setting]:
    return {fold_label(name): setting for setting, names in SETTING_NAMES.items() for name in names}


@cache
def _advice() -> dict[str, Advice]:
    return {fold_label(name): advice for advice, names in ADVICE_NAMES.items() for name in names}


def guess_sections(labels: Iterable[str]) -> dict[str, Section | None]:
    """The likeliest section of each label; None where it most likely holds no items."""
    return {label: guess_section(label) for label in labels}


def guess_section(label: str) -> Section | None:
    """The section that a part of the label names: its last words first, then any word, then any part."""
    words = _WORDS.findall(fold_label(label))
    names = default_names()
    parts = [" ".join(words[at:]) for at in range(1, len(words))] + words
    if not label.isascii():
        joined = "".join(words)
        parts += [
            joined[at : at + size]
            for size in range(min(_LONGEST_PART, len(joined) - 1), _SHORTEST - 1, -1)
            for at in range(len(joined) - size, -1, -1)
        ]
    return next((found.section for part in parts if (found := names.find_exact(part))), None)
