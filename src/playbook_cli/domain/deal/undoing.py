"""Which events of a history stand, and what was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from playbook_cli.domain.deal.events import Event, Undone


def find_standing(history: Sequence[Event]) -> frozenset[str]:
    """The ids of the events that stand: not taken back, and themselves no taking back.

    Read from the end, so that taking back an `undone` event brings the first one to life again.
    """
    dead: set[str] = set()
    for event in reversed(history):
        if _takes_back(event) and event.id not in dead:
            dead.add(event.event)
    return frozenset(event.id for event in history if event.id not in dead and not _takes_back(event))


def _takes_back(event: Event) -> TypeGuard[Undone]:
    return event.type == "undone"
