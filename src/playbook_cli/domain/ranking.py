"""Which of many open deals is the most pressing: the one order of `next`, `status` and `board`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from playbook_cli.domain.deal.clocks import Clocks, read_clocks
from playbook_cli.domain.deal.overview import DealOverview

CLOSES_SOON = timedelta(days=14)
_DEAD_AFTER = 30  # days, where the stage has no limit


@dataclass(frozen=True, slots=True, order=True)
class Pressure:
    """By what open deals are sorted: the smaller, the more pressing.

    A dead deal comes after all others, one that is snoozed after those that are not. An overdue step comes
    before a close date within 14 days, that before the amount, the amount before clocks past their limit and
    those before the share of the gate that is met.
    """

    dead: bool
    snoozed: bool
    overdue: int
    closes_later: bool
    amount: Decimal
    stale: int
    share: float
    id: str


def weigh_pressure(deal: DealOverview, now: datetime) -> Pressure:
    """How pressing a deal is on the day of `now`."""
    clocks, gate = read_clocks(deal, deal.stage, now), deal.check_gate()
    snoozed, dead = clocks.snoozed_until is not None, is_dead(deal, now)
    soon = deal.close_date is not None and now.date() <= deal.close_date <= now.date() + CLOSES_SOON
    return Pressure(
        dead=dead,
        snoozed=snoozed,
        overdue=0 if snoozed or dead else -(clocks.overdue.days or 0),
        closes_later=not soon,
        amount=-deal.amount.amount if deal.amount else Decimal(0),
        stale=-len(clocks.stale),
        share=-gate.met / max(gate.asked, 1),
        id=deal.id,
    )


def is_dead(deal: DealOverview, now: datetime) -> bool:
    """Whether a deal is to be revived or closed: its step is overdue for longer than a whole stage may take.

    So is one that nobody has touched for as long and that has no step ahead. A snoozed deal sleeps.
    """
    clocks = read_clocks(deal, deal.stage, now)
    if clocks.snoozed_until is not None:
        return False
    return max(clocks.overdue.days or 0, _idle_days(deal, clocks, now)) > dead_after(deal)


def dead_after(deal: DealOverview) -> int:
    """The days after which a deal counts as dead: the limit of its stage."""
    limit = deal.stage.stale_after_days
    return _DEAD_AFTER if limit is None else limit


def _idle_days(deal: DealOverview, clocks: Clocks, now: datetime) -> int:
    """The days without activity, none where a step or the close date lies ahead."""
    ahead = (day for day in (deal.next_step_due, deal.close_date) if day and day >= now.date())
    return 0 if any(ahead) else clocks.quiet.days or 0
