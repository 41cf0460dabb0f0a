"""The index: the overviews of deals as they were last worked out, each while its file stays as it was.

An overview follows from three things: the deal's file, the edition that it is pinned to, and, where another
language is asked for, the installed editions. It is known again by the identity of all of them.
"""

import json
import os
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from sys import intern
from typing import Literal

from playbook_cli.adapters.files.regular_file import load_regular_file
from playbook_cli.adapters.locations import find_index
from playbook_cli.adapters.playbook_files import find_bundled
from playbook_cli.adapters.store.deal_file_names import SUFFIX
from playbook_cli.adapters.store.file_identity import identify, identify_all, identify_program, is_settled
from playbook_cli.adapters.store.index_file import IndexFile, Row
from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.domain.deal.packed_overview import (
    OVERVIEW_FORMAT,
    UNPACKING_FAILED,
    pack_overview,
    pack_playbook,
    unpack_overview,
    unpack_playbook,
)
from playbook_cli.domain.listed_action import ListedAction
from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, Tallied
from playbook_cli.errors import UnreadableFile
from playbook_cli.late_dataclasses import dataclass

MOST_BYTES = 32 << 20  # of a deal's file or a snapshot
_MOST_WAITING = 500  # rows that wait to be written together


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A deal's file as it was before it was read; `digest` is of its bytes where it is too young."""

    deal_id: str
    identity: str
    digest: str


class FileIndex:
    """An OverviewIndex over the files of one home; `editions` are the directories of installed playbooks."""

    def __init__(self, file: IndexFile, home: Path, editions: Collection[Path]) -> None:
        self.file = file
        self._deals = os.fspath(home / "deals")
        self._snapshots = os.fspath(home / "snapshots")
        self._library = [os.fspath(place) for place in editions]
        self._editions: dict[tuple[str, str | None], PlaybookOverview | None] = {}
        self._waiting: list[tuple[str, tuple[str, ...]]] = []
        self._began = time.time_ns()

    def find(self, deal_id: str, language: str | None) -> DealOverview | None:
        """The overview of a deal in a language, if nothing that it follows from has changed."""
        row = self._find_row(deal_id)
        if row and self._settle(deal_id, row):
            self.save()
        return (self._unpack(row, language, worked=False) or None) if row else None

    def find_each(
        self, ids: Sequence[str], language: str | None, *, worked: bool = False
    ) -> Iterator[DealOverview | Literal[False] | None]:
        """The same of many deals in their order.

        Where only those that are `worked` are asked for, False for another one.
        """
        for row in self._find_rows(ids):
            yield self._unpack(row, language, worked=worked) if row else None

    def _unpack(
        self, row: Sequence[str], language: str | None, *, worked: bool
    ) -> DealOverview | Literal[False] | None:
        _identity, _digest, version, _name, is_worked, tally, value = row
        edition = self._find_edition(version, language)
        if edition is None:
            return None
        if worked and not is_worked:
            return False
        try:
            return unpack_overview(json.loads(value), edition, tally)
        except UNPACKING_FAILED:
            return None

    def find_tallies(self, ids: Sequence[str], language: str | None) -> Iterator[Tallied | None]:
        """The edition and the tally of many deals in their order, of which no more is unpacked."""
        for row in self._find_rows(ids):
            edition = self._find_edition(row[2], language) if row else None
            yield (edition, row[5]) if row and edition else None

    def find_actions(self, ids: Sequence[str], language: str | None, day: str) -> dict[str, ListedAction]:
        """What was to be done on each of these deals on this day, of those of which it still follows."""
        said, found = f"{language or ''} {day}", {}
        for deal_id, row in self.file.find_some("actions", ids).items():
            if row[3] == said and self._find_edition(row[2], language) and self._is_unchanged(deal_id, row):
                with suppress(*UNPACKING_FAILED):
                    found[deal_id] = ListedAction(*map(intern, json.loads(row[4])))
        return found

    def keep_action(
        self, seen: SeenFile | None, action: ListedAction, version: str, language: str | None, day: str
    ) -> None:
        """Keep what is to be done on this day, as chosen since a file was looked at."""
        if seen is None or not self._is_unchanged(seen.deal_id, (seen.identity, seen.digest)):
            return
        value = json.dumps(action.told)
        row = (seen.deal_id, seen.identity, seen.digest, version, f"{language or ''} {day}", value)
        self._wait("actions", row)

    def find_name(self, deal_id: str) -> str | None:
        """The present name of a deal, if its file has not changed."""
        row = self._find_row(deal_id)
        return row[3] if row else None

    def find_names(self, ids: Sequence[str]) -> Iterator[str | None]:
        """The same of many deals in their order."""
        return (row[3] if row else None for row in self._find_rows(ids))

    def look_at(self, deal_id: str) -> SeenFile | None:
        """The file of a deal before it is read; None where there is nothing to be known again."""
        path, seen = self._path(deal_id), time.time_ns()
        identity = identify(path)
        if identity is None:
            return None
        return SeenFile(deal_id, identity, "" if is_settled(identity, seen) else _digest(path))

    def keep(self, seen: SeenFile | None, overview: DealOverview, version: str, language: str | None) -> None:
        """Keep what was worked out since a file was looked at, and the edition of this digest with it."""
        if seen is None or not self._is_unchanged(seen.deal_id, (seen.identity, seen.digest)):
            return
        if not self._editions.get((version, language)):
            self._keep_edition(version, language, overview.playbook)
        value = json.dumps(pack_overview(overview))
        worked = "worked" if overview.is_worked else ""
        told = (overview.name, worked, overview.tally, value)
        self._wait("deals", (seen.deal_id, seen.identity, seen.digest, version, *told))

    def _wait(self, table: str, row: tuple[str, ...]) -> None:
        """Have a row written with others."""
        self._waiting.append((table, row))
        if len(self._waiting) >= _MOST_WAITING:
            self.save()

    def save(self, known: Sequence[str] | None = None) -> None:
        """Write what waits; of `known`, the sorted ids of all deals there are, forget every other one."""
        waiting, self._waiting = self._waiting, []
        gone = self.file.list_others(known) if known is not None and waiting else ()
        if waiting or gone:
            self.file.save(waiting, gone)
        self.file.close()

    def _find_row(self, deal_id: str) -> Row | None:
        row = self.file.find("deals", deal_id)
        return row if row and self._is_unchanged(deal_id, row) else None

    def _find_rows(self, ids: Sequence[str]) -> Iterator[Row | None]:
        """The row of each of many deals in their order, None where its file has changed."""
        for deal_id, row in zip(ids, self.file.find_each("deals", ids), strict=True):
            known = row if row and self._is_unchanged(deal_id, row) else None
            if known:
                self._settle(deal_id, known)
            yield known

    def _settle(self, deal_id: str, row: Row) -> bool:
        """Have a file that was young known by its identity alone, once it is old enough."""
        if not row[1] or not is_settled(row[0], self._began):
            return False
        identity, _digest, *rest = row
        self._wait("deals", (deal_id, identity, "", *rest))
        return True

    def _is_unchanged(self, deal_id: str, row: Sequence[str]) -> bool:
        """Whether a deal's file is still the one that a row is of."""
        identity, digest = row[:2]
        path = self._path(deal_id)
        return identity == identify(path) and (not digest or digest == _digest(path))

    def _path(self, deal_id: str) -> str:
        return f"{self._deals}/{deal_id}{SUFFIX}"

    def _find_edition(self, version: str, language: str | None) -> PlaybookOverview | None:
        """The edition of a digest in a language; asked for once in a run."""
        key = (version, language)
        if key not in self._editions:
            self._editions[key] = self._load_edition(version, language)
        return self._editions[key]

    def _load_edition(self, version: str, language: str | None) -> PlaybookOverview | None:
        row = self.file.find("playbooks", f"{version} {language or ''}")
        if row is None or row[0] != self._ground(version, language):
            return None
        try:
            return unpack_playbook(json.loads(row[1]))
        except UNPACKING_FAILED:
            return None

    def _keep_edition(self, version: str, language: str | None, playbook: PlaybookOverview) -> None:
        self._editions[version, language] = playbook
        if ground := self._ground(version, language):
            row = (f"{version} {language or ''}", ground, json.dumps(pack_playbook(playbook)))
            self._waiting.append(("playbooks", row))

    def _ground(self, version: str, language: str | None) -> str | None:
        """What an edition in a language stands on: its snapshot, and the editions whose words it may take."""
        path = f"{self._snapshots}/{version.replace(':', '-')}.json"
        identity = identify(path)
        if identity is None:
            return None
        if not is_settled(identity, self._began) and f"sha256:{_digest(path)}" != version:
            return None
        if language is None:
            return identity
        library = identify_all(self._library, self._began)
        return None if library is None else f"{identity}\n{library}"


def open_index(home: Path) -> FileIndex:
    """The index of a home, for this program."""
    whole = Path(os.path.abspath(home))  # noqa: PTH100  # links keep the name that was given
    owner = f"{identify_program()} {OVERVIEW_FORMAT} {whole}"
    return FileIndex(IndexFile(find_index(whole), owner), whole, (whole / "playbooks", find_bundled()))


def _digest(path: str) -> str:
    """The digest of the bytes that stand here; of what cannot be read, one that never comes again."""
    import hashlib

    try:
        return hashlib.sha256(load_regular_file(Path(path), limit=MOST_BYTES)).hexdigest()
    except UnreadableFile:
        return f"unreadable {time.time_ns()}"
