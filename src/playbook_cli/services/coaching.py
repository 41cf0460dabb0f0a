"""What a seller asks about a deal: what next, and how far it is."""

from dataclasses import replace
from typing import TYPE_CHECKING

from playbook_cli.domain.advice import Briefing
from playbook_cli.domain.coach import brief
from playbook_cli.domain.pipeline.selection import EVERYTHING, Selection
from playbook_cli.errors import NotFound
from playbook_cli.services.many_deals import read_each
from playbook_cli.services.recording.taking_evidence import warn_of_evidence
from playbook_cli.services.workspace import OpenedDeal, SeenDeal, Workspace, open_loaded, see_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.domain.playbook.model import Playbook


def brief_closely(workspace: Workspace, seen: SeenDeal) -> Briefing:
    """Brief on a deal, and compare its files of evidence with what they were."""
    briefing = brief_seen(workspace, seen)
    if seen.state.snoozed_until and seen.state.snoozed_until >= workspace.now.date():
        return briefing
    changed = warn_of_evidence(workspace, seen.playbook, seen.state)
    return replace(briefing, warnings=(*briefing.warnings, *changed))


def brief_seen(workspace: Workspace, seen: SeenDeal) -> Briefing:
    """Brief on a deal."""
    return brief(seen.playbook, seen.state, workspace.now)


def find_most_pressing(workspace: Workspace) -> str:
    """The id of the most pressing of the open deals; raises NotFound when there are none."""
    from playbook_cli.domain.ranking import weigh_pressure
    from playbook_cli.services.pipeline.overviews import list_worked

    first = min(list_worked(workspace), key=lambda deal: weigh_pressure(deal, workspace.now), default=None)
    if first is None:
        raise NotFound("open_deal", "")
    return first.id


def rank_open_deals(
    workspace: Workspace, selection: Selection = EVERYTHING
) -> list[tuple[OpenedDeal, Briefing]]:
    """The open deals with their briefings, the most pressing first, or those asked for in their order."""
    from playbook_cli.services.pipeline.selecting import select_worked

    known: dict[str, Playbook] = {}
    chosen = select_worked(workspace, selection)
    opened = (open_loaded(workspace, workspace.deals.load(deal.id), known) for deal in chosen)
    return [(one, brief_seen(workspace, one)) for one in opened]


def brief_open_deals(workspace: Workspace, selection: Selection = EVERYTHING) -> "Iterator[Briefing]":
    """The briefings on the open deals, in the same order, each when it is asked for; no history is held."""
    from playbook_cli.services.pipeline.selecting import select_worked_ids

    known: dict[str, Playbook] = {}
    ids = [*select_worked_ids(workspace, selection)]
    return read_each(workspace, ids, lambda deal: brief_seen(workspace, see_known(workspace, deal, known)))
