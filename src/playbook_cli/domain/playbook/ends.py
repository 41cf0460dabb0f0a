"""Ends: stages in which a deal is over, as the lists of every CRM have them.

A stage called Closed Lost is an end wherever it stands; one called Won is an end where it asks for nothing
and no stage that is worked comes after it. What the playbook says of a stage (`end`) goes before its name.
Nothing advances into an end, and ends count in no position, total or last stage. It is worked out from the
playbook as it is, so that editions pinned long ago have ends too.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.end_words import find_end_word
from playbook_cli.domain.names import fold_to_letters
from playbook_cli.domain.playbook.once import once_for_each

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage

NO_END = "none"  # what a playbook says of a stage that is none, whatever its name
STATED_ENDS = (*(status.value for status in DealStatus if status is not DealStatus.OPEN), NO_END)
# What is said of a deal that is over, while a stage so called may well be worked.
_WORKED = frozenset(map(fold_to_letters, ("成功", "已签约", "계약 완료", "无效")))

_Told = tuple[str, str | None, bool]  # a stage's name, the end it states, whether it asks for anything


@once_for_each
def find_ends(playbook: Playbook) -> dict[str, DealStatus]:
    """The ends of a playbook by the ids of their stages; none where nothing else would be left to work."""
    told = tuple((stage.name, stage.end, bool(stage.exit_criteria)) for stage in playbook.stages)
    return {stage.id: end for stage, end in zip(playbook.stages, _read_ends(told), strict=True) if end}


def find_end(playbook: Playbook, stage: Stage) -> DealStatus | None:
    """How a deal is over that stands in this stage, or None where the stage is worked."""
    return find_ends(playbook).get(stage.id)


def read_end(name: str) -> DealStatus | None:
    """How a deal is over by a word for it, or by the name of a stage; None where that says nothing."""
    return _read_end(name, None)


def list_worked(playbook: Playbook) -> tuple[Stage, ...]:
    """The stages that are worked, in order."""
    ends = find_ends(playbook)
    return tuple(stage for stage in playbook.stages if stage.id not in ends)


def find_number(playbook: Playbook, stage: Stage) -> int | None:
    """The number of a stage among those that are worked, from 1; None for an end."""
    return _number_stages(playbook).get(stage.id)


@once_for_each
def _number_stages(playbook: Playbook) -> dict[str, int]:
    """The number of every stage that is worked, by its id: a page asks for that of each."""
    return {worked.id: number for number, worked in enumerate(list_worked(playbook), 1)}


def find_following(playbook: Playbook, stage: Stage) -> Stage | None:
    """The next stage that is worked, or None after the last one and in an end."""
    if find_end(playbook, stage):
        return None
    return next((later for later in list_worked(playbook) if later.position > stage.position), None)


def find_preceding(playbook: Playbook, stage: Stage) -> Stage | None:
    """The worked stage before, or None at the first."""
    before = [earlier for earlier in list_worked(playbook) if earlier.position < stage.position]
    return before[-1] if before else None


@lru_cache(maxsize=64)
def _read_ends(told: tuple[_Told, ...]) -> tuple[DealStatus | None, ...]:
    ends: list[DealStatus | None] = []
    only_ends_behind = True
    for name, stated, asks in reversed(told):
        end = _read_end(name, stated)
        if end is DealStatus.WON and stated is None and (asks or not only_ends_behind):
            end = None
        only_ends_behind = only_ends_behind and end is not None
        ends.append(end)
    return tuple(reversed(ends)) if not all(ends) else (None,) * len(ends)


def _read_end(name: str, stated: str | None) -> DealStatus | None:
    if stated is not None:
        return None if stated == NO_END else DealStatus(stated)
    return None if fold_to_letters(name) in _WORKED else find_end_word(name)
