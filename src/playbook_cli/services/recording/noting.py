"""Notes on a deal, and taking back an event of its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.events import Event, Noted, PlaybookUpgraded, Undone
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.undoing import choose_undoable
from playbook_cli.domain.playbook.refs import Place, is_ref, resolve_ref
from playbook_cli.domain.text import is_blank
from playbook_cli.errors import AmbiguousName, InvalidArgument, NotFound
from playbook_cli.services.recording import Recorded, record, stamp
from playbook_cli.services.workspace import OpenedDeal, Workspace, find_pinned, open_deal

if TYPE_CHECKING:
    from collections.abc import Sequence


def note_deal(
    workspace: Workspace, deal: str, words: Sequence[str], *, item: str | None = None, dry_run: bool = False
) -> Recorded:
    """Keep a note on a deal, or on one of its items; a closed deal takes notes too.

    Without `item`, a first word of several that is the ref of an item says on which.
    """

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        place = resolve_ref(opened.playbook, opened.stage, item) if item else _find_noted(opened, words)
        text = " ".join(words if item or place is None else words[1:])
        if is_blank(text):
            raise InvalidArgument("TEXT", text, "note_text")
        return [Noted(**stamp(workspace), text=text, item=place.path if place else None)]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def _find_noted(opened: OpenedDeal, words: Sequence[str]) -> Place | None:
    """The item that the first of several words names by its ref, if there is one of that ref."""
    if len(words) == 1 or not is_ref(words[0]):
        return None
    try:
        return resolve_ref(opened.playbook, opened.stage, words[0])
    except (NotFound, AmbiguousName):
        return None


def undo_event(
    workspace: Workspace, deal: str, *, event_id: str | None = None, dry_run: bool = False
) -> Recorded:
    """Take back the last standing event of this user, or the one named by the beginning of its id.

    The event stays in the history. The start of a deal cannot be taken back: raises NothingToUndo.
    """

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        target = choose_undoable(opened.deal, event_id, workspace.user)
        undone = Undone(**stamp(workspace), event=target.id)
        if isinstance(target, PlaybookUpgraded):  # before the deal follows it again, it must be at hand
            find_pinned(workspace, fold(opened.deal.with_events([undone])))
        return [undone]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)
