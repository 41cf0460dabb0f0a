"""What can be wrong in a store of deals: one trouble for one place, and what would mend it.

Troubles carry codes and typed fields; their words are in `render/words`, one entry for each code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Marked, Started, Undone, UnknownEvent
from playbook_cli.domain.deal.history.ordering import find_event_circles
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.playbook.refs import find_place_at
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook

_AHEAD: Final = timedelta(days=2)  # further than any time zone and most wrong clocks


class Remedy(StrEnum):
    """What a repair does; nothing is ever deleted, what is damaged or left over is set aside."""

    JOIN = "join"
    KEEP_ONCE = "keep_once"
    RESTORE_BACKUP = "restore_backup"
    SET_ASIDE = "set_aside"
    KEEP_EDITION = "keep_edition"
    FINISH_IMPORT = "finish_import"


class TroubleCode(StrEnum):
    """What can be wrong."""

    BACKUP_AHEAD = "backup_ahead"
    CHANGED_EVENT = "changed_event"
    CONFLICT_COPY = "conflict_copy"
    DAMAGED_BACKUP = "damaged_backup"
    DAMAGED_DEAL = "damaged_deal"
    DAMAGED_SNAPSHOT = "damaged_snapshot"
    DOUBLED_DEAL = "doubled_deal"
    DOUBLED_EVENT = "doubled_event"
    EVIDENCE_CHANGED = "evidence_changed"
    EVIDENCE_MISSING = "evidence_missing"
    EVIDENCE_UNREADABLE = "evidence_unreadable"
    EVENT_IN_FUTURE = "event_in_future"
    FOREIGN_FILE = "foreign_file"
    LEFTOVER = "leftover"
    LOST_DEAL = "lost_deal"
    MISSING_SNAPSHOT = "missing_snapshot"
    NEWER_DEAL = "newer_deal"
    ORDERED_IN_CIRCLE = "ordered_in_circle"
    PENDING_IMPORT = "pending_import"
    NO_START = "no_start"
    UNDONE_NOTHING = "undone_nothing"
    UNKNOWN_EVENT = "unknown_event"
    UNKNOWN_ITEM = "unknown_item"
    UNKNOWN_STAGE = "unknown_stage"
    UNREADABLE_FILE = "unreadable_file"


@dataclass(frozen=True, slots=True, order=True)
class Trouble:
    """One trouble; `path` names the file, `line` its 1-based line or 0, `text` the part that is meant.

    `problem` is the code of DamagedDeal or UnreadableFile where one of these is behind it.
    """

    path: str
    code: TroubleCode
    deal: str = ""
    line: int = 0
    text: str = ""
    remedy: Remedy | None = None
    problem: str = ""


def find_history_troubles(
    path: str, deal: Deal, state: DealState, playbook: Playbook, now: datetime
) -> Iterator[Trouble]:
    """Every event of a whole file that does not fold into anything, and what a fold cannot know at `now`."""
    if not deal.history or not isinstance(deal.history[0], Started):
        yield Trouble(path, TroubleCode.NO_START, deal.id)
    if deal.history and playbook.stage(state.stage) is None:
        yield Trouble(path, TroubleCode.UNKNOWN_STAGE, deal.id, text=state.stage)
    yield from _find_event_troubles(path, deal)
    yield from _find_order_troubles(path, deal, now)
    for item in _find_marked(deal, state):
        if find_place_at(playbook, item) is None:
            yield Trouble(path, TroubleCode.UNKNOWN_ITEM, deal.id, text=item)


def _find_event_troubles(path: str, deal: Deal) -> Iterator[Trouble]:
    """Events of one id, events that nobody here knows, and what takes back an event that is not there."""
    counts = Counter(event.id for event in deal.history)
    for event_id, count in counts.items():
        if count > 1:
            yield Trouble(path, TroubleCode.DOUBLED_EVENT, deal.id, text=event_id)
    for event in deal.history:
        if isinstance(event, UnknownEvent):
            yield Trouble(path, TroubleCode.UNKNOWN_EVENT, deal.id, text=event.type)
        if isinstance(event, Undone) and event.event not in counts:
            yield Trouble(path, TroubleCode.UNDONE_NOTHING, deal.id, text=event.event)


def _find_order_troubles(path: str, deal: Deal, now: datetime) -> Iterator[Trouble]:
    """Events that follow each other in a circle, and what was recorded, or happened, on a day to come."""
    for event, _other in find_event_circles(deal.history):
        yield Trouble(path, TroubleCode.ORDERED_IN_CIRCLE, deal.id, text=event.id)
    for event in deal.history:
        if max(event.at, getattr(event, "happened_at", event.at)) - now > _AHEAD:
            yield Trouble(path, TroubleCode.EVENT_IN_FUTURE, deal.id, text=event.id)


def _find_marked(deal: Deal, state: DealState) -> list[str]:
    """The items that the state remembers; a path that an upgrade moved is known by its new name."""
    marked = {event.item for event in deal.history if isinstance(event, Marked)}
    return sorted(item for item in state.marks if item in marked)
