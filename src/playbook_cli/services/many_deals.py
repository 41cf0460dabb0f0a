"""Reading many deals so that one bad file never blinds the rest: the one way in which every list goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from playbook_cli.errors import ConflictCopy, DatabaseFailed, FileProblem, NotFound, UncertainHistory

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from playbook_cli.domain.deal.state import DealState
    from playbook_cli.services.workspace import Workspace

_T = TypeVar("_T")
_TOLD_EVERY: Final = 32  # deals, which are read in far less than a second


def read_each(
    workspace: Workspace,
    ids: Collection[str],
    read: Callable[[str], _T | None],
    copies: Sequence[ConflictCopy] | None = None,
) -> Iterator[_T]:
    """What `read` makes of each deal, None left out; what cannot be read waits in `workspace.unread`.

    The copies that other programs made beside the deals are noted there too, looked for where nobody did.
    A database that answers no more is no bad file: raises DatabaseFailed.
    """
    workspace.unread.extend(workspace.deals.find_copies() if copies is None else copies)
    for deal_id in follow_progress(workspace, ids):
        try:
            found = read(deal_id)
        except DatabaseFailed:
            raise
        except FileProblem as problem:
            workspace.unread.append(problem)
            continue
        except NotFound:  # somebody took it away meanwhile
            continue
        if found is not None:
            yield found


def follow_progress(workspace: Workspace, items: Collection[_T]) -> Iterator[_T]:
    """These things one after the other, while whoever waits for them hears how far that is."""
    progress = workspace.progress
    if progress is None:
        yield from items
        return
    try:
        for done, item in enumerate(items):
            if done % _TOLD_EVERY == 0:
                progress(done, len(items))
            yield item
    finally:
        progress.clear()


def note_uncertain(workspace: Workspace, state: DealState) -> bool:
    """Note where a deal's answer leaves out what a newer version recorded, or rests on an unknown order."""
    from playbook_cli.domain.deal.history.contradictions import ContradictionCode

    codes = [one.code for one in state.contradictions]
    uncertain = state.unknown_events > 0 or ContradictionCode.ORDERED_IN_CIRCLE in codes
    if uncertain:
        workspace.unread.append(UncertainHistory(state.id, state.unknown_events))
    return uncertain


def require_whole(workspace: Workspace) -> None:
    """Refuse where a list lacks a deal that may be the one looked for; raises what reading it raised."""
    if unreadable := list_unreadable(workspace.unread):
        workspace.unread.clear()
        raise unreadable[0]


def list_copies(problems: Iterable[FileProblem]) -> list[ConflictCopy]:
    """The copies of a deal among what could not be read: each once, in the order of their names."""
    copies = {problem.path: problem for problem in problems if isinstance(problem, ConflictCopy)}
    return [copies[path] for path in sorted(copies)]


def list_uncertain(problems: Iterable[FileProblem]) -> list[UncertainHistory]:
    """The deals of whose history not all counts: each once, in the order of their ids."""
    found = {problem.path: problem for problem in problems if isinstance(problem, UncertainHistory)}
    return [found[deal] for deal in sorted(found)]


def list_unreadable(problems: Iterable[FileProblem]) -> list[FileProblem]:
    """What else could not be read: each file once, in the order of their names."""
    told = (ConflictCopy, UncertainHistory)
    others = {problem.path: problem for problem in problems if not isinstance(problem, told)}
    return [others[path] for path in sorted(others)]
