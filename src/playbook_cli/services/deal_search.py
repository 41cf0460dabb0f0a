"""Looking for the one deal that a text names, where the text is not its id."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from playbook_cli.domain.names import find_matches, find_nearest, join_names
from playbook_cli.errors import AmbiguousName, NotFound, PlaybookError
from playbook_cli.services.many_deals import read_each
from playbook_cli.services.workspace import Workspace, open_loaded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_MOST_TOLD = 8  # deals of an ambiguous name that are described


def search_deal(workspace: Workspace, text: str) -> str:
    """Find a deal by its id in any spelling, its name, or a part of either; raises NotFound or AmbiguousName.

    Where a part fits several, those that are archived are not meant.
    """
    ids = workspace.deals.list_ids()
    if text in ids:
        return text
    known = {deal_id: name for deal_id, name in find_names(workspace, ids) if name}
    matches = _prefer_worked(workspace, find_matches(text, [(one, (one, known[one])) for one in known]))
    if len(matches) == 1:
        return matches[0]
    if matches:
        told = (_describe_deal(workspace, deal_id) for deal_id in matches[:_MOST_TOLD])
        raise AmbiguousName("deal", text, (*told, *matches[_MOST_TOLD:]))
    _note_unreadable(workspace, ids, known)
    raise NotFound("deal", text, _find_nearest(text, known))


def _find_nearest(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the deals whose id or name looks most like a text."""
    by_name = {said: deal_id for deal_id, name in known.items() for said in (deal_id, name)}
    return tuple(dict.fromkeys(by_name[name] for name in find_nearest(text, by_name)))


def find_names(workspace: Workspace, ids: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Each of these deals with its present name, None where it cannot be read; files only if they must."""
    known = workspace.index.find_names(ids) if workspace.index else repeat(None)
    for deal_id, name in zip(ids, known, strict=False):
        yield deal_id, name or workspace.deals.find_name(deal_id)


def _prefer_worked(workspace: Workspace, matches: Sequence[str]) -> Sequence[str]:
    """Of several deals of which a text is a part those that are not put away, unless all or very many are."""
    if not 1 < len(matches) <= _MOST_TOLD:
        return matches
    return [deal_id for deal_id in matches if not _is_put_away(workspace, deal_id)] or matches


def _is_put_away(workspace: Workspace, deal_id: str) -> bool:
    from playbook_cli.domain.deal.history.fold import fold

    try:
        return fold(workspace.deals.load(deal_id)).fields.archived
    except PlaybookError:
        return False


def _describe_deal(workspace: Workspace, deal_id: str) -> str:
    """A deal by its id, then its name, account and stage, so that several of one name are told apart."""
    try:
        opened = open_loaded(workspace, workspace.deals.load(deal_id))
    except PlaybookError:
        return deal_id
    name = opened.state.name if opened.state.name != deal_id else ""
    return join_names(filter(None, (deal_id, name, opened.state.fields.account, opened.stage.name)))


def _note_unreadable(workspace: Workspace, ids: Sequence[str], known: Collection[str]) -> None:
    """Note the deals whose names nobody can read, for one of them may be the one that was meant."""
    unread = [deal_id for deal_id in ids if deal_id not in known]
    for _deal in read_each(workspace, unread, workspace.deals.load):
        pass
