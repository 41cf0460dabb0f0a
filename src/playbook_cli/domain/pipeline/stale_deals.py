"""The deals that are stale, in the order in which they want to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playbook_cli.domain.deal.clocks import Clock, read_clocks
from playbook_cli.domain.pipeline.packed_rows import PackedRows
from playbook_cli.domain.pipeline.selection import EVERYTHING, Selection, hold_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from playbook_cli.domain.deal.overview import DealOverview


class StaleDeal(NamedTuple):
    """A deal with at least one clock past its limit, of each of which it says so."""

    id: str
    name: str
    account: str
    owner: str
    stage: str
    stage_name: str
    next_step: str
    in_stage: Clock | None
    quiet: Clock | None
    overdue: Clock | None

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The clocks past their limit."""
        return tuple(filter(None, (self.in_stage, self.quiet, self.overdue)))


_SHARED = ("owner", "stage", "stage_name", "next_step", "in_stage", "quiet", "overdue")
_Late = tuple["DealOverview", tuple[Clock, ...]]  # a deal with its clocks past their limit


def find_stale(
    deals: Iterable[DealOverview], now: datetime, selection: Selection = EVERYTHING
) -> PackedRows[StaleDeal]:
    """The stale deals, the longest past a limit first, then those with most clocks past theirs.

    Where both are equal, they stay as they come. In another order, or only the first of them, where that is
    asked for.
    """
    read = ((deal, read_clocks(deal, deal.stage, now).stale) for deal in deals)
    late = ((deal, clocks) for deal, clocks in read if clocks)
    rows = PackedRows(StaleDeal, _SHARED)
    return hold_in_order(late, rows, _row, selection, now, deal_of=lambda one: one[0], otherwise=_weigh)


def _weigh(late: _Late) -> tuple[int, int]:
    _deal, clocks = late
    return -max(clock.over for clock in clocks), -len(clocks)


def _row(late: _Late) -> StaleDeal:
    deal, clocks = late
    known = {clock.name: clock for clock in clocks}
    return StaleDeal(
        id=deal.id,
        name=deal.name,
        account=deal.account,
        owner=deal.owner,
        stage=deal.stage.id,
        stage_name=deal.stage.name,
        next_step=deal.next_step,
        in_stage=known.get("in_stage"),
        quiet=known.get("quiet"),
        overdue=known.get("overdue"),
    )
