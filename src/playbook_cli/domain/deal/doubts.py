"""What makes a gate doubtful although it is met: nobody confirmed it, its proof is old, or most was waived.

The coach's last rules and the warnings ask the same functions, so that they cannot disagree. Each answers
with the parts that it holds of, in the order of the playbook; what was waived is in none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.clocks import count_days_since
from playbook_cli.domain.deal.gate import GateReport, find_mark, item_status
from playbook_cli.domain.deal.statuses import ItemStatus, Passage
from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.domain.playbook.structure import BEHAVIORS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from playbook_cli.domain.deal.marks import Mark, Marks
    from playbook_cli.domain.deal.state import DealState, StageMove
    from playbook_cli.domain.playbook.model import Stage

_OLD = 2  # times the limit of the stage
_MOST_WAIVED = 2  # one half of the criteria


def find_behaviors(stage: Stage) -> list[Place]:
    """The customer behaviors that a stage names."""
    return list(find_places(stage, BEHAVIORS))


def list_seen(stage: Stage, marks: Marks) -> list[Place]:
    """Those of them that were seen."""
    return [place for place in find_behaviors(stage) if item_status(place, marks) is ItemStatus.DONE]


def find_unconfirmed(gate: GateReport, marks: Marks) -> tuple[Place, ...]:
    """Every proven part, where nobody of the customer's confirmed any and no behavior of theirs was seen.

    A stage that names no behaviors asks for no confirmation.
    """
    names_some = bool(find_behaviors(gate.stage))
    if not names_some or gate.confirmed or list_seen(gate.stage, marks):
        return ()
    return tuple(place for place, _mark in _proven(gate, marks))


def find_moved_back(gate: GateReport, state: DealState) -> tuple[Place, ...]:
    """The parts that were proven before the deal last walked back, and not again since."""
    back = find_last_walk_back(state)
    if back is None:
        return ()
    return tuple(
        place
        for place, mark in _proven(gate, state.marks)
        if mark.order < back.order or mark.at < back.happened_at  # an upgrade gives copied marks a late order
    )


def find_old_proof(gate: GateReport, marks: Marks, now: datetime) -> tuple[Place, ...]:
    """The parts that were proven longer ago than twice the limit of the stage; none without a limit."""
    limit = old_after(gate.stage)
    if limit is None:
        return ()
    return tuple(
        place for place, mark in _proven(gate, marks) if (count_days_since(mark.at, now) or 0) > limit
    )


def old_after(stage: Stage) -> int | None:
    """The days after which proof in a stage is old, or None where the stage has no limit."""
    return None if stage.stale_after_days is None else _OLD * stage.stale_after_days


def is_waived_away(gate: GateReport, state: DealState) -> bool:
    """Whether more than half of the criteria were waived, and nobody has left a note on the deal since."""
    waived = sum(report.mostly_waived for report in gate.required)
    if _MOST_WAIVED * waived <= gate.asked:
        return False
    last = _last_waiver(gate, state.marks)
    return not any(note.item is None and last and note.order > last.order for note in state.notes)


def find_last_walk_back(state: DealState) -> StageMove | None:
    """The last time that the deal walked back, or None."""
    return next((move for move in reversed(state.passages) if move.passage is Passage.BACK), None)


def count_oldest_days(places: tuple[Place, ...], marks: Marks, now: datetime) -> int:
    """How many days ago the oldest of these parts was proven."""
    found = (find_mark(place, marks) for place in places)
    return max((count_days_since(mark.at, now) or 0 for mark in found if mark), default=0)


def _proven(gate: GateReport, marks: Marks) -> Iterator[tuple[Place, Mark]]:
    for report in gate.required:
        for part in report.done:
            if mark := find_mark(part, marks):
                yield part, mark


def _last_waiver(gate: GateReport, marks: Marks) -> Mark | None:
    waived = (find_mark(part, marks) for report in gate.required for part in report.waived)
    return max((mark for mark in waived if mark), key=lambda mark: mark.order, default=None)
