"""What a seller asks about a deal: what next, and how far it is."""

from dataclasses import replace
from typing import TYPE_CHECKING

from playbook_cli.domain.coach import Briefing, brief
from playbook_cli.domain.pipeline.selection import EVERYTHING, Selection
from playbook_cli.domain.ranking import weigh_pressure
from playbook_cli.errors import NotFound
from playbook_cli.services.pipeline.overviews import list_worked
from playbook_cli.services.pipeline.selecting import select_worked
from playbook_cli.services.recording.taking_evidence import warn_of_evidence
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_deal, open_loaded

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


def brief_deal(workspace: Workspace, deal: str) -> tuple[OpenedDeal, Briefing]:
    """Open a deal and brief on it; files given as evidence are compared with what they were."""
    opened = open_deal(workspace, deal)
    return opened, brief_closely(workspace, opened)


def brief_closely(workspace: Workspace, opened: OpenedDeal) -> Briefing:
    """Brief on a deal that is already open, and compare its files of evidence with what they were."""
    briefing = brief_opened(workspace, opened)
    if opened.state.snoozed_until and opened.state.snoozed_until >= workspace.now.date():
        return briefing
    changed = warn_of_evidence(workspace, opened.playbook, opened.state)
    return replace(briefing, warnings=(*briefing.warnings, *changed))


def brief_opened(workspace: Workspace, opened: OpenedDeal) -> Briefing:
    """Brief on a deal that is already open."""
    return brief(opened.playbook, opened.state, workspace.now)


def open_most_pressing(workspace: Workspace) -> OpenedDeal:
    """The most pressing of the open deals; raises NotFound when there are none."""
    first = min(list_worked(workspace), key=lambda deal: weigh_pressure(deal, workspace.now), default=None)
    if first is None:
        raise NotFound("open_deal", "")
    return open_loaded(workspace, workspace.deals.load(first.id))


def rank_open_deals(
    workspace: Workspace, selection: Selection = EVERYTHING
) -> list[tuple[OpenedDeal, Briefing]]:
    """The open deals with their briefings, the most pressing first, or those asked for in their order."""
    known: dict[str, Playbook] = {}
    chosen = select_worked(workspace, selection)
    opened = (open_loaded(workspace, workspace.deals.load(deal.id), known) for deal in chosen)
    return [(one, brief_opened(workspace, one)) for one in opened]
