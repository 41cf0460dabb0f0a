"""Many deals as JSON: the open deals, the board, the stale ones, the statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playbook_cli.domain.money import Money, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playbook_cli.domain.advice import Briefing
    from playbook_cli.domain.deal.clocks import Clock
    from playbook_cli.domain.pipeline.board import Board, Card
    from playbook_cli.domain.pipeline.stale_deals import StaleDeal
    from playbook_cli.domain.pipeline.statistics import Counted, Share, StageStatistics, Statistics


def deals_mappings(briefings: Iterable[Briefing]) -> Iterator[dict[str, Any]]:
    """The open deals, the most pressing first, each with its one action."""
    from playbook_cli.render.json.deal_json import next_mapping

    for briefing in briefings:
        yield {"deal": briefing.state.id, "name": briefing.state.name, **next_mapping(briefing)}


def boards_mapping(boards: Sequence[Board]) -> list[dict[str, Any]]:
    """The board of each playbook."""
    return [
        {
            "playbook": board.playbook,
            "columns": [
                {
                    "stage": column.stage,
                    "name": column.name,
                    "count": len(column.cards),
                    "amounts": [_money_mapping(money) for money in column.amounts],
                    "deals": [_card_mapping(card) for card in column.cards],
                }
                for column in board.columns
            ],
        }
        for board in boards
    ]


def _card_mapping(card: Card) -> dict[str, Any]:
    return {
        "deal": card.id,
        "name": card.name,
        "gate": {"met": card.gate[0], "total": card.gate[1]},
        "days_in_stage": card.days_in_stage,
        "amount": _money_mapping(card.amount) if card.amount else None,
        "close_date": card.close_date.isoformat() if card.close_date else None,
        "close_date_passed": card.close_date_passed,
        "stale": list(card.stale),
    }


def _money_mapping(money: Money) -> dict[str, str]:
    return {"amount": plain(money.amount), "currency": money.currency}


def stale_mapping(stale: Sequence[StaleDeal]) -> list[dict[str, Any]]:
    """The stale deals with the clocks past their limit."""
    return [
        {
            "deal": one.id,
            "name": one.name,
            "stage": one.stage,
            "clocks": [_clock_mapping(clock) for clock in one.clocks],
        }
        for one in stale
    ]


def _clock_mapping(clock: Clock) -> dict[str, Any]:
    return {"clock": clock.name, "days": clock.days, "limit": clock.limit}


def statistics_mapping(all_statistics: Sequence[Statistics]) -> list[dict[str, Any]]:
    """The statistics of each playbook; a share of too few cases has no fraction."""
    return [
        {
            "playbook": statistics.playbook,
            "deals": statistics.deals,
            "stages": [_stage_mapping(stage) for stage in statistics.stages],
            "win_rate": _share_mapping(statistics.win_rate),
            "overrides": _share_mapping(statistics.overrides),
            "reasons": _counted_mapping(statistics.reasons),
            "reasons_by_outcome": {
                outcome.value: _counted_mapping(reasons)
                for outcome, reasons in statistics.reasons_by_outcome.items()
            },
            "competitors": _counted_mapping(statistics.competitors),
            "lost_deals": statistics.lost_deals,
            "unplaced": statistics.unplaced,
            "missing_in_lost": _counted_mapping(statistics.missing_in_lost),
        }
        for statistics in all_statistics
    ]


def _stage_mapping(stage: StageStatistics) -> dict[str, Any]:
    return {
        "stage": stage.stage,
        "name": stage.name,
        "entered": stage.entered,
        "advanced": _share_mapping(stage.advanced),
        "here": stage.here,
        "won": stage.won,
        "lost": stage.lost,
        "no_decision": stage.no_decision,
        "days": {"n": stage.days.n, "median": stage.days.median, "p90": stage.days.p90},
    }


def _share_mapping(share: Share) -> dict[str, Any]:
    return {"count": share.count, "n": share.of, "fraction": share.fraction}


def _counted_mapping(counted: Sequence[Counted]) -> list[dict[str, Any]]:
    return [{"key": one.key, "label": one.label, "count": one.count, "n": one.of} for one in counted]
