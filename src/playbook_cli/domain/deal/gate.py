"""The stage gate: which exit criteria are proven, which are missing, and whether the deal may move on.

A requirement stands as it was last marked, on its own or through its criterion. Marking a criterion done
covers its open requirements, backs the done ones with its evidence and renews their moment and confirmation;
waiving it covers only what is still open; opening it opens them all.

What is done is claimed (on our word), verified (with evidence) or confirmed (with evidence, and named by
somebody): `part_status` tells them apart for every part, and nothing else does. A gate that asks for nothing
is never proven, and an end is no gate that anybody may pass.
"""

from __future__ import annotations

from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, Final

from playbook_cli.domain.deal.marks import Mark, Marks, settle_mark
from playbook_cli.domain.deal.proof import (
    LETTERS,
    STATUS_OF,
    CriterionStatus,
    PartStatus,
    is_missing,
    is_ready,
    judge_criterion,
    weigh_mark,
)
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus
from playbook_cli.domain.playbook.ends import find_end
from playbook_cli.domain.playbook.once import once_for_each
from playbook_cli.domain.playbook.refs import Place, list_gate, path_above
from playbook_cli.domain.playbook.structure import is_criterion
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playbook_cli.domain.playbook.model import ExitCriterion, Playbook, Stage


_NOT_DONE, _WAIVED, _CLAIMED, _VERIFIED, _CONFIRMED = PartStatus  # each found once: see proof.py
_OPEN_ITEM, _DONE_ITEM = ItemStatus.OPEN, ItemStatus.DONE  # as above
_MOST_REPORTS: Final = 1000  # of a stage that are held, unless it has very many criteria


@dataclass(frozen=True)
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

    @cached_property
    def done(self) -> tuple[Place, ...]:
        """The parts that are done and count, in order; what is waived is not among them."""
        left = {*map(id, self.missing), *map(id, self.waived)}
        return tuple([part for part in self.parts if id(part) not in left])

    @property
    def mostly_waived(self) -> bool:
        """Whether more than half of its parts were waived."""
        return 2 * len(self.waived) > len(self.parts)

    @cached_property
    def criterion(self) -> ExitCriterion:
        """The exit criterion that is reported on."""
        assert is_criterion(self.place.item)  # noqa: S101  # by construction
        return self.place.item

    @cached_property
    def passes(self) -> bool:
        """Whether this criterion no longer holds the deal back."""
        return self.status in (CriterionStatus.MET, CriterionStatus.WAIVED)

    @property
    def proven(self) -> int:
        """How many of its requirements are done or waived."""
        return len(self.requirements) - sum(place.requirement is not None for place in self.missing)


@dataclass(frozen=True)
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

    @cached_property
    def required(self) -> tuple[CriterionReport, ...]:
        """The criteria that must pass."""
        return tuple([report for report in self.criteria if report.criterion.required])

    @cached_property
    def waiting(self) -> tuple[CriterionReport, ...]:
        """Those of them that do not, in the order of the playbook."""
        return tuple([report for report in self.required if not report.passes])

    @property
    def asked(self) -> int:
        """How many criteria must pass; a gate that asks for nothing is never proven."""
        return len(self.required)

    @property
    def ready(self) -> bool:
        """Whether the deal may move on: every required criterion passes, and this is no end."""
        waiting, ends = len(self.waiting), self.end is not None
        return is_ready(waiting=waiting, asked=self.asked, ends=ends, asks_proof=self.asks_proof)

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
    def reached(self) -> frozenset[str]:
        """The ids of the outcomes that a met criterion verifies."""
        met = (report for report in self.criteria if report.status is CriterionStatus.MET)
        return frozenset(report.criterion.outcome for report in met if report.criterion.outcome)

    @property
    def met(self) -> int:
        """How many required criteria pass."""
        return len(self.required) - len(self.waiting)

    @property
    def missing(self) -> tuple[Place, ...]:
        """What must still be proven, in the order of the playbook."""
        return tuple(place for report in self.waiting for place in report.missing)


def check_gate(playbook: Playbook, stage: Stage, marks: Marks, *, strict: bool = False) -> GateReport:
    """Report on the gate of `stage`; strict, or a playbook that requires evidence, counts only verified."""

    def weigh(path: str, parts: Sequence[Place]) -> str:
        return "".join([LETTERS[weigh_mark(mark)] for mark in _find_marks(path, parts, marks)])

    return weigh_gate(playbook, stage, weigh, strict=strict)


def weigh_gate(
    playbook: Playbook, stage: Stage, weigh: Callable[[str, Sequence[Place]], str], *, strict: bool = False
) -> GateReport:
    """The same where `weigh` says how the parts of a criterion are proven, a letter each, by its path."""
    asks_proof, strict = strict, strict or playbook.evidence == "required"
    gate, known = list_gate(stage), _find_reports(stage)
    most, reports = max(_MOST_REPORTS, 2 * len(gate)), []
    for place, parts in gate:
        asked = (path := place.path, weigh(path, parts), strict)
        if asked not in known:
            if len(known) >= most:
                known.clear()
            known[asked] = _report(place, parts, asked[1], strict=strict)
        reports.append(known[asked])
    return GateReport(stage, strict, tuple(reports), asks_proof, find_end(playbook, stage))


@once_for_each
def _find_reports(_stage: Stage) -> dict[tuple[str, str, bool], CriterionReport]:
    """The reports on the criteria of a stage that were made before: of many deals most are alike."""
    return {}


def find_mark(place: Place, marks: Marks) -> Mark | None:
    """The mark that counts for a place: its own, or for a requirement the one of its criterion."""
    own = marks.get(place.path)
    if place.requirement is None:
        return own
    return settle_mark(own, marks.get(path_above(place.path)))


def item_status(place: Place, marks: Marks) -> ItemStatus:
    """Whether a place is open, done or waived; a criterion with requirements is as far as they are."""
    whole = find_mark(place, marks)
    requirements = () if place.requirement or not is_criterion(place.item) else place.item.requirements
    if not requirements:
        return whole.status if whole else _OPEN_ITEM
    found = [settle_mark(marks.get(f"{place.path}/{one.id}"), whole) for one in requirements]
    statuses = [mark.status if mark else _OPEN_ITEM for mark in found]
    if _OPEN_ITEM in statuses:
        return _OPEN_ITEM
    return _DONE_ITEM if _DONE_ITEM in statuses else ItemStatus.WAIVED


def part_status(place: Place, marks: Marks) -> PartStatus:
    """How well a requirement is proven, or a criterion that has none."""
    return weigh_mark(find_mark(place, marks))


def is_claimed(place: Place, marks: Marks) -> bool:
    """Whether a place is marked done with nothing to show for it."""
    return part_status(place, marks) is PartStatus.CLAIMED


def _report(place: Place, requirements: tuple[Place, ...], letters: str, *, strict: bool) -> CriterionReport:
    parts = requirements or (place,)
    statuses = [STATUS_OF[letter] for letter in letters]
    told: dict[PartStatus, list[Place]] = {}
    for part, status in zip(parts, statuses, strict=True):
        told.setdefault(status, []).append(part)
    return CriterionReport(
        place=place,
        status=judge_criterion(statuses, strict=strict),
        requirements=requirements,
        missing=_pick_missing(parts, statuses) if strict else tuple(told.get(_NOT_DONE, ())),
        claimed=tuple(told.get(_CLAIMED, ())),
        verified=tuple(told.get(_VERIFIED, ())),
        confirmed=tuple(told.get(_CONFIRMED, ())),
        waived=tuple(told.get(_WAIVED, ())),
    )


def _find_marks(path: str, requirements: Sequence[Place], marks: Marks) -> list[Mark | None]:
    """The mark that counts for each part of a criterion; how they are called is worked out once."""
    whole = marks.get(path)
    if not requirements:
        return [whole]
    owns = [marks.get(f"{path}/{part.requirement.id}") for part in requirements if part.requirement]
    return [settle_mark(own, whole) for own in owns]


def _pick_missing(parts: Sequence[Place], statuses: Sequence[PartStatus]) -> tuple[Place, ...]:
    """What is still to be proven where what is only claimed does not count."""
    return tuple(compress(parts, [is_missing(status, strict=True) for status in statuses]))
