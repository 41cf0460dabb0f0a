"""The deal as it was at a moment of the past, although clocks go wrong.

The order of a history is a fact, the times in it are what some clock said. When they contradict each other,
the fewest events that explain it had a wrong clock: the longest run of times that never go back is believed
(of two as long the one that spans less time, for a wrong clock is often wrong by years), and any other event
counts as recorded together with the believed one before it. So a clock that was set back,
or ran ahead for a while, neither drops what came later nor brings a later event into the past.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime

from playbook_cli.domain.deal.history.deal import Deal


def cut_history(deal: Deal, moment: datetime) -> Deal:
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


def _find_longest_run(moments: Sequence[datetime]) -> list[int]:
    """The positions of the longest subsequence that never goes back, in n log n steps.

    A pile holds the positions at which the longest run of one length ends. Along it moments fall, and starts
    never rise, so that two bisections find the run to go on.
    """
    piles: list[list[int]] = []
    before: list[int | None] = []
    starts: list[datetime] = []
    for place, moment in enumerate(moments):
        length = bisect_right(piles, moment, key=lambda pile: moments[pile[-1]])
        earlier = _choose_best(piles[length - 1], moment, moments, starts) if length else None
        before.append(earlier)
        starts.append(moment if earlier is None else starts[earlier])
        if length == len(piles):
            piles.append([])
        piles[length].append(place)
    if not piles:
        return []
    return _follow(before, min(piles[-1], key=lambda end: moments[end] - starts[end]))


def _choose_best(
    pile: Sequence[int], moment: datetime, moments: Sequence[datetime], starts: Sequence[datetime]
) -> int:
    """The last of those in a pile that `moment` can follow and whose run began latest."""
    first = bisect_left(pile, True, key=lambda place: moments[place] <= moment)
    latest = starts[pile[first]]
    return pile[bisect_left(pile, True, first, key=lambda place: starts[place] < latest) - 1]


def _follow(before: Sequence[int | None], end: int) -> list[int]:
    places = [end]
    while (place := before[places[-1]]) is not None:
        places.append(place)
    return places[::-1]
