"""Joining files into the store's deals of the same ids: all of them, or none where one cannot be joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.contradictions import Contradiction, find_contradictions
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.domain.names import fold_id
from playbook_cli.errors import DamagedDeal, DamagedSnapshot, NotFound
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.history.events import Event
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.services.ports.history_files import FoundHistory, HistoryFiles
    from playbook_cli.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MergedDeal:
    """A deal after a merge: what came in, from which files, and where the copies among them lie now.

    `mended` says that its own file held the sides of a conflict, so that nobody can say what came in.
    `editions` came along with the deal; `missing` is the digest of the one that it follows, where that is
    found nowhere.
    """

    deal: Deal
    received: tuple[Event, ...]
    files: tuple[str, ...]
    new: bool = False
    mended: bool = False
    kept_at: tuple[str, ...] = ()
    editions: tuple[Playbook, ...] = ()
    missing: str = ""

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
    planned = [_plan_editions(workspace, shelf, _plan(workspace, found)) for found in groups.values()]
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


def _plan_editions(workspace: Workspace, shelf: HistoryFiles, plan: MergedDeal) -> MergedDeal:
    """Find what the deal follows and is not kept here: with its files, else installed."""
    lacking = [version for version in plan.deal.versions if not _is_kept(workspace, version)]
    if not lacking:
        return plan
    found = {version: _find_edition(workspace, shelf, plan.files, version) for version in lacking}
    present = fold(plan.deal).playbook.version
    missing = present if present in found and not found[present] else ""
    return replace(plan, editions=tuple(filter(None, found.values())), missing=missing)


def _is_kept(workspace: Workspace, version: str) -> bool:
    try:
        return workspace.snapshots.load(version) is not None
    except DamagedSnapshot:
        return False


def _find_edition(
    workspace: Workspace, shelf: HistoryFiles, files: Sequence[str], version: str
) -> Playbook | None:
    with_files = (shelf.find_edition(file, version) for file in files)
    installed = (read.playbook for read in workspace.library.list_editions())
    same = (playbook for playbook in installed if playbook.digest == version)
    return next(filter(None, with_files), None) or next(same, None)


def _carry_out(
    workspace: Workspace, shelf: HistoryFiles, plan: MergedDeal, found: Sequence[FoundHistory]
) -> MergedDeal:
    for edition in plan.editions:
        workspace.snapshots.save(edition)
    written = {event_id: text for one in found for event_id, text in one.written.items()}
    deal = workspace.deals.join(join_deals(*(one.deal for one in found)), written)
    kept = tuple(place for one in found if (place := shelf.put_aside(one.file)))
    return replace(plan, deal=deal, kept_at=kept)
