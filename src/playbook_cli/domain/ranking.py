"""Which of many open deals is the most pressing: the one order of `next`, `status` and `board`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from playbook_cli.domain.deal.clocks import Clocks, Lateness, measure_lateness, read_clocks

if TYPE_CHECKING:
    from decimal import Decimal

    from playbook_cli.domain.deal.overview import DealOverview

CLOSES_SOON = timedelta(days=14)


class Pressure(NamedTuple):
    """By what open deals are sorted: the smaller, the more pressing.

    A dead deal comes after all others, one that is snoozed after those that are not. An overdue step comes
    before a close date within 14 days, that before the amount, the amount before clocks past their limit and
    those before the share of the gate that is met. Where all is equal, deals stay in the order of their ids.
    """

    dead: bool
    snoozed: bool
    overdue: int
    closes_later: bool
    amount: Decimal | int
    stale: int
    share: float


class Appraised(NamedTuple):
    """A deal with its clocks on one day, how late it is by them, and how many criteria of its gate pass.

    `gate` says how many pass, and of how many.
    """

    deal: DealOverview
    clocks: Clocks
    late: Lateness
    gate: tuple[int, int]


def appraise(deal: DealOverview, now: datetime) -> Appraised:
    """See how a deal stands on the day of `now`, once for its place in a list and for its row."""
    clocks = read_clocks(deal, deal.stage, now)
    return Appraised(deal, clocks, measure_lateness(clocks), deal.count_gate())


def weigh_pressure(deal: DealOverview, now: datetime) -> Pressure:
    """How pressing a deal is on the day of `now`."""
    return weigh_appraised(appraise(deal, now), now)


def weigh_appraised(one: Appraised, now: datetime) -> Pressure:
    """How pressing a deal is of which the rest is known."""
    (deal, clocks, (_over, dead, snoozed), (met, asked)), today = one, now.date()
    soon = deal.close_date is not None and today <= deal.close_date <= today + CLOSES_SOON
    return Pressure(
        dead=dead,
        snoozed=snoozed,
        overdue=0 if snoozed or dead else -(clocks.overdue.days or 0),
        closes_later=not soon,
        amount=_turn_round(deal.amount.amount) if deal.amount else 0,
        stale=-len(clocks.stale),
        share=-met / max(asked, 1),
    )


def _turn_round(amount: Decimal) -> Decimal | int:
    """The larger, the smaller: a whole amount as a plain number, of which thousands take little room."""
    whole = int(amount)
    return -whole if whole == amount else -amount
