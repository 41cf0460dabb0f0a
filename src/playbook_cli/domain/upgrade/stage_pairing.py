"""What became of the stages: by id, by name, and by what they hold."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TYPE_CHECKING

from playbook_cli.domain.upgrade.pairing import ALIKE_NAMES, Matching, fold_text

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage

_ENOUGH_IN_COMMON = 0.4


def match_stages(before: Playbook, after: Playbook, *, translated: bool) -> Mapping[str, Stage]:
    """The new stage of each old one that still exists, by the old id, in the old order."""
    matching = Matching(before.stages, after.stages)
    pairs = list(matching.pair_by(lambda stage: stage.id))
    if not translated:
        pairs += matching.pair_by(lambda stage: fold_text(stage.name))
        pairs += matching.pair_alike(lambda stage: stage.name, least=ALIKE_NAMES)
    pairs += _pair_by_content(matching)
    found = {old.id: new for old, new in pairs}
    return {stage.id: found[stage.id] for stage in before.stages if stage.id in found}


def _pair_by_content(matching: Matching[Stage]) -> Iterator[tuple[Stage, Stage]]:
    """Pair stages that hold mostly the same items, those with most in common first."""
    shares = [(_share_in_common(old, new), old.id, new.id) for old in matching.left for new in matching.right]
    partners: dict[str, str] = {}
    for share, old, new in sorted(shares, key=lambda row: (-row[0], row[1], row[2])):
        if share >= _ENOUGH_IN_COMMON and old not in partners and new not in partners.values():
            partners[old] = new
    numbers: dict[str, Hashable] = {old: number for number, old in enumerate(partners)}
    numbers |= {new: numbers[old] for old, new in partners.items()}
    return matching.pair_by(lambda stage: numbers.get(stage.id))


def _share_in_common(old: Stage, new: Stage) -> float:
    """The share of the larger stage's items that the other one holds too, by id or by name."""
    ids = [
        {(section, item.id) for section, items in stage.sections() for item in items} for stage in (old, new)
    ]
    names = [
        {(section, fold_text(item.name)) for section, items in stage.sections() for item in items}
        for stage in (old, new)
    ]
    return max(len(one & other) / max(len(one), len(other), 1) for one, other in (ids, names))
