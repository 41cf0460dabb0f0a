"""What a sales lead asks about many deals: the board, what is stale, what became of them."""

from playbook_cli.domain.pipeline.board import Board, StaleDeal, build_boards, find_stale
from playbook_cli.domain.pipeline.statistics import Statistics, count_statistics
from playbook_cli.services.pipeline.overviews import list_counted, list_worked
from playbook_cli.services.workspace import Workspace


def show_board(workspace: Workspace) -> tuple[Board, ...]:
    """The open deals, a column per stage."""
    return build_boards(list_worked(workspace), workspace.now)


def list_stale(workspace: Workspace) -> tuple[StaleDeal, ...]:
    """The open deals past one of their limits."""
    return find_stale(list_worked(workspace), workspace.now)


def gather_statistics(workspace: Workspace) -> tuple[Statistics, ...]:
    """What became of all deals that are not put away."""
    return count_statistics(list_counted(workspace))
