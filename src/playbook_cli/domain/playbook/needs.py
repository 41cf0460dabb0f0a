"""Which exit criteria come before which: `needs`, within one stage.

What an earlier stage asks for comes first anyway, by its gate, so a need never leaves its stage. A need that
names nothing, or that leads back to where it began, holds nobody up; `lint` tells of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.playbook.model import ExitCriterion, Stage


def find_needs(stage: Stage, criterion: ExitCriterion) -> tuple[ExitCriterion, ...]:
    """The criteria that a criterion needs to be met before it, in the order of the playbook."""
    if not criterion.needs:
        return ()
    wanted = {need for need in criterion.needs if criterion.id not in _reach(stage, need)}
    return tuple(other for other in stage.exit_criteria if other.id in wanted)


def find_unknown_needs(stage: Stage) -> Iterator[tuple[ExitCriterion, str]]:
    """Each need that names no criterion of its stage, with the criterion that states it."""
    known = {criterion.id for criterion in stage.exit_criteria}
    for criterion in stage.exit_criteria:
        yield from ((criterion, need) for need in criterion.needs if need not in known)


def find_circles(stage: Stage) -> Iterator[Sequence[ExitCriterion]]:
    """The criteria that wait for each other, each circle once, in the order of the playbook."""
    told: set[str] = set()
    for criterion in stage.exit_criteria:
        if criterion.id in told or criterion.id not in _after(stage, criterion.id):
            continue
        ahead = _after(stage, criterion.id)
        circle = [c for c in stage.exit_criteria if c.id in ahead and criterion.id in _after(stage, c.id)]
        told.update(c.id for c in circle)
        yield circle


def _after(stage: Stage, criterion_id: str) -> set[str]:
    """Everything that a criterion waits for, directly or by way of others; itself only in a circle."""
    direct = {criterion.id: criterion.needs for criterion in stage.exit_criteria}
    reached: set[str] = set()
    waiting = list(direct.get(criterion_id, ()))
    while waiting:
        need = waiting.pop()
        if need not in reached:
            reached.add(need)
            waiting.extend(direct.get(need, ()))
    return reached


def _reach(stage: Stage, criterion_id: str) -> set[str]:
    return {criterion_id, *_after(stage, criterion_id)}
