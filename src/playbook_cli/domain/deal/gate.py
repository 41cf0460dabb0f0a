"""The stage gate: which exit criteria are proven, which are missing, and whether the deal may move on.

A requirement stands as it was last marked, on its own or through its criterion. Marking a criterion done
covers its open requirements and backs the done ones with its evidence; waiving it covers only what is still
open; opening it opens them all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from playbook_cli.domain.deal.marks import Mark
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.model import ExitCriterion, Playbook, Section, Stage
from playbook_cli.domain.playbook.refs import Place, find_places, list_requirements

Marks = Mapping[str, Mark]


class CriterionStatus(StrEnum):
    """How much of an exit criterion is proven."""

    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class CriterionReport:
    """One exit criterion of a gate: its status, what is missing and what is claimed without evidence."""

    place: Place
    status: CriterionStatus
    requirements: tuple[Place, ...]
    missing: tuple[Place, ...]
    claimed: tuple[Place, ...]

    @property
    def criterion(self) -> ExitCriterion:
        """The exit criterion that is reported on."""
        assert isinstance(self.place.item, ExitCriterion)  # noqa: S101  # by construction
        return self.place.item

    @property
    def passes(self) -> bool:
        """Whether this criterion no longer holds the deal back."""
        return self.status in (CriterionStatus.MET, CriterionStatus.WAIVED)

    @property
    def proven(self) -> int:
        """How many of its requirements are done or waived."""
        return len(self.requirements) - sum(place.requirement is not None for place in self.missing)


@dataclass(frozen=True, slots=True)
class GateReport:
    """The answer of one stage gate for one deal."""

    stage: Stage
    strict: bool
    criteria: tuple[CriterionReport, ...]

    @property
    def required(self) -> tuple[CriterionReport, ...]:
        """The criteria that must pass."""
        return tuple(report for report in self.criteria if report.criterion.required)

    @property
    def ready(self) -> bool:
        """Whether every required criterion passes."""
        return all(report.passes for report in self.required)

    @property
    def met(self) -> int:
        """How many required criteria pass."""
        return sum(report.passes for report in self.required)

    @property
    def missing(self) -> tuple[Place, ...]:
        """What must still be proven, in the order of the playbook."""
        return tuple(place for report in self.required if not report.passes for place in report.missing)


def check_gate(playbook: Playbook, stage: Stage, marks: Marks, *, strict: bool = False) -> GateReport:
    """Report on the gate of `stage`; strict, or a playbook that requires evidence, counts only verified."""
    strict = strict or playbook.evidence == "required"
    places = [place for place in find_places(stage) if place.section is Section.EXIT_CRITERIA]
    criteria = [place for place in places if place.requirement is None]
    reports = (
        _report(
            place, tuple(p for p in places if p.item is place.item and p.requirement), marks, strict=strict
        )
        for place in criteria
    )
    return GateReport(stage, strict, tuple(reports))


def find_mark(place: Place, marks: Marks) -> Mark | None:
    """The mark that counts for a place: its own, or for a requirement the one of its criterion."""
    own = marks.get(place.path)
    if place.requirement is None:
        return own
    whole = marks.get(place.path.rsplit("/", 1)[0])
    if whole is None or own is None:
        return own or whole
    if own.order > whole.order or whole.status is ItemStatus.OPEN:
        return max(own, whole, key=lambda mark: mark.order)
    if own.status is ItemStatus.OPEN:
        return whole
    if own.status is whole.status is ItemStatus.DONE:
        return replace(own, evidence=(*own.evidence, *(e for e in whole.evidence if e not in own.evidence)))
    return own


def item_status(place: Place, marks: Marks) -> ItemStatus:
    """Whether a place is open, done or waived; a criterion with requirements is as far as they are."""
    requirements = [] if place.requirement else list_requirements(place)
    if not requirements:
        mark = find_mark(place, marks)
        return mark.status if mark else ItemStatus.OPEN
    statuses = {item_status(requirement, marks) for requirement in requirements}
    if ItemStatus.OPEN in statuses:
        return ItemStatus.OPEN
    return ItemStatus.DONE if ItemStatus.DONE in statuses else ItemStatus.WAIVED


def is_claimed(place: Place, marks: Marks) -> bool:
    """Whether a place is marked done with nothing to show for it."""
    mark = find_mark(place, marks)
    return mark is not None and mark.status is ItemStatus.DONE and not mark.evidence


def _report(place: Place, requirements: tuple[Place, ...], marks: Marks, *, strict: bool) -> CriterionReport:
    parts = requirements or (place,)
    claimed = tuple(part for part in parts if is_claimed(part, marks))
    missing = tuple(
        part for part in parts if item_status(part, marks) is ItemStatus.OPEN or (strict and part in claimed)
    )
    return CriterionReport(place, _status(parts, missing, marks), requirements, missing, claimed)


def _status(parts: tuple[Place, ...], missing: tuple[Place, ...], marks: Marks) -> CriterionStatus:
    if missing:
        return CriterionStatus.PARTIAL if len(missing) < len(parts) else CriterionStatus.UNMET
    waived = all(item_status(part, marks) is ItemStatus.WAIVED for part in parts)
    return CriterionStatus.WAIVED if waived else CriterionStatus.MET
