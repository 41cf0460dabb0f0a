"""Lint rules about the gate: each stage can be left, and what it asks for can be proven."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from playbook_cli.domain.names import join_names
from playbook_cli.domain.playbook.ends import list_worked
from playbook_cli.domain.playbook.finding import Finding, FindingCode, Severity, make_finding
from playbook_cli.domain.playbook.prerequisites import find_circular_needs, find_unknown_prerequisites
from playbook_cli.domain.playbook.texts.wording import is_task, is_work

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook

_MOST_CRITERIA = 8  # a gate that asks for more is ticked, not proven
_MOST_REQUIREMENTS = 30


def find_missing_gates(playbook: Playbook) -> Iterator[Finding]:
    """A stage without exit criteria cannot be passed or held; in the last stage that is only a warning."""
    worked = list_worked(playbook)
    last = worked[-1].id
    for stage in worked:
        if not stage.exit_criteria:
            severity = Severity.WARNING if stage.id == last else Severity.ERROR
            yield make_finding(stage.line, FindingCode.NO_EXIT_CRITERIA, severity, stage=stage.name)


def find_heavy_gates(playbook: Playbook) -> Iterator[Finding]:
    """A gate with too many criteria or requirements is ticked through, not proven."""
    for stage in playbook.stages:
        criteria = len(stage.exit_criteria)
        requirements = sum(len(criterion.requirements) for criterion in stage.exit_criteria)
        if criteria > _MOST_CRITERIA or requirements > _MOST_REQUIREMENTS:
            yield make_finding(
                stage.line,
                FindingCode.HEAVY_GATE,
                stage=stage.name,
                criteria=criteria,
                requirements=requirements,
            )


def find_unverifiable_criteria(playbook: Playbook) -> Iterator[Finding]:
    """A criterion with neither requirements nor a way to verify it is an opinion."""
    for stage in playbook.stages:
        for criterion in stage.exit_criteria:
            if not (criterion.requirements or criterion.guidance):
                yield make_finding(
                    criterion.line,
                    FindingCode.CRITERION_NOT_VERIFIABLE,
                    stage=stage.name,
                    item=criterion.name,
                )


def find_unpaired_outcomes(playbook: Playbook) -> Iterator[Finding]:
    """An outcome that no criterion verifies, and a criterion that verifies no outcome of its stage."""
    for stage in playbook.stages:
        if not (stage.outcomes and stage.exit_criteria):
            continue
        verified = {criterion.outcome for criterion in stage.exit_criteria}
        for outcome in stage.outcomes:
            if outcome.id not in verified:
                yield make_finding(
                    outcome.line, FindingCode.OUTCOME_WITHOUT_CRITERION, stage=stage.name, item=outcome.name
                )
        for criterion in stage.exit_criteria:
            if criterion.outcome is None:
                yield make_finding(
                    criterion.line,
                    FindingCode.CRITERION_WITHOUT_OUTCOME,
                    stage=stage.name,
                    item=criterion.name,
                )


def find_wrong_needs(playbook: Playbook) -> Iterator[Finding]:
    """A need that names no criterion of its stage, and criteria that wait for each other."""
    for stage in playbook.stages:
        for criterion, need in find_unknown_prerequisites(stage):
            yield make_finding(
                criterion.line,
                FindingCode.UNKNOWN_NEED,
                Severity.ERROR,
                stage=stage.name,
                item=criterion.name,
                need=need,
            )
        for circle in find_circular_needs(stage):
            names = join_names(criterion.name for criterion in circle)
            yield make_finding(
                circle[0].line, FindingCode.CIRCULAR_NEEDS, Severity.ERROR, stage=stage.name, items=names
            )


def find_tasks(playbook: Playbook) -> Iterator[Finding]:
    """A criterion, or its requirements, worded as work to do."""
    for stage in playbook.stages:
        for criterion in stage.exit_criteria:
            if is_task(criterion.name):
                yield make_finding(
                    criterion.line, FindingCode.CRITERION_AS_TASK, stage=stage.name, item=criterion.name
                )
            work = [requirement for requirement in criterion.requirements if is_work(requirement.text)]
            if work:
                yield make_finding(
                    work[0].line or criterion.line,
                    FindingCode.REQUIREMENT_AS_TASK,
                    item=criterion.name,
                    text=work[0].text,
                    count=len(work),
                    total=len(criterion.requirements),
                )
