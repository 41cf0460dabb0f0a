"""Which exit criteria come before which: `needs`, within one stage.

What an earlier stage asks for comes first anyway, by its gate, so a need never leaves its stage. A need that
names nothing, or that leads back to where it began, holds nobody up; `lint` tells of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.once import once_for_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playbook_cli.domain.playbook.model import ExitCriterion, Stage


@once_for_each
def find_prerequisites(stage: Stage) -> Mapping[str, tuple[ExitCriterion, ...]]:
    """What each criterion, by its id, needs to be met before it, in the order of the playbook."""
    knots = _find_knots(stage)
    order = {criterion.id: at for at, criterion in enumerate(stage.exit_criteria)}
    return {
        criterion.id: tuple(
            stage.exit_criteria[order[need]]
            for need in sorted({*criterion.needs} & order.keys(), key=order.__getitem__)
            if knots[need] != knots[criterion.id]
        )
        for criterion in stage.exit_criteria
    }


def find_unknown_prerequisites(stage: Stage) -> Iterator[tuple[ExitCriterion, str]]:
    """Each need that names no criterion of its stage, with the criterion that states it."""
    known = {criterion.id for criterion in stage.exit_criteria}
    for criterion in stage.exit_criteria:
        yield from ((criterion, need) for need in criterion.needs if need not in known)


def find_circular_needs(stage: Stage) -> Iterator[Sequence[ExitCriterion]]:
    """The criteria that wait for each other, each circle once, in the order of the playbook."""
    knots = _find_knots(stage)
    members: dict[int, list[ExitCriterion]] = {}
    for criterion in stage.exit_criteria:
        members.setdefault(knots[criterion.id], []).append(criterion)
    yield from (circle for circle in members.values() if len(circle) > 1 or circle[0].id in circle[0].needs)


def _find_knots(stage: Stage) -> dict[str, int]:
    """Number the criteria so that two have one number where each waits for the other, by way of any others.

    Kosaraju's algorithm, without recursion: what waits for a criterion, taken in the reverse of the order in
    which everything that it waits for was gone through, is its knot.
    """
    needs = {criterion.id: criterion.needs for criterion in stage.exit_criteria}
    needed_by: dict[str, list[str]] = {name: [] for name in needs}
    for name, wanted in needs.items():
        for need in needed_by.keys() & {*wanted}:
            needed_by[need].append(name)
    seen: set[str] = set()
    left_last = [name for root in needs for name in _go_through(root, needs, seen)][::-1]
    seen = set()
    knots = (list(_go_through(root, needed_by, seen)) for root in left_last)
    return {name: number for number, knot in enumerate(knots) for name in knot}


def _go_through(root: str, ways: Mapping[str, Sequence[str]], seen: set[str]) -> Iterator[str]:
    """What can be reached and was not seen yet, each name when everything behind it was gone through."""
    if root in seen:
        return
    seen.add(root)
    open_names = [(root, iter(ways[root]))]
    while open_names:
        name, ahead = open_names[-1]
        following = next((way for way in ahead if way in ways and way not in seen), None)
        if following is None:
            open_names.pop()
            yield name
        else:
            seen.add(following)
            open_names.append((following, iter(ways[following])))
