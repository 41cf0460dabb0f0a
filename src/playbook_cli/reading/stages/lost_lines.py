"""The last look: every word of the source is in the playbook that came out, or its line has a finding."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.reading.blocks.inline import find_colon, plain_text
from playbook_cli.reading.lines.line_marks import is_rule, match_item, split_cells
from playbook_cli.reading.outline.labels import find_setting
from playbook_cli.reading.outline.parts import find_heading_section
from playbook_cli.reading.outline.section_lookup import SectionNames
from playbook_cli.reading.stages.stage_title import read_stage_mark
from playbook_cli.reading.words.label_words import ADVICE_NAMES, SETTING_NAMES, STRUCTURAL
from playbook_cli.reading.words.section_names import CLEAR_NAMES, LEADING_WORDS, LIST_WORDS, VAGUE_NAMES

_WORD = re.compile(r"[^\W\d_]+")
_ID = re.compile(r"\{#[\w.:-]+\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_HAN_STAGE = re.compile(
    r"第?[一二三四五六七八九十]{0,3}[个個]?(?:[阶階]段|步[骤驟]?|[环環][节節]|周|天|[个個]?月)[一二三四五六七八九十]{0,3}"
)
_FENCES = ("```", "~~~")
_MARKUP = str.maketrans("", "", "*`\\")
_SHOWN_WORDS = 8


def find_lost_lines(
    lines: Iterable[str],
    first: int,
    mapping: dict[str, Any],
    findings: Iterable[Finding],
    names: SectionNames,
) -> list[Finding]:
    """A finding for every line, from index `first` on, of which a word is nowhere in the playbook."""
    kept = _Kept(_texts(mapping))
    told = {finding.line for finding in findings}
    lost: list[Finding] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if number <= first or number in told or not text or text.startswith(_FENCES) or is_rule(line):
            continue
        missing = [word for word in _words(line) if not kept.has(word)]
        if missing:
            understood = set(_words(" ".join(_list_understood(text, names))))
            missing = [word for word in missing if word not in understood]
        if missing:
            lost.append(
                make_finding(number, FindingCode.TEXT_NOT_KEPT, text=" ".join(missing[:_SHOWN_WORDS]))
            )
    return lost


def _list_understood(line: str, names: SectionNames) -> Iterator[str]:
    """The parts of a line that came out as fields: names of sections and settings, marks of a stage."""
    text = line.strip("#＃ ")
    mark = match_item(line)
    entry = mark.text if mark else text
    heads = list(split_cells(text)) if "|" in text else [text, entry, entry[: max(find_colon(entry), 0)]]
    for head in heads:
        bare = plain_text(head).strip(" :：")
        if bare and (names.find(bare) or find_heading_section(bare, names)[0] or find_setting(bare)):
            yield bare
    stage = read_stage_mark(text)
    if stage and stage.form in ("worded", "weak"):
        yield plain_text(text).partition(stage.name)[0]


class _Kept:
    """The words of a playbook, and the pairs of characters in those that are not Latin."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words = set(_vocabulary())
        self._pairs: set[str] = set()
        for text in texts:
            for word in _WORD.findall(text.translate(_MARKUP).casefold()):
                self._words.add(word)
                if not word.isascii():
                    self._pairs.update(word[at : at + 2] for at in range(len(word) - 1))
                    self._pairs.update(word)

    def has(self, word: str) -> bool:
        """Whether a word is kept, or every pair of its characters where words run together."""
        if word in self._words or len(word) == 1:
            return True
        if word.isascii():
            return False
        return all(word[at : at + 2] in self._pairs for at in range(len(word) - 1))


def _words(line: str) -> list[str]:
    """The words of a line, its markup taken off."""
    text = _ID.sub(" ", line) if "{#" in line else line
    text = _TAG.sub(" ", text) if "<" in text else text
    text = _HAN_STAGE.sub(" ", text) if any(mark in text for mark in "段步环環周天月") else text
    return _WORD.findall(plain_text(text).casefold())


def _texts(value: Any) -> Iterator[str]:
    """Every text in a mapping."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


@cache
def _vocabulary() -> frozenset[str]:
    """Words that name sections, settings and stages: they come out as fields, not as text."""
    rows = [row for table in (CLEAR_NAMES, VAGUE_NAMES) for names in table.values() for row in names]
    rows += [
        *LIST_WORDS,
        *LEADING_WORDS,
        *(name for table in (SETTING_NAMES, ADVICE_NAMES) for names in table.values() for name in names),
        *STRUCTURAL,
    ]
    return frozenset(word for row in rows for word in _WORD.findall(row.casefold()))
