"""Where an item stands: the path that a deal remembers, and the ref that a person types.

A path is `stage/section/item` or `stage/section/item/requirement`, all of them ids. A ref is a letter and a
position, E1 or E1.2, with `stage/` before it when the stage is another than the one at hand.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from playbook_cli.domain.names import find_matches, find_nearest, find_only, fold_name
from playbook_cli.domain.playbook.once import once_for_each
from playbook_cli.domain.playbook.structure import Section, is_criterion
from playbook_cli.errors import AmbiguousName, NotFound
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from playbook_cli.domain.playbook.model import ExitCriterion, Item, Playbook, Requirement, Stage

_REF = r"(?i)([NAODPSE])(\d{1,4})(?:[.。](\d{1,4}))?"  # also as Chinese keys type it
_SHORT = 12  # hex digits of a digest
_PARKED = rf"(?s)(.+)@([0-9a-f]{{1,{_SHORT}}})"


@dataclass(frozen=True)
class Place:
    """One item of a playbook, or one requirement of an exit criterion, with its ref and its path."""

    stage: Stage
    section: Section
    item: Item
    position: int
    requirement: Requirement | None = None
    requirement_position: int = 0

    @property
    def ref(self) -> str:
        """The short ref within the stage: A1, E1, E1.2."""
        ref = f"{self.section.letter}{self.position}"
        return f"{ref}.{self.requirement_position}" if self.requirement else ref

    @property
    def full_ref(self) -> str:
        """The ref that works from any stage: evaluation/E1.2."""
        return f"{self.stage.id}/{self.ref}"

    @cached_property
    def path(self) -> str:
        """What a deal remembers; ids only, so that positions and names may change."""
        path = f"{self.stage.id}/{self.section.slug}/{self.item.id}"
        return f"{path}/{self.requirement.id}" if self.requirement else path

    @property
    def text(self) -> str:
        """What the place says in a few words: the requirement's text or the item's name."""
        return self.requirement.text if self.requirement else self.item.name

    @property
    def whole(self) -> Place:
        """The item itself, where this is one of its requirements."""
        return replace(self, requirement=None, requirement_position=0)

    def ref_from(self, stage: Stage) -> str:
        """The shortest ref that works for someone standing in `stage`."""
        return self.ref if self.stage.id == stage.id else self.full_ref


def path_above(path: str) -> str:
    """The path of the criterion that the requirement of a path is a part of."""
    return path.rpartition("/")[0]


def find_places(stage: Stage, sections: Collection[Section] = tuple(Section)) -> Iterator[Place]:
    """Every item and requirement of a stage, or of some of its sections, in the order of the source."""
    return (place for section, places in _list_places(stage) if section in sections for place in places)


@once_for_each
def _list_places(stage: Stage) -> list[tuple[Section, list[Place]]]:
    """The places of each section of a stage that has items."""
    return [
        (
            section,
            [one for at, item in enumerate(items, 1) for one in _places_of(stage, section, item, at)],
        )
        for section, items in stage.sections()
    ]


def _places_of(stage: Stage, section: Section, item: Item, position: int) -> Iterator[Place]:
    yield Place(stage, section, item, position)
    if is_criterion(item):
        for number, requirement in enumerate(item.requirements, 1):
            yield Place(stage, section, item, position, requirement, number)


def find_criteria(stage: Stage) -> Iterator[tuple[Place, ExitCriterion]]:
    """Every exit criterion of a stage with its place, in the order of the source."""
    for position, criterion in enumerate(stage.exit_criteria, 1):
        yield Place(stage, Section.EXIT_CRITERIA, criterion, position), criterion


@once_for_each
def list_gate(stage: Stage) -> Sequence[tuple[Place, tuple[Place, ...]]]:
    """The place of every exit criterion of a stage with those of its requirements, in their order."""
    return [(place, tuple(list_requirements(place))) for place, _criterion in find_criteria(stage)]


def list_requirements(place: Place) -> list[Place]:
    """The requirements of an exit criterion, none for any other item and for a requirement itself."""
    if place.requirement or not is_criterion(place.item):
        return []
    stage, section, item, position = place.stage, place.section, place.item, place.position
    return [
        Place(stage, section, item, position, requirement, number)
        for number, requirement in enumerate(item.requirements, 1)
    ]


def with_requirements(place: Place) -> list[Place]:
    """A place and, for an exit criterion, its requirements."""
    return [place, *list_requirements(place)]


def park_path(path: str, version: str) -> str:
    """The path under which a mark stays when its item is gone: with the edition that had the item."""
    return f"{path}@{_short(version)}"


def unpark_path(path: str) -> tuple[str, str]:
    """The path that an item had, and the beginning of the digest of its edition, empty if it is not gone."""
    match = re.fullmatch(_PARKED, path)
    return (match[1], match[2]) if match else (path, "")


def _short(version: str) -> str:
    return version.partition(":")[2][:_SHORT]


def find_place_at(playbook: Playbook, path: str) -> Place | None:
    """The place that a remembered path names, or None where the playbook no longer has it."""
    stage = playbook.stage(path.split("/", 1)[0])
    return next((place for place in find_places(stage) if place.path == path), None) if stage else None


def find_namesake(playbook: Playbook, place: Place) -> Place | None:
    """The place of the same short ref in the nearest stage before, None where no stage before has one."""
    earlier = (stage for stage in reversed(playbook.stages) if stage.position < place.stage.position)
    return next((one for stage in earlier for one in find_places(stage) if one.ref == place.ref), None)


def resolve_stage(playbook: Playbook, text: str) -> Stage:
    """Find a stage by id, name, position or part of a name; raises NotFound or AmbiguousName."""
    if text.strip().isdecimal() and 1 <= int(text.strip()[:6]) <= len(playbook.stages):
        return playbook.stages[int(text) - 1]
    known = [(stage, (stage.id, stage.name, *stage.aliases)) for stage in playbook.stages]
    if found := find_only("stage", text, known, lambda stage: stage.name):
        return found
    names = [name for stage in playbook.stages for name in (stage.name, stage.id, *stage.aliases)]
    raise NotFound("stage", text, find_nearest(text, names) or tuple(stage.name for stage in playbook.stages))


def is_ref(text: str) -> bool:
    """Whether a text has the form of a ref, E1 or evaluation/E1.2, whatever it may name."""
    return bool(re.fullmatch(_REF, unicodedata.normalize("NFKC", text).rpartition("/")[2].strip()))


def resolve_ref(playbook: Playbook, stage: Stage, text: str) -> Place:
    """Find an item by ref, path, id or part of a name, first in `stage`; raises NotFound or AmbiguousName."""
    if place := find_place_at(playbook, text):
        return place
    head, slash, tail = unicodedata.normalize("NFKC", text).partition("/")
    if slash:
        return resolve_ref(playbook, resolve_stage(playbook, head), tail)
    if match := re.fullmatch(_REF, head.strip()):
        return _resolve_position(stage, match, text)
    return _resolve_name(stage, text)


def _resolve_position(stage: Stage, match: re.Match[str], text: str) -> Place:
    wanted = match[0].upper().replace("。", ".")
    for place in find_places(stage):
        if place.ref == wanted:
            return place
    letter = match[1].upper()
    same = tuple(place.ref for place in find_places(stage) if place.section.letter == letter)
    if not same:
        raise NotFound("item", text, place=stage.name)
    raise NotFound("ref", text, (same[0], same[-1]), place=stage.name)


def _resolve_name(stage: Stage, text: str) -> Place:
    places = list(find_places(stage))
    known = [(place, _names_of(place)) for place in places]
    matches = find_matches(text, known)
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise AmbiguousName("item", text, tuple(f"{place.ref} {place.text}" for place in matches))
    nearest = find_nearest(text, [name for place in places for name in (place.item.name, place.item.id)])
    raise NotFound("item", text, nearest, place=stage.name)


def _names_of(place: Place) -> tuple[str, ...]:
    if place.requirement:
        return (fold_name(place.requirement.text),)
    return (place.item.id, place.item.name)
