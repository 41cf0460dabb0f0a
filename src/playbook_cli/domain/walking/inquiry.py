"""A question of the walk as data: what it is about, what it offers, and what was answered before it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.gate import part_status
from playbook_cli.domain.deal.proof import PartStatus
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.advice import Briefing
    from playbook_cli.domain.deal.marks import Marks

_TWO_DIGITS = 10


class InquiryKind(StrEnum):
    """What a question of the walk is about."""

    ITEM = "item"
    PROOF = "proof"
    CONFIRMATION = "confirmation"
    SERVED = "served"
    OVERDUE_STEP = "overdue_step"
    NEXT_STEP = "next_step"
    WORTH = "worth"
    MOVE = "move"
    END = "end"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One question, with the briefing that shows what it is about.

    `place` is the item or requirement asked about, `parts` are all requirements of its criterion;
    `offered` are the items that serve the criterion and are still open, `counted` those that were when the
    question was asked first: their numbers stay while some of them are taken. `denied` where the place was
    answered “not yet” before.
    """

    kind: InquiryKind
    briefing: Briefing
    place: Place | None = None
    parts: tuple[Place, ...] = ()
    offered: tuple[Place, ...] = ()
    counted: tuple[Place, ...] = ()
    denied: bool = False

    @property
    def numbered(self) -> dict[str, Place]:
        """What is offered, under a number of one digit that stays while others are answered."""
        every = self.counted if len(self.counted) < _TWO_DIGITS else self.offered
        paths = {place.path for place in self.offered}
        numbers = ((str(number), place) for number, place in enumerate(every[: _TWO_DIGITS - 1], 1))
        return {number: place for number, place in numbers if place.path in paths}

    @property
    def key(self) -> str:
        """What tells this question from every other one of a walk: the path of an item, else the kind."""
        action = self.briefing.action
        if self.kind in (InquiryKind.MOVE, InquiryKind.WORTH):
            said = self.kind.value, self.briefing.stage.id, action.rule.value, action.figures.claimed
            return " ".join(map(str, said))
        if self.place is None:
            return self.kind.value
        return f"{self.kind.value} {self.place.path}" if self.offered else self.place.path

    @property
    def outcome(self) -> DealStatus:
        """As what the deal would be closed; one that is not worth pursuing is lost."""
        if self.kind is InquiryKind.WORTH:
            return DealStatus.LOST
        return DealStatus(self.briefing.action.end or DealStatus.WON)

    @property
    def topic(self) -> str | None:
        """The path of the criterion, or other item, with which the walk stays until it is answered."""
        return self.place.whole.path if self.place else None


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered in a walk: the keys of its questions, and the topic with which it stays.

    `counted` are the paths that had numbers in the question that was answered last.
    """

    keys: frozenset[str] = frozenset()
    topic: str | None = None
    counted: frozenset[str] = frozenset()


def list_unsplit(places: Sequence[Place]) -> Sequence[Place]:
    """These places without the criteria that stand among them beside their own parts."""
    return [place for place in places if place.requirement or not list_requirements(place)]


def list_covered(place: Place, marks: Marks) -> Sequence[Place]:
    """The parts that an answer about a whole criterion is about: those that lack evidence, else confirmation.

    What is proven keeps its own proof, and what was waived stays so.
    """
    parts = [(part, part_status(part, marks)) for part in list_requirements(place)]
    for lacking in ((PartStatus.OPEN, PartStatus.CLAIMED), (PartStatus.VERIFIED,), (PartStatus.CONFIRMED,)):
        if covered := [part for part, status in parts if status in lacking]:
            return covered
    return []
