"""Which section a heading, label, column or key means."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.blocks.inline import plain_text
from playbook_cli.reading.words.characters import simplify
from playbook_cli.reading.words.section_names import (
    CLEAR_NAMES,
    LEADING_WORDS,
    LIST_NEUTRAL,
    LIST_WORDS,
    TRAILING_WORDS,
    VAGUE_NAMES,
)
from playbook_cli.reading.words.section_phrases import find_phrase

GATES: Final = (Section.EXIT_CRITERIA, Section.ENTRY_CRITERIA)  # what decides whether a deal may move
_LONGEST = 80
_MOST_REMEMBERED = 5000  # texts already looked up
_BRACKETS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]{0,60})[)）\]】]\s*$")
_NUMBERING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)、]?\s+|\d{1,2}[.)、]|[（(]\d{1,2}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[a-z][.)]\s+)"
)
_QUALIFIER = re.compile(
    r"\s+(?:in|for|of|at|on|to|by|before|during|from|into|when|für|zum|zur|para|de|del|pour|du|per|→|->|[-–—|])"
    r"\s.*$"
)
_STAGE_NUMBER = re.compile(r"\s*(?:stage|phase|etapa|fase|étape|stufe|阶段)?\s*\d{1,2}$")
_JOINTS = re.compile(r"\s*[/&+|]\s*|\s+(?:and|und|y|et|oder|or|o|ou)\s+|[与和及、]")
_LOST = re.compile(
    r"\blost\b|\bloss\b|disqualif|\bunqualified\b|流失|输单|丢单|失单|淘汰|verloren|perdid[oa]|perdue?\b",
    re.IGNORECASE,
)
_COUNT_WORDS = "two|three|four|five|six|seven|eight|nine|ten"
_COUNTED = re.compile(
    rf"(?:the |our |all )?(?:\d{{1,2}}|{_COUNT_WORDS})[ -](?:sales |deal )?(?:stages?|phases?)\b.{{0,30}}"
    r"|(?:die |las |los |les )?\d{1,2} (?:phasen|fases|etapas|étapes)\b.{0,20}"
    r"|[一二三四五六七八九十\d]{1,2}(?:个|大)?(?:销售)?阶段.{0,6}"
)
_TOP = re.compile(r"top \d{1,2} |\d{1,2} ")
_TAILS = (
    " exit criteria",
    " entry criteria",
    " deliverables",
    " key activities",
    " exit checklist",
    "退出标准",
    "退出条件",
    "准出标准",
    "出口标准",
    "进入标准",
    "进入条件",
    "准入标准",
    "入口标准",
    "交付物",
    "关键活动",
    "完成标准",
    "主要活动",
    "产出物",
)
_HAN_LEADING = re.compile(r"(?:本阶段|各阶段|阶段|关键|主要|核心|重点|必要|必须|预期)的?(?=\S{2})")
_LEADING = frozenset(word for row in LEADING_WORDS for word in row.split())
_TRAILING = frozenset(TRAILING_WORDS.split())
_NEUTRAL = frozenset(LIST_NEUTRAL.split())
_MOST_TAIL_WORDS = 6
_WIDEST_TAIL = 14


@dataclass(frozen=True, slots=True)
class FoundSection:
    """The section a name means; `clear` where it means nothing else, `lost` for a way out of the pipeline."""

    section: Section
    clear: bool = True
    lost: bool = False


class SectionNames:
    """All names of sections, ours and those that a playbook adds."""

    def __init__(self, extra: Mapping[Section, Iterable[str]] | None = None) -> None:
        self._clear = dict(_names_of(CLEAR_NAMES))
        self._vague = dict(_names_of(VAGUE_NAMES))
        for section, names in (extra or {}).items():
            self._clear.update({fold_label(name): section for name in names})
        self._found: dict[str, FoundSection | None] = {}

    def find(self, text: str) -> FoundSection | None:
        """The section that a text names, or None; what was looked up once is remembered."""
        if len(text) > _LONGEST:
            return None
        if text not in self._found:
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            self._found[text] = self._look_up(text)
        return self._found[text]

    def _look_up(self, text: str) -> FoundSection | None:
        name = fold_label(text)
        bracket = _BRACKETS.search(name)
        base = name[: bracket.start()] if bracket else name
        found = self._find_exact(name) or self._find_exact(base) or self._find_within(base)
        if found and found.section is Section.EXIT_CRITERIA and _LOST.search(name):
            return FoundSection(found.section, found.clear, lost=True)
        return found

    def find_exact(self, text: str) -> FoundSection | None:
        """The section that a text names word for word, but for a remark in brackets."""
        if len(text) > _LONGEST:
            return None
        name = fold_label(text)
        return self._find_exact(name) or self._find_exact(_BRACKETS.sub("", name))

    def is_list(self, text: str) -> bool:
        """Whether a heading announces the list of all stages."""
        if len(text) > _LONGEST:
            return False
        name = _BRACKETS.sub("", fold_label(text))
        first = _JOINTS.split(name, maxsplit=1)[0]
        core = " ".join(word for word in first.split() if word not in _NEUTRAL)
        many = core if core == first or core.endswith("s") else f"{core}s"  # `stage sequence`: of the stages
        return first in _list_names() or many in _list_names() or _COUNTED.fullmatch(name) is not None

    def _find_exact(self, name: str) -> FoundSection | None:
        if section := self._clear.get(name):
            return FoundSection(section)
        section = self._vague.get(name)
        return FoundSection(section, clear=False) if section else None

    def _find_within(self, name: str) -> FoundSection | None:
        bare = _strip_beside(name)
        candidates = (bare, _QUALIFIER.sub("", name), _QUALIFIER.sub("", bare), _STAGE_NUMBER.sub("", name))
        for candidate in candidates:
            if candidate != name and (found := self._find_exact(candidate)):
                return found
        if phrase := find_phrase(name) or find_phrase(bare):
            return FoundSection(phrase)
        return self._find_joined(name) or self._find_tail(name)

    def _find_joined(self, name: str) -> FoundSection | None:
        parts = [part for part in _JOINTS.split(name) if part]
        found = [self._find_exact(part) or self._find_exact(_strip_beside(part)) for part in parts]
        sections = {part.section for part in found if part}
        if len(parts) > 1 and all(found) and len(sections) == 1:
            return next(part for part in found if part)
        if all(found) and sections == {Section.OUTCOMES, Section.DELIVERABLES}:
            return FoundSection(Section.DELIVERABLES)  # `Ergebnisse / Lieferobjekte`: what is handed over
        return self._find_doubled(name)

    def _find_doubled(self, name: str) -> FoundSection | None:
        """Two names of one section side by side: `Deliverable outputs`."""
        found = [self._find_exact(word) for word in name.split()]
        sections = {one.section for one in found if one}
        return found[0] if len(found) > 1 and all(found) and len(sections) == 1 else None

    def _find_tail(self, name: str) -> FoundSection | None:
        """`Discovery exit criteria`, `本阶段交付物`: the last words decide."""
        tail = next((tail for tail in _TAILS if name.endswith(tail) and name != tail), None)
        if (
            tail is None
            or len(name.split()) > _MOST_TAIL_WORDS
            or (not tail.isascii() and len(name) > _WIDEST_TAIL)
        ):
            return None
        if _JOINTS.search(name.removesuffix(tail)):
            return None
        return self._find_exact(tail.strip())


def fold_label(text: str) -> str:
    """Fold a heading or label: one Chinese script, no emphasis, numbering, symbols around or colon behind."""
    plain = simplify(fold_name(plain_text(text))).replace("’", "'").replace("\u200d", "")
    plain = plain.strip(" :：.。*_#")
    plain = _strip_symbols(plain)
    match = _NUMBERING.match(plain)
    if match and match.end() < len(plain):
        plain = _strip_symbols(plain[match.end() :])
    return plain.strip(" :：")


def _strip_symbols(text: str) -> str:
    start, end = 0, len(text)
    while start < end and _is_symbol(text[start]):
        start += 1
    while end > start and _is_symbol(text[end - 1]):
        end -= 1
    return text[start:end].strip()


def _is_symbol(character: str) -> bool:
    return character in " \ufe0f" or unicodedata.category(character) in ("So", "Sk", "Mn", "Sm")


def _strip_beside(name: str) -> str:
    name = _TOP.sub("", name, count=1) if _TOP.match(name) else name
    name = _HAN_LEADING.sub("", name, count=1) if _HAN_LEADING.match(name) else name
    words = name.split()
    while len(words) > 1 and words[0] in _LEADING:
        words.pop(0)
    while len(words) > 1 and words[-1] in _TRAILING:
        words.pop()
    return " ".join(words)


def _names_of(table: Mapping[Section, tuple[str, ...]]) -> Iterable[tuple[str, Section]]:
    for section, rows in table.items():
        for row in rows:
            for name in row.split(";"):
                yield fold_label(name), section


@cache
def _list_names() -> frozenset[str]:
    return frozenset(fold_label(name) for row in LIST_WORDS for name in row.split(";"))


@cache
def default_names() -> SectionNames:
    """The names that every playbook understands."""
    return SectionNames()
