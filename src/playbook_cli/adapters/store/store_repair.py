"""Mending the files of a store without deleting anything: joined, brought back from the backup, or set aside.

What is damaged or left over moves to `aside/` in the same directory, under a name that is free there.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from playbook_cli.adapters.files.atomic_file import ASIDE, backup_of, move_aside, replace_file
from playbook_cli.adapters.files.regular_file import load_regular_file
from playbook_cli.adapters.store.deal_file_names import SUFFIX, id_of, is_safe_id
from playbook_cli.adapters.store.deal_files import MOST_READ, DealFiles
from playbook_cli.adapters.store.deal_text import DealText, DealTextProblem, peek_id
from playbook_cli.adapters.store.joining.conflict_copies import describe_copy
from playbook_cli.adapters.store.joining.deal_sides import load_sides
from playbook_cli.adapters.store.joining.salvaged_events import salvage_events
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.names import fold_id
from playbook_cli.domain.trouble import Remedy, Trouble, TroubleCode
from playbook_cli.errors import NotFound, PlaybookError, UnreadableFile
from playbook_cli.errors.deals import CannotJoin, NothingToRestore


class StoreRepair:
    """Carries out what a trouble's remedy announces, and brings back the generation before."""

    def __init__(self, deals: DealFiles, snapshots: SnapshotFiles) -> None:
        self.deals = deals
        self.snapshots = snapshots

    def repair(self, trouble: Trouble) -> str:
        """Do what the remedy announces; says where what was damaged lies now, if there was anything."""
        path = Path(trouble.path)
        hold = self.snapshots.hold if path.parent == self.snapshots.directory else self.deals.hold
        with hold() as descriptor:
            if trouble.remedy in {Remedy.JOIN, Remedy.KEEP_ONCE}:
                return self._join(backup_of(path) if trouble.code is TroubleCode.BACKUP_AHEAD else path)
            if trouble.remedy is Remedy.FINISH_IMPORT:
                return ""  # whoever holds the lock has finished it
            if trouble.remedy is Remedy.RESTORE_BACKUP:
                return self._bring_back(path, descriptor)
            return _name_first(move_aside([path], path.parent / ASIDE))

    def load_backup(self, deal_id: str) -> Deal:
        """The generation before; raises NotFound, NothingToRestore or what reading it raises."""
        return self.load_backup_text(self.deals.names.find_path(deal_id)).deal

    def restore(self, deal_id: str) -> Deal:
        """Bring back the generation before in the place of a file that cannot be read, which goes aside."""
        path = self.deals.names.find_path(deal_id)
        with self.deals.hold() as descriptor:
            self.load_backup_text(path)
            self._bring_back(path, descriptor)
            return self.deals.load_file(path).deal

    def load_backup_text(self, path: Path) -> DealText:
        """The backup beside a deal's file; raises NothingToRestore or what reading it raises."""
        try:
            return self.deals.load_file(backup_of(path))
        except NotFound as error:
            raise NothingToRestore(id_of(path)) from error

    def loads(self, path: Path) -> bool:
        """Whether a file can be read as a deal."""
        try:
            self.deals.load_file(path)
        except PlaybookError:
            return False
        return True

    def has_sides(self, path: Path) -> bool:
        """Whether all that a file holds can be read: it is another deal's, or has conflict markers."""
        try:
            return is_safe_id(load_sides(path).deal.id)
        except (PlaybookError, DealTextProblem):
            return False

    def _join(self, path: Path) -> str:
        """Join what a file holds into the deal of its id; a file under another name goes aside."""
        sides = load_sides(path)
        if fold_id(sides.deal.id) == fold_id(id_of(path)):
            doubled = path.suffix == SUFFIX and describe_copy(self.deals, path)
            self.deals.join(sides.deal, sides.written)
            return _name_first(move_aside([path, backup_of(path)], path.parent / ASIDE)) if doubled else ""
        if stray := self._find_misplaced(sides.deal.id):
            return self._change_places(path, stray)
        self.deals.join(sides.deal, sides.written)
        return _name_first(move_aside([path], path.parent / ASIDE))

    def _find_misplaced(self, deal_id: str) -> Path | None:
        """The file in the place of this deal, where it holds another one whole."""
        try:
            path = self.deals.names.find_path(deal_id)
            return path if fold_id(load_sides(path).deal.id) != fold_id(deal_id) else None
        except (PlaybookError, DealTextProblem):
            return None

    def _change_places(self, path: Path, stray: Path) -> str:
        """Give the deal of a file the place that another deal's file has taken, and that one its own."""
        sides = load_sides(path)
        [kept] = move_aside([path], path.parent / ASIDE)
        try:
            self._join(stray)
            self.deals.join(sides.deal, sides.written)
        except CannotJoin:
            kept.rename(path)
            raise
        return os.fspath(kept)

    def _bring_back(self, path: Path, descriptor: int | None) -> str:
        """The backup's bytes become the deal, with what can still be read of the file, which goes aside.

        The backup stays. Where the deal is there again by now, under its own name, the two are joined.
        """
        backup = self.deals.load_file(backup_of(path)).deal
        if self.loads(path):
            self.deals.join(backup)
            return ""
        data = load_regular_file(backup_of(path), limit=MOST_READ)
        events = self._read_rest(path, backup)
        moved: list[Path] = []
        replace_file(
            path,
            data,
            directory=descriptor,
            make_way=lambda: moved.extend(move_aside([path], path.parent / ASIDE)),
        )
        if events:
            with suppress(CannotJoin):
                self.deals.join(backup.with_events(events))
        return _name_first(moved)

    def _read_rest(self, path: Path, backup: Deal) -> Sequence[Event]:
        """The events in what can be read of a file; those of another deal, written over it, are none."""
        try:
            data = load_regular_file(path, limit=MOST_READ)
        except UnreadableFile:
            return ()
        return () if _is_of_another(data, backup) else salvage_events(data, backup)


def _is_of_another(data: bytes, deal: Deal) -> bool:
    """Whether a file is another deal's: its header says so, and no event of this deal stands in it."""
    header, _mark, history = data.partition(b'"history"')
    found = peek_id(header) if history else None
    if found is None or fold_id(found) == fold_id(deal.id):
        return False
    return not any(event.id.encode() in history for event in deal.history)


def _name_first(paths: Sequence[Path]) -> str:
    return os.fspath(paths[0]) if paths else ""
