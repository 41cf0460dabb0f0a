"""Warnings about a deal: codes with the rule that fired and what would clear it, in a fixed order.

| code | rule |
|---|---|
| recorded-apart | two people recorded what cannot both hold, with nothing since; or events go in a circle |
| stale-stage | more days in the stage than its limit |
| stale-quiet | more days without activity than the stage's limit |
| next-step-overdue | the next step's day has passed |
| no-next-step | an open deal has no next step |
| dead | the next step is overdue for longer than the stage may take |
| close-date-passed | an open deal's close date lies before today |
| close-date-pushed | the close date was moved back twice or more since it was first named |
| amount-missing | no amount, from the last stage but one on |
| no-customer-behavior | half of the activities or three parts in four of the gate, but no behavior was seen |
| claimed-in-gate | parts of the gate stand only on our word |
| not-confirmed | the gate is met, but nobody of the customer's confirmed any of it or was seen to act |
| moved-back | parts of the gate were proven before the deal last walked back |
| old-proof | parts of the gate were proven longer ago than twice the limit of the stage |
| many-waived | more than half of the criteria were waived, and no note on the deal since |
| claimed-in-passed-gate | a gate was passed on criteria without evidence |
| gate-overridden | a gate was passed that was not met |
| passed-gate-open | a gate behind the deal was met or was not there, and is not met now |
| stage-not-proven | an import put the deal in its stage |
| deliverable-missing | the gate is met, but a deliverable of the stage is not handed over |
| evidence-changed | a file given as evidence is not what it was; told for one deal at a time |
| evidence-missing | a file given as evidence is gone |
| evidence-unreadable | a file given as evidence cannot be read |

A snoozed or closed deal has only the first, and nothing is told of what was waived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.clocks import Clocks, count_days_since, dead_after, is_dead, read_clocks
from playbook_cli.domain.deal.doubts import (
    count_oldest_days,
    find_behaviors,
    find_last_walk_back,
    find_moved_back,
    find_old_proof,
    find_unconfirmed,
    is_waived_away,
    list_seen,
    old_after,
)
from playbook_cli.domain.deal.gate import GateReport, check_gate, item_status
from playbook_cli.domain.deal.history.contradictions import Contradiction, ContradictionCode
from playbook_cli.domain.deal.overrides import list_passages_before
from playbook_cli.domain.deal.proof import CriterionStatus
from playbook_cli.domain.deal.statuses import ItemStatus, Passage
from playbook_cli.domain.deal.warning_codes import WarningCode
from playbook_cli.domain.playbook.ends import list_worked
from playbook_cli.domain.playbook.links import find_links
from playbook_cli.domain.playbook.refs import find_place_at, find_places
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook, Stage

_ORDER = tuple(WarningCode)
_MANY_PUSHES = 2
_FEW_ACTIVITIES = 2
STALE_CODES = {
    "in_stage": WarningCode.STALE_STAGE,
    "quiet": WarningCode.STALE_QUIET,
    "overdue": WarningCode.NEXT_STEP_OVERDUE,
}


@dataclass(frozen=True, slots=True)
class DealWarning:
    """One warning; `days` and `limit` are in days, `texts` names the items, stages or dates concerned.

    `count` is how many parts, criteria or moves it is about, `total` of how many; `apart` is what was
    recorded on two sides of a join.
    """

    code: WarningCode
    days: int | None = None
    limit: int | None = None
    texts: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    count: int | None = None
    total: int | None = None
    apart: Contradiction | None = None


def find_warnings(playbook: Playbook, state: DealState, now: datetime) -> tuple[DealWarning, ...]:
    """Every warning about a deal on the day of `now`; a closed deal has those of a join alone."""
    stage = playbook.stage(state.stage)
    apart = tuple(_warn_of_join(playbook, state))
    if stage is None or not state.is_open:
        return apart
    clocks = read_clocks(state, stage, now)
    if clocks.snoozed_until is not None:
        return apart
    gate = check_gate(playbook, stage, state.marks)
    found = [
        *apart,
        *_clock_warnings(state, clocks),
        *_next_step_warnings(state, gate, now),
        *_money_warnings(playbook, state, stage),
        *_behavior_warnings(gate, state),
        *_doubt_warnings(gate, state, now),
        *_waiver_warnings(gate, state),
        *_passage_warnings(playbook, state, stage),
        *_deliverable_warnings(gate, state),
    ]
    return tuple(sorted(found, key=lambda warning: _ORDER.index(warning.code)))


def _warn_of_join(playbook: Playbook, state: DealState) -> Iterator[DealWarning]:
    """What two people recorded apart, until somebody records again."""
    for one in state.contradictions:
        place = find_place_at(playbook, one.about) if one.code is ContradictionCode.MARKED_TWICE else None
        yield DealWarning(WarningCode.RECORDED_APART, refs=(place.full_ref,) if place else (), apart=one)


def _clock_warnings(state: DealState, clocks: Clocks) -> Iterator[DealWarning]:
    step = (state.next_step.text,) if state.next_step else ()
    for clock in clocks.stale:
        texts = step if clock.name == "overdue" else ()
        yield DealWarning(STALE_CODES[clock.name], clock.days, clock.limit, texts)
    if is_dead(clocks):
        yield DealWarning(WarningCode.DEAD, clocks.overdue.days, dead_after(clocks), step)


def _next_step_warnings(state: DealState, gate: GateReport, now: datetime) -> Iterator[DealWarning]:
    if state.next_step is None and gate.end is None:  # in an end the deal is to be closed, not worked on
        yield DealWarning(WarningCode.NO_NEXT_STEP)
    close_date = state.fields.close_date
    if close_date and close_date < now.date():
        yield DealWarning(
            WarningCode.CLOSE_DATE_PASSED, (now.date() - close_date).days, 0, (close_date.isoformat(),)
        )


def _money_warnings(playbook: Playbook, state: DealState, stage: Stage) -> Iterator[DealWarning]:
    """No amount although the end is near, and a close date that was moved again and again."""
    late = {worked.id for worked in list_worked(playbook)[1:][-2:]}  # where a deal begins none is known
    if stage.id in late and state.fields.amount is None:
        yield DealWarning(WarningCode.AMOUNT_MISSING, texts=(stage.name,))
    close_date, pushes = state.fields.close_date, state.close_date_pushes
    if close_date and pushes >= _MANY_PUSHES:
        yield DealWarning(WarningCode.CLOSE_DATE_PUSHED, texts=(close_date.isoformat(),), count=pushes)


def _doubt_warnings(gate: GateReport, state: DealState, now: datetime) -> Iterator[DealWarning]:
    """What the coach's last rules would say of the gate, whether it is met or not."""
    move = find_last_walk_back(state)
    back_days = count_days_since(move.happened_at, now) if move else None
    reason = (move.reason or "",) if move else ()
    old = find_old_proof(gate, state.marks, now)
    unconfirmed = find_unconfirmed(gate, state.marks) if gate.ready else ()
    for code, places, days, limit, texts in (
        (WarningCode.CLAIMED_IN_GATE, gate.claimed, None, None, ()),
        (WarningCode.NOT_CONFIRMED, unconfirmed, None, None, ()),
        (WarningCode.MOVED_BACK, find_moved_back(gate, state), back_days, None, reason),
        (WarningCode.OLD_PROOF, old, count_oldest_days(old, state.marks, now), old_after(gate.stage), ()),
    ):
        if places:
            refs = tuple(place.ref for place in places)
            yield DealWarning(code, days, limit, texts, refs, count=len(places))


def _waiver_warnings(gate: GateReport, state: DealState) -> Iterator[DealWarning]:
    """So much of the gate was waived that it says little."""
    if is_waived_away(gate, state):
        refs = tuple(report.place.ref for report in gate.required if report.mostly_waived)
        yield DealWarning(WarningCode.MANY_WAIVED, refs=refs, count=len(refs), total=gate.asked)


def _is_nearly_met(gate: GateReport) -> bool:
    """Whether three parts in four of what the gate asks are done; a waived part is not."""
    done = sum(len(report.done) for report in gate.required)
    return done > 0 and 4 * done >= 3 * sum(len(report.parts) for report in gate.required)


def _is_active(stage: Stage, state: DealState) -> bool:
    """Whether half of the activities of a stage are done, and two of several."""
    activities = list(find_places(stage, [Section.KEY_ACTIVITIES]))
    done = sum(item_status(place, state.marks) is ItemStatus.DONE for place in activities)
    return 2 * done >= len(activities) > 0 and done >= min(_FEW_ACTIVITIES, len(activities))


def _behavior_warnings(gate: GateReport, state: DealState) -> Iterator[DealWarning]:
    behaviors = find_behaviors(gate.stage)
    if (
        behaviors
        and (_is_active(gate.stage, state) or _is_nearly_met(gate))
        and not list_seen(gate.stage, state.marks)
    ):
        refs = tuple(place.ref for place in behaviors[:3])
        yield DealWarning(
            WarningCode.NO_CUSTOMER_BEHAVIOR, texts=tuple(place.text for place in behaviors[:3]), refs=refs
        )


def _passage_warnings(playbook: Playbook, state: DealState, stage: Stage) -> Iterator[DealWarning]:
    for passage in list_passages_before(playbook, state, stage):
        if left := playbook.stage(passage.from_stage):
            gate = check_gate(playbook, left, state.marks)
            if passage.passage in (Passage.OVERRIDDEN, Passage.SKIPPED):
                yield from _overridden(gate, passage.reason or "")
            else:
                yield from _reopened(gate)
                yield from _only_claimed(gate)
    for added in _stages_never_entered(playbook, state, stage):
        yield from _reopened(check_gate(playbook, added, state.marks))
    if state.passages and state.passages[-1].passage is Passage.IMPORTED:
        yield DealWarning(WarningCode.STAGE_NOT_PROVEN, texts=(stage.name,))


def _overridden(gate: GateReport, reason: str) -> Iterator[DealWarning]:
    if not gate.ready:
        refs = tuple(place.full_ref for place in gate.missing)
        yield DealWarning(WarningCode.GATE_OVERRIDDEN, texts=(gate.stage.name, reason), refs=refs)


def _only_claimed(gate: GateReport) -> Iterator[DealWarning]:
    claimed = [p for criterion in gate.required for p in criterion.claimed if p not in gate.missing]
    if claimed:
        refs = tuple(place.full_ref for place in claimed)
        yield DealWarning(WarningCode.CLAIMED_IN_PASSED_GATE, texts=(gate.stage.name,), refs=refs)


def _reopened(gate: GateReport) -> Iterator[DealWarning]:
    if not gate.ready:
        refs = tuple(place.full_ref for place in gate.missing)
        yield DealWarning(WarningCode.PASSED_GATE_OPEN, texts=(gate.stage.name,), refs=refs)


def _stages_never_entered(playbook: Playbook, state: DealState, stage: Stage) -> list[Stage]:
    """The stages that a later edition put between two that the deal went through one after the other."""
    between: set[str] = set()
    for passage in list_passages_before(playbook, state, stage):
        left, entered = playbook.stage(passage.from_stage), playbook.stage(passage.to)
        if left and entered and passage.passage is not Passage.SKIPPED:
            between |= {
                s.id for s in playbook.stages[left.position : min(entered.position, stage.position) - 1]
            }
    seen = {passage.from_stage for passage in state.passages}
    return [added for added in playbook.stages if added.id in between - seen]


def _deliverable_warnings(gate: GateReport, state: DealState) -> Iterator[DealWarning]:
    served = _find_waived_service(gate)
    open_ones = [
        place
        for place in find_places(gate.stage, [Section.DELIVERABLES])
        if item_status(place, state.marks) is ItemStatus.OPEN and place.path not in served
    ]
    if gate.criteria and gate.ready and open_ones:
        refs = tuple(place.ref for place in open_ones)
        yield DealWarning(
            WarningCode.DELIVERABLE_MISSING, texts=tuple(place.text for place in open_ones), refs=refs
        )


def _find_waived_service(gate: GateReport) -> set[str]:
    """The paths of what serves criteria that were all waived."""
    waived: dict[str, bool] = {}
    for report in gate.criteria:
        for place in find_links(gate.stage, report.criterion).places:
            waived[place.path] = waived.get(place.path, True) and report.status is CriterionStatus.WAIVED
    return {path for path, is_waived in waived.items() if is_waived}
