"""What a label means: a section, a setting, advice or a part of an item; which label a line begins with."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.text import strip_around
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.labels.starred_names import ANY, cut_at_stars, fits_pieces
from playbook_cli.reading.lines.inline_text import find_colon, match_bold, plain_text
from playbook_cli.reading.numberings import COUNTED_TAIL, LABEL_NUMBER
from playbook_cli.reading.words.label_words import ADVICE_NAMES, PART_NAMES, SETTING_NAMES, Advice, Setting
from playbook_cli.reading.words.languages import any_of, between_words, is_wide, simplify
from playbook_cli.reading.words.section_names import (
    CLEAR_NAMES,
    COUNTED_LISTS,
    JOINTS,
    LEADING_WORDS,
    LIST_NEUTRAL,
    LIST_WORDS,
    LOST,
    QUALIFIERS,
    TAILS,
    TRAILING_WORDS,
    VAGUE_NAMES,
    find_phrase,
)

GATES: Final = frozenset((Section.EXIT_CRITERIA, Section.ENTRY_CRITERIA))  # decide whether a deal may move
_LONGEST = 80
_WIDE_TRAILING = sorted(filter(is_wide, TRAILING_WORDS), key=len, reverse=True)
_MOST_REMEMBERED = 20_000  # texts already looked up
_BRACKETS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]{0,60})[)）\]】]\s*$")
_QUALIFIER = re.compile(rf"\s+(?:{any_of(QUALIFIERS)}|→|->|[-–—|])\s.*$")
_JOINTS = re.compile(rf"\s*[/&+|]\s*|、|{between_words(JOINTS)}")
_LEADING = any_of(word for word in LEADING_WORDS if not is_wide(word))
_TOP = re.compile(rf"^(?:(?:{_LEADING}) )?\d{{1,2}} ")
_WIDE_LEADING = re.compile(rf"^(?:{any_of(filter(is_wide, LEADING_WORDS))})的?(?=\S{{2}})")
_TAILS = tuple(f" {tail}" if tail.isascii() else tail for tail in TAILS)  # Latin words stand apart
_MOST_TAIL_WORDS = 6
_WIDEST_TAIL = 14
_LONGEST_PART_NAME = 40
_PARTS = {simplify(fold_name(name)): part for part, names in PART_NAMES.items() for name in names}
_EMPHASIS = ("*", "_", "<")
_STRESSED = re.compile(
    r"(?<=\s)(?:\*\*(?P<bold>[^*\n]{2,60}?)(?:[:：]\*\*|\*\*[:：])|\*(?P<slanted>[^*\n]{2,60}?)[:：]\*(?!\*))"
)
LONGEST_LINE = 4000  # characters of a line that is looked through


@dataclass(frozen=True, slots=True)
class FoundSection:
    """The section a name means; `clear` where it means nothing else, `lost` for a way out of the pipeline.

    `exact` is set where the name stands alone, but for a remark in brackets.
    """

    section: Section
    clear: bool = True
    lost: bool = False
    exact: bool = False

    @property
    def is_gate(self) -> bool:
        """Whether the name clearly means entry or exit criteria."""
        return self.clear and self.section in GATES

    def counts_beside(self, clear: Collection[Section]) -> bool:
        """Whether the name holds beside clear ones: it is clear itself, or none of its kind is."""
        return self.clear or self.section not in clear


class SectionNames:
    """All names of sections, ours and those that a playbook adds."""

    def __init__(
        self, extra: Mapping[Section, Iterable[str]] | None = None, ignored: Iterable[str] = ()
    ) -> None:
        self._own: dict[str, Section] = {}
        ignored = tuple(ignored)
        self._patterns: list[tuple[tuple[str, ...], Section]] = []
        for section, names in (extra or {}).items():
            self._own.update({fold_label(name): section for name in names})
            self._patterns += [(cut_at_stars(name, fold_label), section) for name in names if ANY in name]
        self._ignored = frozenset(fold_label(name) for name in ignored)
        self._ignored_patterns = [cut_at_stars(name, fold_label) for name in ignored if ANY in name]
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
        if self.is_ignored(text):
            return None
        name, exact = fold_label(text), self.find_exact(text)
        found = exact or self._find_within(_BRACKETS.sub("", name))
        lost = found is not None and found.section is Section.EXIT_CRITERIA and LOST.search(name) is not None
        return found and FoundSection(found.section, found.clear, lost, exact=exact is not None)

    def find_exact(self, text: str) -> FoundSection | None:
        """The section that a text names word for word, but for a remark in brackets."""
        if len(text) > _LONGEST or self.is_ignored(text):
            return None
        name = fold_label(text)
        return self._find_exact(name) or self._find_exact(_BRACKETS.sub("", name))

    def is_ignored(self, text: str) -> bool:
        """Whether the guide says that what stands under this label is no item and no setting."""
        if not (self._ignored or self._ignored_patterns) or len(text) > _LONGEST:
            return False
        name = fold_label(text)
        named = name in self._ignored or _BRACKETS.sub("", name) in self._ignored
        return named or any(fits_pieces(pieces, name) for pieces in self._ignored_patterns)

    def is_list(self, text: str) -> bool:
        """Whether a heading announces the list of all stages."""
        if len(text) > _LONGEST:
            return False
        name = _BRACKETS.sub("", fold_label(text))
        first = _JOINTS.split(name, maxsplit=1)[0]
        core = " ".join(word for word in first.split() if word not in LIST_NEUTRAL)
        many = core if core == first or core.endswith("s") else f"{core}s"  # `stage sequence`: of the stages
        return first in _list_names() or many in _list_names() or COUNTED_LISTS.fullmatch(name) is not None

    def _find_exact(self, name: str) -> FoundSection | None:
        if section := self._own.get(name) or _clear_names().get(name) or self._find_fitting(name):
            return FoundSection(section)
        section = _vague_names().get(name)
        return FoundSection(section, clear=False) if section else None

    def _find_fitting(self, name: str) -> Section | None:
        """The section of the first name with stars that fits."""
        return next((section for pieces, section in self._patterns if fits_pieces(pieces, name)), None)

    def _find_within(self, name: str) -> FoundSection | None:
        bare = _strip_beside(name)
        if phrase := find_phrase(name) or find_phrase(bare):
            return FoundSection(phrase)
        candidates = (bare, _QUALIFIER.sub("", name), _QUALIFIER.sub("", bare), COUNTED_TAIL.sub("", name))
        for candidate in candidates:
            if candidate != name and (found := self._find_exact(candidate)):
                return found
        return self._find_joined(name) or self._find_tail(name)

    def _find_joined(self, name: str) -> FoundSection | None:
        parts = list(filter(None, _JOINTS.split(name)))
        found = [self._find_exact(part) or self._find_exact(_strip_beside(part)) for part in parts]
        sections = {one.section if one else None for one in found}
        if len(parts) > 1 and len(sections) == 1 and found[0]:
            return found[0]
        if sections == {Section.OUTCOMES, Section.DELIVERABLES}:
            return FoundSection(Section.DELIVERABLES)  # `Ergebnisse / Lieferobjekte`: what is handed over
        return self._find_doubled(name)

    def _find_doubled(self, name: str) -> FoundSection | None:
        """Two names of one section side by side: `Deliverable outputs`."""
        words = name.split()
        found = [self._find_exact(word) for word in words] if len(words) > 1 else [None]
        return found[0] if all(found) and len({one.section for one in found if one}) == 1 else None

    def _find_tail(self, name: str) -> FoundSection | None:
        """`Discovery exit criteria`, `本阶段交付物`: the last words decide."""
        tail = next((tail for tail in _TAILS if name.endswith(tail) and name != tail), "").lstrip()
        if not tail or len(name.split()) > _MOST_TAIL_WORDS or _JOINTS.search(name.removesuffix(tail)):
            return None
        return self._find_exact(tail) if tail.isascii() or len(name) <= _WIDEST_TAIL else None


@lru_cache(maxsize=_MOST_REMEMBERED)
def fold_label(text: str) -> str:
    """Fold a heading or label: one Chinese script, no emphasis, numbering, symbols around or colon behind."""
    plain = simplify(fold_name(plain_text(text))).replace("’", "'").replace("\u200d", "")
    plain = plain.strip(" :：.。*_#")
    return _strip_symbols(LABEL_NUMBER.sub("", _strip_symbols(plain))).strip(" :：")


def _strip_symbols(text: str) -> str:
    return strip_around(text, _is_symbol).strip()


def _is_symbol(character: str) -> bool:
    return character in " \ufe0f" or unicodedata.category(character) in ("So", "Sk", "Mn", "Sm")


def _strip_beside(name: str) -> str:
    words = _strip_wide_tail(_WIDE_LEADING.sub("", _TOP.sub("", name))).split()
    while len(words) > 1 and words[0] in LEADING_WORDS:
        words.pop(0)
    while len(words) > 1 and words[-1] in TRAILING_WORDS:
        words.pop()
    return " ".join(words)


def _strip_wide_tail(name: str) -> str:
    """The name without a word such as 清单 at its end, in scripts that put no space before it."""
    tail = next((word for word in _WIDE_TRAILING if name.endswith(word) and len(name) > len(word) + 1), "")
    return name.removesuffix(tail).strip() if tail else name


@cache
def _clear_names() -> dict[str, Section]:
    return {fold_label(name): section for section, names in CLEAR_NAMES.items() for name in names}


@cache
def _vague_names() -> dict[str, Section]:
    return {fold_label(name): section for section, names in VAGUE_NAMES.items() for name in names}


@cache
def _list_names() -> frozenset[str]:
    return frozenset(fold_label(name) for name in LIST_WORDS)


@cache
def default_names() -> SectionNames:
    """The names that every playbook understands."""
    return SectionNames()


def find_setting(name: str) -> Setting | None:
    """The setting of a stage that a label means, or None."""
    return _settings().get(_fold_bare(name))


def find_advice(name: str) -> Advice | None:
    """What a heading announces beside the sections: questions, cautions, how to verify; or None."""
    return _advice().get(_fold_bare(name))


def find_part(label: str) -> ItemPart | None:
    """What a label within an item announces, or None."""
    if len(label) > _LONGEST_PART_NAME:
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


@dataclass(frozen=True, slots=True)
class Label:
    """A label and the text behind it; `found` where it names a section."""

    name: str
    text: str
    found: FoundSection | None
    bold: bool = False


def read_label(text: str, names: SectionNames) -> Label | None:
    """The label that a line begins with: anything in bold, else only the plain name of a section."""
    text = text.strip()
    if bold := match_bold(text):
        return _split_bold(bold.name, bold.text, names)
    stressed = text[:1] in _EMPHASIS
    text = plain_text(text) if stressed else text
    position = find_colon(text)
    head, behind = (text, "") if position < 0 else (text[:position], text[position + 1 :])
    found = names.find(head) if stressed and position > 0 else names.find_exact(head)
    known = found is not None and (position > 0 or found.clear)
    if not known and not names.is_ignored(head):
        return None
    return Label(plain_text(head).strip(), plain_text(behind).strip(), found)


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


def find_stressed_labels(line: str) -> Iterator[tuple[str, int]]:
    """The labels in bold or italics behind a blank of a line, each with where it begins."""
    if len(line) <= LONGEST_LINE and "*" in line:
        for match in _STRESSED.finditer(line):
            yield match["bold"] or match["slanted"], match.start()


def list_labels(text: str, plain: str) -> Iterator[str]:
    """What may be a label in a line: all of it, what stands before its colon, what is in bold or italics."""
    stressed = (label for label, _ in find_stressed_labels(f" {text}"))
    for label in (plain, plain[: max(find_colon(plain), 0)], *stressed):
        yield label.strip(" :：")
