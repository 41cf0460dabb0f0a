"""What a changed playbook would have said of the past: every gate that deals passed, asked again.

A deal's marks are taken as they stood when it passed, and carried over to the other edition as an upgrade
would carry them, with what is reworded counting on. A stage that the other edition puts between two is asked
too. What is new in it was never asked then, so nobody could prove it; that is told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.gate import GateReport, check_gate
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Closed, Event, StageEntered
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.deal.marks import Marks
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import FORWARD, DealStatus, Passage
from playbook_cli.domain.playbook.refs import Place
from playbook_cli.domain.upgrade.comparison import Comparison
from playbook_cli.domain.upgrade.mark_transfer import carry_marks, settle_marks
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Stage

FindComparison = Callable[[DealState], Comparison]


@dataclass(frozen=True, slots=True)
class ReplayedPassage:
    """One gate that a deal passed; `gates` are the other edition's, none where that has no such stage.

    `overridden` says that the gate was not met even then, `new` are missing places that the deal's own
    edition did not have, `outcome` is how the deal stands today.
    """

    deal: str
    name: str
    outcome: DealStatus
    stage: Stage
    overridden: bool
    gates: tuple[GateReport, ...]
    new: frozenset[str]

    @property
    def held(self) -> bool:
        """Whether the other edition would have held the deal back."""
        return not all(gate.ready for gate in self.gates)

    @property
    def missing(self) -> tuple[Place, ...]:
        """What the other edition would have missed, in its order."""
        return tuple(place for gate in self.gates for place in gate.missing)


@dataclass(frozen=True, slots=True)
class MissedCriterion:
    """A criterion that would have been missing at `count` passages; `new` in all of them or not."""

    key: str
    ref: str
    name: str
    count: int
    new: bool


@dataclass(frozen=True, slots=True)
class Replay:
    """Every passage of many deals, replayed; `skipped` are deals of other playbooks."""

    passages: tuple[ReplayedPassage, ...]
    skipped: tuple[str, ...]

    @property
    def held(self) -> tuple[ReplayedPassage, ...]:
        """The passages that the other edition would have held back, in the order of the deals."""
        return tuple(passage for passage in self.passages if passage.held)

    @property
    def newly_held(self) -> tuple[ReplayedPassage, ...]:
        """Those of them that were passed with the gate met."""
        return tuple(passage for passage in self.held if not passage.overridden)

    @property
    def freed(self) -> tuple[ReplayedPassage, ...]:
        """The passages that needed an override then and would need none."""
        return tuple(passage for passage in self.passages if passage.overridden and not passage.held)

    @property
    def deals_by_outcome(self) -> Mapping[DealStatus, tuple[int, int]]:
        """For each outcome, how many deals would have been held at a gate that they met, and of how many."""
        every, held = ({p.deal: p.outcome for p in some} for some in (self.passages, self.newly_held))
        counts, of = Counter(held.values()), Counter(every.values())
        return {outcome: (counts[outcome], of[outcome]) for outcome in DealStatus if of[outcome]}

    @property
    def missing(self) -> tuple[MissedCriterion, ...]:
        """The criteria that would have been missing, the most frequent first."""
        counts: Counter[str] = Counter()
        named: dict[str, tuple[str, str]] = {}
        known: set[str] = set()
        for passage in self.held:
            for gate in passage.gates:
                for report in gate.required:
                    if report.passes:
                        continue
                    key = f"{gate.stage.id}/{report.criterion.id}"
                    counts[key] += 1
                    named[key] = (report.place.full_ref, report.criterion.name)
                    known |= {key for place in report.missing if place.path not in passage.new}
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(MissedCriterion(key, *named[key], count, key not in known) for key, count in ranked)


def replay_deals(deals: Iterable[Deal], find_comparison: FindComparison, skipped: Sequence[str]) -> Replay:
    """Replay every passage of these deals against the edition that the comparisons lead to."""
    passages = tuple(passage for deal in deals for passage in _replay(deal, find_comparison))
    return Replay(passages, tuple(skipped))


def _replay(deal: Deal, find_comparison: FindComparison) -> Iterator[ReplayedPassage]:
    standing = find_standing(deal.history)
    today = fold(deal)
    for index, event in enumerate(deal.history):
        if event.id not in standing or not _passes_a_gate(event):
            continue
        state = fold(deal.model_copy(update={"history": deal.history[:index]}))
        comparison = find_comparison(state)
        marks = settle_marks(state.marks, carry_marks(comparison, state.marks))
        yield ReplayedPassage(
            deal=deal.id,
            name=today.name,
            outcome=today.status,
            stage=comparison.before.stage_or_first(state.stage),
            overridden=_was_overridden(event),
            gates=tuple(_ask_gates(comparison, state, event, marks)),
            new=comparison.added,
        )


def _ask_gates(comparison: Comparison, state: DealState, event: Event, marks: Marks) -> Iterator[GateReport]:
    """The gates of the other edition from the stage that was left up to the one that was entered."""
    first = comparison.stages.get(comparison.before.stage_or_first(state.stage).id)
    if first is None:
        return
    entered = comparison.stages.get(event.to) if isinstance(event, StageEntered) else None
    last = entered.position - 1 if entered else first.position
    if isinstance(event, Closed):
        last = len(comparison.after.stages)
    for stage in comparison.after.stages[first.position - 1 : max(last, first.position)]:
        yield check_gate(comparison.after, stage, marks)


def _passes_a_gate(event: Event) -> bool:
    if isinstance(event, StageEntered):
        return event.passage in FORWARD
    return isinstance(event, Closed) and event.outcome is DealStatus.WON


def _was_overridden(event: Event) -> bool:
    if isinstance(event, StageEntered):
        return event.passage is not Passage.ADVANCED
    return isinstance(event, Closed) and event.overridden
