"""Which events of a history stand, which were taken back, and which still can be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from playbook_cli.domain.text import fold_width
from playbook_cli.errors import NotFound
from playbook_cli.errors.deals import BuiltUpon, NothingToUndo, NotYours

if TYPE_CHECKING:
    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.history.events import Event

_BUILDING = ("marked", "stage_entered", "playbook_upgraded", "closed")  # name items or stages of an edition


def find_standing(history: Sequence[Event]) -> frozenset[str]:
    """The ids of the events that stand: not taken back, and themselves no taking back.

    Read from the end, so that taking back an `undone` event brings the first one to life again. A start
    stands, whatever a hand wrote, for a deal without one would be in no stage.
    """
    dead = _find_taken_back(history)
    if dead:
        dead.difference_update([event.id for event in history if event.type == "started"])
    return frozenset([event.id for event in history if event.id not in dead and event.type != "undone"])


def _find_taken_back(history: Sequence[Event]) -> set[str]:
    """The ids of the events that some `undone` takes back which is not taken back itself."""
    dead: set[str] = set()
    taken: Sequence[Any] = [event for event in history if event.type == "undone"]
    for event in reversed(taken):
        if event.id not in dead:
            dead.add(event.event)
    return dead


def list_standing(history: Sequence[Event]) -> list[Event]:
    """The events that stand, in the order of the history."""
    standing = find_standing(history)
    return [event for event in history if event.id in standing]


def list_start_facts(history: Sequence[Event]) -> frozenset[str]:
    """The ids of the events that `start` recorded with the start: the fields that were given there."""
    started = next((at for at, event in enumerate(history) if event.type == "started"), None)
    if started is None:
        return frozenset()
    given = takewhile(
        lambda event: event.type == "field_set" and event.at == history[started].at, history[started + 1 :]
    )
    return frozenset(event.id for event in given)


def choose_undoable(deal: Deal, event_id: str | None, by: str | None = None) -> Event:
    """The last event of `by`, or of anybody, that can be taken back; else the last whose id begins so.

    Raises NotFound, NothingToUndo, NotYours where only others have recorded something, and BuiltUpon for an
    upgrade that something else builds on.
    """
    standing = list_standing(deal.history)
    undoable = _list_undoable(standing, event_id or "")
    if not undoable:
        raise NotFound("event", event_id) if event_id else NothingToUndo(deal.id)
    target = undoable[-1] if event_id or by is None else _find_last_of(undoable, by)
    if target is None:
        raise NotYours(deal.id, undoable[-1].id, undoable[-1].by)
    if _is_built_upon(target, standing):
        raise BuiltUpon(deal.id, target.id)
    return target


def _list_undoable(standing: Sequence[Event], id_start: str) -> list[Event]:
    """What can be taken back of what stands, which a start never is: those whose id begins so."""
    start = fold_width(id_start)
    return [event for event in standing if event.type != "started" and event.id.startswith(start)]


def _find_last_of(events: Sequence[Event], by: str) -> Event | None:
    """The last event that somebody recorded; None where all are others'."""
    return next((event for event in reversed(events) if event.by == by), None)


def _is_built_upon(target: Event, standing: Sequence[Event]) -> bool:
    """Whether something that stands names items or stages of the edition that an upgrade led to."""
    later = standing[standing.index(target) + 1 :]
    return target.type == "playbook_upgraded" and any(event.type in _BUILDING for event in later)
