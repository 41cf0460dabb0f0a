"""Many deals at once, all of them or none: a journal on the disk, then each file, then the journal goes.

Whoever is killed in the middle leaves the journal; the next one to hold the store's lock finishes what it
says. To finish twice changes nothing: a deal that is there gets the events that it lacks, and no file
that another program changed in the meantime is written over.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playbook_cli.adapters.store.atomic_file import (
    ASIDE,
    backup_of,
    confirm_files,
    move_aside,
    remove_file,
    replace_file,
    write_unconfirmed,
)
from playbook_cli.adapters.store.deal_file_names import JOURNAL, SUFFIX
from playbook_cli.adapters.store.regular_file import load_regular_file
from playbook_cli.domain.names import fold_id
from playbook_cli.errors import DamagedDeal, InvalidArgument
from playbook_cli.services.ports import PendingImport, StoreChange

if TYPE_CHECKING:
    from playbook_cli.adapters.store.deal_files import DealFiles
    from playbook_cli.adapters.store.deal_text import DealText

_FORMAT = "playbook-import-journal/1"
_MOST_BYTES = 2 << 30


@dataclass(frozen=True, slots=True)
class _Entry:
    """What becomes of one deal: its file as it will be, the events that are added, or that it goes aside."""

    deal: str
    text: str = ""
    events: tuple[str, ...] = ()
    withdrawn: bool = False


def write_journal(
    directory: Path, changes: Iterable[StoreChange], *, source: str, descriptor: int | None
) -> None:
    """Bring to the disk what is going to be written; from here on it counts. Raises what writing raises."""
    from playbook_cli.adapters.store.deal_text import DealTextProblem

    try:
        lines = [json.dumps(vars_of(entry), ensure_ascii=False) for entry in map(_describe, changes)]
    except DealTextProblem as problem:
        raise InvalidArgument("TEXT", problem.text, "plain_text") from problem
    head = json.dumps({"format": _FORMAT, "source": source, "deals": len(lines)}, ensure_ascii=False)
    data = "\n".join([head, *lines, ""]).encode()
    replace_file(directory / JOURNAL, data, directory=descriptor)


def vars_of(entry: _Entry) -> dict[str, Any]:
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


def finish_journal(deals: "DealFiles", descriptor: int | None) -> None:
    """Write what the journal says and is not there yet, bring it to the disk, and take the journal away.

    The store's lock is held. Raises DamagedDeal for a journal that cannot be read, and what writing raises.
    """
    path = deals.directory / JOURNAL
    entries = list(_read_entries(path))
    present = deals.find_stems()
    written: list[Path] = []
    for entry in entries:
        stem = present.get(fold_id(entry.deal))
        written += _finish_entry(
            deals, deals.directory / f"{stem or entry.deal}{SUFFIX}", entry, there=bool(stem)
        )
    confirm_files(written, deals.directory, descriptor)
    remove_file(path, descriptor)


def _finish_entry(deals: "DealFiles", path: Path, entry: _Entry, *, there: bool) -> list[Path]:
    """Make one deal as its entry says; gives the files that were written."""
    from playbook_cli.adapters.store.deal_text import append_lines

    if entry.withdrawn:
        move_aside([one for one in (path, backup_of(path)) if os.path.lexists(one)], path.parent / ASIDE)
        return []
    if not there:
        write_unconfirmed(path, entry.text.encode())
        return [path]
    read = _load_whole(deals, path)
    if read is None and entry.text:
        write_unconfirmed(path, entry.text.encode())
        return [path]
    read = read or deals.load_file(backup_of(path))  # a power cut left the new file empty
    known = {event.id for event in read.deal.history}
    fresh = [line for event_id, line in _list_lines(entry) if event_id not in known]
    if fresh:
        write_unconfirmed(path, append_lines(read, fresh), keep_backup=_load_whole(deals, path) is not None)
    return [path]


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


def _read_entries(path: Path) -> Iterator[_Entry]:
    data = load_regular_file(path, limit=_MOST_BYTES)
    head, *lines = data.decode().splitlines()
    try:
        if json.loads(head)["format"] != _FORMAT or json.loads(head)["deals"] != len(lines):
            raise DamagedDeal(os.fspath(path), "json", 1)
        for line in lines:
            said = json.loads(line)
            yield _Entry(
                said["deal"], said.get("text", ""), tuple(said.get("events", ())), "withdrawn" in said
            )
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedDeal(os.fspath(path), "json") from error
