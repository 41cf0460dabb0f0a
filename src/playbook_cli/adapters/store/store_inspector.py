"""Looking at a home's files from outside: what no reader can use; `store_repair` mends it."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from playbook_cli.adapters.files.atomic_file import ASIDE, backup_of, find_leftovers
from playbook_cli.adapters.files.regular_file import list_names
from playbook_cli.adapters.files.whole_file import BACKUP_SUFFIX, TEMPORARY_SUFFIX
from playbook_cli.adapters.store.deal_file_names import JOURNAL, SUFFIX, id_of, is_safe_id, may_be_copy
from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.deal_text import DealText
from playbook_cli.adapters.store.joining.conflict_copies import describe_copy
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.adapters.store.store_lock import LOCK_NAME, LOCK_TIMEOUT, check_lock_file
from playbook_cli.adapters.store.store_repair import StoreRepair
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.joining import read_content
from playbook_cli.domain.names import fold_id
from playbook_cli.domain.trouble import Remedy, Trouble, TroubleCode
from playbook_cli.errors import (
    ConflictCopy,
    DamagedDeal,
    DamagedSnapshot,
    NewerFormat,
    PlaybookError,
    UnreadableFile,
)
from playbook_cli.services.ports.deal_store import PendingImport

_OURS = {LOCK_NAME, ASIDE, JOURNAL}
_NO_DEAL = {"directory", "not_regular", "too_large"}


class FileInspector:
    """A StoreInspector over `<home>/deals` and `<home>/snapshots`."""

    def __init__(self, home: Path, *, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self.deals = DealFiles(home, lock_timeout=lock_timeout)
        self.snapshots = SnapshotFiles(home, lock_timeout=lock_timeout)
        self.mending = StoreRepair(self.deals, self.snapshots)

    def find_troubles(self) -> Sequence[Trouble]:
        """Every file that is damaged, foreign, left over, unreadable or of a newer version."""
        pending = self.deals.find_pending()
        return [
            *([_describe_pending(pending)] if pending else []),
            *self._list_in_deals(),
            *_examine_lock(self.deals.directory),
            *_examine_lock(self.snapshots.directory),
            *self._find_in_snapshots(),
            *self._find_leftovers(self.deals.directory, self.deals.hold),
            *self._find_leftovers(self.snapshots.directory, self.snapshots.hold),
        ]

    def locate(self, deal_id: str) -> str:
        """The name of a deal's file."""
        return os.fspath(self.deals.names.find_path(deal_id))

    def repair(self, trouble: Trouble) -> str:
        """Do what the remedy announces; says where what was damaged lies now, if there was anything."""
        return self.mending.repair(trouble)

    def load_backup(self, deal_id: str) -> Deal:
        """The generation before; raises NotFound, NothingToRestore or what reading it raises."""
        return self.mending.load_backup(deal_id)

    def restore(self, deal_id: str) -> Deal:
        """Bring back the generation before in the place of a file that cannot be read, which goes aside."""
        return self.mending.restore(deal_id)

    def _list_in_deals(self) -> list[Trouble]:
        with self.deals.names.listed_once():
            return list(self._find_in_deals())

    def _find_in_deals(self) -> Iterator[Trouble]:
        stems = self.deals.names.find_stems()
        for entry in _list_files(self.deals.directory):
            path = self.deals.directory / entry
            if entry.endswith(SUFFIX) and is_safe_id(id_of(path)):
                first = stems[fold_id(id_of(path))] + SUFFIX
                if first != entry:
                    remedy = Remedy.JOIN if self.mending.has_sides(path) else None
                    yield Trouble(
                        os.fspath(path), TroubleCode.DOUBLED_DEAL, id_of(path), text=first, remedy=remedy
                    )
                else:
                    yield from self._examine_deal(path)
            elif entry.endswith(SUFFIX + BACKUP_SUFFIX):
                yield from self._examine_backup(path)
            elif may_be_copy(entry) and (copy := describe_copy(self.deals, path)):
                yield self._describe(path, copy)
            else:
                yield Trouble(os.fspath(path), TroubleCode.FOREIGN_FILE)

    def _examine_deal(self, path: Path) -> Iterator[Trouble]:
        try:
            read = self.deals.load_file(path)
        except (ConflictCopy, DamagedDeal, NewerFormat, UnreadableFile) as error:
            yield self._describe(path, error)
            return
        yield from _list_doubled(os.fspath(path), read)
        if self.mending.loads(backup_of(path)):
            yield from _compare(os.fspath(path), read.deal, self.mending.load_backup_text(path).deal)

    def _examine_backup(self, path: Path) -> Iterator[Trouble]:
        deal_path = path.with_name(path.name.removesuffix(BACKUP_SUFFIX))
        if os.path.lexists(deal_path):
            if not self.mending.loads(path):
                yield Trouble(
                    os.fspath(path), TroubleCode.DAMAGED_BACKUP, id_of(path), remedy=Remedy.SET_ASIDE
                )
        elif self.mending.loads(path):
            yield Trouble(
                os.fspath(deal_path), TroubleCode.LOST_DEAL, id_of(path), remedy=Remedy.RESTORE_BACKUP
            )
        else:
            yield Trouble(os.fspath(path), TroubleCode.DAMAGED_BACKUP, id_of(path), remedy=Remedy.SET_ASIDE)

    def _describe(
        self, path: Path, error: ConflictCopy | DamagedDeal | NewerFormat | UnreadableFile
    ) -> Trouble:
        name, deal = os.fspath(path), id_of(path)
        if isinstance(error, ConflictCopy):
            remedy = Remedy.JOIN if self.mending.has_sides(path) else None
            return Trouble(name, TroubleCode.CONFLICT_COPY, error.deal, remedy=remedy)
        remedy = Remedy.RESTORE_BACKUP if self.mending.loads(backup_of(path)) else None
        if isinstance(error, NewerFormat):
            return Trouble(name, TroubleCode.NEWER_DEAL, deal, text=error.found)
        if isinstance(error, DamagedDeal) and self.mending.has_sides(path):
            remedy = Remedy.JOIN
        if isinstance(error, DamagedDeal):
            line = error.line or 0
            return Trouble(name, TroubleCode.DAMAGED_DEAL, deal, line, error.text, remedy, error.problem)
        remedy = remedy if error.problem in _NO_DEAL else None
        return Trouble(name, TroubleCode.UNREADABLE_FILE, deal, remedy=remedy, problem=error.problem)

    def _find_in_snapshots(self) -> Iterator[Trouble]:
        for entry in _list_files(self.snapshots.directory):
            path = self.snapshots.directory / entry
            if not entry.startswith("sha256-"):
                yield Trouble(os.fspath(path), TroubleCode.FOREIGN_FILE)
            elif not entry.endswith(BACKUP_SUFFIX):
                try:
                    self.snapshots.load_file(path)
                except DamagedSnapshot:
                    yield Trouble(os.fspath(path), TroubleCode.DAMAGED_SNAPSHOT, remedy=Remedy.SET_ASIDE)
                except UnreadableFile as error:
                    remedy = Remedy.SET_ASIDE if error.problem in _NO_DEAL else None
                    name = os.fspath(path)
                    yield Trouble(name, TroubleCode.UNREADABLE_FILE, remedy=remedy, problem=error.problem)

    def _find_leftovers(
        self, directory: Path, hold: Callable[[], AbstractContextManager[object]]
    ) -> list[Trouble]:
        """Temporary files; those of a writer at work are gone once the lock is ours."""
        if not directory.is_dir() or not find_leftovers(directory):
            return []
        try:
            with hold():
                left = find_leftovers(directory)
        except PlaybookError:  # read-only, or a long writer: tell what is there now
            left = find_leftovers(directory)
        return [Trouble(os.fspath(path), TroubleCode.LEFTOVER, remedy=Remedy.SET_ASIDE) for path in left]


def _list_doubled(name: str, read: DealText) -> Iterator[Trouble]:
    """Events that stand on two lines alike, as git puts two sides together; they count once."""
    counts, in_history = Counter(read.ids), Counter(event.id for event in read.deal.history)
    for event_id, count in counts.items():
        if count > in_history[event_id]:
            yield Trouble(
                name, TroubleCode.DOUBLED_EVENT, read.deal.id, text=event_id, remedy=Remedy.KEEP_ONCE
            )


def _compare(name: str, deal: Deal, backup: Deal) -> Iterator[Trouble]:
    """Events that say something else than in the generation before, and those that only that one has."""
    before = {event.id: event for event in backup.history}
    for event in deal.history:
        if event.id in before and read_content(before[event.id]) != read_content(event):
            yield Trouble(name, TroubleCode.CHANGED_EVENT, deal.id, text=event.id)
    if lacking := before.keys() - {event.id for event in deal.history}:
        yield Trouble(name, TroubleCode.BACKUP_AHEAD, deal.id, text=str(len(lacking)), remedy=Remedy.JOIN)


def _describe_pending(pending: PendingImport) -> Trouble:
    text = pending.source
    return Trouble(pending.path, TroubleCode.PENDING_IMPORT, text=text, remedy=Remedy.FINISH_IMPORT)


def _list_files(directory: Path) -> list[str]:
    """What lies in a directory, without what belongs there; raises UnreadableFile."""
    names = sorted(list_names(directory))
    leftovers = {name for name in names if name.startswith(".") and name.endswith(TEMPORARY_SUFFIX)}
    return [name for name in names if name not in _OURS | leftovers and not name.startswith(".git")]


def _examine_lock(directory: Path) -> Iterator[Trouble]:
    """What stands in the place of a lock and is none, so that nothing can be recorded."""
    try:
        check_lock_file(directory)
    except UnreadableFile as error:
        yield Trouble(error.path, TroubleCode.UNREADABLE_FILE, problem=error.problem)
