"""The overview of a deal: what lists, gates, boards and statistics need of it, worked out once.

It is free of dates: moments stay as they were recorded, and nothing in it follows from today, so that it can
be kept beside the history it was folded from.
"""

from __future__ import annotations

from functools import cached_property
from itertools import repeat
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from playbook_cli.domain.deal.proof import (
    LETTERS,
    STATUS_OF,
    CriterionStatus,
    PartStatus,
    is_missing,
    is_ready,
    judge_criterion,
    lacks,
    weigh_mark,
)
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:  # only who works an overview out needs the rest
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from playbook_cli.domain.deal.marks import Mark, Marks
    from playbook_cli.domain.deal.state import DealEnd, DealState
    from playbook_cli.domain.money import Money
    from playbook_cli.domain.playbook.playbook_overview import (
        CriterionOverview,
        PartOverview,
        PlaybookOverview,
        StageOverview,
    )


class JudgedCriterion(NamedTuple):
    """One exit criterion of a gate and how each of its parts stands, by its letter."""

    criterion: CriterionOverview
    letters: str
    strict: bool

    @property
    def parts(self) -> tuple[PartStatus, ...]:
        """How each of its parts stands."""
        return tuple(map(STATUS_OF.__getitem__, self.letters))

    @property
    def status(self) -> CriterionStatus:
        """How much of it is proven."""
        return judge_criterion(self.parts, strict=self.strict)

    @property
    def passes(self) -> bool:
        """Whether this criterion no longer holds the deal back."""
        return not lacks(self.letters, strict=self.strict)

    @property
    def missing(self) -> tuple[PartOverview, ...]:
        """What must still be proven of it."""
        pairs = zip(self.criterion.parts, self.parts, strict=True)
        return tuple(part for part, status in pairs if is_missing(status, strict=self.strict))

    def list_parts(self, wanted: PartStatus) -> tuple[PartOverview, ...]:
        """Its parts that stand in this way."""
        pairs = zip(self.criterion.parts, self.parts, strict=True)
        return tuple(part for part, status in pairs if status is wanted)


@dataclass(frozen=True)
class GateOverview:
    """How the gate of a stage stands, of which only what has evidence counts where it is `strict`.

    `asks_proof` says that somebody asked for that now, so that a gate which asks for nothing is a no.
    """

    stage: StageOverview
    criteria: tuple[JudgedCriterion, ...]
    strict: bool = False
    asks_proof: bool = False

    @cached_property
    def required(self) -> Sequence[JudgedCriterion]:
        """The criteria that must pass."""
        return [judged for judged in self.criteria if judged.criterion.required]

    @cached_property
    def waiting(self) -> Sequence[JudgedCriterion]:
        """Those of them that do not."""
        return [judged for judged in self.required if not judged.passes]

    @property
    def asked(self) -> int:
        """How many criteria must pass."""
        return len(self.required)

    @property
    def met(self) -> int:
        """How many required criteria pass."""
        return len(self.required) - len(self.waiting)

    @property
    def ready(self) -> bool:
        """Whether the deal may move on: every required criterion passes, and this is no end."""
        waiting, ends = len(self.waiting), self.stage.end is not None
        return is_ready(waiting=waiting, asked=self.asked, ends=ends, asks_proof=self.asks_proof)

    @property
    def missing(self) -> tuple[PartOverview, ...]:
        """What must still be proven, in the order of the playbook."""
        return tuple(part for judged in self.waiting for part in judged.missing)


class DealOverview(NamedTuple):
    """One deal with the edition that it follows; `proof` has a letter for each part, in its order there.

    `others` are the fields that lists do not show and may be asked for: the source, ids in other systems;
    `tally` is what it counts for in the statistics. A list makes thousands of these, and a frozen dataclass
    takes five times as long to make.
    """

    id: str
    name: str
    playbook: PlaybookOverview
    status: DealStatus
    archived: bool
    stage: StageOverview
    stage_entered_at: datetime | None
    last_activity_at: datetime | None
    next_step: str
    next_step_due: date | None
    snoozed_until: date | None
    close_date: date | None
    close_date_pushes: int
    owner: str
    account: str
    competitor: str
    amount: Money | None
    closed: DealEnd | None
    proof: str
    others: Mapping[str, str]
    tally: str

    @property
    def is_worked(self) -> bool:
        """Whether the deal is open and not put away, so that lists show it."""
        return self.status is _IS_OPEN and not self.archived

    def for_row(self) -> DealOverview:
        """The same for a row of a list, which shows no other fields and counts for no statistics."""
        return self._replace(others=_NO_OTHERS, tally="", owner=intern(self.owner))

    def check_gate(self, stage: StageOverview | None = None, *, strict: bool = False) -> GateOverview:
        """How the gate of a stage stands, of the deal's own without any."""
        stage = stage or self.stage
        counting = strict or self.playbook.asks_evidence
        proof, spans = self.proof, self.playbook.spans
        judged = [JudgedCriterion(one, proof[spans[one.path]], counting) for one in stage.criteria]
        return GateOverview(stage, tuple(judged), counting, asks_proof=strict)

    def weigh_parts(self, path: str, _parts: object = None) -> str:
        """How the parts of the criterion of this path are proven, a letter each."""
        return self.proof[self.playbook.spans[path]]

    def count_gate(self) -> tuple[int, int]:
        """How many required criteria of its stage's gate pass, and how many there are."""
        strict, spans = self.playbook.asks_evidence, self.playbook.find_asked(self.stage)
        lacking = sum([lacks(self.proof[span], strict=strict) for span in spans])
        return len(spans) - lacking, len(spans)


_NO_OTHERS: Final[Mapping[str, str]] = MappingProxyType({})
_IS_OPEN: Final = DealStatus.OPEN  # found once: see proof.py
_NOTHING: Final = LETTERS[PartStatus.OPEN]


def overview_deal(state: DealState, playbook: PlaybookOverview) -> DealOverview:
    """The overview of a deal; it stands in the first stage where the playbook has no stage of its own."""
    from playbook_cli.domain.deal.tally import tally_deal

    stage, fields, step = playbook.stage(state.stage) or playbook.stages[0], state.fields, state.next_step
    proof = _weigh_parts(playbook, state.marks)
    return DealOverview(
        id=state.id,
        name=state.name,
        playbook=playbook,
        status=state.status,
        archived=fields.archived,
        stage=stage,
        stage_entered_at=state.stage_entered_at,
        last_activity_at=state.last_activity_at,
        next_step=step.text if step else "",
        next_step_due=step.due if step else None,
        snoozed_until=fields.snoozed_until,
        close_date=fields.close_date,
        close_date_pushes=state.close_date_pushes,
        owner=fields.owner,
        account=fields.account,
        competitor=fields.competitor,
        amount=fields.amount,
        closed=state.closed,
        proof=proof,
        others=_keep_others(fields.said),
        tally=tally_deal(state, playbook, stage, proof),
    )


def _keep_others(said: Mapping[str, str]) -> dict[str, str]:
    """The fields that the overview holds in no other form: where a deal came from, its ids elsewhere."""
    from playbook_cli.domain.deal.fields import EXTERNAL, KEPT_AS_SAID

    return {name: value for name, value in said.items() if name in KEPT_AS_SAID or name.startswith(EXTERNAL)}


def _weigh_parts(playbook: PlaybookOverview, marks: Marks) -> str:
    """How every part of a playbook is proven, a letter each."""
    letters = _weigh_each(marks)
    if letters.keys().isdisjoint(playbook.wholes):  # as most are, where each part is marked by itself
        return "".join(map(letters.get, playbook.all_parts, repeat(_NOTHING)))
    found = _settle_parts(playbook, marks)
    return "".join([_NOTHING if mark is None else LETTERS[weigh_mark(mark)] for mark in found])


def _weigh_each(marks: Marks) -> Mapping[str, str]:
    """How every marked item is proven, by its letter."""
    from playbook_cli.domain.deal.history.plain.column_marks import ColumnMarks

    if isinstance(marks, ColumnMarks):
        return marks.letters
    return {path: LETTERS[weigh_mark(mark)] for path, mark in marks.items()}


def _settle_parts(playbook: PlaybookOverview, marks: Marks) -> Iterator[Mark | None]:
    """The mark that counts for each part."""
    from playbook_cli.domain.deal.marks import settle_mark

    for path, parts in playbook.part_paths:
        whole = marks.get(path)
        for part in parts:
            yield settle_mark(marks.get(part), whole)
