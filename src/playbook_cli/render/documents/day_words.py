"""What happened to a deal on one day, shortly: marks of one kind by their refs, fields by their names."""

from collections.abc import Iterator, Sequence

from playbook_cli.domain.deal.fields import SETTABLE
from playbook_cli.domain.deal.history.events import Event, FieldSet, Marked
from playbook_cli.domain.playbook.model import Playbook, Stage
from playbook_cli.domain.playbook.refs import place_at
from playbook_cli.render.words.amounts import field_label
from playbook_cli.render.words.event_words import describe_event, describe_place
from playbook_cli.render.words.kind_words import item_status_label
from playbook_cli.render.words.phrases import list_names, with_label
from playbook_cli.render.words.translation import _

_MOST_REFS = 8


def describe_day(events: Sequence[Event], playbook: Playbook, stage: Stage) -> Iterator[str]:
    """The events of one day in few words, with the refs of someone who stands in `stage`."""
    marks: dict[str, list[str]] = {}
    fields: list[str] = []
    others: list[str] = []
    for event in events:
        if isinstance(event, Marked):
            place = place_at(playbook, event.item)
            ref = place.ref_from(stage) if place else describe_place(event.item, playbook, stage)
            marks.setdefault(item_status_label(event.status), []).append(ref)
        elif isinstance(event, FieldSet) and event.field in SETTABLE:
            fields.append(field_label(event.field))
        else:
            others.append(describe_event(event, playbook, stage))
    for words, refs in marks.items():
        yield with_label(words, list_names(dict.fromkeys(refs), _MOST_REFS))
    yield with_label(_("set"), list_names(dict.fromkeys(fields))) if fields else ""
    yield from others
