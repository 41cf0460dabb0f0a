"""The open deals as a list of them shows each: where it stands, how late it is, what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from playbook_cli.domain.money import Money, pack_money, unpack_money
from playbook_cli.domain.pipeline.packed_rows import PackedRows

if TYPE_CHECKING:
    from datetime import date

    from playbook_cli.domain.deal.clocks import Lateness
    from playbook_cli.domain.listed_action import ListedAction
    from playbook_cli.domain.ranking import Appraised


class ListedDeal(NamedTuple):
    """An open deal as a list shows it; `action` is None until somebody has said what to do.

    `gate` says how many criteria pass, and of how many.
    """

    id: str
    name: str
    account: str
    owner: str
    worth: tuple[str, str] | None
    close_date: date | None
    stage: str
    gate: tuple[int, int]
    late: Lateness
    action: ListedAction | None = None

    @property
    def amount(self) -> Money | None:
        """What the deal is worth."""
        return unpack_money(self.worth)


_SHARED: Final = ("account", "owner", "close_date", "stage", "gate", "late", "action")


def open_rows() -> PackedRows[ListedDeal]:
    """Where such deals are held."""
    return PackedRows(ListedDeal, _SHARED)


def list_deal(one: Appraised, action: ListedAction | None) -> ListedDeal:
    """A deal as it stands on the day on which it was looked at."""
    deal, _clocks, late, gate = one
    return ListedDeal(
        id=deal.id,
        name=deal.name,
        account=deal.account,
        owner=deal.owner,
        worth=pack_money(deal.amount),
        close_date=deal.close_date,
        stage=deal.stage.name,
        gate=gate,
        late=late,
        action=action,
    )
