"""Deals as a whole: start one, note something, take an event back."""

import unicodedata
from collections.abc import Sequence

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Event, FieldSet, Noted, PlaybookUpgraded, Started, Undone
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.undoing import find_undoable
from playbook_cli.domain.names import fold_id, fold_name, free_id, slugify_name
from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook
from playbook_cli.domain.playbook.refs import Place, is_ref, resolve_ref, resolve_stage
from playbook_cli.domain.text import clean_name, is_blank
from playbook_cli.errors import AmbiguousName, DealExists, InvalidArgument, NotFound
from playbook_cli.services.authoring.looking_up import load_playbook
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
    facts: Sequence[tuple[str, str]] = (),
    dry_run: bool = False,
) -> OpenedDeal:
    """Begin a deal in the first stage, or in the one named, and pin the playbook as it is today.

    `read` is the playbook where it was read already, `facts` are fields and their values as they are kept.
    Raises DealExists when another deal has this name, InvalidArgument for a name that is empty or longer
    than 200 characters. A deal of another name that only looks alike in an id gets a number behind its own.
    """
    name = read_name(name)
    edition = (read or load_playbook(workspace, playbook)).playbook
    first = resolve_stage(edition, stage) if stage else edition.stages[0]
    check_new_name(workspace, name)
    taken = {fold_id(deal_id) for deal_id in workspace.deals.list_ids()}
    deal = Deal(
        id=free_id(slugify_name(name), taken),
        name=name,
        playbook=PlaybookPin(id=edition.id, version=edition.digest, language=edition.language),
        history=(
            Started(**stamp(workspace), stage=first.id),
            *(FieldSet(**stamp(workspace), field=field, value=value) for field, value in facts),
        ),
    )
    if not dry_run:
        workspace.snapshots.save(edition)
        deal = _create(workspace, deal, taken)
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


def check_new_name(workspace: Workspace, name: str, *, own: str = "") -> None:
    """Refuse a name that another deal than `own` has, folded alike; raises DealExists."""
    wanted = fold_name(name)
    for deal_id in workspace.deals.list_ids():
        known = workspace.deals.find_name(deal_id)
        if deal_id != own and known is not None and fold_name(known) == wanted:
            raise DealExists(deal_id, known)


def _create(workspace: Workspace, deal: Deal, taken: set[str]) -> Deal:
    """Write a new deal; where somebody took its id meanwhile for another name, under the next free one."""
    while True:
        try:
            workspace.deals.create(deal)
        except DealExists as exists:
            if fold_name(exists.name) == fold_name(deal.name) or fold_id(deal.id) in taken:
                raise
            taken.add(fold_id(deal.id))
            deal = deal.model_copy(update={"id": free_id(slugify_name(deal.name), taken)})
        else:
            return deal


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
        target = find_undoable(opened.deal, event_id, workspace.user)
        undone = Undone(**stamp(workspace), event=target.id)
        if isinstance(target, PlaybookUpgraded):  # before the deal follows it again, it must be at hand
            find_pinned(workspace, fold(opened.deal.with_events([undone])))
        return [undone]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)
