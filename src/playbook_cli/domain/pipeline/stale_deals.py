"""The deals that are stale, in the order in which they want to be looked at."""

from collections.abc import Iterable
from datetime import datetime

from playbook_cli.domain.deal.clocks import Clock, read_clocks
from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StaleDeal:
    """A deal with at least one clock past its limit."""

    deal: DealOverview
    clocks: tuple[Clock, ...]


def find_stale(deals: Iterable[DealOverview], now: datetime) -> tuple[StaleDeal, ...]:
    """The stale deals, the longest past a limit first, then those with most clocks past theirs."""
    read = ((deal, read_clocks(deal, deal.stage, now).stale) for deal in deals)
    found = [StaleDeal(deal, clocks) for deal, clocks in read if clocks]
    return tuple(sorted(found, key=lambda stale: (-_past(stale), -len(stale.clocks), stale.deal.id)))


def _past(stale: StaleDeal) -> int:
    return max(clock.over for clock in stale.clocks)
