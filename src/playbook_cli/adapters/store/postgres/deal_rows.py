"""Deals as rows: a header each, and a table of events that only grows, in the order of their arrival.

An append is one statement: it reads the history, keeps the events that are not there yet behind the expected
length, and commits. Two that are sent at once meet at the number of an event; the later one is told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import LiteralString

import psycopg

from playbook_cli.adapters.files.disk_list import DiskList
from playbook_cli.adapters.store.deal_file_names import is_safe_id
from playbook_cli.adapters.store.deal_text import (
    DealTextProblem,
    NewerDealText,
    compose_deal,
    read_deal,
    write_header,
)
from playbook_cli.adapters.store.postgres.database import WRITERS_LOCK, Database, Row
from playbook_cli.adapters.store.postgres.deal_statements import (
    APPEND_EVENTS,
    CREATE_DEAL,
    FINGERPRINTS,
    LIST_DEALS,
)
from playbook_cli.adapters.store.postgres.given_events import (
    GivenEvents,
    give_events,
    plain_text,
    write_text,
)
from playbook_cli.adapters.store.postgres.read_ahead import ReadAhead
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.joining import join_deals, list_lacking, put_in_order
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.names import find_nearest, fold_id
from playbook_cli.errors import (
    ConflictCopy,
    DamagedDeal,
    DatabaseFailed,
    InvalidArgument,
    LimitExceeded,
    NewerFormat,
    NotFound,
)
from playbook_cli.errors.deals import DealExists, DealMovedOn
from playbook_cli.services.ports.deal_store import StoreChange

MOST_BYTES = 8 << 20  # of one deal's history, as of its file
_TRIES = 3  # of a statement that met another one at the same place


class DealRows:
    """A DealStore over the tables of a database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._names: dict[
            str, str | None
        ] = {}  # by key, as the last list gave them; None where it is not known
        self._ahead = ReadAhead(database)
        self.lengths: dict[str, int] = {}  # by key, of each history as it was last loaded
        self.last_body = ""  # the text of the last event of that one
        self._has_read = False
        self._last: Deal | None = None  # the last one that was read or written: its rows need not come again

    def list_ids(self) -> Sequence[str]:
        """The ids of all deals, sorted."""
        rows = self.database.run(LIST_DEALS, {"key": None})
        self._names = {fold_id(deal_id): None if renamed else name for deal_id, name, renamed in rows}
        ids = sorted(deal_id for deal_id, _name, _renamed in rows)
        self._ahead.expect([fold_id(deal_id) for deal_id in ids])
        return ids

    def find_copies(self) -> Sequence[ConflictCopy]:
        """None: no other program writes into the tables."""
        return ()

    def list_with_copies(self) -> tuple[Sequence[str], Sequence[ConflictCopy]]:
        """The ids of all deals; there are no copies."""
        return self.list_ids(), ()

    def load(self, deal_id: str) -> Deal:
        """One whole deal, in one round trip; raises NotFound, DamagedDeal or NewerFormat."""
        self._last = deal = self._read(fold_id(deal_id), *self._fetch(deal_id))
        return deal

    def load_state(self, deal_id: str) -> DealState:
        """Where one deal stands; raises what `load` raises.

        The first one is read as it is everywhere, as of files.
        """
        header, bodies = self._fetch(deal_id)
        if self._has_read:
            from playbook_cli.domain.deal.history.plain.plain_history import fold_plain_deal

            if state := fold_plain_deal(compose_deal(header, bodies)):
                return state
        self._has_read = True
        return fold(self._read(fold_id(deal_id), header, bodies))

    def _fetch(self, deal_id: str) -> tuple[str, Sequence[str]]:
        """The header and the events of a deal, as texts; raises NotFound."""
        key = fold_id(deal_id)
        row = self._ahead.fetch(key) if is_safe_id(deal_id) else None
        if row is None:
            raise self._not_found(deal_id)
        self.lengths[key] = len(row[1])
        self.last_body = row[1][-1] if row[1] else ""
        return row

    def is_at_hand(self, deal_id: str) -> bool:  # noqa: ARG002  # as the protocol has it
        """Nothing is known of a deal before the server is asked."""
        return False

    def find_name(self, deal_id: str) -> str | None:
        """The present name of a deal, or None where it cannot be read; known from the list it stood in."""
        if name := self._names.get(fold_id(deal_id)):
            return name
        try:
            return fold(self.load(deal_id)).name
        except (DamagedDeal, NewerFormat, NotFound):
            return None

    def find_present_name(self, deal_id: str) -> str | None:
        """The present name of the deal of exactly this id; None where there is none that can be read."""
        key = fold_id(deal_id)
        if self._names.get(key):
            return self._names[key]
        rows = self.database.run(LIST_DEALS, {"key": key}) if is_safe_id(deal_id) else []
        if not rows or rows[0][0] != deal_id:
            return None
        return self.find_name(deal_id) if rows[0][2] else rows[0][1]

    def locate(self, deal_id: str) -> str:
        """The address of a deal, to tell a person where it is."""
        return f"{self.database.name}#{deal_id}"

    def create(self, deal: Deal) -> None:
        """Write a new deal; raises DealExists, InvalidArgument and what writing raises."""
        if not is_safe_id(deal.id):
            raise InvalidArgument("id", deal.id, "deal_id")
        given, key = give_events(deal.history), fold_id(deal.id)
        self._check_size(deal.id, given)
        header = {
            "key": key,
            "id": deal.id,
            "name": plain_text(deal.name),
            "header": write_text(write_header, deal),
        }
        if not self._write(CREATE_DEAL, {**header, **given.values}) and not self._is_ours(deal):
            raise DealExists(deal.id, self.find_name(deal.id) or deal.id)
        if self.database.holding:
            self.database.redo.append(partial(self.create, deal))

    def append(self, deal_id: str, events: Iterable[Event], *, expected_length: int) -> Deal:
        """Append events to the history if it is still `expected_length` long, else raise DealMovedOn.

        An event whose id is already there changes nothing.
        """
        if not is_safe_id(deal_id):
            raise self._not_found(deal_id)
        given = give_events(events)
        deal, fresh, added = self._append(deal_id, given, expected_length)
        if len(deal.history) != expected_length and fresh:
            raise DealMovedOn(deal.id, expected_length, len(deal.history))
        if added < len(fresh):
            raise LimitExceeded(self.locate(deal.id), MOST_BYTES)
        if self.database.holding:
            again = partial(self.append, deal_id, given.events, expected_length=expected_length)
            self.database.redo.append(again)
        self._names.pop(fold_id(deal_id), None)
        self._last = deal = put_in_order(deal.with_events(fresh))
        return deal

    def join(self, deal: Deal, written: Mapping[str, str] | None = None) -> Deal:  # noqa: ARG002  # no text is kept
        """Take in a new deal, or another history of one that is here, and give what came of it.

        Raises CannotJoin and what writing raises; what is here already changes nothing.
        """
        try:
            return self._join(deal)
        except (DealExists, DealMovedOn):  # somebody else was at it; the second time nobody is
            with self.hold():
                return self._join(deal)

    def _join(self, deal: Deal) -> Deal:
        self._ahead.forget()
        try:
            ours = self.load(deal.id)
        except NotFound:
            self.create(deal)
            return deal
        joined = join_deals(ours, deal)
        fresh = list_lacking(ours, joined)
        if fresh:
            self.append(deal.id, fresh, expected_length=len(ours.history))
        return joined if fresh else ours

    def take(
        self,
        changes: Iterable[StoreChange],
        *,
        source: str = "",  # noqa: ARG002  # events say it
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write many deals in one transaction; one that is withdrawn is put away: nothing is ever deleted.

        It begins once all changes are known. Raises DealExists, DealMovedOn and what writing raises, and then
        nothing is written.
        """
        staged = DiskList[StoreChange]()
        for change in changes:
            staged.append(change)
        if not staged:
            return
        with self.hold():
            before = len(self.database.redo)
            for done, change in enumerate(staged, 1):
                self._take(change)
                del self.database.redo[before:]  # what is staged is sent again from there
                if progress:
                    progress(done, len(staged))
            self.database.redo.append(partial(self._take_all, staged))

    def _take_all(self, changes: Iterable[StoreChange]) -> None:
        for change in changes:
            self._take(change)

    def _take(self, change: StoreChange) -> None:
        if change.expected_length == 0:
            self.create(change.deal)
        else:
            self.append(change.deal.id, change.events, expected_length=change.expected_length)

    def find_pending(self) -> None:
        """Nothing: a transaction is whole or never was."""

    def list_fingerprints(self) -> Mapping[str, str]:
        """What the history of every deal is known again by, worked out where the events are."""
        return dict(self.database.run(FINGERPRINTS))

    def find_sum(self, deal_id: str) -> str:  # noqa: ARG002  # as in files
        """Nothing: what is in the tables nobody can change."""
        return ""

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Keep every other writer out; what is written meanwhile counts, all of it, at the end of the block.

        Should the connection go just then, it is written again: each event and each deal counts once.
        """
        if self.database.holding:
            yield
            return
        self._ahead.forget()
        done = False
        try:
            with self.database.transaction():
                yield
                done = True
        except DatabaseFailed as error:
            if not done or error.problem != "lost_in_write":
                raise
            for write in self.database.redo:
                write()
        finally:
            self._last = None  # it may have been taken back

    def _append(self, deal_id: str, given: GivenEvents, expected: int) -> tuple[Deal, tuple[Event, ...], int]:
        """The deal as it was, the events that it lacked, and how many of them it has taken."""
        key, last = fold_id(deal_id), self._last
        known = len(last.history) if last and fold_id(last.id) == key else -1
        limits = {"size": given.size, "most": MOST_BYTES}
        rows = self._write(
            APPEND_EVENTS, {"key": key, "expected": expected, "known": known, **limits, **given.values}
        )
        if not rows:
            raise self._not_found(deal_id)
        fresh, added, header, bodies = rows[0]
        deal = last if last and bodies is None else self._read(key, header, bodies)
        wanted = set(fresh)
        return deal, tuple(event for event in given.events if event.id in wanted), added

    def _write(self, statement: LiteralString, values: Mapping[str, object]) -> list[Row]:
        """Send what writes; when another writer was at the same place in the same moment, look again."""
        self._ahead.forget()
        shared = {"wait": self.database.wait, "lock": WRITERS_LOCK}
        for _ in range(_TRIES - 1):
            with suppress(psycopg.errors.UniqueViolation):
                return self.database.run(statement, {**shared, **values}, writes=True)
        return self.database.run(statement, {**shared, **values}, writes=True)

    def _is_ours(self, deal: Deal) -> bool:
        """Whether the deal of this id is the one we have just sent, before the connection went."""
        there = self.load(deal.id).history[: len(deal.history)]
        return bool(there) and [event.id for event in there] == [event.id for event in deal.history]

    def _check_size(self, deal_id: str, given: GivenEvents) -> None:
        if given.size > MOST_BYTES:
            raise LimitExceeded(self.locate(deal_id), MOST_BYTES)

    def _read(self, key: str, header: str, bodies: Sequence[str]) -> Deal:
        place = self.locate(key)
        try:
            return read_deal(compose_deal(header, bodies)).deal
        except NewerDealText as newer:
            raise newer.in_place(place) from newer
        except DealTextProblem as problem:
            raise problem.in_place(place) from problem

    def _not_found(self, deal_id: str) -> NotFound:
        return NotFound("deal", deal_id, find_nearest(deal_id, self.list_ids()))
