"""The coach: one action for a deal, with why, how, what to hand over, what to look for and what then.

The same playbook, history and date give the same advice, always.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from playbook_cli.domain.deal.clocks import read_clocks
from playbook_cli.domain.deal.gate import CriterionReport, GateReport, check_gate, item_status
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus
from playbook_cli.domain.deal.warnings import DealWarning, find_warnings
from playbook_cli.domain.playbook.links import NO_LINKS, Links, find_links
from playbook_cli.domain.playbook.model import Item, Playbook, Section, Stage
from playbook_cli.domain.playbook.refs import Place, find_places


class ActionKind(StrEnum):
    """What kind of thing is to be done next."""

    REQUIREMENT = "requirement"
    CRITERION = "criterion"
    NEXT_STEP = "next_step"
    ADVANCE = "advance"
    CLOSE = "close"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do now.

    `place` is the requirement or criterion to prove, `outcome` the reason for it, `links` what serves it;
    `next_stage` is where an advance leads.
    """

    kind: ActionKind
    place: Place | None = None
    outcome: Item | None = None
    links: Links = NO_LINKS
    next_stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items of a section are done or waived, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a seller is told about a deal on one day."""

    state: DealState
    stage: Stage
    action: Action
    gate: GateReport
    progress: dict[Section, Progress]
    warnings: tuple[DealWarning, ...]


def brief(playbook: Playbook, state: DealState, now: datetime, *, strict: bool = False) -> Briefing:
    """Brief a seller: the one action, the progress of the stage, its gate, and the warnings."""
    stage = stage_of(playbook, state)
    gate = check_gate(playbook, stage, state.marks, strict=strict)
    return Briefing(
        state=state,
        stage=stage,
        action=choose_action(playbook, state, gate, now),
        gate=gate,
        progress=count_progress(stage, state),
        warnings=find_warnings(playbook, state, now),
    )


def stage_of(playbook: Playbook, state: DealState) -> Stage:
    """The stage a deal stands in; the first one where its history names none that the playbook has."""
    return playbook.stage(state.stage) or playbook.stages[0]


def choose_action(playbook: Playbook, state: DealState, gate: GateReport, now: datetime) -> Action:
    """Choose by the order of the design: overdue next step, nearest criterion, then the stage change."""
    if state.status is not DealStatus.OPEN:
        return Action(ActionKind.NONE)
    clocks = read_clocks(state, gate.stage, now)
    if clocks.overdue.days:
        return Action(ActionKind.NEXT_STEP)
    if focus := find_focus(gate):
        return prove(focus)
    following = playbook.stage_after(gate.stage)
    if following:
        return Action(ActionKind.ADVANCE, next_stage=following)
    return Action(ActionKind.CLOSE)


def find_focus(gate: GateReport) -> CriterionReport | None:
    """The required criterion nearest to done: most requirements proven, then first in the playbook."""
    waiting = [report for report in gate.required if not report.passes]
    return max(waiting, key=lambda report: report.proven, default=None)


def prove(report: CriterionReport) -> Action:
    """The action that proves the first missing part of a criterion."""
    place = report.missing[0]
    kind = ActionKind.REQUIREMENT if place.requirement else ActionKind.CRITERION
    criterion = report.criterion
    outcomes = report.place.stage.outcomes
    outcome = next((outcome for outcome in outcomes if outcome.id == criterion.outcome), None)
    return Action(kind, place, outcome, find_links(report.place.stage, criterion))


def count_progress(stage: Stage, state: DealState) -> dict[Section, Progress]:
    """Count the done or waived items of each section that the stage has."""
    return {section: _count(stage, section, state) for section, _ in stage.sections()}


def _count(stage: Stage, section: Section, state: DealState) -> Progress:
    places = [p for p in find_places(stage) if p.section is section and p.requirement is None]
    done = sum(item_status(place, state.marks) is not ItemStatus.OPEN for place in places)
    return Progress(done, len(places))
