"""Deals as files: `<home>/deals/<id>.json`, one for each deal, written in the order of `atomic_file`.

Readers take no lock: a file is replaced whole, so that what they open is one generation of it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from playbook_cli.adapters.files.regular_file import list_names, load_regular_file
from playbook_cli.adapters.store.deal_file_names import (
    JOURNAL,
    SUFFIX,
    DealFileNames,
    are_all_own,
    find_copied_id,
    id_of,
    is_safe_id,
    take_plain_ids,
)
from playbook_cli.adapters.store.store_lock import LOCK_TIMEOUT, hold_store
from playbook_cli.domain.names import fold_id
from playbook_cli.errors import (
    ConflictCopy,
    DamagedDeal,
    FileProblem,
    InvalidArgument,
    LimitExceeded,
    NotFound,
    UnreadableFile,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from playbook_cli.adapters.store.deal_text import DealText, DealTextProblem
    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.history.events import Event
    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.services.ports.deal_store import PendingImport, StoreChange

MOST_BYTES = 8 << 20  # of one deal's file when it is written
MOST_READ = 4 * MOST_BYTES  # when it is read: another program may have added to it
_LARGE = 1 << 18  # bytes, of which reading them one by one takes longer than loading what reads many


class DealFiles:
    """A DealStore over `<home>/deals`, which is made when the first deal is written."""

    def __init__(self, home: Path, *, lock_timeout: float = LOCK_TIMEOUT) -> None:
        self.directory = home / "deals"
        self.names = DealFileNames(self.directory)
        self.lock_timeout = lock_timeout
        self._held = False
        self._descriptor: int | None = None
        self._has_read = False

    def list_ids(self) -> Sequence[str]:
        """The ids of all deals, sorted; raises UnreadableFile when the directory cannot be read."""
        return self.names.list_ids()

    def is_at_hand(self, deal_id: str) -> bool:
        """Whether a deal of exactly this id is here, which is known without a look at the others."""
        return self.names.is_at_hand(deal_id)

    def find_copies(self) -> Sequence[ConflictCopy]:
        """What another program put beside the deals under another name: copies of one of them."""
        names = list_names(self.directory)
        if are_all_own(names):
            return []
        from playbook_cli.adapters.store.joining.conflict_copies import find_copies

        return find_copies(self, names)

    def list_with_copies(self) -> tuple[Sequence[str], Sequence[ConflictCopy]]:
        """The ids of all deals, sorted, and the copies beside them, mostly of one look at the directory."""
        ids = take_plain_ids(list_names(self.directory))
        return (self.list_ids(), self.find_copies()) if ids is None else (ids, ())

    def load(self, deal_id: str) -> Deal:
        """One whole deal; raises NotFound, UnreadableFile, DamagedDeal, NewerFormat or ConflictCopy."""
        return self.load_file(self.names.find_path(deal_id)).deal

    def load_state(self, deal_id: str) -> DealState:
        """Where one deal stands; raises what `load` raises.

        The first one is read as it is everywhere: what reads many at once takes longer to load than this.
        """
        from playbook_cli.domain.deal.history.fold import fold

        path, data = self._find_bytes(deal_id)
        if self._has_read or len(data) > _LARGE:
            from playbook_cli.domain.deal.history.plain.plain_history import fold_plain_deal

            state = fold_plain_deal(data)
            if state and (state.id == deal_id or fold_id(state.id) == fold_id(id_of(Path(path)))):
                return state
        self._has_read = True
        return fold(self._read(Path(path), data).deal)

    def _find_bytes(self, deal_id: str) -> tuple[str, bytes]:
        """Where this deal is kept, in whatever spelling, and what stands there; raises what `load` raises.

        The file of a plain id is opened without looking for it, as it is there in most cases.
        """
        if path := self.names.find_plain(deal_id):
            with suppress(NotFound):
                return path, self.load_bytes(path)
        found = self.names.find_path(deal_id)
        return os.fspath(found), self.load_bytes(found)

    def find_name(self, deal_id: str) -> str | None:
        """The present name of a deal, or None where its file cannot be read.

        A deal that was never renamed is not read whole, so that ten thousand names are found in a second.
        """
        from playbook_cli.adapters.store.deal_text import peek_id, peek_name
        from playbook_cli.domain.deal.history.fold import fold

        try:
            path = self.names.find_path(deal_id)
            data = self.load_bytes(path)
            name = peek_name(data) if fold_id(peek_id(data) or "") == fold_id(id_of(path)) else None
            return name or fold(self.load_file(path).deal).name
        except (FileProblem, NotFound):
            return None

    def create(self, deal: Deal) -> None:
        """Write a new deal.

        Raises DealExists when this id is there, in this or another spelling, InvalidArgument for an id that
        is no safe file name, and what writing raises.
        """
        from playbook_cli.adapters.store.deal_text import write_deal
        from playbook_cli.errors.deals import DealExists

        if not is_safe_id(deal.id):
            raise InvalidArgument("id", deal.id, "deal_id")
        path = self.directory / f"{deal.id}{SUFFIX}"
        with self.hold() as descriptor:
            if existing := self.names.find_file(deal.id):
                raise DealExists(deal.id, self.find_name(deal.id) or id_of(existing))
            self._sweep(path)
            self._replace(path, lambda: write_deal(deal), descriptor)

    def append(self, deal_id: str, events: Iterable[Event], *, expected_length: int) -> Deal:
        """Append events to the history if it is still `expected_length` long, else raise DealMovedOn.

        An event whose id is already there changes nothing. The rest of the file keeps its bytes.
        """
        from playbook_cli.adapters.store.deal_text import append_events
        from playbook_cli.errors.deals import DealMovedOn

        path = self.names.find_path(deal_id)
        with self.hold() as descriptor:
            self._sweep(path)
            read = self.load_file(path)
            known = {event.id for event in read.deal.history}
            fresh = [event for event in events if event.id not in known]
            if not fresh:
                return read.deal
            if len(read.deal.history) != expected_length:
                raise DealMovedOn(read.deal.id, expected_length, len(read.deal.history))
            self._replace(path, lambda: append_events(read, fresh), descriptor)
        return read.deal.with_events(fresh)

    def join(self, deal: Deal, written: Mapping[str, str] | None = None) -> Deal:
        """Take in a new deal, or another history of one that is here, and give what came of it.

        Where git left its markers in the file here, its sides are joined and that file goes aside. Events
        that are `written` elsewhere keep their text; what is here already changes nothing. Raises CannotJoin,
        and what loading and writing raise.
        """
        from playbook_cli.adapters.files.atomic_file import ASIDE, move_aside, replace_file
        from playbook_cli.adapters.store.deal_text import write_deal
        from playbook_cli.adapters.store.joining.deal_sides import choose_written, load_sides
        from playbook_cli.domain.deal.history.joining import brings_nothing, join_deals

        with self.hold() as descriptor:
            path = self.names.find_file(deal.id)
            if path is None:
                self.create(deal)
                return deal
            self._sweep(path)
            sides = load_sides(path)
            ours = sides.deal
            joined = join_deals(ours, deal)
            if sides.whole and sides.texts[0].in_order and brings_nothing(joined, ours):
                return sides.texts[0].deal
            texts = choose_written((sides.written, dict(written or {})))
            data = self._serialise(path, lambda: write_deal(joined, texts))
            aside = None if sides.whole else lambda: move_aside([path], self.directory / ASIDE)
            replace_file(path, data, directory=descriptor, keep_backup=True, make_way=aside)
        return joined

    def take(
        self,
        changes: Iterable[StoreChange],
        *,
        source: str = "",
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write many deals: all of them or none, also when the process dies in the middle.

        The lock is taken once all changes are known. Raises DealExists, DealMovedOn and what writing raises,
        and then nothing is written.
        """
        from playbook_cli.adapters.store.import_journal import finish_journal, stage_changes, write_journal

        staged = stage_changes(changes)
        if not staged:
            return
        with self.hold() as descriptor:
            staged.check_unmoved(self)
            self._sweep(self.directory / JOURNAL)
            write_journal(self.directory, staged, source=source, descriptor=descriptor)
            finish_journal(self, descriptor, progress)

    def find_pending(self) -> PendingImport | None:
        """What `take` began and nobody has finished yet; the next to hold the lock does."""
        if not os.path.lexists(self.directory / JOURNAL):
            return None
        from playbook_cli.adapters.store.import_journal import find_pending

        return find_pending(self.directory)

    def list_fingerprints(self) -> Mapping[str, str]:
        """What the history of every deal is known again by; empty where its file cannot be read."""
        return {fold_id(deal_id): self._fingerprint(deal_id) for deal_id in self.list_ids()}

    def _fingerprint(self, deal_id: str) -> str:
        """The ids of a history's events are enough, so that ten thousand deals are compared in seconds."""
        import json

        from playbook_cli.domain.deal.history.fingerprint import fingerprint_events

        try:
            history = json.loads(self.load_bytes(self.names.find_path(deal_id)))["history"]
            return fingerprint_events(history[at]["id"] for at in range(len(history)))
        except (FileProblem, NotFound, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return ""

    def find_sum(self, deal_id: str) -> str:
        """The SHA-256 of the file of a deal, which anybody may have changed; raises as loading it does."""
        import hashlib

        return hashlib.sha256(self.load_bytes(self.names.find_path(deal_id))).hexdigest()

    def load_file(self, path: Path) -> DealText:
        """What one file of this directory holds; raises what `load` raises."""
        return self._read(path, self.load_bytes(path))

    def _read(self, path: Path, data: bytes) -> DealText:
        from playbook_cli.adapters.store.deal_text import DealTextProblem, NewerDealText, read_deal

        try:
            read = read_deal(data)
        except NewerDealText as newer:
            raise newer.in_place(os.fspath(path)) from newer
        except DealTextProblem as problem:
            raise self._tell_apart(path, find_copied_id(id_of(path)), problem) from problem
        if fold_id(read.deal.id) != fold_id(id_of(path)):
            raise self._tell_apart(path, read.deal.id, DealTextProblem("other_id", text=read.deal.id))
        return read

    def _tell_apart(
        self, path: Path, deal_id: str | None, problem: DealTextProblem
    ) -> ConflictCopy | DamagedDeal:
        """Why a file is not the deal of its name: it is a copy of the deal of another id, or damaged."""
        from playbook_cli.adapters.files.atomic_file import backup_of
        from playbook_cli.adapters.store.joining.conflict_copies import name_copy

        if copy := name_copy(self, path, deal_id):
            return copy
        backup = backup_of(path)
        kept = os.fspath(backup) if os.path.lexists(backup) else None
        return problem.in_place(os.fspath(path), kept)

    def load_bytes(self, path: Path | str) -> bytes:
        """The bytes of one file of this directory; raises NotFound or UnreadableFile."""
        try:
            return load_regular_file(path, limit=MOST_READ)
        except UnreadableFile as error:
            if error.problem == "missing":
                raise NotFound("deal", id_of(Path(path))) from error
            if error.problem == "too_large":
                raise UnreadableFile(error.path, "deal_too_large", error.limit) from error
            raise UnreadableFile(error.path, error.problem, ours=True) from error

    def _replace(self, path: Path, serialise: Callable[[], bytes], descriptor: int | None) -> None:
        from playbook_cli.adapters.files.atomic_file import replace_file

        replace_file(path, self._serialise(path, serialise), directory=descriptor, keep_backup=True)

    def _serialise(self, path: Path, serialise: Callable[[], bytes]) -> bytes:
        from playbook_cli.adapters.store.deal_text import DealTextProblem

        try:
            data = serialise()
        except DealTextProblem as problem:
            raise InvalidArgument("TEXT", problem.text, "plain_text") from problem
        if len(data) > MOST_BYTES:
            raise LimitExceeded(os.fspath(path), MOST_BYTES)
        return data

    @contextmanager
    def hold(self) -> Iterator[int | None]:
        """Hold the store's lock, at once where this store holds it; gives the directory's descriptor."""
        if self._held:
            yield self._descriptor
            return
        from playbook_cli.adapters.files.atomic_file import make_private_directory

        make_private_directory(self.directory)
        with hold_store(self.directory, timeout=self.lock_timeout) as self._descriptor:
            self._held = True
            try:
                if os.path.lexists(self.directory / JOURNAL):
                    self._finish_journal()
                yield self._descriptor
            finally:
                self._held = False

    def _finish_journal(self) -> None:
        """Finish what a killed writer left of an import; the lock is held."""
        from playbook_cli.adapters.store.import_journal import finish_journal

        finish_journal(self, self._descriptor)

    def _sweep(self, path: Path) -> None:
        """Remove what a killed writer left of this deal; the lock is held, so nobody is writing it."""
        from playbook_cli.adapters.files.atomic_file import find_leftovers

        with suppress(OSError):
            for leftover in find_leftovers(self.directory, path.name):
                leftover.unlink()
