"""The order of a history: a function of its events alone, so that every copy of a deal comes to the same.

An event stands behind the one that it is `after`; among those that could come next the earliest moment is
first, then the smallest id. The events of one command, which follow each other in one moment, stay together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playbook_cli.domain.deal.history.events import Event

NOTHING = ""  # what the first event of a history is after


def link_events(history: Sequence[Event]) -> dict[str, str]:
    """What each event is after, by its id; one that does not say so follows the one before it."""
    links: dict[str, str] = {}
    before = NOTHING
    for event in history:
        links.setdefault(event.id, before if event.after is None else event.after)
        before = event.id
    return links


def is_in_order(history: Sequence[Event]) -> bool:
    """Whether each event stands once, behind the one that its writer saw last, so that nobody joined them."""
    before, seen = NOTHING, set[str]()
    for event in history:
        if event.id in seen or (event.after is not None and event.after != before):
            return False
        seen.add(event.id)
        before = event.id
    return True


def find_event_circles(history: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Of each circle of events that are after each other, the first one here, and what it is after.

    In a history that is in its order nothing else stands before what it is after.
    """
    links = link_events(history)
    places = {event.id: place for place, event in enumerate(history)}
    afters = ((event, places.get(links[event.id], -1)) for event in history)
    return [(event, history[after]) for place, (event, after) in enumerate(afters) if after >= place]


def find_loose_ends(history: Sequence[Event]) -> list[str]:
    """The ids of the events that nobody had seen who recorded another: more than one after a join."""
    links = link_events(history)
    seen = {*links.values(), *(end for event in history for end in event.joins)}
    return [event_id for event_id in links if event_id not in seen]


def link_behind(history: Sequence[Event], events: Iterable[Event]) -> tuple[Event, ...]:
    """New events as they go behind a history: each says what its writer saw last."""
    linked: list[Event] = []
    last = history[-1].id if history else None
    others = tuple(end for end in find_loose_ends(history) if end != last)
    for event in events:
        linked.append(event.model_copy(update={"after": last, "joins": others}) if last else event)
        last, others = event.id, ()
    return tuple(linked)


def order_events(events: Mapping[str, Event], links: Mapping[str, str]) -> list[Event]:
    """The events in their order; what is after an event that is not here comes as if it followed nothing."""
    known = {one: after for one, after in links.items() if after in events}
    for start in _break_circles(events, known):
        del known[start]
    followers: dict[str, list[Event]] = defaultdict(list)
    for one, after in known.items():
        followers[after].append(events[one])
    waiting = [(*_rank(event), event) for one, event in events.items() if one not in known]
    heapify(waiting)
    ordered: list[Event] = []
    while waiting:
        at_once = [heappop(waiting)[-1]]
        while at_once:
            event = at_once.pop()
            ordered.append(event)
            for next_one in sorted(followers[event.id], key=_rank, reverse=True):
                if _is_one_command(event, next_one):
                    at_once.append(next_one)
                else:
                    heappush(waiting, (*_rank(next_one), next_one))
    return ordered


def _rank(event: Event) -> tuple[object, str]:
    return event.at, event.id


def _is_one_command(event: Event, next_one: Event) -> bool:
    return (event.at, event.by) == (next_one.at, next_one.by)


def _break_circles(events: Mapping[str, Event], links: Mapping[str, str]) -> list[str]:
    """The first event of each circle, as hands or two old files can make them: it follows nothing then."""
    starts: list[str] = []
    settled: set[str] = set()
    for one in events:
        path: dict[str, None] = {}
        place: str | None = one
        while place is not None and place not in settled and place not in path:
            path[place] = None
            place = links.get(place)
        if place is not None and place in path:
            walked = list(path)
            circle = walked[walked.index(place) :]
            starts.append(min(circle, key=lambda event_id: _rank(events[event_id])))
        settled.update(path)
    return starts
