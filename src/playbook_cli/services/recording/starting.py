"""Starting a deal, and which names it may have."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import FieldSet, Started
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.names import fold_id, fold_name, free_id, slugify_name
from playbook_cli.domain.playbook.refs import resolve_stage
from playbook_cli.domain.text import clean_name, is_blank
from playbook_cli.errors import InvalidArgument
from playbook_cli.errors.deals import DealExists
from playbook_cli.services.authoring.looking_up import load_playbook
from playbook_cli.services.deal_search import find_names
from playbook_cli.services.recording import stamp
from playbook_cli.services.workspace import OpenedDeal, Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.playbook.guides.reading_report import ReadPlaybook

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
    return OpenedDeal(fold(deal), edition, deal)


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
    for deal_id, known in find_names(workspace, workspace.deals.list_ids()):
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
