"""Marking the items of a deal: done with evidence, open again, or waived with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.gate import item_status
from playbook_cli.domain.deal.history.events import Event, Marked
from playbook_cli.domain.deal.proof_answers import WhoAnswer, read_who
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place, resolve_ref
from playbook_cli.domain.text import is_blank
from playbook_cli.errors import InvalidArgument, ReasonRequired
from playbook_cli.services.recording import Recorded, record, require_open, require_words, stamp
from playbook_cli.services.recording.taking_evidence import take_evidence
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_deal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def mark_done(
    workspace: Workspace,
    deal: str,
    refs: Sequence[str],
    *,
    evidence: Sequence[str] = (),
    confirmed_by: str | None = None,
    dry_run: bool = False,
) -> Recorded:
    """Mark items or requirements done; without evidence they are claimed, with it verified.

    Evidence that names a file is kept with the file's digest; raises UnreadableFile.
    """
    for piece in evidence:
        require_words("--evidence", piece)
    require_words("--confirmed-by", confirmed_by)
    if confirmed_by and read_who(confirmed_by) in (WhoAnswer.NOBODY, WhoAnswer.YES):
        raise InvalidArgument("--confirmed-by", confirmed_by, "person")
    proof = take_evidence(workspace, evidence)

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        return [
            Marked(
                **stamp(workspace),
                item=place.path,
                status=ItemStatus.DONE,
                evidence=proof,
                confirmed_by=confirmed_by,
            )
            for place in _find_places(opened, refs)
            if evidence or confirmed_by or item_status(place, opened.state.marks) is not ItemStatus.DONE
        ]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def mark_open(workspace: Workspace, deal: str, refs: Sequence[str], *, dry_run: bool = False) -> Recorded:
    """Mark items or requirements open again; a criterion takes its requirements with it."""

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        return [
            Marked(**stamp(workspace), item=place.path, status=ItemStatus.OPEN)
            for place in _find_places(opened, refs)
        ]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def waive_items(
    workspace: Workspace, deal: str, refs: Sequence[str], *, reason: str, dry_run: bool = False
) -> Recorded:
    """Accept that items stay missing, for a reason that is kept; raises ReasonRequired without one."""
    if is_blank(reason):
        raise ReasonRequired("waive")

    def decide(opened: OpenedDeal) -> Sequence[Event]:
        return [
            Marked(**stamp(workspace), item=place.path, status=ItemStatus.WAIVED, reason=reason)
            for place in _find_places(opened, refs)
        ]

    return record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)


def _find_places(opened: OpenedDeal, refs: Iterable[str]) -> list[Place]:
    """Resolve every ref before anything is recorded, so that one wrong ref records nothing."""
    require_open(opened)
    places = [resolve_ref(opened.playbook, opened.stage, ref) for ref in refs]
    return list({place.path: place for place in places}.values())
