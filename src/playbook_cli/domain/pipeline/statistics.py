"""What became of many deals: conversion, days per stage, reasons, overrides, what lost deals lacked.

Every figure carries the number of cases behind it, and no share is given for fewer than `LEAST_CASES`.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median

from playbook_cli.domain.deal.history.time_in_stage import Stay
from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.domain.deal.statuses import DealStatus, Passage
from playbook_cli.domain.pipeline.board import merge_stages
from playbook_cli.domain.playbook.playbook_overview import StageOverview
from playbook_cli.late_dataclasses import dataclass

LEAST_CASES = 5


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


def count_statistics(deals: Iterable[DealOverview]) -> tuple[Statistics, ...]:
    """The statistics for each playbook that has deals, in the order of their ids."""
    by_playbook: dict[str, list[DealOverview]] = {}
    for deal in deals:
        by_playbook.setdefault(deal.playbook.id, []).append(deal)
    return tuple(_count(playbook, tracked) for playbook, tracked in sorted(by_playbook.items()))


def _count(playbook: str, deals: Sequence[DealOverview]) -> Statistics:
    closed = [deal for deal in deals if deal.closed]
    won = [deal for deal in closed if deal.status is DealStatus.WON]
    lost = [deal for deal in closed if deal.status is not DealStatus.WON]
    worked = [deal for deal in lost if not _ended_elsewhere(deal)]
    return Statistics(
        playbook=playbook,
        deals=len(deals),
        stages=tuple(_count_stages(deals)),
        win_rate=Share(len(won), len(closed)),
        overrides=_count_overrides(won, deals),
        reasons=_rank_texts(map(_reason, closed)),
        reasons_by_outcome=_rank_reasons(closed),
        competitors=_rank_texts(filter(None, map(_competitor, lost)), of=len(lost)),
        lost_deals=len(worked),
        missing_in_lost=_rank_missing(worked),
        title=deals[0].playbook.title,
    )


def _count_overrides(won: Sequence[DealOverview], deals: Sequence[DealOverview]) -> Share:
    """The gates passed against the rule, of all gates that were passed here."""
    forward = [stay for deal in deals for stay in deal.stays if stay.forward]
    last = [closed for deal in won if (closed := deal.closed) and not closed.imported]
    against = sum(stay.left_by is not Passage.ADVANCED for stay in forward)
    return Share(against + sum(closed.overridden for closed in last), len(forward) + len(last))


def _rank_reasons(closed: Sequence[DealOverview]) -> dict[DealStatus, tuple[Counted, ...]]:
    outcomes = (DealStatus.WON, DealStatus.LOST, DealStatus.NO_DECISION)
    return {
        outcome: _rank_texts(_reason(deal) for deal in closed if deal.status is outcome)
        for outcome in outcomes
    }


def _ended_elsewhere(deal: DealOverview) -> bool:
    return deal.closed is not None and deal.closed.imported


def _count_stages(deals: Sequence[DealOverview]) -> Iterator[StageStatistics]:
    stays: dict[str, list[tuple[DealOverview, Stay]]] = defaultdict(list)
    for deal in deals:
        for stay in deal.stays:
            stays[stay.stage].append((deal, stay))
    editions = {deal.playbook.version: deal.playbook for deal in deals}
    lasts = {[s for s in playbook.stages if s.end is None][-1].id for playbook in editions.values()}
    for stage in merge_stages(deals):
        if stage.end is None or stays[stage.id]:  # an end is told only where a deal stood in it
            yield _count_stage(stage, stays[stage.id], last=stage.id in lasts or stage.end is not None)


def _count_stage(
    stage: StageOverview, here: Sequence[tuple[DealOverview, Stay]], *, last: bool
) -> StageStatistics:
    ended = Counter(deal.status for deal, stay in here if stay.left_by is None and deal.closed)
    return StageStatistics(
        stage=stage.id,
        name=stage.name,
        entered=len({deal.id for deal, _stay in here}),
        advanced=_count_advanced(here, last=last),
        here=sum(stay.until is None for _deal, stay in here),
        won=ended[DealStatus.WON],
        lost=ended[DealStatus.LOST],
        no_decision=ended[DealStatus.NO_DECISION],
        days=_count_days([stay for _deal, stay in here]),
    )


def _count_advanced(here: Sequence[tuple[DealOverview, Stay]], *, last: bool) -> Share:
    """The deals that went on from a stage, of those that left it; out of the last one nothing can."""
    left = {deal.id for deal, stay in here if stay.until}
    advanced = {deal.id for deal, stay in here if stay.forward}
    return Share(len(advanced), 0 if last and not advanced else len(left))


def _count_days(stays: Iterable[Stay]) -> Days:
    days = [stay.days for stay in stays if stay.days is not None]
    return Days(len(days), median(days) if days else None, _percentile(days, 0.9))


def _percentile(days: Sequence[int], share: float) -> int | None:
    """The nearest-rank percentile: the smallest value with at least that share at or below it."""
    if not days:
        return None
    return sorted(days)[max(math.ceil(share * len(days)) - 1, 0)]


def _reason(deal: DealOverview) -> str:
    closed = deal.closed
    return (closed.reason if closed else None) or ""


def _competitor(deal: DealOverview) -> str:
    """Who won it instead: as said on closing, otherwise the competitor that was known."""
    closed = deal.closed
    return (closed.competitor if closed else None) or deal.competitor


def _rank_missing(lost: Sequence[DealOverview]) -> tuple[Counted, ...]:
    """The criteria not met in the stage in which deals were lost, each of the deals that it was asked of."""
    asked: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for deal in lost:
        for report in deal.check_gate().required:
            key = f"{deal.stage.id}/{report.criterion.id}"
            labels[key] = report.criterion.name
            asked[key] += 1
            missing[key] += not report.passes
    return _rank(missing, asked, labels)


def _rank_texts(texts: Iterable[str], *, of: int | None = None) -> tuple[Counted, ...]:
    counts = Counter(texts)
    total = counts.total() if of is None else of
    return _rank(counts, dict.fromkeys(counts, total), {text: text for text in counts})


def _rank(counts: Counter[str], of: Mapping[str, int], labels: Mapping[str, str]) -> tuple[Counted, ...]:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Counted(key, labels[key], count, of[key]) for key, count in ranked if count)
