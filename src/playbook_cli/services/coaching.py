"""What a seller or a script asks about a deal: what next, how far, is the gate met."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from playbook_cli.domain.coach import Briefing, brief
from playbook_cli.domain.deal.overview import DealOverview, GateOverview
from playbook_cli.domain.playbook.refs import resolve_stage
from playbook_cli.domain.ranking import weigh_pressure
from playbook_cli.errors import NotFound
from playbook_cli.services.pipeline.overviews import KnownPlaybooks, overview_opened
from playbook_cli.services.recording.evidence import warn_of_evidence
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_all, open_deal


@dataclass(frozen=True, slots=True)
class CheckedDeal:
    """One deal and how one of its gates stands."""

    deal: DealOverview
    gate: GateOverview


def brief_deal(workspace: Workspace, deal: str) -> tuple[OpenedDeal, Briefing]:
    """Open a deal and brief on it; files given as evidence are compared with what they were."""
    opened = open_deal(workspace, deal)
    return opened, brief_closely(workspace, opened)


def brief_closely(workspace: Workspace, opened: OpenedDeal) -> Briefing:
    """Brief on a deal that is already open, and compare its files of evidence with what they were."""
    briefing = brief_opened(workspace, opened)
    if opened.state.snoozed_until and opened.state.snoozed_until >= workspace.now.date():
        return briefing
    changed = warn_of_evidence(workspace, opened.playbook, opened.state)
    return replace(briefing, warnings=(*briefing.warnings, *changed))


def brief_opened(workspace: Workspace, opened: OpenedDeal) -> Briefing:
    """Brief on a deal that is already open."""
    return brief(opened.playbook, opened.state, workspace.now)


def check_deal(
    workspace: Workspace, deal: str, *, stage: str | None = None, strict: bool = False
) -> CheckedDeal:
    """Check the gate of the deal's stage, or of the stage named."""
    return _check(open_deal(workspace, deal), {}, stage, strict=strict)


def check_open_deals(
    workspace: Workspace, *, stage: str | None = None, strict: bool = False
) -> Sequence[CheckedDeal]:
    """Check the gate of every open deal."""
    known: KnownPlaybooks = {}
    opened = (opened for opened in open_all(workspace) if opened.state.is_worked)
    return [_check(deal, known, stage, strict=strict) for deal in opened]


def _check(opened: OpenedDeal, known: KnownPlaybooks, stage: str | None, *, strict: bool) -> CheckedDeal:
    checked = resolve_stage(opened.playbook, stage) if stage else opened.stage
    deal = overview_opened(opened, known)
    return CheckedDeal(deal, deal.check_gate(deal.playbook.stage(checked.id), strict=strict))


def find_pressing_deals(workspace: Workspace) -> list[tuple[OpenedDeal, Briefing]]:
    """The open deals, the most pressing first; raises NotFound when there are none."""
    ranked = rank_open_deals(workspace)
    if not ranked:
        raise NotFound("open_deal", "")
    return ranked


def rank_open_deals(workspace: Workspace) -> list[tuple[OpenedDeal, Briefing]]:
    """The open deals with their briefings, the most pressing first."""
    known: KnownPlaybooks = {}
    opened = [one for one in open_all(workspace) if one.state.is_worked]
    opened.sort(key=lambda one: weigh_pressure(overview_opened(one, known), workspace.now))
    return [(one, brief_opened(workspace, one)) for one in opened]
