"""Which criteria come first: the texts of `needs` become the ids of criteria of the same stage.

A text names a criterion by ref, id or name; several stand with commas or `and` between them. What names none
stays as it was written, for `lint` to tell. Under the label Needs, which also announces requirements, only
what names criteria counts.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from playbook_cli.domain.names import find_matches, fold_name
from playbook_cli.domain.playbook.model import Section

NEED = "need"  # marks a requirement that stood under the label Needs
_REF = re.compile(r"[Ee]\d{1,3}")
_BETWEEN = re.compile(r"\s*[,，、;；]\s*|\s+(?:and|und|et|y|e)\s+|[和与及]")
_MARKS = re.compile(r"^[`\s]*(?:exit-criteria/)?|[`\s]+$")

Mapping = dict[str, Any]


def settle_needs(stages: list[Mapping]) -> list[Mapping]:
    """Turn the texts of `needs` in every stage into ids, each once; gives the stages."""
    for stage in stages:
        criteria = stage.get(Section.EXIT_CRITERIA.value) or []
        for criterion in criteria if _named(criteria) else ():
            others = [other for other in criteria if other is not criterion]
            moved = list(_take_out(criterion, criteria))
            stated = criterion.get("needs") or []
            texts = [*([stated] if isinstance(stated, str) else stated), *moved]
            if texts and all(isinstance(text, str) for text in texts):
                found = [need for text in texts for need in _resolve(text, criteria, others)]
                criterion["needs"] = list(dict.fromkeys(found))
    return stages


def _named(criteria: Sequence[Mapping]) -> bool:
    """Whether every criterion has an id and a name; where one lacks them, the model says so."""
    return all(isinstance(one.get(key), str) for one in criteria for key in ("id", "name"))


def _take_out(criterion: Mapping, criteria: Sequence[Mapping]) -> Iterator[str]:
    """The requirements that stood under Needs and name criteria; they are requirements no more."""
    for requirement in list(criterion.get("requirements") or ()):
        if requirement.pop(NEED, False) and all(
            _find_exact(part, criteria) for part in _BETWEEN.split(requirement["text"])
        ):
            criterion["requirements"].remove(requirement)
            yield requirement["text"]


def _resolve(text: str, criteria: Sequence[Mapping], others: Sequence[Mapping]) -> Iterator[str]:
    for part in _split(text, criteria, others):
        found = _find(part, criteria, others)
        yield found["id"] if found else part


def _split(text: str, criteria: Sequence[Mapping], others: Sequence[Mapping]) -> list[str]:
    """The parts of a text: one where the whole names a criterion, or where no part of it does."""
    parts = [part for part in _BETWEEN.split(text) if part]
    if _find(text, criteria, others) or not any(_find(part, criteria, others) for part in parts):
        return [text]
    return parts


def _find(text: str, criteria: Sequence[Mapping], others: Sequence[Mapping]) -> Mapping | None:
    """The one criterion that a text names, or names a part of; another before the criterion itself."""
    bare = _MARKS.sub("", text)
    exact = _find_exact(bare, criteria)
    found = (
        [exact] if exact else find_matches(bare, [(other, (other["id"], other["name"])) for other in others])
    )
    return found[0] if len(found) == 1 else None


def _find_exact(text: str, criteria: Sequence[Mapping]) -> Mapping | None:
    """The criterion that a text names by its id, its ref or its whole name."""
    bare = _MARKS.sub("", text)
    found = [criterion for criterion in criteria if criterion["id"] == bare]
    if not found and _REF.fullmatch(bare):
        found = list(criteria[int(bare[1:]) - 1 : int(bare[1:])])
    found = found or [one for one in criteria if fold_name(one["name"]) == fold_name(bare)]
    return found[0] if len(found) == 1 else None
