"""What a command recorded, and the log, in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import DealField
from playbook_cli.domain.deal.gate import check_gate
from playbook_cli.domain.deal.history.events import (
    Closed,
    Event,
    FieldSet,
    Marked,
    NextStepSet,
    Noted,
    Undone,
)
from playbook_cli.domain.deal.history.not_yet import list_not_yet
from playbook_cli.domain.deal.history.present_names import name_history
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.moments import in_zone
from playbook_cli.domain.playbook.ends import find_following
from playbook_cli.domain.playbook.refs import find_namesake, find_place_at
from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import len_in_cells
from playbook_cli.render.line_breaks import SEPARATOR
from playbook_cli.render.paragraphs import break_below, paragraph, reading_width
from playbook_cli.render.words.amounts import field_label, field_value
from playbook_cli.render.words.event_words import describe_event
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import with_label, with_remark
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _, plural
from playbook_cli.services.recording.side_effects import list_reopened_gates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.render.terminal import Terminal
    from playbook_cli.services.recording import Recorded
    from playbook_cli.services.workspace import OpenedDeal


_SAYS_ALL = (Closed, FieldSet, Noted, NextStepSet)  # they move no gate, or say how the deal ended themselves


def started_lines(opened: OpenedDeal, terminal: Terminal, *, dry_run: bool) -> Iterator[str]:
    """A new deal: its id, where it stands, the facts as they were understood, and what to type next."""
    words = (
        _("would start {name} as {id}, in {stage}") if dry_run else _("started {name} as {id}, in {stage}")
    )
    names = {"name": opened.state.name, "id": opened.state.id, "stage": opened.stage.name}
    yield from break_below(
        clean_line(words.format(**names)), reading_width(terminal), whole=[opened.state.id]
    )
    if facts := " · ".join(_fact_words(opened.state)):
        yield from paragraph(facts, terminal, sign=" ")
    yield terminal.paint(f"  → {command_line('next', opened.deal.id)}", "dim")


def _fact_words(state: DealState) -> Iterator[str]:
    said = state.fields.said
    for field in (DealField.OWNER, DealField.ACCOUNT, DealField.AMOUNT, DealField.CLOSE_DATE):
        if value := said.get(field):
            yield with_label(field_label(field), field_value(field, value, said.get(DealField.CURRENCY, "")))
    if DealField.CURRENCY in said and DealField.AMOUNT not in said:
        yield with_label(field_label(DealField.CURRENCY), clean_line(said[DealField.CURRENCY]))


def recorded_lines(recorded: Recorded, terminal: Terminal) -> Iterator[str]:
    """One line for each event, then how the gate stands."""
    opened, before = recorded.after, recorded.before
    name = clean_line(before.state.name)
    if not recorded.events:
        yield _("{name}: nothing to change").format(name=name)
    for event in recorded.events:
        said_of = SEPARATOR.join(filter(None, (name, _stage_words(event, before))))
        yield from break_below(with_label(said_of, event_words(event, before)), reading_width(terminal))
    if any(not isinstance(event, _SAYS_ALL) for event in recorded.events) or not recorded.events:
        yield terminal.paint(f"  {_standing(opened)}", "dim")
    for stage in list_reopened_gates(recorded):
        words = _("the gate of {stage}, passed before, is no longer met").format(stage=clean_line(stage.name))
        yield from paragraph(words, terminal, sign="  !", sign_style="part")


def _stage_words(event: Event, before: OpenedDeal) -> str:
    """The stage of an item where its ref alone would also name one of a stage that lies behind."""
    place = find_place_at(before.playbook, event.item) if isinstance(event, Marked) else None
    if place is None or place.stage.id != before.stage.id:
        return ""
    return clean_line(place.stage.name) if find_namesake(before.playbook, place) else ""


def event_words(event: Event, before: OpenedDeal) -> str:
    """What an event did to the deal as it stood before; of a taking back, what it took back."""
    if isinstance(event, Undone):
        return _("undid “{words}”").format(words=_taken_back(event, before))
    if isinstance(event, NextStepSet) and not event.text and (step := before.state.next_step):
        return with_label(describe_event(event, before.playbook, before.stage), clean_line(step.text))
    history = before.deal.history
    known = any(one.id == event.id for one in history)  # of what somebody else recorded
    not_yet = list_not_yet(history if known else (*history, event))
    return describe_event(event, before.playbook, before.stage, not_yet)


def _taken_back(event: Undone, before: OpenedDeal) -> str:
    target = next((e for e in name_history(before.deal) if e.id == event.event), None)
    not_yet = list_not_yet(before.deal.history)
    return describe_event(target, before.playbook, before.stage, not_yet) if target else event.event


def _standing(opened: OpenedDeal) -> str:
    if not opened.state.is_open:
        status = deal_status_label(opened.state.status)
        return _("closed: {status}").format(status=status)
    gate = check_gate(opened.playbook, opened.stage, opened.state.marks)
    words = _("{stage}: {met} of {total} criteria met").format(
        stage=clean_line(opened.stage.name), met=gate.met, total=len(gate.required)
    )
    if not gate.ready:
        return words
    last = find_following(opened.playbook, opened.stage) is None
    command = ("close", opened.deal.id, "won") if last else ("advance", opened.deal.id)
    return _("{words} → {command}").format(words=words, command=command_line(*command))


def walk_end_line(opened: OpenedDeal, answers: int, command: str, *, notes: int = 0) -> str:
    """How a walk ended: what is saved, where the deal stands, and the command that goes on with it."""
    saved = _saved_words(answers, notes)
    if not opened.state.is_open:
        status = deal_status_label(opened.state.status)
        words = _("{saved}; {name} is closed: {status}")
        return clean_line(words.format(saved=saved, name=opened.state.name, status=status))
    words = _("{saved}; {name} is in {stage}. Continue with: {command}")
    names = {"name": opened.state.name, "stage": opened.stage.name}
    return clean_line(words.format(saved=saved, command=command, **names))


def _saved_words(answers: int, notes: int) -> str:
    """What a walk recorded, counted."""
    if not notes:
        return (
            plural("{n} answer saved", "{n} answers saved", answers) if answers else _("nothing was recorded")
        )
    if not answers:
        return plural("{n} note saved", "{n} notes saved", notes)
    counted = plural("{n} answer", "{n} answers", answers), plural("{n} note", "{n} notes", notes)
    return _("{answers} and {notes} saved").format(answers=counted[0], notes=counted[1])


def _name_import(batch: str, file: str) -> str:
    """The line before what one import recorded."""
    words = _("imported from {file}; to undo it: {command}")
    return words.format(file=clean_line(file), command=command_line("undo", "--import", batch))


def log_lines(opened: OpenedDeal, now: datetime, terminal: Terminal) -> Iterator[str]:
    """Every event: when, its short id, who, what; those taken back are marked.

    An event is one line; where a person reads, one that is wider than the terminal goes on below.
    """
    standing, batch = find_standing(opened.deal.history), None
    not_yet = list_not_yet(opened.deal.history)
    for event in name_history(opened.deal):
        if event.batch and event.batch != batch:
            yield terminal.paint(_name_import(event.batch, event.file or "-"), "dim")
        batch = event.batch
        at = in_zone(event.at, now.tzinfo).strftime("%Y-%m-%d %H:%M")
        taken_back = event.id not in standing and not isinstance(event, Undone)
        words = describe_event(event, opened.playbook, opened.stage, not_yet)
        line = with_remark(words, _("undone") if taken_back else "")
        who = clean_line(event.by) or "-"
        prefix, style = f"{at}  {clean_line(event.id)[:8]}  {who}", "dim" if taken_back else ""
        yield from _event_lines(prefix, line, terminal, style=style)


def _event_lines(prefix: str, line: str, terminal: Terminal, *, style: str) -> Iterator[str]:
    """An event on its line, or below what it begins with where both do not fit."""
    if terminal.interactive and len_in_cells(f"{prefix}  {line}") > terminal.width:
        yield terminal.paint(prefix, "dim")
        yield from paragraph(line, terminal, sign="   ", style=style)
    else:
        yield f"{terminal.paint(prefix, 'dim')}  {terminal.paint(line, style)}"
