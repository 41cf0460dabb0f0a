"""Deals as a whole: start one, note something, take an event back."""

import unicodedata
from collections.abc import Sequence

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Event, Noted, PlaybookUpgraded, Started, Undone
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.undoing import find_undoable
from playbook_cli.domain.names import slugify_name
from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.refs import resolve_ref, resolve_stage
from playbook_cli.domain.text import clean_name, is_blank
from playbook_cli.errors import DealExists, InvalidArgument
from playbook_cli.services.authoring.playbooks import load_playbook
from playbook_cli.services.workspace import (
    OpenedDeal,
    Recorded,
    Workspace,
    find_pinned,
    open_deal,
    record,
    stamp,
)

_LONGEST_NAME = 200


def start_deal(
    workspace: Workspace,
    name: str,
    *,
    playbook: str | None = None,
    read: ReadPlaybook | None = None,
    stage: str | None = None,
    dry_run: bool = False,
) -> OpenedDeal:
    """Begin a deal in the first stage, or in the one named, and pin the playbook as it is today.

    `read` is the playbook where it was read already.
    Raises DealExists when another deal has the same id, InvalidArgument for a name that is empty or longer
    than 200 characters.
    """
    name = read_name(name)
    edition = (read or load_playbook(workspace, playbook)).playbook
    first = resolve_stage(edition, stage) if stage else edition.stages[0]
    deal_id = slugify_name(name)
    if deal_id in workspace.deals.list_ids():
        raise DealExists(deal_id, fold(workspace.deals.load(deal_id)).name)
    deal = Deal(
        id=deal_id,
        name=name,
        playbook=PlaybookPin(id=edition.id, version=edition.digest, language=edition.language),
        history=(Started(**stamp(workspace), stage=first.id),),
    )
    if not dry_run:
        workspace.snapshots.save(edition)
        workspace.deals.create(deal)
    return OpenedDeal(deal, fold(deal), edition)


def read_name(text: str, *, argument: str = "NAME") -> str:
    """The name that a text is, without what nobody sees and with plain spaces.

    Raises InvalidArgument where nothing is left, it is longer than 200 characters, or a character in it
    steers a terminal.
    """
    name = clean_name(text)
    shown = name.replace("\u200c", "").replace("\u200d", "")
    steers = any(unicodedata.category(character) == "Cc" for character in text.strip())
    if steers or is_blank(name) or len(name) > _LONGEST_NAME or not shown.isprintable():
        raise InvalidArgument(argument, text[:_LONGEST_NAME], "deal_name")
    return name


def note_deal(
    workspace: Workspace, deal: str, text: str, *, item: str | None = None, dry_run: bool = False
) -> Recorded:
    """Keep a note on a deal, or on one of its items; a closed deal takes notes too."""
    if is_blank(text):
        raise InvalidArgument("TEXT", text, "note_text")

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        path = resolve_ref(opened.playbook, opened.stage, item).path if item else None
        return [Noted(**stamp(workspace), text=text, item=path)]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def undo_event(
    workspace: Workspace, deal: str, *, event_id: str | None = None, dry_run: bool = False
) -> Recorded:
    """Take back the last standing event, or the one named by the beginning of its id.

    The event stays in the history. The start of a deal cannot be taken back: raises NothingToUndo.
    """

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        target = find_undoable(opened.deal, event_id)
        undone = Undone(**stamp(workspace), event=target.id)
        if isinstance(target, PlaybookUpgraded):  # before the deal follows it again, it must be at hand
            find_pinned(workspace, fold(opened.deal.with_events([undone])))
        return [undone]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)
