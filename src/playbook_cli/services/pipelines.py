"""What a sales lead asks about many deals: the board, what is stale, what became of them."""

from collections.abc import Iterator

from playbook_cli.domain.deal.overview import DealOverview, overview_deal
from playbook_cli.domain.pipeline.board import Board, StaleDeal, build_boards, find_stale
from playbook_cli.domain.pipeline.statistics import Statistics, count_statistics
from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, overview_playbook
from playbook_cli.services.workspace import Workspace, open_all


def show_board(workspace: Workspace) -> tuple[Board, ...]:
    """The open deals, a column per stage."""
    return build_boards(_overview(workspace, only_open=True), workspace.now)


def list_stale(workspace: Workspace) -> tuple[StaleDeal, ...]:
    """The open deals past one of their limits."""
    return find_stale(_overview(workspace, only_open=True), workspace.now)


def gather_statistics(workspace: Workspace) -> tuple[Statistics, ...]:
    """What became of all deals that are not put away."""
    return count_statistics(_overview(workspace, only_open=False))


def _overview(workspace: Workspace, *, only_open: bool) -> Iterator[DealOverview]:
    playbooks: dict[str, PlaybookOverview] = {}
    for opened in open_all(workspace):
        if opened.state.is_worked or not (only_open or opened.state.fields.archived):
            version = opened.playbook.digest
            if version not in playbooks:
                playbooks[version] = overview_playbook(opened.playbook)
            yield overview_deal(opened.state, playbooks[version])
