"""The deals that a list is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.domain.pipeline.packed_rows import PackedRows
from playbook_cli.domain.pipeline.selection import arrange, filter_deals, hold_in_order
from playbook_cli.domain.ranking import Appraised, appraise, weigh_appraised, weigh_pressure
from playbook_cli.services.pipeline.overviews import list_overviews, list_worked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playbook_cli.domain.pipeline.selection import Selection
    from playbook_cli.services.pipeline.overviews import Notice
    from playbook_cli.services.workspace import Workspace

_Row = TypeVar("_Row", bound=NamedTuple)


def select_worked(
    workspace: Workspace, selection: Selection, notice: Notice | None = None
) -> list[DealOverview]:
    """The open deals that are asked for, the most pressing first where no other order is."""
    now = workspace.now
    found = map(DealOverview.for_row, filter_deals(list_worked(workspace, notice), selection, now.date()))
    return arrange(found, selection, now, lambda deal: deal, lambda deal: weigh_pressure(deal, now))


def hold_worked(
    workspace: Workspace,
    selection: Selection,
    rows: PackedRows[_Row],
    make: Callable[[Appraised], _Row],
    notice: Notice | None = None,
) -> PackedRows[_Row]:
    """The same as rows, of which each is made when its deal comes: no deal is held."""
    now = workspace.now
    found = filter_deals(list_worked(workspace, notice), selection, now.date())
    return hold_in_order(
        (appraise(deal, now) for deal in found),
        rows,
        make,
        selection,
        now,
        deal_of=lambda one: one.deal,
        otherwise=lambda one: weigh_appraised(one, now),
    )


def select_worked_ids(workspace: Workspace, selection: Selection) -> Iterator[str]:
    """The ids of the open deals that are asked for, in that order."""
    found = hold_worked(workspace, selection, PackedRows(_OnlyId), lambda one: _OnlyId(one.deal.id))
    return (row.id for row in found)


class _OnlyId(NamedTuple):
    id: str


def select_ids(workspace: Workspace, selection: Selection) -> list[str]:
    """The ids of all deals that are asked for, whatever became of them."""
    now = workspace.now
    found = filter_deals(list_overviews(workspace), selection, now.date())
    return [deal.id for deal in arrange(found, selection, now, lambda deal: deal)]
