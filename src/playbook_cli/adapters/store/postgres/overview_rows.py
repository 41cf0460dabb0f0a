"""The index of a database home: overviews kept beside the events, each for one length of its history.

A history only grows, so an overview of the present length is of the present history. Who may not write it,
or finds the disk full, goes without. Editions are not kept: their words depend on what is installed here.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal, LiteralString

from playbook_cli import __version__
from playbook_cli.adapters.store.postgres.database import Database
from playbook_cli.adapters.store.postgres.deal_rows import DealRows
from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.domain.deal.packed_overview import (
    OVERVIEW_FORMAT,
    UNPACKING_FAILED,
    pack_overview,
    unpack_overview,
)
from playbook_cli.domain.listed_action import ListedAction
from playbook_cli.domain.names import fold_id
from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, Tallied
from playbook_cli.errors import DatabaseFailed, StoreLocked

_PROGRAM: Final = f"{__version__} {OVERVIEW_FORMAT}"
_MOST_WAITING = 500  # rows that wait to be written together
_LOAD: Final[LiteralString] = """
select o.deal, o.edition, o.body from playbook.overviews o
where o.program = %(program)s
  and o.length = (select max(e.number) from playbook.events e where e.deal = o.deal)
"""
_KEEP: Final[LiteralString] = """
insert into playbook.overviews (deal, program, length, edition, body)
select deal, %(program)s, length, edition, body
from unnest(%(deals)s::text[], %(lengths)s::integer[], %(editions)s::text[], %(bodies)s::text[])
  as given (deal, length, edition, body)
on conflict (deal, program) do update
  set length = excluded.length, edition = excluded.edition, body = excluded.body
  where overviews.length <= excluded.length
"""
_Row = tuple[str, int, str, str]


class OverviewRows:
    """An OverviewIndex over the table of overviews; `deals` is where the histories are loaded from."""

    def __init__(self, database: Database, deals: DealRows) -> None:
        self.database = database
        self.deals = deals
        self._known: dict[str, tuple[str, str]] | None = None  # edition and body, by key
        self._editions: dict[tuple[str, str | None], PlaybookOverview] = {}
        self._waiting: dict[str, _Row] = {}

    def find(self, deal_id: str, language: str | None) -> DealOverview | None:
        """The overview of a deal, once one of its edition was worked out in this run."""
        return self._find(deal_id, language, worked=False) or None

    def find_each(
        self, ids: Sequence[str], language: str | None, *, worked: bool = False
    ) -> Iterator[DealOverview | Literal[False] | None]:
        """The same of many deals; False for one that is not `worked`, where only these are asked for."""
        return (self._find(deal_id, language, worked=worked) for deal_id in ids)

    def _find(
        self, deal_id: str, language: str | None, *, worked: bool
    ) -> DealOverview | Literal[False] | None:
        edition, body = self._find_body(deal_id, language)
        if edition is None:
            return None
        try:
            is_worked, value, tally = body
            if worked and not is_worked:
                return False
            return unpack_overview(json.loads(value), edition, json.loads(tally))
        except UNPACKING_FAILED:
            return None

    def _find_body(self, deal_id: str, language: str | None) -> tuple[PlaybookOverview | None, list[str]]:
        """The edition of a deal, None where it is not known, and the lines that its overview is kept as."""
        if not self._editions:
            return None, []
        version, body = self._load_known().get(fold_id(deal_id), ("", ""))
        return self._editions.get((version, language)), body.split("\n")

    def find_tallies(self, ids: Sequence[str], language: str | None) -> Iterator[Tallied | None]:
        """The edition and the tally of many deals."""
        for deal_id in ids:
            edition, body = self._find_body(deal_id, language)
            try:
                yield (edition, json.loads(body[2])) if edition else None
            except UNPACKING_FAILED:
                yield None

    def find_name(self, deal_id: str) -> str | None:
        """The present name of the deal of exactly this id."""
        return self.deals.find_present_name(deal_id)

    def find_names(self, ids: Sequence[str]) -> Iterator[str | None]:
        """The same of many deals, as the list that they stand in gave them."""
        return map(self.deals.find_present_name, ids)

    def look_at(self, deal_id: str) -> str:
        """A deal is known again by its length when it is loaded."""
        return fold_id(deal_id)

    def keep(self, sight: str, overview: DealOverview, version: str, language: str | None) -> None:
        """Keep what was worked out of the deal as it was last loaded."""
        self._editions.setdefault((version, language), overview.playbook)
        worked = "worked" if overview.is_worked else ""
        body = "\n".join([worked, json.dumps(pack_overview(overview)), json.dumps(overview.tally)])
        self._waiting[sight] = (sight, self.deals.lengths[sight], version, body)
        if len(self._waiting) >= _MOST_WAITING:
            self._write()

    def find_actions(self, ids: Sequence[str], language: str | None, day: str) -> dict[str, ListedAction]:  # noqa: ARG002
        """Actions are not kept: the coach is asked."""
        return {}

    def keep_action(
        self, sight: str, action: ListedAction, version: str, language: str | None, day: str
    ) -> None:
        """Actions are not kept: they hold for a day, and the words of an edition for one machine."""

    def save(self, known: Collection[str] | None = None) -> None:  # noqa: ARG002  # no deal ever goes
        """Write what waits; what was read is read anew the next time."""
        self._write()
        self._known = None

    def _load_known(self) -> dict[str, tuple[str, str]]:
        if self._known is None:
            rows = self.database.run(_LOAD, {"program": _PROGRAM})
            self._known = {deal: (edition, body) for deal, edition, body in rows}
        return self._known

    def _write(self) -> None:
        waiting, self._waiting = (
            sorted(self._waiting.values()),
            {},
        )  # sorted: two who write never wait in a ring
        if not waiting:
            return
        deals, lengths, editions, bodies = map(list, zip(*waiting, strict=True))
        values = {"deals": deals, "lengths": lengths, "editions": editions, "bodies": bodies}
        try:
            self.database.run(_KEEP, {"program": _PROGRAM, **values})
        except (DatabaseFailed, StoreLocked):
            return
