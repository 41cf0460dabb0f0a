"""Many deals at once, all of them or none: a journal on the disk, then each file, then the journal goes.

Whoever is killed in the middle leaves the journal; the next one to hold the store's lock finishes what it
says. To finish twice changes nothing: a deal that is there gets the events that it lacks, and no file
that another program changed in the meantime is written over.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playbook_cli.adapters.files.atomic_file import (
    ASIDE,
    backup_of,
    confirm_files,
    move_aside,
    remove_file,
    replace_file,
    write_unconfirmed,
)
from playbook_cli.adapters.files.disk_list import DiskList
from playbook_cli.adapters.files.regular_file import open_regular_file
from playbook_cli.adapters.store.deal_file_names import JOURNAL, SUFFIX, is_safe_id
from playbook_cli.errors import DamagedDeal, InvalidArgument
from playbook_cli.errors.deals import DealExists, DealMovedOn
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.ports.deal_store import PendingImport, StoreChange

if TYPE_CHECKING:
    from playbook_cli.adapters.store.deal_files import DealFiles
    from playbook_cli.adapters.store.deal_text import DealText

_FORMAT = "playbook-import-journal/1"
_MOST_BYTES = 8 << 30
_AT_ONCE = 500  # files that are brought to the disk together


@dataclass(frozen=True, slots=True)
class _Entry:
    """What becomes of one deal: its file as it will be, the events that are added, or that it goes aside."""

    deal: str
    text: str = ""
    events: tuple[str, ...] = ()
    withdrawn: bool = False


class StagedChanges:
    """What is going to be written, as lines of the journal, while nothing of it counts yet."""

    def __init__(self) -> None:
        self._entries = DiskList[tuple[str, int, bytes]]()

    def add(self, change: StoreChange) -> None:
        """Keep one change; raises InvalidArgument for an id or a text that no file can have."""
        from playbook_cli.adapters.store.deal_text import DealTextProblem

        if not is_safe_id(change.deal.id):
            raise InvalidArgument("id", change.deal.id, "deal_id")
        try:
            line = json.dumps(_list_said(_describe(change)), ensure_ascii=False)
        except DealTextProblem as problem:
            raise InvalidArgument("TEXT", problem.text, "plain_text") from problem
        self._entries.append((change.deal.id, change.expected_length, line.encode()))

    def __len__(self) -> int:
        """How many changes there are."""
        return len(self._entries)

    def list_lines(self) -> Iterator[bytes]:
        """Every change as its line."""
        return (line + b"\n" for _deal, _expected, line in self._entries)

    def check_unmoved(self, deals: "DealFiles") -> None:
        """Whether the store still stands as it did when the changes were planned.

        Raises DealExists or DealMovedOn, and what loading raises.
        """
        with deals.names.listed_once():
            for deal_id, expected, _line in self._entries:
                if expected:
                    found = len(deals.load(deal_id).history)
                    if found != expected:
                        raise DealMovedOn(deal_id, expected, found)
                elif deals.names.find_file(deal_id):
                    raise DealExists(deal_id, deals.find_name(deal_id) or deal_id)


def stage_changes(changes: Iterable[StoreChange]) -> StagedChanges:
    """Go through all changes before anything is written; raises what finding them raises."""
    staged = StagedChanges()
    for change in changes:
        staged.add(change)
    return staged


def write_journal(directory: Path, staged: StagedChanges, *, source: str, descriptor: int | None) -> None:
    """Bring to the disk what is going to be written; from here on it counts. Raises what writing raises."""
    head = json.dumps({"format": _FORMAT, "source": source, "deals": len(staged)}, ensure_ascii=False)
    parts = chain([f"{head}\n".encode()], staged.list_lines())
    replace_file(directory / JOURNAL, parts, directory=descriptor)


def _list_said(entry: _Entry) -> dict[str, Any]:
    """An entry as it stands in the journal, without what is empty."""
    said = {name: getattr(entry, name) for name in ("deal", "text", "events", "withdrawn")}
    return {name: value for name, value in said.items() if value}


def find_pending(directory: Path) -> PendingImport | None:
    """What a journal says that is not finished yet; None where there is none."""
    path = directory / JOURNAL
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline(1 << 16))
        return PendingImport(os.fspath(path), str(head["source"]), int(head["deals"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return PendingImport(os.fspath(path), "", 0)


def finish_journal(
    deals: "DealFiles", descriptor: int | None, progress: Callable[[int, int], None] | None = None
) -> None:
    """Write what the journal says and is not there yet, bring it to the disk, and take the journal away.

    The store's lock is held. Raises DamagedDeal for a journal that cannot be read, and what writing raises.
    """
    path = deals.directory / JOURNAL
    total = _count_entries(path)
    written: list[Path] = []
    with deals.names.listed_once():
        for done, entry in enumerate(_read_entries(path), 1):
            written += _finish_entry(deals, entry)
            if len(written) >= _AT_ONCE:
                confirm_files(written, deals.directory, descriptor)
                written.clear()
            if progress:
                progress(done, total)
    confirm_files(written, deals.directory, descriptor)
    remove_file(path, descriptor)


def _finish_entry(deals: "DealFiles", entry: _Entry) -> list[Path]:
    """Make one deal as its entry says; gives the files that were written."""
    there = deals.names.find_file(entry.deal)
    path = there or deals.directory / f"{entry.deal}{SUFFIX}"
    if entry.withdrawn:
        move_aside([one for one in (path, backup_of(path)) if os.path.lexists(one)], path.parent / ASIDE)
        return []
    read = _load_whole(deals, path) if there else None
    if not there or (read is None and entry.text):
        write_unconfirmed(path, entry.text.encode())
    else:
        _append_lacking(deals, path, entry, read)
    return [path]


def _append_lacking(deals: "DealFiles", path: Path, entry: _Entry, read: "DealText | None") -> None:
    """Add the events of an entry that a file lacks; where a power cut left it empty, to its backup's."""
    from playbook_cli.adapters.store.deal_text import append_lines

    before = read or deals.load_file(backup_of(path))
    known = {event.id for event in before.deal.history}
    fresh = [line for event_id, line in _list_lines(entry) if event_id not in known]
    if fresh:
        write_unconfirmed(path, append_lines(before, fresh), keep_backup=read is not None)


def _load_whole(deals: "DealFiles", path: Path) -> "DealText | None":
    try:
        return deals.load_file(path)
    except DamagedDeal:
        return None


def _list_lines(entry: _Entry) -> Iterator[tuple[str, str]]:
    """The events of an entry by their ids, each as its line."""
    from playbook_cli.adapters.store.deal_text import read_deal, write_event

    if entry.text:
        yield from ((event.id, write_event(event)) for event in read_deal(entry.text.encode()).deal.history)
    yield from _by_id(entry.events)


def _by_id(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        yield str(json.loads(line)["id"]), line


def _describe(change: StoreChange) -> _Entry:
    from playbook_cli.adapters.store.deal_text import write_deal, write_event

    if change.withdrawn:
        return _Entry(change.deal.id, withdrawn=True)
    if change.expected_length == 0:
        return _Entry(change.deal.id, text=write_deal(change.deal).decode())
    return _Entry(change.deal.id, events=tuple(map(write_event, change.events)))


def _count_entries(path: Path) -> int:
    """How many deals the journal is about; raises DamagedDeal where it does not hold as many."""
    with _open_journal(path) as lines:
        try:
            head = json.loads(next(lines, b""))
            said = int(head["deals"]) if head["format"] == _FORMAT else -1
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedDeal(os.fspath(path), "json", 1) from error
        count = sum(1 for _line in lines)
    if said != count:
        raise DamagedDeal(os.fspath(path), "json", 1)
    return count


def _read_entries(path: Path) -> Iterator[_Entry]:
    with _open_journal(path) as lines:
        next(lines, None)
        for line in lines:
            try:
                said = json.loads(line)
                entry = _Entry(
                    said["deal"], said.get("text", ""), tuple(said.get("events", ())), "withdrawn" in said
                )
            except (ValueError, KeyError, TypeError) as error:
                raise DamagedDeal(os.fspath(path), "json") from error
            yield entry


@contextmanager
def _open_journal(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of the journal, one after the other; raises UnreadableFile."""
    with (
        open_regular_file(path, limit=_MOST_BYTES) as (descriptor, _size),
        os.fdopen(descriptor, "rb", closefd=False) as file,
    ):
        yield iter(file)
