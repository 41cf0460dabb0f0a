"""What happened to a deal on one day, shortly: marks of one kind by their refs, fields by their names."""

from collections.abc import Collection, Iterator, Sequence

from playbook_cli.domain.deal.fields import SETTABLE
from playbook_cli.domain.deal.history.events import Event, FieldSet, Marked
from playbook_cli.domain.playbook.model import Playbook, Stage
from playbook_cli.domain.playbook.refs import place_at
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.amounts import field_label
from playbook_cli.render.words.event_words import describe_event, describe_place
from playbook_cli.render.words.kind_words import item_status_label
from playbook_cli.render.words.phrases import list_names, with_label, with_remark
from playbook_cli.render.words.translation import _

_MOST_REFS = 8


def describe_day(
    events: Sequence[Event], playbook: Playbook, stage: Stage, not_yet: Collection[str] = frozenset()
) -> Iterator[str]:
    """The events of one day in few words; marks outside `stage` name theirs once, before the refs.

    `not_yet` are the ids of the events that open what was never done.
    """
    marks: dict[str, list[str]] = {}
    fields: list[str] = []
    others: list[str] = []
    for event in events:
        if isinstance(event, Marked):
            words, ref = _mark_words(event, playbook, stage, denied=event.id in not_yet)
            marks.setdefault(words, []).append(ref)
        elif isinstance(event, FieldSet) and event.field in SETTABLE:
            fields.append(field_label(event.field))
        else:
            others.append(describe_event(event, playbook, stage))
    for words, refs in marks.items():
        yield with_label(words, list_names(dict.fromkeys(refs), _MOST_REFS))
    yield with_label(_("set"), list_names(dict.fromkeys(fields))) if fields else ""
    yield from others


def _mark_words(event: Marked, playbook: Playbook, stage: Stage, *, denied: bool) -> tuple[str, str]:
    """What became of an item, in which stage where that is another one, and its ref."""
    status = _("not yet") if denied else item_status_label(event.status)
    place = place_at(playbook, event.item)
    if place is None:
        return status, describe_place(event.item, playbook, stage)
    elsewhere = place.stage.name if place.stage.id != stage.id else ""
    return with_remark(status, clean_line(elsewhere)), place.ref
