"""What happened to a deal on one day, shortly and in order: marks of one kind and stage together, by name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import SETTABLE
from playbook_cli.domain.deal.history.events import Event, FieldSet, Marked, NextStepSet
from playbook_cli.domain.playbook.refs import Place, find_place_at, list_requirements
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.amounts import field_label
from playbook_cli.render.words.event_words import describe_event, describe_place
from playbook_cli.render.words.kind_words import item_status_label
from playbook_cli.render.words.phrases import list_names, with_label, with_remark
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage

_MOST_NAMES = 4


def describe_day(
    events: Sequence[Event], playbook: Playbook, stage: Stage, not_yet: Collection[str] = frozenset()
) -> Iterator[str]:
    """The events of one day in few words, each kind where it first came; of what was said anew the last.

    `not_yet` are the ids of the events that open what was never done.
    """
    said: dict[str, list[Place | str]] = {}
    for event in _leave_out_replaced(events):
        if isinstance(event, Marked):
            label, item = _mark_words(event, playbook, stage, denied=event.id in not_yet)
            said.setdefault(label, []).append(item)
        elif isinstance(event, FieldSet) and event.field in SETTABLE:
            said.setdefault(_("set"), []).append(field_label(event.field))
        else:
            said.setdefault(describe_event(event, playbook, stage), [])
    for label, items in said.items():
        yield with_label(label, list_names(_name_items(items), _MOST_NAMES))


def _leave_out_replaced(events: Sequence[Event]) -> Iterator[Event]:
    """The events without what a later one of the day says anew: a mark of the same item, a next step."""
    last: dict[str, Event] = {}
    for event in events:
        last[_about(event)] = event
    yield from (event for event in events if last[_about(event)] is event)


def _about(event: Event) -> str:
    if isinstance(event, Marked):
        return event.item
    return "next step" if isinstance(event, NextStepSet) and event.text else event.id


def _mark_words(event: Marked, playbook: Playbook, stage: Stage, *, denied: bool) -> tuple[str, Place | str]:
    """What became of an item and in which stage, and the item."""
    status = _("not yet") if denied else item_status_label(event.status)
    place = find_place_at(playbook, event.item)
    if place is None:
        return status, describe_place(event.item, playbook, stage)
    return with_remark(status, clean_line(place.stage.name)), place


def _name_items(items: Sequence[Place | str]) -> list[str]:
    """Each item once by its ref and name; a criterion in place of its parts where all of them are there."""
    paths = {item.path for item in items if isinstance(item, Place)}
    return list(dict.fromkeys(item if isinstance(item, str) else _name(item, paths) for item in items))


def _name(place: Place, paths: Collection[str]) -> str:
    complete = place.requirement and all(part.path in paths for part in list_requirements(place.whole))
    named = place.whole if complete else place
    return f"{named.ref} {named.text}"
