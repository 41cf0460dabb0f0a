"""Deals, gates and briefings as JSON, in the forms that scripts rely on; keys are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playbook_cli.domain.deal.clocks import Clock, Clocks, read_clocks
from playbook_cli.domain.deal.gate import is_claimed, item_status
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.domain.playbook.structure import BEHAVIORS, Section, is_criterion
from playbook_cli.render.words.action_words import action_text, action_why
from playbook_cli.render.words.because_words import action_because
from playbook_cli.render.words.event_words import describe_event
from playbook_cli.render.words.suggested_commands import action_command, command_line
from playbook_cli.render.words.warning_words import describe_warning

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from playbook_cli.domain.advice import Briefing
    from playbook_cli.domain.deal.state import DealState, Note
    from playbook_cli.domain.deal.warnings import DealWarning
    from playbook_cli.domain.playbook.model import Playbook
    from playbook_cli.services.recording import Recorded
    from playbook_cli.services.workspace import OpenedDeal, SeenDeal, Workspace


def next_mapping(briefing: Briefing) -> dict[str, Any]:
    """The coach's one action with everything that goes with it."""
    action = briefing.action
    activities = action.links.of(Section.KEY_ACTIVITIES)
    return {
        "deal": briefing.state.id,
        "stage": briefing.stage.id,
        "action": {
            "kind": action.kind.value,
            "ref": action.place.ref_from(briefing.stage) if action.place else None,
            "refs": [place.ref_from(briefing.stage) for place in action.places],
            "rule": action.rule.value,
            "because": action_because(action),
            "text": action_text(briefing),
            "why": action_why(action),
            **_questions_mapping(briefing),
            "notes": [_note_mapping(note) for note in _notes_on_action(briefing)],
            "how": _how(briefing),
            "activities": [place.ref for place in activities],
            "deliverables": [place.ref for place in action.links.of(Section.DELIVERABLES)],
            "behaviors": [place.ref for place in action.links.of(*BEHAVIORS)],
            "inferred": action.links.inferred,
            "command": action_command(action, briefing.state),
        },
        **_progress_mapping(briefing),
    }


def _questions_mapping(briefing: Briefing) -> dict[str, Any]:
    """What to ask the customer, whom, and what goes wrong in the stage."""
    place = briefing.action.place
    criterion = place.item if place and is_criterion(place.item) else None
    asked = place.stage.questions_for(criterion) if place and criterion else ()
    return {
        "ask": [{"question": one.question, "follow_up": one.follow_up} for one in asked],
        "who": (criterion.who or None) if criterion else None,
        "cautions": list(place.stage.cautions if place else briefing.stage.cautions),
    }


def _notes_on_action(briefing: Briefing) -> Sequence[Note]:
    place = briefing.action.place
    return briefing.state.notes_on(place.whole.path) if place else ()


def _note_mapping(note: Note) -> dict[str, Any]:
    return {"text": note.text, "at": _iso(note.at), "by": note.by}


def _how(briefing: Briefing) -> list[str]:
    """The criterion's guidance first, then the steps of each activity that serves it."""
    place = briefing.action.place
    guidance = getattr(place.item, "guidance", "") if place else ""
    how = [guidance] if guidance else []
    for activity in briefing.action.links.of(Section.KEY_ACTIVITIES):
        steps = getattr(activity.item, "steps", ())
        how.extend(f"{activity.item.name}: {step}" for step in steps or (activity.item.description,) if step)
    return how


def _progress_mapping(briefing: Briefing) -> dict[str, Any]:
    progress = briefing.progress.items()
    return {
        "progress": {section.value: {"done": p.done, "total": p.total} for section, p in progress},
        "gate": {
            "met": briefing.gate.met,
            "total": len(briefing.gate.required),
            "ready": briefing.gate.ready,
        },
        "warnings": [_warning_mapping(warning, briefing.state.id) for warning in briefing.warnings],
    }


def _warning_mapping(warning: DealWarning, deal: str) -> dict[str, Any]:
    words = describe_warning(warning, deal)
    rule = {
        "days": warning.days,
        "limit": warning.limit,
        "count": warning.count,
        "total": warning.total,
        "refs": list(warning.refs),
    }
    return {"code": warning.code, "message": words.message, "clears": words.clears, **rule}


def status_mapping(opened: SeenDeal, briefing: Briefing, workspace: Workspace) -> dict[str, Any]:
    """Where one deal stands; items of other stages carry their stage in the ref."""
    state = opened.state
    clocks = read_clocks(state, briefing.stage, workspace.now)
    return {
        "deal": state.id,
        "name": state.name,
        "status": state.status.value,
        "playbook": {"id": state.playbook.id, "version": state.playbook.version},
        "stage": briefing.stage.id,
        "stage_name": briefing.stage.name,
        "days_in_stage": clocks.in_stage.days,
        "days_quiet": clocks.quiet.days,
        "clocks": {clock.name: _clock_mapping(clock) for clock in _clocks(clocks)},
        "stale": bool(clocks.stale) and state.is_open,
        "fields": dict(sorted(state.fields.said.items())),
        "next_step": next_step_mapping(state),
        "items": item_statuses(opened.playbook, opened),
        "claimed": [
            place.ref_from(briefing.stage)
            for stage in opened.playbook.stages
            for place in find_places(stage)
            if is_claimed(place, state.marks)
        ],
        "notes": [_note_mapping(note) for note in state.notes],
        **_progress_mapping(briefing),
    }


def _clocks(clocks: Clocks) -> tuple[Clock, ...]:
    return (clocks.in_stage, clocks.quiet, clocks.overdue)


def _clock_mapping(clock: Clock) -> dict[str, Any]:
    return {"days": clock.days, "limit": clock.limit, "stale": clock.stale}


def next_step_mapping(state: DealState) -> dict[str, Any] | None:
    """The next step, or None where none is agreed."""
    step = state.next_step
    if step is None:
        return None
    return {"text": step.text, "due": step.due.isoformat() if step.due else None, "whose": step.whose}


def item_statuses(playbook: Playbook, opened: SeenDeal) -> dict[str, str]:
    """Every item and requirement by ref: those of the deal's stage first, then the other stages."""
    here = opened.stage
    stages = (here, *(stage for stage in playbook.stages if stage.id != here.id))
    places: list[Place] = [place for stage in stages for place in find_places(stage)]
    return {place.ref_from(here): item_status(place, opened.state.marks).value for place in places}


def recorded_mapping(recorded: Recorded, *, dry_run: bool) -> dict[str, Any]:
    """What a command recorded, with the deal's state after it."""
    from playbook_cli.domain.deal.history.events import event_mapping
    from playbook_cli.render.lines.recorded.recorded_hints import doubt_lines
    from playbook_cli.services.recording.side_effects import list_reopened_gates

    opened = recorded.after
    return {
        "deal": opened.deal.id,
        "stage": opened.stage.id,
        "status": opened.state.status.value,
        "saved": bool(recorded.events) and not dry_run,
        "events": [event_mapping(event) for event in recorded.events],
        "reopened_gates": [stage.id for stage in list_reopened_gates(recorded)],
        "warnings": [
            {"code": doubt.value, "message": line}
            for event in recorded.events
            for doubt, line in doubt_lines(event, opened, command_line("undo", opened.deal.id))
        ],
    }


def log_mapping(opened: OpenedDeal) -> list[dict[str, Any]]:
    """The whole history as it is in the file, each event with its words and whether it still stands."""
    from playbook_cli.domain.deal.history.events import event_mapping
    from playbook_cli.domain.deal.history.not_yet import list_not_yet
    from playbook_cli.domain.deal.history.present_names import name_history

    standing, not_yet = find_standing(opened.deal.history), list_not_yet(opened.deal.history)
    return [
        {
            **event_mapping(event),
            "words": describe_event(named, opened.playbook, opened.stage, not_yet),
            "stands": event.id in standing or event.type == "undone",
        }
        for event, named in zip(opened.deal.history, name_history(opened.deal), strict=True)
    ]


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def started_mapping(opened: OpenedDeal, *, dry_run: bool) -> dict[str, Any]:
    """A deal that was started."""
    return {
        "deal": opened.deal.id,
        "name": opened.deal.name,
        "stage": opened.stage.id,
        "status": opened.state.status.value,
        "playbook": {"id": opened.state.playbook.id, "version": opened.state.playbook.version},
        "saved": not dry_run,
    }
