"""What a seller or a script asks about a deal: what next, how far, is the gate met."""

from collections.abc import Sequence
from dataclasses import dataclass

from playbook_cli.domain.coach import Briefing, brief
from playbook_cli.domain.gate import GateReport, check_gate
from playbook_cli.domain.refs import resolve_stage
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_all, open_deal


@dataclass(frozen=True, slots=True)
class CheckedDeal:
    """One deal with the report of one of its gates."""

    opened: OpenedDeal
    gate: GateReport


def brief_deal(workspace: Workspace, deal: str) -> tuple[OpenedDeal, Briefing]:
    """Open a deal and brief on it."""
    opened = open_deal(workspace, deal)
    return opened, brief_opened(workspace, opened)


def brief_opened(workspace: Workspace, opened: OpenedDeal) -> Briefing:
    """Brief on a deal that is already open."""
    return brief(opened.playbook, opened.state, workspace.now)


def check_deal(
    workspace: Workspace, deal: str, *, stage: str | None = None, strict: bool = False
) -> CheckedDeal:
    """Check the gate of the deal's stage, or of the stage named."""
    return _check(open_deal(workspace, deal), stage, strict=strict)


def check_open_deals(
    workspace: Workspace, *, stage: str | None = None, strict: bool = False
) -> Sequence[CheckedDeal]:
    """Check the gate of every open deal."""
    opened = (opened for opened in open_all(workspace) if opened.state.is_open)
    return [_check(deal, stage, strict=strict) for deal in opened]


def _check(opened: OpenedDeal, stage: str | None, *, strict: bool) -> CheckedDeal:
    checked = resolve_stage(opened.playbook, stage) if stage else opened.stage
    return CheckedDeal(opened, check_gate(opened.playbook, checked, opened.state.marks, strict=strict))
