"""What is recorded of one deal: items, moves, facts, evidence, its beginning and what is taken back.

Here is the one way in which all of it reaches a history.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

from playbook_cli.errors import InvalidArgument
from playbook_cli.errors.deals import DealClosed, DealMovedOn
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.workspace import OpenedDeal, Workspace, find_pinned, open_loaded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playbook_cli.domain.deal.history.deal import Deal
    from playbook_cli.domain.deal.history.events import Event
    from playbook_cli.domain.playbook.model import Playbook


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a use case appended: the deal before and after, and the events between."""

    before: OpenedDeal
    events: tuple[Event, ...]
    after: OpenedDeal


class Stamp(TypedDict):
    """What every new event carries: its own id, when it was recorded and by whom."""

    id: str
    at: datetime
    by: str
    batch: str | None
    file: str | None


Decision = Callable[[OpenedDeal], "Sequence[Event]"]


def stamp(workspace: Workspace) -> Stamp:
    """Stamp one new event; the moment is kept in UTC, to the second."""
    at, batch = _moment_of(workspace.now), workspace.batch
    return {
        "id": workspace.new_id(),
        "at": at,
        "by": workspace.user,
        "batch": batch.id if batch else None,
        "file": batch.file if batch else None,
    }


@lru_cache(maxsize=1)
def _moment_of(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(microsecond=0)


def record(
    workspace: Workspace,
    opened: OpenedDeal,
    decide: Decision,
    *,
    dry_run: bool = False,
    known: Mapping[str, Playbook] | None = None,
) -> Recorded:
    """Append what `decide` makes of the deal; when the deal has moved on meanwhile, read and decide again.

    The second time other writers are kept out, so that nobody overtakes for ever. `decide` gets the deal as
    it is now and may raise to refuse. Nothing is written on a dry run. `known` are the editions, by digest,
    that an event may lead to.
    """
    events, known = _decide(workspace, opened, decide), known or {}
    if dry_run or not events:
        after = _reopen(workspace, opened, opened.deal.with_events(events), known)
        return Recorded(opened, events, after)
    try:
        return _append(workspace, opened, events, known)
    except DealMovedOn:
        with workspace.deals.hold():
            opened = open_loaded(workspace, workspace.deals.load(opened.deal.id))
            return _append(workspace, opened, _decide(workspace, opened, decide), known)


def _decide(workspace: Workspace, opened: OpenedDeal, decide: Decision) -> tuple[Event, ...]:
    from playbook_cli.domain.deal.history.ordering import link_behind

    if workspace.guard:
        workspace.guard(opened)
    return link_behind(opened.deal.history, decide(opened))


def _append(
    workspace: Workspace, opened: OpenedDeal, events: tuple[Event, ...], known: Mapping[str, Playbook]
) -> Recorded:
    expected = len(opened.deal.history)
    deal = workspace.deals.append(opened.deal.id, events, expected_length=expected)
    return Recorded(opened, events, _reopen(workspace, opened, deal, known))


def _reopen(
    workspace: Workspace, opened: OpenedDeal, deal: Deal, known: Mapping[str, Playbook]
) -> OpenedDeal:
    """The deal after an event, which may have led to another edition."""
    from playbook_cli.domain.deal.history.fold import fold

    state = fold(deal)
    version = state.playbook.version
    if version == opened.state.playbook.version:
        return OpenedDeal(state, opened.playbook, deal)
    return OpenedDeal(state, known.get(version) or find_pinned(workspace, state), deal)


def require_words(argument: str, text: str | None) -> None:
    """Refuse a text that is given and says nothing; raises InvalidArgument."""
    from playbook_cli.domain.text import is_blank

    if text is not None and is_blank(text):
        raise InvalidArgument(argument, text, "words")


def require_open(opened: OpenedDeal) -> None:
    """Refuse a change to a deal that is closed; raises DealClosed."""
    if not opened.state.is_open:
        raise DealClosed(opened.deal.id, opened.state.status.value)
