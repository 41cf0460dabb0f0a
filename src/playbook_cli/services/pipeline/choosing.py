"""The deals that somebody may choose from, those that cannot be read among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.errors import PlaybookError
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.services.workspace import Workspace, open_loaded

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook


@dataclass(frozen=True, slots=True)
class ChoosableDeal:
    """One deal as a picker shows it; of one that cannot be read the id is all that is known."""

    id: str
    name: str
    account: str = ""
    owner: str = ""
    stage: str = ""
    status: DealStatus | None = None
    archived: bool = False


def list_choosable(workspace: Workspace) -> list[ChoosableDeal]:
    """Every deal of the store: the open ones first, then the closed ones, then those put away."""
    return sorted(_read_all(workspace), key=lambda deal: (deal.archived, deal.status is not DealStatus.OPEN))


def _read_all(workspace: Workspace) -> Iterator[ChoosableDeal]:
    known: dict[str, Playbook] = {}
    for deal_id in workspace.deals.list_ids():
        try:
            opened = open_loaded(workspace, workspace.deals.load(deal_id), known)
        except PlaybookError:
            yield ChoosableDeal(deal_id, deal_id)
            continue
        state = opened.state
        yield ChoosableDeal(
            deal_id,
            state.name,
            state.fields.account,
            state.fields.owner,
            opened.stage.name,
            state.status,
            state.fields.archived,
        )
