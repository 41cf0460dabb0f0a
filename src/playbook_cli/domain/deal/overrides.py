"""What overrides left open: the parts that a gate missed when the deal passed it, and still misses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.gate import check_gate
from playbook_cli.domain.deal.statuses import Passage
from playbook_cli.domain.playbook.ends import find_ends
from playbook_cli.domain.playbook.refs import path_above

if TYPE_CHECKING:
    from playbook_cli.domain.deal.state import DealState, StageMove
    from playbook_cli.domain.playbook.model import Playbook, Stage
    from playbook_cli.domain.playbook.refs import Place


def find_left_by_overrides(
    playbook: Playbook, state: DealState
) -> tuple[StageMove | None, tuple[Place, ...]]:
    """What overrides left open behind the deal and nothing has proven since, and the move that left it."""
    here = playbook.stage(state.stage)
    if here is None:
        return None, ()
    moves = list(filter(is_against, list_passages_before(playbook, state, here)))
    missed = tuple(path for move in moves for path in move.missing)
    if not missed:
        return None, ()
    behind = [stage for stage in playbook.stages if stage.position < here.position]
    left = _still_open(playbook, behind, state, missed)
    if not left:
        return None, ()
    first = next(move for move in moves if _covers(left[0], move.missing))
    return first, left


def find_left_at_close(playbook: Playbook, state: DealState) -> tuple[Place, ...]:
    """What was open when a deal was closed over a gate that was not met, and is open still."""
    if state.closed is None or not state.closed.missing:
        return ()
    return _still_open(playbook, list(playbook.stages), state, state.closed.missing)


def list_passages_before(playbook: Playbook, state: DealState, stage: Stage) -> list[StageMove]:
    """The last passage out of each stage that lies before this one, in the order of the history."""
    latest: dict[str, StageMove] = {}
    for passage in state.passages:
        latest.pop(passage.from_stage, None)
        latest[passage.from_stage] = passage
    left = {earlier.id for earlier in playbook.stages if earlier.position < stage.position}
    moves = (Passage.BACK, Passage.IMPORTED)
    return [p for p in latest.values() if p.from_stage in left and p.passage not in moves]


def is_against(move: StageMove) -> bool:
    """Whether a move passed a gate that was not met."""
    return move.passage in (Passage.OVERRIDDEN, Passage.SKIPPED)


def _still_open(
    playbook: Playbook, stages: list[Stage], state: DealState, paths: tuple[str, ...]
) -> tuple[Place, ...]:
    ends = find_ends(playbook)
    gates = (check_gate(playbook, stage, state.marks) for stage in stages if stage.id not in ends)
    return tuple(place for gate in gates for place in gate.missing if _covers(place, paths))


def _covers(place: Place, paths: tuple[str, ...]) -> bool:
    """Whether a path names a place, or the whole criterion that it is a part of."""
    return place.path in paths or (place.requirement is not None and path_above(place.path) in paths)
