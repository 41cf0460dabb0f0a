"""A deal review: everything a sales lead asks about one deal, gathered once and shown in several forms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeGuard

from playbook_cli.domain.deal.clocks import Clocks, read_clocks
from playbook_cli.domain.deal.gate import CriterionReport, GateReport, check_gate, find_mark
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event, StageEntered
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.not_yet import list_not_yet
from playbook_cli.domain.deal.history.present_names import name_history
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.deal.marks import Mark
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import ItemStatus, Passage
from playbook_cli.domain.deal.warnings import DealWarning, find_warnings
from playbook_cli.domain.playbook.ends import list_worked
from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.domain.playbook.structure import BEHAVIORS
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage


@dataclass(frozen=True, slots=True)
class SettledPart:
    """One part of a criterion that is done or waived, with the mark that says so."""

    place: Place
    mark: Mark


@dataclass(frozen=True, slots=True)
class ReviewedCriterion:
    """One exit criterion with its proof and its gaps."""

    report: CriterionReport
    proofs: tuple[SettledPart, ...]


class StageWhere(StrEnum):
    """Where a stage lies for a deal."""

    BEHIND = "behind"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class ReviewedStage:
    """One stage with how its gate stands for the deal, and what proves it."""

    gate: GateReport
    where: StageWhere
    criteria: tuple[ReviewedCriterion, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one deal on one day; `since` is the last review, or None at the first.

    `not_yet` are the ids of the events that open what was never done.
    """

    state: DealState
    playbook: Playbook
    stage: Stage
    clocks: Clocks
    gate: GateReport
    stages: tuple[ReviewedStage, ...]
    criteria: tuple[ReviewedCriterion, ...]
    behaviors: tuple[SettledPart, ...]
    overrides: tuple[StageEntered, ...]
    warnings: tuple[DealWarning, ...]
    since: datetime | None
    history: tuple[Event, ...]
    not_yet: frozenset[str]

    @property
    def gaps(self) -> tuple[Place, ...]:
        """Every part that is still to be proven, in the order of the playbook."""
        return tuple(place for criterion in self.criteria for place in criterion.report.missing)


def review_deal(deal: Deal, playbook: Playbook, now: datetime) -> Review:
    """Gather the review of a deal on the day of `now`."""
    state = fold(deal)
    stage = playbook.stage_or_first(state.stage)
    gate = check_gate(playbook, stage, state.marks)
    standing = find_standing(deal.history)
    history = [event for event in name_history(deal) if event.id in standing]
    return Review(
        state=state,
        playbook=playbook,
        stage=stage,
        clocks=read_clocks(state, stage, now),
        gate=gate,
        stages=tuple(_review_stage(playbook, one, stage, state) for one in list_worked(playbook)),
        criteria=tuple(_criterion(report, state) for report in gate.criteria),
        behaviors=_find_behaviors(playbook, stage, state),
        overrides=tuple(event for event in history if _is_override(event)),
        warnings=find_warnings(playbook, state, now),
        since=state.reviewed_at,
        history=_events_since(history, state.reviewed_at),
        not_yet=list_not_yet(deal.history),
    )


def _review_stage(playbook: Playbook, stage: Stage, current: Stage, state: DealState) -> ReviewedStage:
    gate = check_gate(playbook, stage, state.marks)
    criteria = tuple(_criterion(report, state) for report in gate.criteria)
    return ReviewedStage(gate, _where(stage, current), criteria)


def _where(stage: Stage, current: Stage) -> StageWhere:
    if stage.position < current.position:
        return StageWhere.BEHIND
    return StageWhere.HERE if stage.id == current.id else StageWhere.AHEAD


def _criterion(report: CriterionReport, state: DealState) -> ReviewedCriterion:
    parts = report.requirements or (report.place,)
    marks = ((part, find_mark(part, state.marks)) for part in parts)
    settled = (ItemStatus.DONE, ItemStatus.WAIVED)
    return ReviewedCriterion(report, tuple(SettledPart(p, m) for p, m in marks if m and m.status in settled))


def _find_behaviors(playbook: Playbook, stage: Stage, state: DealState) -> tuple[SettledPart, ...]:
    """The customer's behaviors seen in this stage and in those before it."""
    stages = (earlier for earlier in playbook.stages if earlier.position <= stage.position)
    places = (place for earlier in stages for place in find_places(earlier, BEHAVIORS))
    marks = ((place, find_mark(place, state.marks)) for place in places)
    return tuple(SettledPart(place, mark) for place, mark in marks if mark and mark.status is ItemStatus.DONE)


def _is_override(event: Event) -> TypeGuard[StageEntered]:
    """Whether a gate was passed against the rule."""
    against = (Passage.OVERRIDDEN, Passage.SKIPPED)
    return isinstance(event, StageEntered) and event.passage in against


def _events_since(events: Sequence[Event], since: datetime | None) -> tuple[Event, ...]:
    """The standing events after the last review, in the order of the history."""
    reviews = [index for index, event in enumerate(events) if event.type == "reviewed"]
    return tuple(events[reviews[-1] + 1 :] if since and reviews else events)
