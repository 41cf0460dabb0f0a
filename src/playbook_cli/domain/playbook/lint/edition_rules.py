"""Lint rules over the editions of one playbook: a deal started in one must show in the other.

Both editions are asked for the same ids in the same order, and for settings that count the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.finding import Finding, FindingCode, Severity, make_finding
from playbook_cli.domain.playbook.structure import STAGE_LIMITS, Section

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import ExitCriterion, Playbook, Stage


def compare_editions(edition: Playbook, other: Playbook, other_file: str) -> tuple[Finding, ...]:
    """What must change in `edition` for it to be the same playbook as `other`; sorted by line and code."""
    found = [*_compare_stages(edition, other, other_file), *_compare_settings(edition, other, other_file)]
    return tuple(sorted(found))


def _compare_stages(edition: Playbook, other: Playbook, other_file: str) -> Iterator[Finding]:
    theirs = {stage.id: stage for stage in other.stages}
    yield from _compare_ids(
        {stage.id: stage.line for stage in edition.stages},
        list(theirs),
        line=None,
        section="stages",
        other_file=other_file,
    )
    for stage in edition.stages:
        if stage.id in theirs:
            yield from _compare_stage(stage, theirs[stage.id], other_file)


def _compare_stage(stage: Stage, other: Stage, other_file: str) -> Iterator[Finding]:
    for section in Section:
        ours = {item.id: item.line for item in stage.items(section)}
        ids = list(dict.fromkeys(item.id for item in other.items(section)))
        place = f"{stage.id}/{section.slug}"
        yield from _compare_ids(ours, ids, line=stage.line, section=place, other_file=other_file)
    criteria = {criterion.id: criterion for criterion in other.exit_criteria}
    for criterion in stage.exit_criteria:
        if criterion.id in criteria:
            yield from _compare_requirements(criterion, criteria[criterion.id], other_file)


def _compare_ids(
    ours: dict[str, int | None], theirs: list[str], *, line: int | None, section: str, other_file: str
) -> Iterator[Finding]:
    where = {"section": section, "other": other_file}
    for item_id in (one for one in theirs if one not in ours):
        yield make_finding(line, FindingCode.EDITION_ID_MISSING, Severity.ERROR, id=item_id, **where)
    for item_id in (one for one in ours if one not in theirs):
        yield make_finding(ours[item_id], FindingCode.EDITION_ID_UNKNOWN, Severity.ERROR, id=item_id, **where)
    yield from _compare_order(ours, theirs, line=line, where=where)


def _compare_order(
    ours: dict[str, int | None], theirs: list[str], *, line: int | None, where: dict[str, str]
) -> Iterator[Finding]:
    shared = [item_id for item_id in ours if item_id in theirs]
    if shared != [item_id for item_id in theirs if item_id in ours]:
        first = ours[shared[0]] or line
        yield make_finding(first, FindingCode.EDITION_ORDER_DIFFERS, Severity.WARNING, **where)


def _compare_requirements(
    criterion: ExitCriterion, other: ExitCriterion, other_file: str
) -> Iterator[Finding]:
    ours = [requirement.id for requirement in criterion.requirements]
    theirs = [requirement.id for requirement in other.requirements]
    if ours != theirs:
        yield make_finding(
            criterion.line,
            FindingCode.EDITION_REQUIREMENTS_DIFFER,
            Severity.ERROR,
            item=criterion.name,
            count=len(ours),
            expected=len(theirs),
            other=other_file,
        )


def _compare_settings(edition: Playbook, other: Playbook, other_file: str) -> Iterator[Finding]:
    pairs: list[tuple[str, object, object]] = [
        ("version", edition.version, other.version),
        ("evidence", edition.evidence, other.evidence),
        ("win_reasons", len(edition.win_reasons), len(other.win_reasons)),
        ("loss_reasons", len(edition.loss_reasons), len(other.loss_reasons)),
    ]
    theirs = {stage.id: stage for stage in other.stages}
    for stage in edition.stages:
        if twin := theirs.get(stage.id):
            pairs += [
                (f"{stage.id}: {name}", getattr(stage, name), getattr(twin, name)) for name in _STAGE_SETTINGS
            ]
            pairs += _criterion_settings(stage, twin)
    for name, ours, expected in pairs:
        if ours != expected:
            yield make_finding(
                0,
                FindingCode.EDITION_SETTINGS_DIFFER,
                setting=name,
                value=ours,
                expected=expected,
                other=other_file,
            )


def _criterion_settings(stage: Stage, twin: Stage) -> Iterator[tuple[str, object, object]]:
    theirs = {criterion.id: criterion for criterion in twin.exit_criteria}
    for criterion in stage.exit_criteria:
        if other := theirs.get(criterion.id):
            name = f"{stage.id}/{criterion.id}"
            yield f"{name}: required", criterion.required, other.required
            yield f"{name}: supports", _links(criterion), _links(other)


def _links(criterion: ExitCriterion) -> str:
    return ", ".join(sorted(criterion.supported_by or ()))


_STAGE_SETTINGS = ("probability", *STAGE_LIMITS)
