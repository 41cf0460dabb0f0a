"""Which marks say that an item is not done yet, and which that it no longer is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import path_above

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.deal.history.events import Event, Marked, PlaybookUpgraded


def list_not_yet(history: Sequence[Event]) -> frozenset[str]:
    """The ids of the marks that open an item which was neither done nor waived at that time.

    What was taken back since was never so; a criterion and its parts speak for each other.
    """
    standing, settled = find_standing(history), _Settled()
    denials: set[str] = set()
    for event in history:
        known: Any = event
        if event.type == "marked" and known.status is ItemStatus.OPEN and not settled.holds(known.item):
            denials.add(event.id)
        if event.type == "marked" and event.id in standing:
            settled.mark(known)
        elif event.type == "playbook_upgraded" and event.id in standing:
            settled.follow(known)
    return frozenset(denials)


class _Settled:
    """Which items are done or waived, at one moment of a history."""

    def __init__(self) -> None:
        self._marks: dict[str, bool] = {}
        self._parts: dict[str, set[str]] = {}  # what is marked, by the path one step up

    def holds(self, path: str) -> bool:
        """Whether an item, its whole or one of its parts is done or waived."""
        own = self._marks.get(path, self._marks.get(path_above(path), False))
        return own or any(self._marks[part] for part in self._parts.get(path, ()))

    def mark(self, event: Marked) -> None:
        """Take in a mark; one on a whole criterion speaks for its parts."""
        for part in self._parts.pop(event.item, ()):
            del self._marks[part]
        self._settle(event.item, done=event.status is not ItemStatus.OPEN)

    def follow(self, upgrade: PlaybookUpgraded) -> None:
        """Go on under the paths of another edition."""
        before, self._marks, self._parts = self._marks, {}, {}
        for path, done in before.items():
            self._settle(upgrade.items.get(path, path), done=done)
        for new, old in upgrade.copies.items():
            if old in before:
                self._settle(new, done=before[old])

    def _settle(self, path: str, *, done: bool) -> None:
        self._marks[path] = done
        self._parts.setdefault(path_above(path), set()).add(path)
