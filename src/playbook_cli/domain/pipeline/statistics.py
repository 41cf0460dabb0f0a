"""What became of many deals: conversion, days per stage, reasons, overrides, what lost deals lacked.

Every figure carries the number of cases behind it, and no share is given for fewer than `LEAST_CASES`.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from playbook_cli.domain.deal.statuses import ENDS, DealStatus
from playbook_cli.domain.deal.tally import (
    ADVANCED,
    AGAINST,
    CLOSED,
    COMPETITOR,
    DAYS,
    DEAL,
    ENDED,
    ENTERED,
    HERE,
    LEFT,
    LOST,
    MISSING,
    PASSED,
    UNPLACED,
    Fields,
    read_line,
)
from playbook_cli.domain.pipeline.board import merge_stages
from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, StageOverview, Tallied
from playbook_cli.late_dataclasses import dataclass

LEAST_CASES = 5
Sums = Mapping[str, Counter[Fields]]  # for each kind of line, how often what it is about was counted


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; the fraction is None below `LEAST_CASES`."""

    count: int
    of: int

    @property
    def fraction(self) -> float | None:
        """The share between 0 and 1, or None for too few cases."""
        return self.count / self.of if self.of >= LEAST_CASES else None


@dataclass(frozen=True, slots=True)
class Days:
    """Days of finished stays: median and 90th percentile (nearest rank), None without a case."""

    n: int
    median: float | None
    p90: int | None


@dataclass(frozen=True, slots=True)
class StageStatistics:
    """What became of the deals that were in one stage.

    `advanced` is of those that have left it in any way: what still stands there has not failed. Out of the
    last stage nothing advances, of nothing.
    """

    stage: str
    name: str
    entered: int
    advanced: Share
    here: int
    won: int
    lost: int
    no_decision: int
    days: Days


@dataclass(frozen=True, slots=True)
class Counted:
    """A text and how often it occurred, of how many cases; `label` is what it is called."""

    key: str
    label: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The statistics of the deals of one playbook.

    Overrides count every gate that was passed, the last one by winning. What lost deals lacked is counted
    over `lost_deals`, which were worked here: of a deal that was imported as lost nothing was ever marked.
    In which stage such a deal was lost nobody saw: the `unplaced` are counted in no stage.
    """

    playbook: str
    deals: int
    stages: tuple[StageStatistics, ...]
    win_rate: Share
    overrides: Share
    reasons: tuple[Counted, ...]
    reasons_by_outcome: Mapping[DealStatus, tuple[Counted, ...]]
    competitors: tuple[Counted, ...]
    lost_deals: int
    missing_in_lost: tuple[Counted, ...]
    title: str
    unplaced: int = 0


def count_statistics(deals: Iterable[Tallied]) -> tuple[Statistics, ...]:
    """The statistics for each playbook that has deals, in the order of their ids; no deal is held."""
    lines: dict[str, Counter[str]] = {}
    editions: dict[str, dict[str, PlaybookOverview]] = {}
    for playbook, tally in deals:
        if not tally:
            continue
        if playbook.version not in lines:
            lines[playbook.version] = Counter()
            editions.setdefault(playbook.id, {})[playbook.version] = playbook
        lines[playbook.version].update(tally.split("\n"))
    return tuple(
        _count(list(known.values()), [_sort_lines(lines[version]) for version in known])
        for _playbook, known in sorted(editions.items())
    )


def _sort_lines(lines: Counter[str]) -> Sums:
    """How often each line was counted, by its kind."""
    sums: dict[str, Counter[Fields]] = {}
    for line, count in lines.items():
        kind, *about = read_line(line)
        sums.setdefault(kind, Counter())[tuple(about)] += count
    return sums


def _total(every: Sequence[Sums], kind: str) -> Counter[Fields]:
    """How often each thing of a kind was counted over all editions."""
    return sum((sums.get(kind, Counter()) for sums in every), Counter())


def _count(editions: Sequence[PlaybookOverview], every: Sequence[Sums]) -> Statistics:
    closed = _total(every, CLOSED)
    won = sum(count for (status, _reason), count in closed.items() if status == DealStatus.WON)
    against = _total(every, AGAINST).total()
    lost = closed.total() - won
    return Statistics(
        playbook=editions[0].id,
        deals=_total(every, DEAL).total(),
        stages=tuple(_count_stages(editions, every)),
        win_rate=Share(won, closed.total()),
        overrides=Share(against, against + _total(every, PASSED).total()),
        reasons=_rank_reasons(closed, tuple(DealStatus)),
        reasons_by_outcome={outcome: _rank_reasons(closed, [outcome]) for outcome in ENDS},
        competitors=_rank_texts({text: n for (text,), n in _total(every, COMPETITOR).items()}, of=lost),
        lost_deals=_total(every, LOST).total(),
        missing_in_lost=_rank_missing(editions, every),
        title=editions[0].title,
        unplaced=_total(every, UNPLACED).total(),
    )


def _rank_reasons(closed: Counter[Fields], outcomes: Sequence[str]) -> tuple[Counted, ...]:
    """Why deals ended in one of these ways."""
    reasons: Counter[str] = Counter()
    for (status, reason), count in closed.items():
        reasons[reason] += count if status in outcomes else 0
    return _rank_texts(reasons, of=reasons.total())


def _count_stages(editions: Sequence[PlaybookOverview], every: Sequence[Sums]) -> Iterator[StageStatistics]:
    sums = {kind: _total(every, kind) for kind in (ENTERED, LEFT, ADVANCED, HERE, ENDED, DAYS)}
    lasts = {[stage for stage in playbook.stages if stage.end is None][-1].id for playbook in editions}
    for stage in merge_stages(editions):
        if stage.end is None or sums[ENTERED][stage.id,]:  # an end is told only where a deal stood in it
            yield _count_stage(stage, sums, last=stage.id in lasts or stage.end is not None)


def _count_stage(stage: StageOverview, sums: Sums, *, last: bool) -> StageStatistics:
    advanced, ended = sums[ADVANCED][stage.id,], sums[ENDED]
    days = (days for days in sums[DAYS].elements() if days[0] == stage.id)
    return StageStatistics(
        stage=stage.id,
        name=stage.name,
        entered=sums[ENTERED][stage.id,],
        advanced=Share(advanced, 0 if last and not advanced else sums[LEFT][stage.id,]),
        here=sums[HERE][stage.id,],
        won=ended[stage.id, DealStatus.WON.value],
        lost=ended[stage.id, DealStatus.LOST.value],
        no_decision=ended[stage.id, DealStatus.NO_DECISION.value],
        days=_count_days(sorted(int(count) for _stage, count in days)),
    )


def _count_days(days: Sequence[int]) -> Days:
    """Median and percentile of finished stays, which are given in their order."""
    return Days(len(days), median(days) if days else None, _percentile(days, 0.9))


def _percentile(days: Sequence[int], share: float) -> int | None:
    """The nearest-rank percentile of sorted days: the smallest with at least that share at or below it."""
    if not days:
        return None
    return days[max(math.ceil(share * len(days)) - 1, 0)]


def _rank_missing(editions: Sequence[PlaybookOverview], every: Sequence[Sums]) -> tuple[Counted, ...]:
    """The criteria not met in the stage in which deals were lost, each of the deals that it was asked of."""
    asked: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for playbook, sums in zip(editions, every, strict=True):
        for (stage_id,), count in sums.get(LOST, {}).items():
            stage = playbook.stage(stage_id)
            for criterion in stage.criteria if stage else ():
                if criterion.required:
                    key = f"{stage_id}/{criterion.id}"
                    asked[key] += count
                    labels.setdefault(key, criterion.name)
    missing = Counter({f"{stage}/{criterion}": n for (stage, criterion), n in _total(every, MISSING).items()})
    return _rank(missing, asked, labels)


def _rank_texts(counts: Mapping[str, int], *, of: int) -> tuple[Counted, ...]:
    return _rank(counts, dict.fromkeys(counts, of), {text: text for text in counts})


def _rank(counts: Mapping[str, int], of: Mapping[str, int], labels: Mapping[str, str]) -> tuple[Counted, ...]:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Counted(key, labels[key], count, of[key]) for key, count in ranked if count)
