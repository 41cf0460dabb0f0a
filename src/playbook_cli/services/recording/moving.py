"""Moving a deal: through the stage gate, back, and to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.gate import GateReport, check_gate
from playbook_cli.domain.deal.history.events import Closed, Event, StageEntered
from playbook_cli.domain.deal.statuses import DealStatus, Passage
from playbook_cli.domain.playbook.ends import find_end, find_following, find_preceding, list_worked, read_end
from playbook_cli.domain.playbook.reasons import EndReason, list_reasons, read_free_reason, read_reason
from playbook_cli.domain.playbook.refs import Place, resolve_stage
from playbook_cli.domain.text import fold_width, is_blank
from playbook_cli.errors import InvalidArgument, ReasonRequired
from playbook_cli.errors.deals import GateNotMet, NoSuchMove
from playbook_cli.services.recording import Recorded, record, require_open, require_words, stamp
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_deal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.playbook.model import Stage


def advance_deal(
    workspace: Workspace,
    deal: str,
    *,
    to: str | None = None,
    override: bool = False,
    reason: str | None = None,
    dry_run: bool = False,
) -> Recorded:
    """Move a deal to the next stage, or further with `to` and an override.

    Raises GateNotMet when the gate is not met and not overridden, ReasonRequired for an override without a
    reason, NoSuchMove in the last stage or backwards.
    """
    if override and is_blank(reason):
        raise ReasonRequired("advance --override")

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        require_open(opened)
        following = _find_following(opened, to)
        missing = _find_missing(opened, until=following.position - 1, override=override)
        skips = following != find_following(opened.playbook, opened.stage)
        passage = (Passage.SKIPPED if skips else Passage.OVERRIDDEN) if missing else Passage.ADVANCED
        return [
            StageEntered(
                **stamp(workspace),
                from_stage=opened.stage.id,
                to=following.id,
                passage=passage,
                reason=reason,
                missing=missing,
            )
        ]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def _find_following(opened: OpenedDeal, to: str | None) -> Stage:
    """The stage ahead that is meant; nothing moves into an end, nor on from one."""
    if end := find_end(opened.playbook, opened.stage):
        raise NoSuchMove(opened.deal.id, opened.stage.name, "from_end", end.slug)
    following = resolve_stage(opened.playbook, to) if to else find_following(opened.playbook, opened.stage)
    if following is None:
        raise NoSuchMove(opened.deal.id, opened.stage.name, "last_stage", DealStatus.WON.slug)
    if end := find_end(opened.playbook, following):
        raise NoSuchMove(opened.deal.id, following.name, "to_end", end.slug)
    if following.position <= opened.stage.position:
        raise NoSuchMove(opened.deal.id, opened.stage.name, "not_forward")
    return following


def _find_missing(opened: OpenedDeal, *, until: int, override: bool) -> tuple[str, ...]:
    """The paths left unproven in every gate from here to the stage at position `until`, ends left out.

    Raises GateNotMet when there are any and nobody overrides them.
    """
    asked = _list_asked(opened, until)
    gates = [check_gate(opened.playbook, stage, opened.state.marks) for stage in asked]
    missing = [place for gate in gates for place in gate.missing]
    if missing and not override:
        raise _refuse(opened, gates, missing)
    return tuple(place.path for place in missing)


def _list_asked(opened: OpenedDeal, until: int) -> Sequence[Stage]:
    """The stages whose gates are asked on the way; of a deal among the lost ones the last before them."""
    worked = list_worked(opened.playbook)
    end = find_end(opened.playbook, opened.stage)
    if end and end is not DealStatus.WON:
        return worked[-1:]
    return [stage for stage in worked if opened.stage.position <= stage.position <= until]


def _refuse(opened: OpenedDeal, gates: Sequence[GateReport], missing: Sequence[Place]) -> GateNotMet:
    return GateNotMet(
        deal=opened.deal.id,
        stage=gates[0].stage.name,
        met=sum(gate.met for gate in gates),
        total=sum(gate.asked for gate in gates),
        missing=tuple((place.ref_from(opened.stage), place.text) for place in missing),
        until=gates[-1].stage.name if len(gates) > 1 else None,
    )


def walk_back(
    workspace: Workspace, deal: str, *, reason: str, to: str | None = None, dry_run: bool = False
) -> Recorded:
    """Move a deal to the stage before, or to an earlier one; every mark stays."""
    if is_blank(reason):
        raise ReasonRequired("back")

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        require_open(opened)
        earlier = resolve_stage(opened.playbook, to) if to else find_preceding(opened.playbook, opened.stage)
        if earlier is None:
            raise NoSuchMove(opened.deal.id, opened.stage.name, "first_stage")
        if end := find_end(opened.playbook, earlier):
            raise NoSuchMove(opened.deal.id, earlier.name, "to_end", end.slug)
        if earlier.position >= opened.stage.position:
            raise NoSuchMove(opened.deal.id, opened.stage.name, "not_back")
        return [
            StageEntered(
                **stamp(workspace),
                from_stage=opened.stage.id,
                to=earlier.id,
                passage=Passage.BACK,
                reason=reason,
            )
        ]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def close_deal(
    workspace: Workspace,
    deal: str,
    outcome: str,
    *,
    reason: str | None = None,
    detail: str | None = None,
    competitor: str | None = None,
    override: bool = False,
    dry_run: bool = False,
) -> Recorded:
    """End a deal as won, lost or no decision; it keeps the stage in which it ended.

    Won asks for every gate that is left, or an override with a reason; lost and no decision want a reason of
    the playbook's list. Raises ReasonRequired, GateNotMet, and what reading a reason raises.
    """
    for argument, text in (("--detail", detail), ("--competitor", competitor)):
        require_words(argument, text)
    status = read_outcome(outcome)
    won = status is DealStatus.WON

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        require_open(opened)
        said = _read_end(opened, status, reason, detail=detail, override=override)
        missing = _find_missing(opened, until=len(opened.playbook.stages), override=override) if won else ()
        end = Closed(
            **stamp(workspace),
            outcome=status,
            reason=said.reason,
            detail=said.detail,
            competitor=competitor,
            overridden=bool(missing),
            missing=missing,
        )
        return [end]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def _read_end(
    opened: OpenedDeal, status: DealStatus, reason: str | None, *, detail: str | None, override: bool
) -> EndReason:
    """Why the deal ends, by the same rules for everyone who closes one."""
    listed = list_reasons(opened.playbook, status)
    against = status is DealStatus.WON and override
    if not is_blank(reason):
        read = read_free_reason if against else read_reason
        return read(listed, reason or "", detail=detail)
    if against:
        raise ReasonRequired("close won --override")
    if status is not DealStatus.WON:
        raise ReasonRequired(f"close {status.value.replace('_', '-')}", listed)
    return EndReason(None, detail)


def list_end_reasons(workspace: Workspace, deal: str, outcome: str) -> tuple[str, ...]:
    """The reasons to choose from for an open deal that is not won; none for one that is."""
    status = read_outcome(outcome)
    opened = open_deal(workspace, deal)
    require_open(opened)
    return () if status is DealStatus.WON else list_reasons(opened.playbook, status)


def read_outcome(text: str) -> DealStatus:
    """Read won, lost or no-decision, or what a seller calls it (赢单, 丢单); raises InvalidArgument."""
    status = read_end(fold_width(text).strip())
    if status is None:
        raise InvalidArgument("OUTCOME", text, "outcome")
    return status
