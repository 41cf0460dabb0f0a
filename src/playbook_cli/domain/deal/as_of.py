"""The deal as it was at a moment of the past, although clocks go wrong.

The order of a history is a fact, the times in it are what some clock said. When they contradict each other,
the fewest events that explain it had a wrong clock: the longest run of times that never go back is believed
(of two as long the one that spans less time, for a wrong clock is often wrong by years), and any other event
counts as recorded together with the believed one before it. So a clock that was set back,
or ran ahead for a while, neither drops what came later nor brings a later event into the past.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from playbook_cli.domain.deal.history import Deal


def events_until(deal: Deal, moment: datetime) -> Deal:
    """The deal as it was at `moment`: a beginning of its history, never one with gaps."""
    if all(event.at <= moment for event in deal.history):
        return deal
    moments = settle_moments([event.at for event in deal.history])
    return deal.model_copy(update={"history": deal.history[: bisect_right(moments, moment)]})


def settle_moments(moments: Sequence[datetime]) -> list[datetime]:
    """The moments at which events count as recorded, in their order and never going back."""
    believed = _find_longest_run(moments)
    if len(believed) == len(moments):
        return list(moments)
    settled = []
    latest = moments[believed[0]]
    kept = set(believed)
    for index, moment in enumerate(moments):
        latest = moment if index in kept else latest
        settled.append(latest)
    return settled


@dataclass(frozen=True, slots=True, order=True)
class _Run:
    """A run that ends at `end`; the longer and, among those, the one that began later is the greater."""

    length: int
    start: datetime
    end: int


def _find_longest_run(moments: Sequence[datetime]) -> list[int]:
    """The positions of the longest subsequence that never goes back, in n log n steps."""
    if all(one <= other for one, other in pairwise(moments)):
        return list(range(len(moments)))
    ranks = {moment: rank for rank, moment in enumerate(sorted(set(moments)), 1)}
    greatest: list[_Run | None] = [None] * (len(ranks) + 1)  # a Fenwick tree: the greatest run up to a rank
    before: list[int | None] = []
    runs: list[_Run] = []
    for index, moment in enumerate(moments):
        best = _find_greatest(greatest, ranks[moment])
        run = _Run(best.length + 1, best.start, index) if best else _Run(1, moment, index)
        before.append(best.end if best else None)
        runs.append(run)
        _enter(greatest, ranks[moment], run)
    last = min(runs, key=lambda run: (-run.length, moments[run.end] - run.start, run.end))
    return _follow(before, last.end)


def _find_greatest(tree: Sequence[_Run | None], rank: int) -> _Run | None:
    found: _Run | None = None
    while rank:
        run = tree[rank]
        if run and (found is None or run > found):
            found = run
        rank &= rank - 1
    return found


def _enter(tree: list[_Run | None], rank: int, run: _Run) -> None:
    while rank < len(tree):
        known = tree[rank]
        if known is None or run > known:
            tree[rank] = run
        rank += rank & -rank


def _follow(before: Sequence[int | None], end: int) -> list[int]:
    places = [end]
    while (place := before[places[-1]]) is not None:
        places.append(place)
    return places[::-1]
