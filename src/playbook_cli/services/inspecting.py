"""Examining the whole store, mending what can be mended, and bringing back the generation before."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.events import Undone
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.ordering import link_behind
from playbook_cli.domain.trouble import Remedy, Trouble, TroubleCode, find_history_troubles
from playbook_cli.errors import DamagedSnapshot, DatabaseFailed, FileProblem, NotFound, UnreadableFile
from playbook_cli.errors.deals import CannotJoin, NothingToRestore
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.recording import stamp
from playbook_cli.services.recording.taking_evidence import find_changed_evidence
from playbook_cli.services.workspace import Workspace, find_deal_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.services.ports.store_inspector import StoreInspector

_ROUNDS = 3  # a damaged snapshot is set aside in one round and kept anew in the next


@dataclass(frozen=True, slots=True)
class Repaired:
    """One trouble that was mended, and where what was damaged lies now."""

    trouble: Trouble
    kept_at: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A deal before and after its last write was taken back; `before` is None when its file was damaged.

    `taken_back` is how many events that write had recorded.
    """

    before: Deal | None
    after: Deal
    taken_back: int = 0


def examine_store(workspace: Workspace, inspector: StoreInspector) -> tuple[Trouble, ...]:
    """Find everything that is wrong in the store, in a fixed order."""
    troubles = list(inspector.find_troubles())
    editions = _Editions(workspace)
    for deal_id in workspace.deals.list_ids():
        try:
            deal = workspace.deals.load(deal_id)
            path = inspector.locate(deal_id)
        except DatabaseFailed:
            raise
        except (FileProblem, NotFound):  # told by the inspector
            continue
        troubles.extend(_examine_deal(workspace, editions, deal, path))
    return tuple(
        sorted(troubles, key=lambda trouble: (trouble.path, trouble.line, trouble.code, trouble.text))
    )


def repair_store(
    workspace: Workspace, inspector: StoreInspector
) -> tuple[tuple[Repaired, ...], tuple[Trouble, ...]]:
    """Do what every remedy announces; says what was mended and what is left."""
    repaired: list[Repaired] = []
    troubles = examine_store(workspace, inspector)
    for _ in range(_ROUNDS):
        mendable = [trouble for trouble in troubles if trouble.remedy]
        if not mendable:
            break
        repaired += [one for trouble in mendable if (one := _try_repair(workspace, inspector, trouble))]
        troubles = examine_store(workspace, inspector)
    return tuple(repaired), troubles


def restore_deal(
    workspace: Workspace, inspector: StoreInspector, deal: str, *, dry_run: bool = False
) -> Restored:
    """Take back the last write of a deal; doing so twice reverses it.

    What it recorded stays in the history, so that a join does not bring it back. Where the file cannot be
    read, the generation before takes its place.
    """
    deal_id = find_deal_id(workspace, deal)
    try:
        before = workspace.deals.load(deal_id)
    except FileProblem:
        return Restored(None, (inspector.load_backup if dry_run else inspector.restore)(deal_id))
    known = {event.id for event in inspector.load_backup(deal_id).history}
    later = [event for event in before.history if event.id not in known]
    if not later:
        raise NothingToRestore(deal_id)
    undone = [Undone(**stamp(workspace), event=event.id) for event in reversed(later)]
    events = link_behind(before.history, undone)
    if dry_run:
        return Restored(before, before.with_events(events), len(later))
    after = workspace.deals.append(deal_id, events, expected_length=len(before.history))
    return Restored(before, after, len(later))


def _try_repair(workspace: Workspace, inspector: StoreInspector, trouble: Trouble) -> Repaired | None:
    """Do what a remedy announces; what cannot be joined stays as it is, and stays a trouble."""
    try:
        return Repaired(trouble, _repair(workspace, inspector, trouble))
    except CannotJoin:
        return None


def _repair(workspace: Workspace, inspector: StoreInspector, trouble: Trouble) -> str:
    if trouble.remedy is not Remedy.KEEP_EDITION:
        return inspector.repair(trouble)
    edition = _Editions(workspace).find_installed(trouble.text)
    if edition:
        workspace.snapshots.save(edition)
    return ""


class _Editions:
    """The editions that deals are pinned to, each looked for once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.kept: dict[str, Playbook | None] = {}

    def find_kept(self, version: str) -> Playbook | None:
        """The snapshot of this digest, where one is kept whole."""
        if version not in self.kept:
            try:
                self.kept[version] = self.workspace.snapshots.load(version)
            except (DamagedSnapshot, UnreadableFile):
                self.kept[version] = None
        return self.kept[version]

    def find_installed(self, version: str) -> Playbook | None:
        """The installed edition of this digest."""
        return self.installed.get(version)

    @cached_property
    def installed(self) -> dict[str, Playbook]:
        """Every installed edition by its digest."""
        editions = [edition.playbook for edition in self.workspace.library.list_editions()]
        return {edition.digest: edition for edition in editions}


def _examine_deal(workspace: Workspace, editions: _Editions, deal: Deal, path: str) -> Iterator[Trouble]:
    state = fold(deal)
    version = state.playbook.version
    kept = editions.find_kept(version)
    installed = None if kept else editions.find_installed(version)
    if kept is None:
        remedy = Remedy.KEEP_EDITION if installed else None
        yield Trouble(path, TroubleCode.MISSING_SNAPSHOT, deal.id, text=version, remedy=remedy)
    if edition := kept or installed:
        yield from find_history_troubles(path, deal, state, edition, workspace.now)
    for evidence, found in find_changed_evidence(workspace, state):
        yield Trouble(path, TroubleCode(f"evidence_{found.value}"), deal.id, text=evidence.file)
