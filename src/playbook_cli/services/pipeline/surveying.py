"""What a sales lead asks about many deals: the board, what is stale, what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.pipeline.board import Board, build_boards
from playbook_cli.domain.pipeline.selection import EVERYTHING, Selection, arrange, filter_deals
from playbook_cli.domain.pipeline.stale_deals import StaleDeal, find_stale
from playbook_cli.services.pipeline.overviews import list_counted, list_tallies, list_worked

if TYPE_CHECKING:
    from playbook_cli.domain.pipeline.packed_rows import PackedRows
    from playbook_cli.domain.pipeline.statistics import Statistics
    from playbook_cli.services.workspace import Workspace


def show_board(workspace: Workspace, selection: Selection = EVERYTHING) -> tuple[Board, ...]:
    """The open deals, a column per stage."""
    now = workspace.now
    return build_boards(filter_deals(list_worked(workspace), selection, now.date()), now, selection)


def list_stale(workspace: Workspace, selection: Selection = EVERYTHING) -> PackedRows[StaleDeal]:
    """The open deals past one of their limits."""
    now = workspace.now
    return find_stale(filter_deals(list_worked(workspace), selection, now.date()), now, selection)


def gather_statistics(workspace: Workspace, selection: Selection = EVERYTHING) -> tuple[Statistics, ...]:
    """What became of all deals that are not put away, or of those that are asked for."""
    from playbook_cli.domain.pipeline.statistics import count_statistics

    if selection == EVERYTHING:
        return count_statistics(list_tallies(workspace))
    now = workspace.now
    found = filter_deals(list_counted(workspace), selection, now.date())
    chosen = arrange(found, selection, now, lambda deal: deal)
    return count_statistics((deal.playbook, deal.tally) for deal in chosen)
