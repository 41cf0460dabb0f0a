"""Events in words, for the log and for the answer of a command that recorded something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import DealField
from playbook_cli.domain.deal.history.evidence import Evidence, FileEvidence
from playbook_cli.domain.deal.statuses import ItemStatus, Passage
from playbook_cli.domain.playbook.refs import find_place_at, unpark_path
from playbook_cli.domain.text import clean_line
from playbook_cli.render.line_breaks import SEPARATOR
from playbook_cli.render.words.amounts import field_label, field_value, name_day
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import add_clauses, list_texts, short_hash, with_label, with_remark
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, tzinfo

    from playbook_cli.domain.deal.history.events import (
        Closed,
        Event,
        FieldSet,
        Marked,
        NextStepSet,
        StageEntered,
    )
    from playbook_cli.domain.deal.marks import Mark
    from playbook_cli.domain.deal.state import Note
    from playbook_cli.domain.playbook.model import Playbook, Stage


def describe_event(
    event: Event, playbook: Playbook, stage: Stage, not_yet: Collection[str] = frozenset()
) -> str:
    """One event on one line, with the refs of someone who stands in `stage`.

    `not_yet` are the ids of the events that open what was never done: `list_not_yet` finds them.
    """
    return clean_line(_words(event, playbook, stage, not_yet))


def _words(event: Event, playbook: Playbook, stage: Stage, not_yet: Collection[str]) -> str:  # noqa: C901, PLR0911  # one case per type
    from playbook_cli.domain.deal.history.events import (
        Closed,
        FieldSet,
        Marked,
        NextStepSet,
        Noted,
        PlaybookUpgraded,
        Reopened,
        Reviewed,
        StageEntered,
        Started,
        Undone,
    )

    match event:
        case Started():
            return _("started in {stage}").format(stage=_stage_name(playbook, event.stage))
        case Marked():
            return _describe_mark(event, playbook, stage, not_yet)
        case Noted():
            return with_label(_note_label(event.item, playbook, stage), event.text)
        case FieldSet():
            return _describe_field(event)
        case NextStepSet():
            return _describe_step(event)
        case StageEntered():
            return _describe_passage(event, playbook)
        case Closed():
            return _describe_end(event)
        case Reopened():
            return with_label(_("reopened"), event.reason or "")
        case PlaybookUpgraded():
            return _("follows playbook {version} from here on").format(version=short_hash(event.to_version))
        case Reviewed():
            return _("reviewed")
        case Undone():
            return _("undid {event}").format(event=event.event[:8])
    return _("unknown event “{type}”, kept as it is").format(type=event.type)


def describe_place(path: str, playbook: Playbook, stage: Stage) -> str:
    """A remembered path as ref and text; the path itself where the playbook no longer has it."""
    if place := find_place_at(playbook, path):
        return f"{place.ref_from(stage)} {place.text}"
    old, parked = unpark_path(path)
    return _("{path} (no longer in the playbook)").format(path=old) if parked else path


def describe_evidence(evidence: Evidence) -> str:
    """One piece of evidence on one line."""
    return clean_line(evidence.file if isinstance(evidence, FileEvidence) else evidence)


def describe_note(note: Note, zone: tzinfo | None = None) -> str:
    """A note with the day on which it was written, in the time zone of this machine unless one is given."""
    return with_remark(clean_line(note.text), note.at.astimezone(zone).date().isoformat())


def describe_proof(mark: Mark) -> str:
    """What a mark that settles an item rests on: evidence, somebody's word, or the reason of a waiver."""
    if mark.status is ItemStatus.WAIVED:
        return with_remark(_("waived"), mark.reason or _("no reason given"))
    if not mark.evidence:
        words = _("no evidence") if mark.confirmed_by else _("claimed, no evidence")
    else:
        words = list_texts(describe_evidence(piece) for piece in mark.evidence)
    confirmed = _("confirmed by {who}").format(who=mark.confirmed_by) if mark.confirmed_by else ""
    return SEPARATOR.join(filter(None, (words, confirmed)))


def _describe_mark(event: Marked, playbook: Playbook, stage: Stage, not_yet: Collection[str]) -> str:
    words = {
        ItemStatus.DONE: _("done {place}"),
        ItemStatus.OPEN: _("not yet: {place}") if event.id in not_yet else _("open again: {place}"),
        ItemStatus.WAIVED: _("waived {place}"),
    }[event.status]
    parts = [words.format(place=describe_place(event.item, playbook, stage))]
    if event.evidence:
        parts.append(with_label(_("evidence"), list_texts(map(describe_evidence, event.evidence))))
    if event.confirmed_by:
        parts.append(_("confirmed by {who}").format(who=event.confirmed_by))
    if event.reason:
        parts.append(with_label(_("reason"), event.reason))
    return SEPARATOR.join(parts)


def _describe_field(event: FieldSet) -> str:
    known: dict[str, tuple[str, str]] = {
        DealField.NAME: (_("renamed to {value}"), _("without a name")),
        DealField.ARCHIVED: (_("archived"), _("no longer archived")),
        DealField.SNOOZED_UNTIL: (_("snoozed until {value}"), _("no longer snoozed")),
    }
    given, taken = known.get(event.field, (_("{field} set to {value}"), _("{field} removed")))
    words = given if event.value else taken
    return words.format(field=field_label(event.field), value=field_value(event.field, event.value or ""))


def _describe_step(event: NextStepSet) -> str:
    if not event.text:
        return {"done": _("next step done"), "dropped": _("next step dropped")}.get(
            event.ended or "", _("next step done or dropped")
        )
    return with_label(_("next step"), describe_step(event.text, event.due, event.whose))


def describe_step(text: str, due: date | None, whose: str | None) -> str:
    """A next step with its day and whose it is."""
    if due and whose:
        return add_clauses(text, _("due {date} from {whose}").format(date=name_day(due), whose=whose))
    if whose:
        return add_clauses(text, _("due from {whose}").format(whose=whose))
    return add_clauses(text, _("due {date}").format(date=name_day(due)) if due else "")


def _describe_passage(event: StageEntered, playbook: Playbook) -> str:
    words = {
        Passage.ADVANCED: _("advanced from {a} to {b}"),
        Passage.OVERRIDDEN: _("advanced from {a} to {b}, overriding the gate"),
        Passage.SKIPPED: _("skipped from {a} to {b}"),
        Passage.BACK: _("moved back from {a} to {b}"),
        Passage.IMPORTED: _("moved from {a} to {b} by an import"),
    }[event.passage]
    names = {"a": _stage_name(playbook, event.from_stage), "b": _stage_name(playbook, event.to)}
    return with_label(words.format(**names), event.reason or "")


def _describe_end(event: Closed) -> str:
    words = _("closed as {outcome}, overriding the gate") if event.overridden else _("closed as {outcome}")
    winner = _("lost to {name}").format(name=event.competitor) if event.competitor else ""
    why = add_clauses(event.reason or "", event.detail or "", winner)
    return with_label(words.format(outcome=deal_status_label(event.outcome)), why)


def _stage_name(playbook: Playbook, stage_id: str) -> str:
    stage = playbook.stage(stage_id)
    return stage.name if stage else stage_id


def _note_label(path: str | None, playbook: Playbook, stage: Stage) -> str:
    return _("note on {place}").format(place=describe_place(path, playbook, stage)) if path else _("note")
