"""The coach: one action for a deal, and the rule by which it was chosen.

`RULES` is the table of docs/coach.md, in the order in which the rules apply: the first that finds something
says what to do. The same playbook, history and date give the same advice, always.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from playbook_cli.domain.advice import Action, ActionKind, Briefing, Figures, Progress, Rule
from playbook_cli.domain.deal.clocks import Clocks, count_days_since, read_clocks
from playbook_cli.domain.deal.doubts import (
    count_oldest_days,
    find_last_walk_back,
    find_moved_back,
    find_old_proof,
    find_unconfirmed,
    is_waived_away,
    old_after,
)
from playbook_cli.domain.deal.gate import CriterionReport, GateReport, check_gate, item_status
from playbook_cli.domain.deal.overrides import find_left_at_close, find_left_by_overrides
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus
from playbook_cli.domain.deal.warnings import find_warnings
from playbook_cli.domain.nearest_criterion import (
    choose_first,
    describe_place,
    find_nearest_criterion,
    with_criteria,
)
from playbook_cli.domain.playbook.ends import find_end, find_following
from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.playbook.texts.shared_words import find_named
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.domain.playbook.model import Playbook

STEP_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at: one deal on one day, with its gate and its clocks."""

    playbook: Playbook
    state: DealState
    gate: GateReport
    clocks: Clocks
    now: datetime

    @property
    def snoozed(self) -> bool:
        """Whether somebody said not to be reminded of this deal for now."""
        return self.clocks.snoozed_until is not None


def brief(playbook: Playbook, state: DealState, now: datetime, *, strict: bool = False) -> Briefing:
    """Brief a seller: the one action, the progress of the stage, its gate, and the warnings."""
    stage = playbook.stage_or_first(state.stage)
    gate = check_gate(playbook, stage, state.marks, strict=strict)
    return Briefing(
        state=state,
        stage=stage,
        action=choose_action(playbook, state, gate, now),
        gate=gate,
        progress=count_progress(state, gate),
        warnings=find_warnings(playbook, state, now),
    )


def choose_action(
    playbook: Playbook, state: DealState, gate: GateReport, now: datetime, *, past: Container[Rule] = ()
) -> Action:
    """Choose by the first rule of the table that finds something to do; those in `past` are passed over."""
    return describe_place(apply_rules(playbook, state, gate, now, past=past))


def apply_rules(
    playbook: Playbook, state: DealState, gate: GateReport, now: datetime, *, past: Container[Rule] = ()
) -> Action:
    """The same without what serves the place that the action begins with, of which a list tells nothing."""
    situation = look_at(playbook, state, gate, now)
    found = (action for rule in RULES if (action := rule(situation)) and action.rule not in past)
    return next(found)


def look_at(playbook: Playbook, state: DealState, gate: GateReport, now: datetime) -> Situation:
    """What the rules look at."""
    return Situation(playbook, state, gate, read_clocks(state, gate.stage, now), now)


def won_unproven(it: Situation) -> Action | None:
    """Closed as won over a gate that was not met: what was left open, by way of reopening."""
    if it.state.status is not DealStatus.WON or it.state.closed is None:
        return None
    left = find_left_at_close(it.playbook, it.state)
    return _prove(left, Rule.WON_UNPROVEN, it, Figures(total=len(left), text=it.state.closed.reason or ""))


def closed(it: Situation) -> Action | None:
    """Closed otherwise: nothing is left to do."""
    return None if it.state.is_open else Action(ActionKind.NONE, Rule.CLOSED)


def in_end(it: Situation) -> Action | None:
    """An open deal stands in an end: close it."""
    end = find_end(it.playbook, it.gate.stage)
    figures = Figures(name=it.gate.stage.name)
    return Action(ActionKind.CLOSE, Rule.IN_END, figures=figures, end=end.value) if end else None


def overdue_step(it: Situation) -> Action | None:
    """The next step's day has passed and the deal is not snoozed: done, moved or dropped."""
    step, days = it.state.next_step, it.clocks.overdue.days
    if step is None or not days or it.snoozed:
        return None
    figures = Figures(days=days, limit=it.clocks.overdue.limit, day=step.due, text=step.text)
    return Action(ActionKind.NEXT_STEP, Rule.OVERDUE_STEP, figures=figures)


def silence(it: Situation) -> Action | None:
    """No activity past the limit and no day agreed, not snoozed: agree on one before anything else."""
    agreed = it.state.next_step is not None and it.state.next_step.due is not None
    if not it.clocks.quiet.stale or agreed or it.snoozed:
        return None
    figures = Figures(days=it.clocks.quiet.days, limit=it.clocks.quiet.limit)
    return Action(ActionKind.AGREE_STEP, Rule.SILENCE, figures=figures)


def step_names_it(it: Situation) -> Action | None:
    """A required criterion is not met, and a next step within 14 days is about it."""
    step = it.state.next_step
    if step is None or step.due is None or not _is_soon(step.due, it.now) or not it.gate.waiting:
        return None
    named = [one.id for one in find_named(step.text, it.gate.stage.exit_criteria)]
    report = find_nearest_criterion([r for r in it.gate.waiting if r.criterion.id in named], it.gate)
    figures = Figures(text=step.text, day=step.due, days=(step.due - it.now.date()).days)
    return _prove(report.missing, Rule.STEP_NAMES_IT, it, figures) if report else None


def left_by_override(it: Situation) -> Action | None:
    """An override left something open behind the deal, and nothing has proven it since."""
    move, left = find_left_by_overrides(it.playbook, it.state)
    if move is None:
        return None
    days, name = count_days_since(move.happened_at, it.now), left[0].stage.name
    figures = Figures(total=len(left), days=days, text=move.reason or "", name=name)
    return _prove(left, Rule.LEFT_BY_OVERRIDE, it, figures)


def nearest(it: Situation) -> Action | None:
    """A required criterion is not met: the begun one that lacks least, in the order of the playbook."""
    report = find_nearest_criterion(it.gate.waiting, it.gate)
    return prove_criterion(report, it) if report else None


def prove_criterion(report: CriterionReport, it: Situation) -> Action | None:
    """The action that proves what is missing of one criterion; None where nothing is."""
    figures = Figures(
        name=report.place.item.name,
        done=len(report.done),
        waived=len(report.waived),
        claimed=len(report.claimed) if it.gate.strict else 0,
        total=len(report.parts),
        others=max(len(it.gate.waiting) - 1, 0),
    )
    return _prove(report.missing, Rule.NEAREST, it, figures)


def asks_for_nothing(it: Situation) -> Action | None:
    """The gate asks for nothing: the first open activity, then the move."""
    if it.gate.asked:
        return None
    activities = list(find_places(it.gate.stage, [Section.KEY_ACTIVITIES]))
    left = tuple(p for p in activities if item_status(p, it.state.marks) is ItemStatus.OPEN)
    figures = Figures(done=len(activities) - len(left), total=len(activities), name=it.gate.stage.name)
    if left:
        return Action(ActionKind.ACTIVITY, Rule.ASKS_FOR_NOTHING, left[0], left, figures)
    return choose_move(Rule.ASKS_FOR_NOTHING, it, figures)


def waived_away(it: Situation) -> Action | None:
    """Met, but more than half was waived, and no note on the deal since says why it is worth it."""
    if not is_waived_away(it.gate, it.state):
        return None
    waived = [report for report in it.gate.required if report.mostly_waived]
    places = tuple(report.place for report in waived)
    figures = Figures(waived=len(waived), total=it.gate.asked)
    return Action(ActionKind.REQUALIFY, Rule.WAIVED_AWAY, None, places, figures)


def claims(it: Situation) -> Action | None:
    """Every criterion is met, but some only on our word."""
    figures = Figures(claimed=len(it.gate.claimed), total=it.gate.asked)
    return _doubt(ActionKind.PROVE, Rule.CLAIMS, it.gate.claimed, it, figures)


def not_confirmed(it: Situation) -> Action | None:
    """Met, but nobody of the customer's has confirmed any of it, nor was the customer seen to act."""
    places = find_unconfirmed(it.gate, it.state.marks)
    figures = Figures(done=len(places), total=it.gate.asked)
    return _doubt(ActionKind.CONFIRM, Rule.NOT_CONFIRMED, places, it, figures)


def moved_back(it: Situation) -> Action | None:
    """Met, but some of it was proven before the deal last walked back."""
    places, move = find_moved_back(it.gate, it.state), find_last_walk_back(it.state)
    if move is None:
        return None
    days = count_days_since(move.happened_at, it.now)
    figures = Figures(done=len(places), days=days, text=move.reason or "", total=it.gate.asked)
    return _doubt(ActionKind.CONFIRM, Rule.MOVED_BACK, places, it, figures)


def old_proof(it: Situation) -> Action | None:
    """Met, but some of it was proven longer ago than twice the limit of the stage."""
    places = find_old_proof(it.gate, it.state.marks, it.now)
    days = count_oldest_days(places, it.state.marks, it.now)
    figures = Figures(done=len(places), days=days, limit=old_after(it.gate.stage), total=it.gate.asked)
    return _doubt(ActionKind.CONFIRM, Rule.OLD_PROOF, places, it, figures)


def gate_met(it: Situation) -> Action | None:
    """Met, proven and confirmed: on to the next stage, or close at the last."""
    figures = Figures(
        claimed=sum(len(report.claimed) for report in it.gate.required),
        verified=sum(len(report.verified) for report in it.gate.required),
        confirmed=len(it.gate.confirmed),
        waived=sum(len(report.waived) for report in it.gate.required),
        total=it.gate.asked,
        name=it.gate.stage.name,
    )
    return choose_move(Rule.GATE_MET, it, figures)


RULES: tuple[Callable[[Situation], Action | None], ...] = (
    won_unproven,
    closed,
    in_end,
    overdue_step,
    silence,
    step_names_it,
    left_by_override,
    nearest,
    asks_for_nothing,
    waived_away,
    claims,
    not_confirmed,
    moved_back,
    old_proof,
    gate_met,
)


def _prove(places: tuple[Place, ...], rule: Rule, it: Situation, figures: Figures) -> Action | None:
    """The action that proves what is missing, beginning with the one to begin with."""
    if not places:
        return None
    first = choose_first(places, it.state)
    kind = ActionKind.REQUIREMENT if first.requirement else ActionKind.CRITERION
    named = figures if figures.name else replace(figures, name=first.item.name)
    return Action(kind, rule, first, places, named)


def _doubt(
    kind: ActionKind, rule: Rule, parts: tuple[Place, ...], it: Situation, figures: Figures
) -> Action | None:
    """The action that settles a doubt about parts that are done; their criteria stand before them."""
    if not parts:
        return None
    places = with_criteria(parts, it.gate)
    return Action(kind, rule, choose_first(places, it.state), places, figures)


def choose_move(rule: Rule, it: Situation, figures: Figures) -> Action:
    """On to the next stage, or close the deal at the last."""
    following = find_following(it.playbook, it.gate.stage)
    if following:
        return Action(ActionKind.ADVANCE, rule, figures=figures, next_stage=following)
    return Action(ActionKind.CLOSE, rule, figures=figures, end=DealStatus.WON.value)


def _is_soon(due: date, now: datetime) -> bool:
    return now.date() <= due <= now.date() + STEP_AHEAD


def count_progress(state: DealState, gate: GateReport) -> dict[Section, Progress]:
    """Count the done or waived items of each section of a stage; a met criterion reaches its outcome."""
    return {section: _count(section, state, gate) for section, _ in gate.stage.sections()}


def _count(section: Section, state: DealState, gate: GateReport) -> Progress:
    places = [p for p in find_places(gate.stage, [section]) if p.requirement is None]
    reached = gate.reached if section is Section.OUTCOMES else ()
    done = sum(
        place.item.id in reached or item_status(place, state.marks) is not ItemStatus.OPEN for place in places
    )
    return Progress(done, len(places))
