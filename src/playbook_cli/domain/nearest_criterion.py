"""What to begin with: the criterion that is nearest, and of several parts the one that matters most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.doubts import find_last_walk_back
from playbook_cli.domain.playbook.links import find_links
from playbook_cli.domain.playbook.prerequisites import find_prerequisites
from playbook_cli.domain.playbook.structure import is_criterion
from playbook_cli.domain.playbook.texts.commitments import says_customer_decides
from playbook_cli.domain.playbook.texts.shared_words import find_touched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.advice import Action
    from playbook_cli.domain.deal.gate import CriterionReport, GateReport
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.refs import Place


def find_nearest_criterion(waiting: Sequence[CriterionReport], gate: GateReport) -> CriterionReport | None:
    """Begun before untouched, fewest parts missing, then the order of the playbook.

    What comes first by `needs` is asked first, unless the needs go round in a circle. A waived part is no
    progress: it counts as missing, so that a waive never brings a criterion nearer.
    """
    passed = {report.criterion.id for report in gate.criteria if report.passes}
    needs = find_prerequisites(gate.stage)
    free = [r for r in waiting if all(need.id in passed for need in needs[r.criterion.id])]
    return min(free or waiting, key=_distance, default=None)


def _distance(report: CriterionReport) -> tuple[bool, int, int]:
    done = report.done
    return (not done and not report.claimed, len(report.parts) - len(done), report.place.position)


def choose_first(places: Sequence[Place], state: DealState) -> Place:
    """The place to begin with.

    The first that the reason of the last walk back names; else the first whose text says that the customer or
    somebody who decides confirms or decides; else the first.
    """
    named = _named_by_walk_back(places, state)
    decided = (place for place in places if says_customer_decides(place.text))
    return named or next(decided, places[0])


def _named_by_walk_back(places: Sequence[Place], state: DealState) -> Place | None:
    back = find_last_walk_back(state)
    if back is None or not back.reason:
        return None
    stages = {place.stage.id: place.stage for place in places}.values()
    touched = [
        (stage.id, one.id) for stage in stages for one in find_touched(back.reason, stage.exit_criteria)
    ]
    return next((place for place in places if (place.stage.id, place.item.id) in touched), None)


def with_criteria(parts: Sequence[Place], gate: GateReport) -> tuple[Place, ...]:
    """The parts with the criteria that they belong to, each criterion before its parts."""
    paths = {part.path for part in parts}
    places: list[Place] = []
    for report in gate.criteria:
        concerned = [part for part in report.parts if part.path in paths]
        whole = [report.place] if concerned and report.requirements else []
        places += [*whole, *concerned]
    return tuple(places)


def describe_place(action: Action) -> Action:
    """The same action with the outcome and what serves the criterion that it begins with."""
    place = action.place
    if place is None or not is_criterion(place.item):
        return action
    criterion = place.item
    outcome = next((one for one in place.stage.outcomes if one.id == criterion.outcome), None)
    return replace(action, outcome=outcome, links=find_links(place.stage, criterion))
