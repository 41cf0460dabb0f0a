"""Which section a label that nobody knows may mean, for those who ask its owner."""

import re
from collections.abc import Iterable

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.labels.label_meanings import default_names, fold_label

_WORDS = re.compile(r"[^\W_]+")
_SHORTEST = 2  # characters of a Chinese name that stands within another
_LONGEST_PART = 8


def guess_sections(labels: Iterable[str]) -> dict[str, Section | None]:
    """The likeliest section of each label; None where it most likely holds no items."""
    return {label: _guess_section(label) for label in labels}


def _guess_section(label: str) -> Section | None:
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
