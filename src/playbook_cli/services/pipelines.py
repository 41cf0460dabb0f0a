"""What a sales lead asks about many deals: the board, what is stale, what became of them."""

from collections.abc import Iterator

from playbook_cli.domain.pipeline.board import Board, StaleDeal, TrackedDeal, build_boards, find_stale
from playbook_cli.domain.pipeline.statistics import Statistics, count_statistics
from playbook_cli.services.workspace import Workspace, open_all


def show_board(workspace: Workspace) -> tuple[Board, ...]:
    """The open deals, a column per stage."""
    return build_boards(_track(workspace, only_open=True), workspace.now)


def list_stale(workspace: Workspace) -> tuple[StaleDeal, ...]:
    """The open deals past one of their limits."""
    return find_stale(_track(workspace, only_open=True), workspace.now)


def gather_statistics(workspace: Workspace) -> tuple[Statistics, ...]:
    """What became of all deals that are not put away."""
    return count_statistics(_track(workspace, only_open=False))


def _track(workspace: Workspace, *, only_open: bool) -> Iterator[TrackedDeal]:
    for opened in open_all(workspace):
        if opened.state.is_worked or not (only_open or opened.state.fields.archived):
            yield TrackedDeal(opened.state, opened.playbook)
