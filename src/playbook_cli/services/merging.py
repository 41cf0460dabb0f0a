"""Joining files into the store's deals of the same ids: all of them, or none where one cannot be joined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.contradictions import Contradiction, find_contradictions
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.domain.names import fold_id
from playbook_cli.errors import DamagedDeal, NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.history.events import Event
    from playbook_cli.services.ports import FoundHistory, HistoryFiles
    from playbook_cli.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MergedDeal:
    """A deal after a merge: what came in, from which files, and where the copies among them lie now.

    `mended` says that its own file held the sides of a conflict, so that nobody can say what came in.
    """

    deal: Deal
    received: tuple[Event, ...]
    files: tuple[str, ...]
    new: bool = False
    mended: bool = False
    kept_at: tuple[str, ...] = ()

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What was recorded apart and cannot both hold."""
        return find_contradictions(self.deal.history)


def merge_files(
    workspace: Workspace, shelf: HistoryFiles, files: Sequence[str], *, dry_run: bool = False
) -> tuple[MergedDeal, ...]:
    """Join the histories in these files into the store; raises what reading and joining them raise.

    A copy that lies beside the deals goes aside once its events are in.
    """
    groups: dict[str, list[FoundHistory]] = {}
    for file in dict.fromkeys(files):
        found = shelf.load(file)
        groups.setdefault(fold_id(found.deal.id), []).append(found)
    planned = [_plan(workspace, found) for found in groups.values()]
    if dry_run:
        return tuple(planned)
    merged = zip(planned, groups.values(), strict=True)
    return tuple(_carry_out(workspace, shelf, plan, found) for plan, found in merged)


def _plan(workspace: Workspace, found: Sequence[FoundHistory]) -> MergedDeal:
    sides, files = [one.deal for one in found], tuple(one.file for one in found)
    try:
        ours = workspace.deals.load(sides[0].id)
    except NotFound:
        joined = join_deals(*sides)
        return MergedDeal(joined, joined.history, files, new=True)
    except DamagedDeal:  # the conflict that is to be joined, or what joining will refuse
        return MergedDeal(join_deals(*sides), (), files, mended=True)
    joined, known = join_deals(ours, *sides), {event.id for event in ours.history}
    return MergedDeal(joined, tuple(event for event in joined.history if event.id not in known), files)


def _carry_out(
    workspace: Workspace, shelf: HistoryFiles, plan: MergedDeal, found: Sequence[FoundHistory]
) -> MergedDeal:
    written = {event_id: text for one in found for event_id, text in one.written.items()}
    deal = workspace.deals.join(join_deals(*(one.deal for one in found)), written)
    kept = tuple(place for one in found if (place := shelf.put_aside(one.file)))
    return replace(plan, deal=deal, kept_at=kept)
