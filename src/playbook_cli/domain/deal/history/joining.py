"""Joining the histories of one deal that went on apart: in two branches, two folders, two stores.

A join is the union of their events, by id, in the order of `ordering`. So it does not matter who joins with
whom, in which order and how often; nothing is dropped and nothing stands twice. What only the place of an
event in its file said, which one it is after, is written down.
"""

from collections.abc import Sequence
from typing import Any

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event, Started, event_mapping
from playbook_cli.domain.deal.history.ordering import NOTHING, is_in_order, link_events, order_events
from playbook_cli.domain.names import fold_id
from playbook_cli.errors.deals import CannotJoin

Header = dict[str, Any]
JOINED_KEYS = ("after", "header")  # what a join writes down in an event
_NO_HEADER = {"id", "format"}  # what a deal says beside its header


def join_deals(first: Deal, *others: Deal) -> Deal:
    """One deal of all these histories; one alone comes out in its order, with every `after` written down.

    Raises CannotJoin where they are not of one deal, or where an event or a header says two different things.
    """
    joining = _Joining(first)
    for deal in (first, *others):
        joining.take(deal)
    return joining.finish()


def list_lacking(side: Deal, joined: Deal) -> tuple[Event, ...]:
    """The events of a joined deal that one side of it lacks, as they may stand behind those that it has.

    What followed nothing says so, and a start says under which header it stood.
    """
    known = {event.id for event in side.history}
    return tuple(_tell_apart(event, joined) for event in joined.history if event.id not in known)


def brings_nothing(joined: Deal, side: Deal) -> bool:
    """Whether a joined deal says no more than one side of it, but for what each event is after."""
    return joined.header == side.header and _list_said(joined) == _list_said(side)


def _list_said(deal: Deal) -> dict[str, Event]:
    return {event.id: event.model_copy(update={"after": None}) for event in deal.history}


def _tell_apart(event: Event, joined: Deal) -> Event:
    told: dict[str, object] = {} if event.after is not None else {"after": NOTHING}
    if isinstance(event, Started) and event.header is None:
        told["header"] = _header_of(joined)
    return event.model_copy(update=told) if told else event


def put_in_order(deal: Deal) -> Deal:
    """The deal in the order of its history, each event once; one that nobody joined comes out as it is.

    Lines come into another order, or twice, where git puts two sides together or a table took them as they
    arrived. A deal in which one event says two things stays as it stands: `doctor` names that.
    """
    try:
        return deal if is_in_order(deal.history) else join_deals(deal)
    except CannotJoin:
        return deal


class _Joining:
    """What is known of a deal while its sides are taken in."""

    def __init__(self, deal: Deal) -> None:
        self.id = deal.id
        self.format = deal.format
        self.events: dict[str, Event] = {}
        self.links: dict[str, str] = {}
        self.headers: dict[str, Header] = {}  # by the id of the start that was told so

    def take(self, deal: Deal) -> None:
        """Take in one side; raises CannotJoin."""
        if fold_id(deal.id) != fold_id(self.id):
            raise CannotJoin(self.id, "other_deal", deal.id)
        self.id, self.format = min(self.id, deal.id), max(self.format, deal.format, key=_version)
        for event_id, after in link_events(deal.history).items():
            self.links[event_id] = max(after, self.links.get(event_id, NOTHING))
        for event in deal.history:
            self._take_event(event)
        own = _header_of(deal)
        starts = {start.id: start.header or own for start in _list_starts(deal.history)}
        for start, header in (starts or {NOTHING: own}).items():
            self._take_header(start, header)

    def _take_event(self, event: Event) -> None:
        known = self.events.setdefault(event.id, event)
        if known is not event and read_content(known) != read_content(event):
            raise CannotJoin(self.id, "event", event.id)

    def _take_header(self, start: str, header: Header) -> None:
        known = self.headers.setdefault(start, header)
        for key in known.keys() & header.keys():
            if known[key] != header[key]:
                raise CannotJoin(self.id, "header", key)
        self.headers[start] = known | header

    def finish(self) -> Deal:
        """The joined deal, under what its first start was told."""
        ordered = order_events(self.events, self.links)
        starts = _list_starts(ordered)
        header = self.headers[starts[0].id if starts else NOTHING]
        history = tuple(self._write_down(event, header, first=event is ordered[0]) for event in ordered)
        said = Deal.model_validate({**header, "id": self.id, "format": self.format}, strict=False)
        return said.with_events(history)

    def _write_down(self, event: Event, header: Header, *, first: bool) -> Event:
        after = self.links[event.id]
        placed = {"after": None if first and after == NOTHING else after}
        own = self.headers.get(event.id, header)
        said = {"header": None if own == header else own} if isinstance(event, Started) else {}
        changed = {key: value for key, value in {**placed, **said}.items() if getattr(event, key) != value}
        return event.model_copy(update=changed) if changed else event


def _header_of(deal: Deal) -> Header:
    return {key: value for key, value in deal.header.items() if key not in _NO_HEADER}


def _list_starts(history: Sequence[Event]) -> list[Started]:
    return [event for event in history if isinstance(event, Started)]


def read_content(event: Event) -> dict[str, Any]:
    """What an event says, without what a join writes down in it."""
    return {key: value for key, value in event_mapping(event).items() if key not in JOINED_KEYS}


def _version(form: str) -> tuple[int, ...]:
    """A version as numbers, so that 1.10 is newer than 1.9."""
    return tuple(int(part) for part in form.rpartition("/")[2].split(".") if part.isdecimal())
