"""Which criteria come first: the texts of `needs` become the ids of criteria of the same stage.

A text names a criterion by ref, id or name; several stand with commas or `and` between them. What names none
stays as it was written, for `lint` to tell. Under the label Needs, which also announces requirements, only
what names criteria counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any

from playbook_cli.domain.names import find_matches, fold_name
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.words.languages import between_words, words_of

NEED = "need"  # marks a requirement that stood under the label Needs
_REF = re.compile(r"[Ee]\d{1,3}")
_BETWEEN = re.compile(rf"\s*[,，、;；]\s*|{between_words(words_of(lambda one: one.ands))}")
_MARKS = re.compile(r"^[`\s]*(?:exit-criteria/)?|[`\s]+$")

_MOST_SEARCHED = 300  # criteria of a stage, any part of whose names may be named; in more only whole names

Mapping = dict[str, Any]


@dataclass(slots=True)
class _Criteria:
    """The criteria of one stage, by the ways in which a text may name one of them."""

    all: Sequence[Mapping]
    by_id: dict[str, Mapping] = field(default_factory=dict)
    by_name: dict[str, list[Mapping]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.all:
            self.by_id.setdefault(one["id"], one)
            self.by_name.setdefault(fold_name(one["name"]), []).append(one)

    def find_exact(self, text: str) -> Mapping | None:
        """The criterion that a text names by its id, its ref or its whole name."""
        bare = _MARKS.sub("", text)
        if found := self.by_id.get(bare):
            return found
        if _REF.fullmatch(bare) and (referred := self.all[int(bare[1:]) - 1 : int(bare[1:])]):
            return referred[0]
        named = self.by_name.get(fold_name(bare), ())
        return named[0] if len(named) == 1 else None

    def find(self, text: str, asking: Mapping) -> Mapping | None:
        """The one criterion that a text names, or names a part of; another before the one that asks."""
        if (exact := self.find_exact(text)) or len(self.all) > _MOST_SEARCHED:
            return exact
        others = [(one, (one["id"], one["name"])) for one in self.all if one is not asking]
        found = find_matches(_MARKS.sub("", text), others)
        return found[0] if len(found) == 1 else None


def settle_needs(stages: list[Mapping]) -> list[Mapping]:
    """Turn the texts of `needs` in every stage into ids, each once; gives the stages."""
    for stage in stages:
        criteria = stage.get(Section.EXIT_CRITERIA.value) or []
        if _named(criteria):
            known = _Criteria(criteria)
            for criterion in criteria:
                _settle_criterion(criterion, known)
    return stages


def _settle_criterion(criterion: Mapping, known: _Criteria) -> None:
    moved = list(_take_out(criterion, known))
    stated = criterion.get("needs") or []
    texts = [*([stated] if isinstance(stated, str) else stated), *moved]
    if texts and all(isinstance(text, str) for text in texts):
        found = [need for text in texts for need in _resolve(text, criterion, known)]
        criterion["needs"] = list(dict.fromkeys(found))


def _named(criteria: Sequence[Mapping]) -> bool:
    """Whether every criterion has an id and a name; where one lacks them, the model says so."""
    return all(isinstance(one.get(key), str) for one in criteria for key in ("id", "name"))


def _take_out(criterion: Mapping, known: _Criteria) -> Iterator[str]:
    """The requirements that stood under Needs and name criteria; they are requirements no more."""
    for requirement in list(criterion.get("requirements") or ()):
        if requirement.pop(NEED, False) and all(
            known.find_exact(part) for part in _BETWEEN.split(requirement["text"])
        ):
            criterion["requirements"].remove(requirement)
            yield requirement["text"]


def _resolve(text: str, asking: Mapping, known: _Criteria) -> Iterator[str]:
    for part in _split(text, asking, known):
        found = known.find(part, asking)
        yield found["id"] if found else part


def _split(text: str, asking: Mapping, known: _Criteria) -> list[str]:
    """The parts of a text: one where the whole names a criterion, or where no part of it does."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if known.find(text, asking) or not any(known.find(part, asking) for part in parts):
        return [text]
    return parts
