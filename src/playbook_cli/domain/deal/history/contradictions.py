"""What two people recorded on one deal without knowing of each other, and cannot both hold.

It is all kept, and the order of the history says what counts; it is named until somebody records again, who
then has seen both. Each end of a history is what one writer saw last, so that what an end has not seen was
recorded apart from it.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

from playbook_cli.domain.deal.history.ordering import find_event_circles, find_loose_ends, link_events
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playbook_cli.domain.deal.history.events import Event


class ContradictionCode(StrEnum):
    """What cannot both hold."""

    STARTED_TWICE = "started_twice"
    MOVED_TWICE = "moved_twice"
    CLOSED_TWICE = "closed_twice"
    CLOSED_AND_WORKED = "closed_and_worked"
    UPGRADED_TWICE = "upgraded_twice"
    MARKED_TWICE = "marked_twice"
    SET_TWICE = "set_twice"
    STEPPED_TWICE = "stepped_twice"
    ORDERED_IN_CIRCLE = "ordered_in_circle"


@dataclass(frozen=True, slots=True, order=True)
class Contradiction:
    """One contradiction; `about` is the item or field, `by` are those who recorded the two."""

    code: ContradictionCode
    about: str = ""
    by: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


_Said: TypeAlias = "dict[tuple[ContradictionCode, str], tuple[object, Event]]"
_ORDER = tuple(ContradictionCode)
_MOST_LOOKED_AT = 60_000  # events of all ends together: 12 ends of 5,000 events, 120 of 500


def find_contradictions(history: Sequence[Event]) -> tuple[Contradiction, ...]:
    """Every contradiction that nobody has recorded upon yet, each once, in a fixed order.

    Where a history has more ends than people could have left, the latest are compared. A circle in its order
    stays one, whoever records.
    """
    return (*_find_apart(history), *_find_circles(history))


def _find_circles(history: Sequence[Event]) -> Iterator[Contradiction]:
    """The circles in the order of a history, which hands or two old files can make."""
    for event, other in find_event_circles(history):
        yield _name(ContradictionCode.ORDERED_IN_CIRCLE, "", event, other)


def _find_apart(history: Sequence[Event]) -> tuple[Contradiction, ...]:
    """What the ends of a history say that cannot both hold."""
    ends = find_loose_ends(history)
    ends = ends[-max(2, _MOST_LOOKED_AT // max(1, len(history))) :]
    if len(ends) < 2:  # noqa: PLR2004  # one end has seen everything
        return ()
    seen = [_find_seen(history, end) for end in ends]
    settled = frozenset.intersection(*seen)
    standing = find_standing(history)
    open_events = [event for event in history if event.id in standing and event.id not in settled]
    said = [_gather([event for event in open_events if event.id in one]) for one in seen]
    found = {(one.code, one.about): one for one in _compare_all(zip(said, seen, strict=True))}
    return tuple(sorted(found.values(), key=lambda one: (_ORDER.index(one.code), one.about)))


def _find_seen(history: Sequence[Event], end: str) -> frozenset[str]:
    """Every event that was in sight when the last one of an end was recorded."""
    links, joins = link_events(history), {event.id: event.joins for event in history}
    seen: set[str] = set()
    waiting = [end]
    while waiting:
        one = waiting.pop()
        if one in links and one not in seen:
            seen.add(one)
            waiting += [links[one], *joins[one]]
    return frozenset(seen)


def _gather(events: Sequence[Event]) -> _Said:
    """What was said last of each thing of which only one can hold."""
    return {key: (value, event) for event in events for key, value in _read(event)}


def _read(event: Any) -> Iterator[tuple[tuple[ContradictionCode, str], object]]:
    code = ContradictionCode
    if event.type == "started":
        yield (code.STARTED_TWICE, ""), event.id
    elif event.type == "stage_entered":
        yield (code.MOVED_TWICE, ""), event.id
    elif event.type == "closed":
        yield (code.CLOSED_TWICE, ""), event.outcome
    elif event.type == "reopened":
        yield (code.CLOSED_TWICE, ""), DealStatus.OPEN
    elif event.type == "playbook_upgraded":
        yield (code.UPGRADED_TWICE, ""), event.to_version
    elif event.type == "marked":
        yield (code.MARKED_TWICE, event.item), event.status
    elif event.type == "field_set":
        yield (code.SET_TWICE, event.field), event.value
    elif event.type == "next_step_set":
        yield (code.STEPPED_TWICE, ""), (event.text, event.due, event.whose)
    if event.type in _WORK:
        yield (code.CLOSED_AND_WORKED, ""), event.id


_WORK = ("marked", "stage_entered", "next_step_set")


def _compare_all(ends: Iterable[tuple[_Said, frozenset[str]]]) -> Iterator[Contradiction]:
    """What any two ends, each with all that it has seen, say differently."""
    for (first, seen_first), (second, seen_second) in combinations(ends, 2):
        yield from _compare(first, second, seen_first, seen_second)


def _compare(
    first: _Said, second: _Said, seen_first: frozenset[str], seen_second: frozenset[str]
) -> Iterator[Contradiction]:
    """What two ends say differently, neither having seen what the other says."""
    for key in first.keys() & second.keys() - {(ContradictionCode.CLOSED_AND_WORKED, "")}:
        (value, event), (other_value, other) = first[key], second[key]
        if value != other_value and event.id not in seen_second and other.id not in seen_first:
            yield _name(*key, event, other)
    yield from _compare_end(first, second, seen_first, seen_second)
    yield from _compare_end(second, first, seen_second, seen_first)


def _compare_end(
    closing: _Said, working: _Said, seen_closing: frozenset[str], seen_working: frozenset[str]
) -> Iterator[Contradiction]:
    """A deal that one end closed while the other still worked on it."""
    outcome, closed = closing.get((ContradictionCode.CLOSED_TWICE, ""), (DealStatus.OPEN, None))
    _value, work = working.get((ContradictionCode.CLOSED_AND_WORKED, ""), (None, None))
    if closed is None or work is None or outcome is DealStatus.OPEN:
        return
    if closed.id not in seen_working and work.id not in seen_closing:
        yield _name(ContradictionCode.CLOSED_AND_WORKED, "", closed, work)


def _name(code: ContradictionCode, about: str, one: Event, other: Event) -> Contradiction:
    pair = sorted((one, other), key=lambda event: (event.at, event.id))
    return Contradiction(code, about, tuple(event.by for event in pair), tuple(event.id for event in pair))
