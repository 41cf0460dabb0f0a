"""The index of a database home: overviews kept beside the events, each for one length of its history.

A history only grows, so an overview of the present length is of the present history. Who may not write it,
or finds the disk full, goes without. Editions are not kept: their words depend on what is installed here.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Final, Literal, LiteralString

from playbook_cli import __version__
from playbook_cli.adapters.store.postgres.database import Database
from playbook_cli.adapters.store.postgres.deal_rows import DealRows
from playbook_cli.adapters.store.postgres.kept_actions import KeptActions
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
# A body is three lines: whether the deal is worked, its overview, its tally. No more comes than is asked for.
_LOAD: Final[LiteralString] = """
select o.deal, o.edition, case %(part)s
  when 'worked' then case when starts_with(o.body, E'\\n') then E'\\n' else o.body end
  when 'tally' then split_part(o.body, E'\\n', 3)
  else o.body end
from playbook.overviews o
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
_ENDS: Final[LiteralString] = """
select asked.key, ending.number, ending.id from unnest(%(keys)s::text[]) asked (key), lateral (
  select e.number, e.id from playbook.events e where e.deal = asked.key order by e.number desc limit 1) ending
"""
_NOT_WORKED: Final = "\n"  # all that comes of such a deal where the others are asked for
_Row = tuple[str, int, str, str]
_Part = Literal["whole", "worked", "tally"]


class OverviewRows:
    """An OverviewIndex over the table of overviews; `deals` is where the histories are loaded from."""

    def __init__(self, database: Database, deals: DealRows, actions: KeptActions | None = None) -> None:
        self.database = database
        self.deals = deals
        self.actions = actions
        self._known: dict[_Part, dict[str, tuple[str, str]]] = {}  # edition and part of the body, by key
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
        edition, body = self._find_body(deal_id, language, "worked" if worked else "whole")
        if edition is None:
            return None
        if worked and body == _NOT_WORKED:
            return False
        try:
            _is_worked, value, tally = body.split("\n")
            return unpack_overview(json.loads(value), edition, json.loads(tally))
        except UNPACKING_FAILED:
            return None

    def _find_body(
        self, deal_id: str, language: str | None, part: _Part
    ) -> tuple[PlaybookOverview | None, str]:
        """The edition of a deal, None where it is not known, and a part of what its overview is kept as."""
        if not self._editions:
            return None, ""
        version, body = self._load_known(part).get(fold_id(deal_id), ("", ""))
        return self._editions.get((version, language)), body

    def find_tallies(self, ids: Sequence[str], language: str | None) -> Iterator[Tallied | None]:
        """The edition and the tally of many deals."""
        for deal_id in ids:
            edition, tally = self._find_body(deal_id, language, "tally")
            try:
                yield (edition, json.loads(tally)) if edition else None
            except UNPACKING_FAILED:
                yield None

    def find_name(self, deal_id: str) -> str | None:
        """The present name of the deal of exactly this id."""
        return self.deals.find_present_name(deal_id)

    def find_names(self, ids: Sequence[str]) -> Iterator[str | None]:
        """The same of many deals, as the list that they stand in gave them."""
        return map(self.deals.find_present_name, ids)

    def look_at(self, deal_id: str) -> str:
        """A deal is known again by its history as it is loaded."""
        return fold_id(deal_id)

    def keep(self, seen: str, overview: DealOverview, version: str, language: str | None) -> None:
        """Keep what was worked out of the deal as it was last loaded."""
        self._editions.setdefault((version, language), overview.playbook)
        worked = "worked" if overview.is_worked else ""
        body = "\n".join([worked, json.dumps(pack_overview(overview)), json.dumps(overview.tally)])
        self._waiting[seen] = (seen, self.deals.lengths[seen], version, body)
        if len(self._waiting) >= _MOST_WAITING:
            self._write()

    def find_actions(self, ids: Sequence[str], language: str | None, day: str) -> dict[str, ListedAction]:
        """What was to be done on these deals on this day, as far as it was chosen on this machine."""
        if not (self.actions and ids):
            return {}
        by_key = {fold_id(deal_id): deal_id for deal_id in ids}
        ends = self.database.run(_ENDS, {"keys": list(by_key)})
        found = self.actions.find({key: f"{number} {event}" for key, number, event in ends}, language, day)
        return {by_key[key]: action for key, action in found.items()}

    def keep_action(
        self, seen: str, action: ListedAction, version: str, language: str | None, day: str
    ) -> None:
        """Keep what is to be done on the deal that was last loaded, on this machine."""
        if self.actions and self.deals.last_body:
            ending = json.loads(self.deals.last_body)["id"]
            history = f"{self.deals.lengths[seen]} {ending}"
            self.actions.keep(seen, history, action, version, language, day)

    def save(self, known: Sequence[str] | None = None) -> None:  # noqa: ARG002  # no deal ever goes
        """Write what waits; what was read is read anew the next time."""
        self._write()
        self._known = {}
        if self.actions:
            self.actions.save()

    def _load_known(self, part: _Part) -> dict[str, tuple[str, str]]:
        if part not in self._known:
            rows = self.database.run(_LOAD, {"program": _PROGRAM, "part": part})
            self._known[part] = {deal: (edition, body) for deal, edition, body in rows}
        return self._known[part]

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
