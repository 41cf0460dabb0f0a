"""What a script asks about a deal: whether its gate is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.pipeline.overviews import find_overview, list_worked, overview_opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playbook_cli.domain.deal.overview import DealOverview, GateOverview
    from playbook_cli.domain.pipeline.selection import Selection
    from playbook_cli.services.workspace import OpenedDeal, Workspace


@dataclass(frozen=True, slots=True)
class CheckedDeal:
    """One deal and how one of its gates stands."""

    deal: DealOverview
    gate: GateOverview


def check_deal(
    workspace: Workspace, deal: str, *, stage: str | None = None, strict: bool = False
) -> CheckedDeal:
    """Check the gate of the deal's stage, or of the stage named."""
    if stage is None:
        return _check(find_overview(workspace, deal), strict=strict)
    from playbook_cli.services.workspace import open_deal

    return _check_stage(open_deal(workspace, deal), stage, strict=strict)


def check_open_deals(
    workspace: Workspace,
    *,
    selection: Selection | None = None,
    strict: bool = False,
) -> Iterator[CheckedDeal]:
    """Check the gate of every open deal, or of those that are selected, each when it is asked for."""
    worked: Iterable[DealOverview] = list_worked(workspace)
    if selection:
        from playbook_cli.domain.pipeline.selection import arrange, filter_deals

        found = filter_deals(worked, selection, workspace.now.date())
        worked = arrange(found, selection, workspace.now, lambda deal: deal)
    return (_check(deal, strict=strict) for deal in worked)


def _check(deal: DealOverview, *, strict: bool) -> CheckedDeal:
    return CheckedDeal(deal, deal.check_gate(strict=strict))


def _check_stage(opened: OpenedDeal, stage: str, *, strict: bool) -> CheckedDeal:
    """The gate of a stage that goes by any of its names, which the overview does not hold."""
    from playbook_cli.domain.playbook.refs import resolve_stage

    checked, deal = resolve_stage(opened.playbook, stage), overview_opened(opened, {})
    return CheckedDeal(deal, deal.check_gate(deal.playbook.stage(checked.id), strict=strict))
