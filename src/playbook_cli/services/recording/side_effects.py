"""What a recording did beside what it says: gates it opened again, an item that was hardly meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.gate import check_gate, item_status
from playbook_cli.domain.deal.history.events import Marked
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import find_namesake, find_place_at
from playbook_cli.domain.text import fold_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.deal.marks import Marks
    from playbook_cli.domain.playbook.model import Stage
    from playbook_cli.domain.playbook.refs import Place
    from playbook_cli.services.recording import Recorded


def list_reopened_gates(recorded: Recorded) -> tuple[Stage, ...]:
    """The stages that lie behind whose gate was met before and is not any more."""
    return tuple(_find_reopened_gates(recorded))


def _find_reopened_gates(recorded: Recorded) -> Iterator[Stage]:
    before, after = recorded.before, recorded.after
    if before.state.marks == after.state.marks and before.playbook is after.playbook:
        return
    for stage in before.playbook.stages:
        if stage.position < after.stage.position and stage.exit_criteria:
            was = check_gate(before.playbook, stage, before.state.marks)
            if was.ready and not check_gate(after.playbook, stage, after.state.marks).ready:
                yield stage


def list_likelier_items(recorded: Recorded, typed: Sequence[str]) -> tuple[tuple[Place, Place], ...]:
    """Each item that a ref without its stage marked, with the one behind that was likelier meant."""
    return tuple(_find_likelier_items(recorded, {fold_width(ref).strip().upper() for ref in typed}))


def _find_likelier_items(recorded: Recorded, bare: set[str]) -> Iterator[tuple[Place, Place]]:
    before = recorded.before
    for event in recorded.events:
        if not isinstance(event, Marked):
            continue
        place = find_place_at(before.playbook, event.item)
        meant = find_namesake(before.playbook, place) if place and place.ref in bare else None
        if place and meant and _is_likelier(event, place, meant, before.state.marks):
            yield place, meant


def _is_likelier(event: Marked, place: Place, meant: Place, marks: Marks) -> bool:
    """Whether a mark makes more sense on an item behind: that one is done, and this one was open."""
    adds_a_name = event.status is ItemStatus.DONE and event.confirmed_by and not event.evidence
    if not (adds_a_name or event.status is ItemStatus.OPEN):
        return False
    return item_status(meant, marks) is ItemStatus.DONE and item_status(place, marks) is ItemStatus.OPEN
