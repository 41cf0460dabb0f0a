"""What a new edition of its playbook changes for one deal, and the event that follows it.

A tick is never lost and a passed gate never silently reopens: the deal stays in its stage, and what the new
edition asks for in the stages behind it is a finding.

| finding | rule |
|---|---|
| stage-removed | the deal stands in a stage that is gone, and goes on in the one that followed |
| passed-gate-open | a gate that the deal left behind was met and asks for more now |
| stage-now-behind | a stage that was not behind the deal is behind it now, and its gate is not met |
| passed-stage-ahead | a stage that was behind the deal lies ahead of it now |
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.gate import GateReport, check_gate, find_mark, item_status
from playbook_cli.domain.deal.marks import Marks
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.upgrade.comparison import Comparison, find_reordered, find_retold
from playbook_cli.domain.upgrade.item_pairing import Change, ChangeKind
from playbook_cli.domain.upgrade.mark_transfer import Carried, carry_marks, settle_marks
from playbook_cli.errors.deals import UnrelatedPlaybook
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Stage


class QuestionKind(StrEnum):
    """What a person has to decide before a deal follows a new edition."""

    REWORDED = "reworded"
    SPELLED_OUT = "spelled_out"
    STAGE_REMOVED = "stage_removed"
    OTHER_PLAYBOOK = "other_playbook"


@dataclass(frozen=True, slots=True)
class Question:
    """One decision; `path` is the old path of the item whose tick is in question, if it is about one."""

    kind: QuestionKind
    before: str
    after: str
    path: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DealChange:
    """What became of one place, and how it stood for this deal; `dropped` where its tick counts no longer."""

    change: Change
    status: ItemStatus
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class StageChange:
    """A stage that was added, removed (no `after`), renamed or put elsewhere."""

    before: Stage | None
    after: Stage | None


class UpgradeFindingCode(StrEnum):
    """What there is to know before upgrading."""

    STAGE_REMOVED = "stage-removed"
    PASSED_GATE_OPEN = "passed-gate-open"
    STAGE_NOW_BEHIND = "stage-now-behind"
    PASSED_STAGE_AHEAD = "passed-stage-ahead"


@dataclass(frozen=True, slots=True)
class UpgradeFinding:
    """Something to know before upgrading; `places` is what the gate of `stage` asks for."""

    code: UpgradeFindingCode
    stage: Stage
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class UpgradePlan:
    """What a new edition changes for one deal: the report, the questions, and the maps of the event."""

    state: DealState
    comparison: Comparison
    stage: Stage
    stage_after: Stage
    stage_changes: tuple[StageChange, ...]
    changes: tuple[DealChange, ...]
    reordered: tuple[tuple[Stage, Section], ...]
    retold: tuple[Place, ...]
    questions: tuple[Question, ...]
    findings: tuple[UpgradeFinding, ...]
    gate: GateReport
    gate_after: GateReport
    carried: Carried
    stages: Mapping[str, str]

    @property
    def same(self) -> bool:
        """Whether the deal follows this edition already."""
        return self.comparison.before.digest == self.comparison.after.digest


def plan_upgrade(comparison: Comparison, state: DealState, dropped: Collection[str] = ()) -> UpgradePlan:
    """Plan how a deal follows a new edition; `dropped` are old paths whose tick shall not count any longer.

    Raises UnrelatedPlaybook where the two editions have no stage in common.
    """
    if not comparison.stages:
        raise UnrelatedPlaybook(state.id, comparison.before.title, comparison.after.title)
    stage = comparison.before.stage_or_first(state.stage)
    following = choose_stage_after(comparison, stage)
    carried = carry_marks(comparison, state.marks, dropped)
    marks = settle_marks(state.marks, carried)
    moved = {old: new.id for old, new in comparison.stages.items() if old != new.id}
    return UpgradePlan(
        state=state,
        comparison=comparison,
        stage=stage,
        stage_after=following,
        stage_changes=tuple(_find_stage_changes(comparison)),
        changes=tuple(_find_changes(comparison, state.marks, dropped)),
        reordered=find_reordered(comparison),
        retold=find_retold(comparison),
        questions=tuple(_find_questions(comparison, state, stage, following)),
        findings=tuple(_find_findings(comparison, state.marks, marks, stage, following)),
        gate=check_gate(comparison.before, stage, state.marks),
        gate_after=check_gate(comparison.after, following, marks),
        carried=carried,
        stages=moved if stage.id in comparison.stages else {**moved, stage.id: following.id},
    )


def choose_stage_after(comparison: Comparison, stage: Stage) -> Stage:
    """Where a deal of an old stage stands: there, else in what followed it, else in what came before."""
    old = comparison.before.stages
    order = [*old[stage.position - 1 :], *reversed(old[: stage.position - 1])]
    return next(comparison.stages[one.id] for one in order if one.id in comparison.stages)


def _find_stage_changes(comparison: Comparison) -> Iterator[StageChange]:
    for old in comparison.before.stages:
        new = comparison.stages.get(old.id)
        renamed = new and new.name != old.name and not comparison.translated
        if new is None or renamed:
            yield StageChange(old, new)
    yield from _find_new_places(comparison)


def _find_new_places(comparison: Comparison) -> Iterator[StageChange]:
    """The stages that were added, and those that stand elsewhere under the same name."""
    kept = [new.position for new in comparison.stages.values()]
    for new in comparison.after.stages:
        old_stage = comparison.origin(new)
        if old_stage is None:
            yield StageChange(None, new)
        elif kept != sorted(kept) and new.name == old_stage.name and new.position != old_stage.position:
            yield StageChange(old_stage, new)


def _find_changes(comparison: Comparison, marks: Marks, dropped: Collection[str]) -> Iterator[DealChange]:
    for change in comparison.changes:
        if change.kind is ChangeKind.KEPT:
            continue
        before = change.before
        status = item_status(before, marks) if before else ItemStatus.OPEN
        yield DealChange(change, status, before is not None and before.path in dropped)


def _find_questions(
    comparison: Comparison, state: DealState, stage: Stage, following: Stage
) -> Iterator[Question]:
    if comparison.before.id != comparison.after.id:
        yield Question(QuestionKind.OTHER_PLAYBOOK, comparison.before.title, comparison.after.title)
    if stage.id not in comparison.stages:
        yield Question(QuestionKind.STAGE_REMOVED, stage.name, following.name)
    for change in comparison.changes:
        before, after = change.before, change.after
        if before is None or after is None or not _is_in_question(change, state.marks):
            continue
        parts = tuple(part.text for part in list_requirements(after))
        kind = QuestionKind.SPELLED_OUT if parts else QuestionKind.REWORDED
        yield Question(kind, before.text, after.text, before.path, parts)


def _is_in_question(change: Change, marks: Marks) -> bool:
    """Whether what was recorded may mean something else now."""
    if change.before is None or change.kind not in (ChangeKind.REWORDED, ChangeKind.SPELLED_OUT):
        return False
    mark = find_mark(change.before, marks)
    return mark is not None and mark.status is not ItemStatus.OPEN


def _find_findings(
    comparison: Comparison, marks: Marks, marks_after: Marks, stage: Stage, following: Stage
) -> Iterator[UpgradeFinding]:
    if stage.id not in comparison.stages:
        yield UpgradeFinding(UpgradeFindingCode.STAGE_REMOVED, stage)
    for new in comparison.after.stages:
        old = comparison.origin(new)
        was_behind = _lies_before(old, stage)
        if new.position >= following.position:
            if was_behind and new.position > following.position:
                yield UpgradeFinding(UpgradeFindingCode.PASSED_STAGE_AHEAD, new)
            continue
        gate = check_gate(comparison.after, new, marks_after)
        if not gate.ready and (not was_behind or _was_met(comparison, old, marks)):
            code = UpgradeFindingCode.PASSED_GATE_OPEN if was_behind else UpgradeFindingCode.STAGE_NOW_BEHIND
            yield UpgradeFinding(code, new, gate.missing)


def _was_met(comparison: Comparison, old: Stage | None, marks: Marks) -> bool:
    return old is not None and check_gate(comparison.before, old, marks).ready


def _lies_before(old: Stage | None, stage: Stage) -> bool:
    return old is not None and old.position < stage.position
