"""Which lines of a text the headings of a guide mean: by their words, or by a pattern such as `## Day *`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.guides.guide import GuidedHeading
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.named_text import split_name
from playbook_cli.reading.labels.section_lookup import fold_label
from playbook_cli.reading.labels.starred_names import ANY, cut_at_stars, fits_pieces
from playbook_cli.reading.lines.plain_text import plain_text
from playbook_cli.reading.titles.stage_title import read_stage_mark

_MOST_REMEMBERED = 1 << 14  # lines, which every heading of a guide is held against
_LEVEL = re.compile(r"(#{1,6})\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may be a stage; `level` is that of a heading, 0 for any other line."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class FoundLines:
    """The indices of the lines that were meant, in order; `is_whole` where none is missing."""

    at: tuple[int, ...]
    is_whole: bool


def find_lines(wanted: Sequence[GuidedHeading], lines: Sequence[Line]) -> FoundLines:
    """The lines that the headings of a guide mean; words mean one line, a pattern all that fit."""
    found = [_find(one.text, lines) for one in wanted]
    return FoundLines(tuple(sorted({at for ats in found for at in ats})), all(found))


def _find(text: str, lines: Sequence[Line]) -> list[int]:
    match = _LEVEL.match(text.strip())
    level, words = (len(match[1]), text.strip()[match.end() :]) if match else (0, text.strip())
    fitting = [(at, line.text) for at, line in enumerate(lines) if level in (0, line.level)]
    if ANY in words.replace("**", ""):
        pieces = cut_at_stars(words.replace("**", ""), fold_name)
        return [at for at, line in fitting if fits_pieces(pieces, _words_of(line))]
    exact = [at for at, line in fitting if _words_of(line) == _words_of(words)]
    return (exact or _find_named(fold_label(words), fitting))[:1]


def _find_named(label: str, lines: Sequence[tuple[int, str]]) -> list[int]:
    """The lines that may go by a name."""
    return [at for at, line in lines if label in _names_of(line)] if label else []


@lru_cache(maxsize=_MOST_REMEMBERED)
def _words_of(text: str) -> str:
    return fold_name(plain_text(text)).strip(" :：")


def _names_of(text: str) -> set[str]:
    """The names that a line may go by: its words, the stage in it, and what stands before a colon."""
    named = split_name(text).name
    marks = (read_stage_mark(text), read_stage_mark(named))
    return {fold_label(text), fold_label(named), *(fold_label(mark.name) for mark in marks if mark)}
