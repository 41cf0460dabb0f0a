"""What a changed playbook would have said of the past: every gate that deals passed, asked again.

A deal's marks are taken as they stood when it passed, and carried over to the other edition as an upgrade
would carry them; what that edition asks for beyond them is missing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from playbook_cli.domain.carrying import carry_marks, settle_marks
from playbook_cli.domain.comparison import Comparison
from playbook_cli.domain.deal import Deal, DealState, find_standing, fold
from playbook_cli.domain.events import Closed, DealStatus, Event, Passage, StageEntered
from playbook_cli.domain.gate import GateReport, check_gate

FindComparison = Callable[[DealState], Comparison]
_FORWARD = (Passage.ADVANCED, Passage.OVERRIDDEN, Passage.SKIPPED)


@dataclass(frozen=True, slots=True)
class ReplayedPassage:
    """One gate that a deal passed; `gate` is the other edition's, or None where that has no such stage.

    `overridden` says that the gate was not met even then.
    """

    deal: str
    stage: str
    overridden: bool
    gate: GateReport | None

    @property
    def held(self) -> bool:
        """Whether the other edition would have held the deal back."""
        return self.gate is not None and not self.gate.ready


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
    def missing(self) -> tuple[tuple[str, int], ...]:
        """The criteria that would have been missing, the most frequent first."""
        counts = Counter(
            f"{passage.gate.stage.id}/{report.criterion.id}"
            for passage in self.held
            if passage.gate
            for report in passage.gate.required
            if not report.passes
        )
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def replay_deals(deals: Iterable[Deal], find_comparison: FindComparison, skipped: Sequence[str]) -> Replay:
    """Replay every passage of these deals against the edition that the comparisons lead to."""
    passages = tuple(passage for deal in deals for passage in _replay(deal, find_comparison))
    return Replay(passages, tuple(skipped))


def _replay(deal: Deal, find_comparison: FindComparison) -> Iterator[ReplayedPassage]:
    standing = find_standing(deal.history)
    history = tuple(event for event in deal.history if event.id in standing)
    for index, event in enumerate(history):
        if not _passes_a_gate(event):
            continue
        state = fold(deal.model_copy(update={"history": history[:index]}))
        comparison = find_comparison(state)
        stage = comparison.stages.get(state.stage)
        marks = settle_marks(state.marks, carry_marks(comparison, state.marks))
        gate = check_gate(comparison.after, stage, marks) if stage else None
        yield ReplayedPassage(deal.id, state.stage, _was_overridden(event), gate)


def _passes_a_gate(event: Event) -> bool:
    if isinstance(event, StageEntered):
        return event.passage in _FORWARD
    return isinstance(event, Closed) and event.outcome is DealStatus.WON


def _was_overridden(event: Event) -> bool:
    if isinstance(event, StageEntered):
        return event.passage is not Passage.ADVANCED
    return isinstance(event, Closed) and event.overridden
