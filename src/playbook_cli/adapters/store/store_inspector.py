"""Looking at a home's files from outside: what no reader can use, and mending it without deleting anything.

What is damaged or left over moves to `aside/` in the same directory, under a name that is free there.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from playbook_cli.adapters.store.atomic_file import (
    ASIDE,
    backup_of,
    find_leftovers,
    move_aside,
    replace_file,
)
from playbook_cli.adapters.store.deal_file_names import JOURNAL, SUFFIX, id_of, is_safe_id, may_be_copy
from playbook_cli.adapters.store.deal_files import MOST_READ, DealFiles
from playbook_cli.adapters.store.deal_text import DealText, DealTextProblem, peek_id
from playbook_cli.adapters.store.joining.conflict_copies import describe_copy
from playbook_cli.adapters.store.joining.deal_sides import load_sides
from playbook_cli.adapters.store.joining.salvaged_events import salvage_events
from playbook_cli.adapters.store.regular_file import list_names, load_regular_file
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.adapters.store.store_lock import LOCK_NAME, LOCK_TIMEOUT, check_lock_file
from playbook_cli.adapters.whole_file import BACKUP_SUFFIX, TEMPORARY_SUFFIX
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.joining import read_content
from playbook_cli.domain.names import fold_id
from playbook_cli.domain.trouble import Remedy, Trouble, TroubleCode
from playbook_cli.errors import (
    CannotJoin,
    ConflictCopy,
    DamagedDeal,
    DamagedSnapshot,
    NewerFormat,
    NotFound,
    NothingToRestore,
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
        return self._load_backup(self.deals.names.find_path(deal_id)).deal

    def restore(self, deal_id: str) -> Deal:
        """Bring back the generation before in the place of a file that cannot be read, which goes aside."""
        path = self.deals.names.find_path(deal_id)
        with self.deals.hold() as descriptor:
            self._load_backup(path)
            self._bring_back(path, descriptor)
            return self.deals.load_file(path).deal

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
                    remedy = Remedy.JOIN if self._has_sides(path) else None
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
        if self._loads(backup_of(path)):
            yield from _compare(os.fspath(path), read.deal, self._load_backup(path).deal)

    def _examine_backup(self, path: Path) -> Iterator[Trouble]:
        deal_path = path.with_name(path.name.removesuffix(BACKUP_SUFFIX))
        if os.path.lexists(deal_path):
            if not self._loads(path):
                yield Trouble(
                    os.fspath(path), TroubleCode.DAMAGED_BACKUP, id_of(path), remedy=Remedy.SET_ASIDE
                )
        elif self._loads(path):
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
            remedy = Remedy.JOIN if self._has_sides(path) else None
            return Trouble(name, TroubleCode.CONFLICT_COPY, error.deal, remedy=remedy)
        remedy = Remedy.RESTORE_BACKUP if self._loads(backup_of(path)) else None
        if isinstance(error, NewerFormat):
            return Trouble(name, TroubleCode.NEWER_DEAL, deal, text=error.found)
        if isinstance(error, DamagedDeal) and self._has_sides(path):
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

    def _load_backup(self, path: Path) -> DealText:
        try:
            return self.deals.load_file(backup_of(path))
        except NotFound as error:
            raise NothingToRestore(id_of(path)) from error

    def _loads(self, path: Path) -> bool:
        try:
            self.deals.load_file(path)
        except PlaybookError:
            return False
        return True

    def _has_sides(self, path: Path) -> bool:
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
        if self._loads(path):
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


def _name_first(paths: Sequence[Path]) -> str:
    return os.fspath(paths[0]) if paths else ""
