"""Which item or requirement of a new edition is which of the old one.

Ids decide first, then the same words, then words that are nearly the same. Numbered ids of requirements are
positions and not identities, so there words go first. Between two languages ids decide alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.refs import Place, find_places, list_requirements, path_above
from playbook_cli.domain.playbook.structure import is_criterion
from playbook_cli.domain.upgrade.pairing import ALIKE_NAMES, Matching, fold_text
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage

_ALIKE_REQUIREMENTS = 0.5


class ChangeKind(StrEnum):
    """What became of an item or a requirement.

    Moved is the same words in another stage or under another criterion; renamed the same id with another
    name; reworded nearly the same words under another id. A criterion is spelled out when it gets its first
    requirements and drawn together when it loses all of them.
    """

    KEPT = "kept"
    MOVED = "moved"
    RENAMED = "renamed"
    REWORDED = "reworded"
    SPELLED_OUT = "spelled_out"
    DRAWN_TOGETHER = "drawn_together"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """One place before and after; one of the two is None for what was added or removed."""

    kind: ChangeKind
    before: Place | None
    after: Place | None


def match_places(
    before: Playbook, after: Playbook, stages: Mapping[str, Stage], *, translated: bool
) -> list[Change]:
    """What became of every place of both editions; `stages` gives the new stage of an old id."""
    pairing = _Pairing(before, after, stages, translated=translated)
    return [*pairing.pair(), *pairing.unpaired()]


def list_places(playbook: Playbook) -> list[Place]:
    """Every item and requirement of a playbook, in its order."""
    return [place for stage in playbook.stages for place in find_places(stage)]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with where it lives in the new edition: its stage, or for a requirement its criterion."""

    place: Place
    home: str

    @property
    def words(self) -> str:
        """What it says, folded."""
        return fold_text(self.place.text)

    @property
    def stated_id(self) -> Hashable:
        """Its id, or None where that is but a position."""
        requirement = self.place.requirement
        if requirement is None:
            return self.place.item.id
        return None if requirement.id.isdecimal() else requirement.id


class _Pairing:
    """The pairs of places while they are being found: items first, then requirements."""

    def __init__(
        self, before: Playbook, after: Playbook, stages: Mapping[str, Stage], *, translated: bool
    ) -> None:
        self.translated = translated
        self.stages = stages
        self.old, self.new = list_places(before), list_places(after)
        self.homes: dict[str, str] = {}
        self.pairs: list[tuple[_Spot, _Spot]] = []

    def pair(self) -> Iterator[Change]:
        """Pair everything that can be paired."""
        items = self._items()
        self._take(self._pair_items(items))
        self._take(self._pair_requirements(items))
        return (
            Change(_kind(old, new, translated=self.translated), old.place, new.place)
            for old, new in self.pairs
        )

    def unpaired(self) -> Iterator[Change]:
        """What was removed, and what was added."""
        old = {one.place.path for one, _ in self.pairs}
        new = {other.place.path for _, other in self.pairs}
        yield from (Change(ChangeKind.REMOVED, p, None) for p in self.old if p.path not in old)
        yield from (Change(ChangeKind.ADDED, None, p) for p in self.new if p.path not in new)

    def _take(self, pairs: Iterable[tuple[_Spot, _Spot]]) -> None:
        for old, new in pairs:
            self.pairs.append((old, new))
            self.homes[old.place.path] = new.place.path

    def _items(self) -> Matching[_Spot]:
        homes = {old: new.id for old, new in self.stages.items()}
        left = (_Spot(p, homes.get(p.stage.id, f"removed/{p.stage.id}")) for p in self.old)
        right = (_Spot(p, p.stage.id) for p in self.new)
        return Matching(
            [s for s in left if not s.place.requirement], [s for s in right if not s.place.requirement]
        )

    def _pair_items(self, items: Matching[_Spot]) -> Iterator[tuple[_Spot, _Spot]]:
        yield from items.pair_by(lambda s: (s.home, s.place.section, s.stated_id))
        if not self.translated:
            yield from items.pair_by(lambda s: (s.home, s.place.section, s.words))
            yield from items.pair_by(lambda s: (s.place.section, s.words))
            yield from items.pair_alike(
                lambda s: s.place.text, least=ALIKE_NAMES, group=lambda s: (s.home, s.place.section)
            )
        yield from items.pair_by(lambda s: (s.place.section, s.stated_id))

    def _pair_requirements(self, items: Matching[_Spot]) -> Iterator[tuple[_Spot, _Spot]]:
        """Requirements under their criterion, then parts that became criteria and the reverse."""
        left = [_Spot(p, self.homes.get(path_above(p.path), "")) for p in self.old if p.requirement]
        right = [_Spot(p, path_above(p.path)) for p in self.new if p.requirement]
        parts = Matching(left, right)
        if self.translated:
            yield from parts.pair_by(lambda s: (s.home, s.place.requirement and s.place.requirement.id))
            return
        yield from parts.pair_by(lambda s: s.stated_id and (s.home, s.stated_id))
        yield from parts.pair_by(lambda s: (s.home, s.words))
        leaves = _select(_is_leaf, parts, items)
        yield from leaves.pair_by(lambda s: s.words)
        rest = _select(_is_requirement, leaves)
        yield from rest.pair_alike(lambda s: s.place.text, least=_ALIKE_REQUIREMENTS, group=lambda s: s.home)


def _select(wanted: Callable[[_Spot], bool], *pools: Matching[_Spot]) -> Matching[_Spot]:
    """What is wanted of everything that has no partner yet."""
    left = [spot for pool in pools for spot in pool.left if wanted(spot)]
    return Matching(left, [spot for pool in pools for spot in pool.right if wanted(spot)])


def _is_requirement(spot: _Spot) -> bool:
    return spot.place.requirement is not None


def _is_leaf(spot: _Spot) -> bool:
    """Whether nothing lies below: a requirement, or a criterion that has none."""
    item = spot.place.item
    return _is_requirement(spot) or (is_criterion(item) and not item.requirements)


def _kind(old: _Spot, new: _Spot, *, translated: bool) -> ChangeKind:
    before, after = old.place, new.place
    same_level = (before.requirement is None) is (after.requirement is None)
    if same_level and _has_parts(before) is not _has_parts(after):
        return ChangeKind.SPELLED_OUT if _has_parts(after) else ChangeKind.DRAWN_TOGETHER
    if translated or old.words == new.words:
        return ChangeKind.KEPT if same_level and old.home == new.home else ChangeKind.MOVED
    return ChangeKind.RENAMED if _is_renamed(old, new) else ChangeKind.REWORDED


def _is_renamed(old: _Spot, new: _Spot) -> bool:
    """Whether other words leave the meaning as it was: its parts say it, or a stated id promises it."""
    return _has_parts(old.place) or bool(old.stated_id and old.stated_id == new.stated_id)


def _has_parts(place: Place) -> bool:
    return bool(list_requirements(place))
