"""What became of every stage and item of one edition of a playbook in another.

Ids decide first, then the same words, then words that are nearly the same. Numbered ids of requirements are
positions and not identities, so there words go first. Between two languages ids decide alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.domain.playbook.structure import Section, is_activity, is_criterion
from playbook_cli.domain.upgrade.item_pairing import Change, ChangeKind, list_places, match_places
from playbook_cli.domain.upgrade.stage_pairing import match_stages
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage


@dataclass(frozen=True)
class Comparison:
    """Two editions compared: `stages` gives the new stage of an old id, `changes` every place of both."""

    before: Playbook
    after: Playbook
    stages: Mapping[str, Stage]
    changes: tuple[Change, ...]

    @property
    def translated(self) -> bool:
        """Whether the two are in different languages."""
        return _languages_differ(self.before, self.after)

    @cached_property
    def by_old_path(self) -> Mapping[str, Change]:
        """What became of each old path."""
        return {change.before.path: change for change in self.changes if change.before}

    @cached_property
    def by_new_path(self) -> Mapping[str, Change]:
        """Where each new path came from."""
        return {change.after.path: change for change in self.changes if change.after}

    @cached_property
    def rows(self) -> tuple[tuple[Change, str, str, bool], ...]:
        """Every change with its old path, its new path, and whether it has requirements now."""
        return tuple(
            (
                c,
                c.before.path if c.before else "",
                _path(c.after),
                bool(c.after and list_requirements(c.after)),
            )
            for c in self.changes
        )

    @cached_property
    def added(self) -> frozenset[str]:
        """The new paths that come from nowhere."""
        return frozenset(path for path, change in self.by_new_path.items() if change.before is None)

    def origin(self, stage: Stage) -> Stage | None:
        """The old stage that a new one was, or None for one that was added."""
        old = next((old for old, new in self.stages.items() if new.id == stage.id), None)
        return self.before.stage(old) if old else None


def compare_playbooks(before: Playbook, after: Playbook) -> Comparison:
    """Compare two editions; the same two give the same pairs, always."""
    translated = _languages_differ(before, after)
    stages = match_stages(before, after, translated=translated)
    changes = match_places(before, after, stages, translated=translated)
    order = {place.path: number for number, place in enumerate(list_places(before))}
    order_after = {place.path: number for number, place in enumerate(list_places(after), len(order))}
    changes.sort(key=lambda c: order[c.before.path] if c.before else order_after[_path(c.after)])
    return Comparison(before, after, stages, tuple(changes))


def find_reordered(comparison: Comparison) -> tuple[tuple[Stage, Section], ...]:
    """The sections of the new edition whose kept items, or their requirements, stand in another order."""
    numbers = _number_kept(comparison).items()
    turned = {key[:2] for key, pairs in numbers if not _rising(new for _old, new in sorted(pairs))}
    stages = ((stage, section) for stage in comparison.after.stages for section in Section)
    return tuple((stage, section) for stage, section in stages if (stage.id, section) in turned)


def _number_kept(comparison: Comparison) -> dict[tuple[str, Section, str], list[tuple[int, int]]]:
    """The old and the new number of what stayed, by stage, section and, for requirements, criterion."""
    numbers: dict[tuple[str, Section, str], list[tuple[int, int]]] = defaultdict(list)
    for change in comparison.changes:
        before, after = change.before, change.after
        if before and after and change.kind is not ChangeKind.MOVED:
            parent = after.item.id if after.requirement else ""
            numbers[after.stage.id, after.section, parent].append((_number(before), _number(after)))
    return numbers


def find_retold(comparison: Comparison) -> tuple[Place, ...]:
    """The items of the new edition that are explained or linked otherwise; in another language none count."""
    if comparison.translated:
        return ()
    pairs = ((change.before, change.after) for change in comparison.changes)
    kept = ((old, new) for old, new in pairs if old and new and not old.requirement and not new.requirement)
    return tuple(new for old, new in kept if _explanation(old) != _explanation(new))


def _explanation(place: Place) -> dict[str, object]:
    """What an item says but its name and its requirements, which are compared on their own.

    The description of an item with parts repeats them, so there the parts speak.
    """
    parted = is_activity(place.item) or is_criterion(place.item)
    own = {"id", "name", "line", "requirements", *(["description"] if parted else [])}
    return place.item.model_dump(exclude=own)


def _number(place: Place) -> int:
    return place.requirement_position if place.requirement else place.position


def _rising(numbers: Iterable[int]) -> bool:
    listed = list(numbers)
    return listed == sorted(listed)


def _languages_differ(before: Playbook, after: Playbook) -> bool:
    return bool(before.language and after.language and before.language != after.language)


def _path(place: Place | None) -> str:
    return place.path if place else ""
