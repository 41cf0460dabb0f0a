"""The stage gate: which exit criteria are proven, which are missing, and whether the deal may move on.

A requirement stands as it was last marked, on its own or through its criterion. Marking a criterion done
covers its open requirements, backs the done ones with its evidence and renews their moment and confirmation;
waiving it covers only what is still open; opening it opens them all.

What is done is claimed (on our word), verified (with evidence) or confirmed (with evidence, and named by
somebody): `proof_level` tells them apart for every part, and nothing else does. A gate that asks for nothing
is never proven, and an end is no gate that anybody may pass.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from playbook_cli.domain.deal.marks import Mark
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus
from playbook_cli.domain.playbook.ends import find_end
from playbook_cli.domain.playbook.model import ExitCriterion, Playbook, Section, Stage
from playbook_cli.domain.playbook.refs import Place, find_places, list_requirements

Marks = Mapping[str, Mark]


class CriterionStatus(StrEnum):
    """How much of an exit criterion is proven."""

    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    WAIVED = "waived"


class ProofLevel(StrEnum):
    """How well something that is done is proven."""

    CLAIMED = "claimed"
    VERIFIED = "verified"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class CriterionReport:
    """One exit criterion of a gate: its status, what is missing or waived, and how it is proven.

    `claimed`, `verified` and `confirmed` share no part; what is claimed is missing too where that counts.
    """

    place: Place
    status: CriterionStatus
    requirements: tuple[Place, ...]
    missing: tuple[Place, ...]
    claimed: tuple[Place, ...] = ()
    verified: tuple[Place, ...] = ()
    confirmed: tuple[Place, ...] = ()
    waived: tuple[Place, ...] = ()

    @property
    def parts(self) -> tuple[Place, ...]:
        """What is marked: its requirements, or itself where it has none."""
        return self.requirements or (self.place,)

    @property
    def done(self) -> tuple[Place, ...]:
        """The parts that are done and count, in order; what is waived is not among them."""
        left = {part.path for part in (*self.missing, *self.waived)}
        return tuple(part for part in self.parts if part.path not in left)

    @property
    def mostly_waived(self) -> bool:
        """Whether more than half of its parts were waived."""
        return 2 * len(self.waived) > len(self.parts)

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
    """The answer of one stage gate for one deal.

    With `strict` only what has evidence counts; `asks_proof` says that somebody asked for that now, so that a
    gate which asks for nothing is a no. `end` is how a deal that stands here is over, where this is an end.
    """

    stage: Stage
    strict: bool
    criteria: tuple[CriterionReport, ...]
    asks_proof: bool = False
    end: DealStatus | None = None

    @property
    def required(self) -> tuple[CriterionReport, ...]:
        """The criteria that must pass."""
        return tuple(report for report in self.criteria if report.criterion.required)

    @property
    def asked(self) -> int:
        """How many criteria must pass; a gate that asks for nothing is never proven."""
        return len(self.required)

    @property
    def ready(self) -> bool:
        """Whether the deal may move on: every required criterion passes, and this is no end."""
        if self.end or (self.asks_proof and not self.asked):
            return False
        return all(report.passes for report in self.required)

    @property
    def claimed(self) -> tuple[Place, ...]:
        """What the required criteria count on our word alone, in the order of the playbook."""
        missing = {place.path for place in self.missing}
        claimed = (place for report in self.required for place in report.claimed)
        return tuple(place for place in claimed if place.path not in missing)

    @property
    def confirmed(self) -> tuple[Place, ...]:
        """What somebody confirmed among the required criteria."""
        return tuple(place for report in self.required for place in report.confirmed)

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
    asks_proof, strict = strict, strict or playbook.evidence == "required"
    places = [place for place in find_places(stage) if place.section is Section.EXIT_CRITERIA]
    criteria = [place for place in places if place.requirement is None]
    reports = (
        _report(
            place, tuple(p for p in places if p.item is place.item and p.requirement), marks, strict=strict
        )
        for place in criteria
    )
    return GateReport(stage, strict, tuple(reports), asks_proof, find_end(playbook, stage))


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
        evidence = (*own.evidence, *(e for e in whole.evidence if e not in own.evidence))
        return replace(whole, evidence=evidence, confirmed_by=whole.confirmed_by or own.confirmed_by)
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


def proof_level(place: Place, marks: Marks) -> ProofLevel | None:
    """How well a place is proven that is done; None where it is open or waived."""
    mark = find_mark(place, marks)
    if mark is None or mark.status is not ItemStatus.DONE:
        return None
    if not mark.evidence:
        return ProofLevel.CLAIMED
    return ProofLevel.CONFIRMED if mark.confirmed_by else ProofLevel.VERIFIED


def is_claimed(place: Place, marks: Marks) -> bool:
    """Whether a place is marked done with nothing to show for it."""
    return proof_level(place, marks) is ProofLevel.CLAIMED


def _report(place: Place, requirements: tuple[Place, ...], marks: Marks, *, strict: bool) -> CriterionReport:
    parts = requirements or (place,)
    levels = [proof_level(part, marks) for part in parts]
    waives = [item_status(part, marks) is ItemStatus.WAIVED for part in parts]
    counting = [level for level in ProofLevel if not (strict and level is ProofLevel.CLAIMED)]
    claimed, verified, confirmed = (_pick(parts, (level is one for level in levels)) for one in ProofLevel)
    waived = _pick(parts, waives)
    missing = _pick(parts, (not w and n not in counting for n, w in zip(levels, waives, strict=True)))
    status = _status(len(parts), len(missing), len(waived))
    return CriterionReport(place, status, requirements, missing, claimed, verified, confirmed, waived)


def _pick(parts: tuple[Place, ...], chosen: Iterable[bool]) -> tuple[Place, ...]:
    return tuple(part for part, is_chosen in zip(parts, chosen, strict=True) if is_chosen)


def _status(parts: int, missing: int, waived: int) -> CriterionStatus:
    if missing:
        return CriterionStatus.PARTIAL if missing < parts else CriterionStatus.UNMET
    return CriterionStatus.WAIVED if waived == parts else CriterionStatus.MET
