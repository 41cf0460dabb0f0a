"""Warnings about a deal: codes with the rule that fired and what would clear it, in a fixed order.

| code | rule |
|---|---|
| stale-stage | more days in the stage than its limit |
| stale-quiet | more days without activity than the stage's limit |
| next-step-overdue | the next step's day has passed |
| no-next-step | an open deal has no next step |
| close-date-passed | an open deal's close date lies before today |
| no-customer-behavior | activities of the stage are done, but no customer behavior was seen |
| claimed-in-passed-gate | a gate was passed on criteria without evidence |
| gate-overridden | a gate was passed that was not met |
| passed-gate-open | a gate behind the deal was met or was not there, and is not met now |
| stage-not-proven | an import put the deal in its stage |
| deliverable-missing | the gate is met, but a deliverable of the stage is not handed over |
| evidence-changed | a file given as evidence is not what it was; told for one deal at a time |
| evidence-missing | a file given as evidence is gone |
| evidence-unreadable | a file given as evidence cannot be read |
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from playbook_cli.domain.deal.clocks import Clocks, read_clocks
from playbook_cli.domain.deal.gate import GateReport, check_gate, item_status
from playbook_cli.domain.deal.overrides import passages_before
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import ItemStatus, Passage
from playbook_cli.domain.deal.warning_codes import WarningCode
from playbook_cli.domain.playbook.model import BEHAVIORS, Playbook, Section, Stage
from playbook_cli.domain.playbook.refs import Place, find_places

_ORDER = tuple(WarningCode)
STALE_CODES = {
    "in_stage": WarningCode.STALE_STAGE,
    "quiet": WarningCode.STALE_QUIET,
    "overdue": WarningCode.NEXT_STEP_OVERDUE,
}


@dataclass(frozen=True, slots=True)
class DealWarning:
    """One warning; `days` and `limit` are in days, `texts` names the items, stages or dates concerned."""

    code: WarningCode
    days: int | None = None
    limit: int | None = None
    texts: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


def find_warnings(playbook: Playbook, state: DealState, now: datetime) -> tuple[DealWarning, ...]:
    """Every warning about an open deal on the day of `now`; a closed deal has none."""
    stage = playbook.stage(state.stage)
    if stage is None or not state.is_open:
        return ()
    clocks = read_clocks(state, stage, now)
    found = [
        *_clock_warnings(state, clocks),
        *_next_step_warnings(state, now),
        *_behavior_warnings(stage, state),
        *_passage_warnings(playbook, state, stage),
        *_deliverable_warnings(check_gate(playbook, stage, state.marks), state),
    ]
    return tuple(sorted(found, key=lambda warning: _ORDER.index(warning.code)))


def _clock_warnings(state: DealState, clocks: Clocks) -> Iterator[DealWarning]:
    step = (state.next_step.text,) if state.next_step else ()
    for clock in clocks.stale:
        texts = step if clock.name == "overdue" else ()
        yield DealWarning(STALE_CODES[clock.name], clock.days, clock.limit, texts)


def _next_step_warnings(state: DealState, now: datetime) -> Iterator[DealWarning]:
    if state.next_step is None:
        yield DealWarning(WarningCode.NO_NEXT_STEP)
    close_date = state.fields.close_date
    if close_date and close_date < now.date():
        yield DealWarning(
            WarningCode.CLOSE_DATE_PASSED, (now.date() - close_date).days, 0, (close_date.isoformat(),)
        )


def _behavior_warnings(stage: Stage, state: DealState) -> Iterator[DealWarning]:
    places = list(find_places(stage))
    behaviors = [place for place in places if place.section in BEHAVIORS]
    activities = [place for place in places if place.section is Section.KEY_ACTIVITIES]
    if behaviors and any(_done(p, state) for p in activities) and not any(_done(p, state) for p in behaviors):
        refs = tuple(place.ref for place in behaviors[:3])
        yield DealWarning(
            WarningCode.NO_CUSTOMER_BEHAVIOR, texts=tuple(place.text for place in behaviors[:3]), refs=refs
        )


def _passage_warnings(playbook: Playbook, state: DealState, stage: Stage) -> Iterator[DealWarning]:
    for passage in passages_before(playbook, state, stage):
        left = playbook.stage(passage.from_stage)
        if left is None:
            continue
        gate = check_gate(playbook, left, state.marks)
        if passage.passage in (Passage.OVERRIDDEN, Passage.SKIPPED):
            if not gate.ready:
                yield DealWarning(WarningCode.GATE_OVERRIDDEN, texts=(left.name, passage.reason or ""))
        else:
            yield from _reopened(gate)
            claimed = [p for criterion in gate.required for p in criterion.claimed if p not in gate.missing]
            if claimed:
                refs = tuple(place.full_ref for place in claimed)
                yield DealWarning(WarningCode.CLAIMED_IN_PASSED_GATE, texts=(left.name,), refs=refs)
    for added in _stages_never_entered(playbook, state, stage):
        yield from _reopened(check_gate(playbook, added, state.marks))
    if state.passages and state.passages[-1].passage is Passage.IMPORTED:
        yield DealWarning(WarningCode.STAGE_NOT_PROVEN, texts=(stage.name,))


def _reopened(gate: GateReport) -> Iterator[DealWarning]:
    if not gate.ready:
        refs = tuple(place.full_ref for place in gate.missing)
        yield DealWarning(WarningCode.PASSED_GATE_OPEN, texts=(gate.stage.name,), refs=refs)


def _stages_never_entered(playbook: Playbook, state: DealState, stage: Stage) -> list[Stage]:
    """The stages that a later edition put between two that the deal went through one after the other."""
    between: set[str] = set()
    for passage in passages_before(playbook, state, stage):
        left, entered = playbook.stage(passage.from_stage), playbook.stage(passage.to)
        if left and entered and passage.passage is not Passage.SKIPPED:
            between |= {
                s.id for s in playbook.stages[left.position : min(entered.position, stage.position) - 1]
            }
    seen = {passage.from_stage for passage in state.passages}
    return [added for added in playbook.stages if added.id in between - seen]


def _deliverable_warnings(gate: GateReport, state: DealState) -> Iterator[DealWarning]:
    deliverables = [p for p in find_places(gate.stage) if p.section is Section.DELIVERABLES]
    open_ones = [p for p in deliverables if item_status(p, state.marks) is ItemStatus.OPEN]
    if gate.criteria and gate.ready and open_ones:
        refs = tuple(place.ref for place in open_ones)
        yield DealWarning(
            WarningCode.DELIVERABLE_MISSING, texts=tuple(place.text for place in open_ones), refs=refs
        )


def _done(place: Place, state: DealState) -> bool:
    return item_status(place, state.marks) is ItemStatus.DONE
