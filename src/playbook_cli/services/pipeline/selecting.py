"""The deals that a list is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.domain.pipeline.selection import arrange, filter_deals
from playbook_cli.domain.ranking import weigh_pressure
from playbook_cli.services.pipeline.overviews import list_overviews, list_worked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.domain.pipeline.selection import Selection
    from playbook_cli.services.pipeline.overviews import Notice
    from playbook_cli.services.workspace import Workspace

_T = TypeVar("_T")


def select_worked(
    workspace: Workspace, selection: Selection, notice: Notice | None = None
) -> list[DealOverview]:
    """The open deals that are asked for, the most pressing first where no other order is."""
    now = workspace.now
    found = map(DealOverview.for_row, filter_deals(list_worked(workspace, notice), selection, now.date()))
    return arrange(found, selection, now, lambda deal: deal, lambda deal: weigh_pressure(deal, now))


def select_ids(workspace: Workspace, selection: Selection) -> list[str]:
    """The ids of all deals that are asked for, whatever became of them."""
    now = workspace.now
    found = filter_deals(list_overviews(workspace), selection, now.date())
    return [deal.id for deal in arrange(found, selection, now, lambda deal: deal)]


def hand_over(items: list[_T]) -> Iterator[_T]:
    """These things in their order, each let go of once the next is asked for; the list is used up."""
    items.reverse()
    while items:
        yield items.pop()
