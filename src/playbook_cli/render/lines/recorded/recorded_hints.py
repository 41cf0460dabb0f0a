"""What is worth saying beside what was recorded: days gone by, facts of the start, a deal put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import DealField
from playbook_cli.domain.deal.history.events import Event, FieldSet, Marked, NextStepSet, Undone
from playbook_cli.domain.deal.history.undoing import list_start_facts
from playbook_cli.domain.deal.proof_answers import ProofDoubt, find_doubts
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.amounts import days_ago
from playbook_cli.render.words.event_words import describe_step
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _
from playbook_cli.services.recording.side_effects import list_likelier_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.services.recording import Recorded
    from playbook_cli.services.workspace import OpenedDeal


def hint_lines(events: Sequence[Event], opened: OpenedDeal, today: date) -> Iterator[str]:
    """A line for each thing about these events that a person may not have meant."""
    for event in events:
        yield from _past_day_line(event, today)
        for _doubt, line in doubt_lines(event, opened, command_line("undo", opened.deal.id)):
            yield line
        if isinstance(event, Undone) and event.event in list_start_facts(opened.deal.history):
            words = _("that was said when the deal was started; to put the whole deal away: {command}")
            yield words.format(command=command_line("archive", opened.deal.id))
    if not any(isinstance(event, FieldSet) and event.field == DealField.ARCHIVED for event in events):
        yield from archived_lines(opened.state)


def replaced_step_lines(recorded: Recorded) -> Iterator[str]:
    """Which agreed step a new one takes the place of."""
    before = recorded.before.state.next_step
    for event in recorded.events:
        if isinstance(event, NextStepSet) and event.text and before and before.text != event.text:
            words = _("replaces the step that was agreed before: {step}")
            yield words.format(step=clean_line(describe_step(before.text, before.due, before.whose)))


def namesake_lines(recorded: Recorded, typed: Sequence[str]) -> Iterator[str]:
    """That a ref without its stage may have meant an item of a stage that lies behind, and how to say so."""
    for place, meant in list_likelier_items(recorded, typed):
        words = _("that is {ref} of {stage}; that of {other} is {full_ref}. To take this back: {command}")
        yield words.format(
            ref=place.ref,
            stage=clean_line(place.stage.name),
            other=clean_line(meant.stage.name),
            full_ref=meant.full_ref,
            command=command_line("undo", recorded.before.deal.id),
        )


def archived_lines(state: DealState) -> Iterator[str]:
    """That a deal is archived, and how it comes back."""
    if state.fields.archived:
        words = _("{name} is archived: lists and statistics leave it out. To bring it back: {command}")
        command = command_line("archive", state.id, "--back")
        yield words.format(name=clean_line(state.name), command=command)


def doubt_lines(event: Event, opened: OpenedDeal, undo: str) -> Iterator[tuple[ProofDoubt, str]]:
    """What can hardly be meant of a proof, by its code; `undo` is what takes it back."""
    if isinstance(event, Marked):
        for doubt, text in find_doubts(event, opened.state.fields.owner):
            yield doubt, _doubt_words(doubt, clean_line(text), undo)


def _doubt_words(doubt: ProofDoubt, text: str, undo: str) -> str:
    match doubt:
        case ProofDoubt.OWN_SIDE:
            words = _(
                "{who} is on our side, but only the customer can confirm it. To take it back: {command}"
            )
            return words.format(who=text, command=undo)
        case ProofDoubt.NO_NAME:
            words = _("“{text}” is nobody's name. To take it back: {command}")
        case ProofDoubt.NO_PROOF:
            words = _("“{text}” alone proves nothing. To take it back: {command}")
    return words.format(text=text, command=undo)


def _past_day_line(event: Event, today: date) -> Iterator[str]:
    """That a day was recorded as typed and lies behind today."""
    if isinstance(event, NextStepSet) and event.due and event.due < today:
        words = _("the next step is overdue already: {date} was {ago}")
        yield words.format(date=event.due.isoformat(), ago=days_ago((today - event.due).days))
    if isinstance(event, FieldSet) and event.field == DealField.CLOSE_DATE and event.value:
        day = today.fromisoformat(event.value)
        if day < today:
            words = _("this close date has passed already: {date} was {ago}")
            yield words.format(date=event.value, ago=days_ago((today - day).days))
