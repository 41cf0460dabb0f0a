"""The deal review, and the note in the history that it took place."""

from collections.abc import Sequence
from dataclasses import replace

from playbook_cli.domain.deal.history.events import Event, Reviewed
from playbook_cli.domain.review import Review, review_deal
from playbook_cli.services.recording import record, stamp
from playbook_cli.services.recording.taking_evidence import warn_of_evidence
from playbook_cli.services.workspace import OpenedDeal, Workspace, open_deal


def gather_review(workspace: Workspace, deal: str) -> Review:
    """Gather the review of a deal, with the evidence that is no longer what it was; nothing is written."""
    opened = open_deal(workspace, deal)
    review = review_deal(opened.deal, opened.playbook, workspace.now)
    changed = warn_of_evidence(workspace, opened.playbook, opened.state)
    return replace(review, warnings=(*review.warnings, *changed))


def record_review(workspace: Workspace, deal: str, *, dry_run: bool = False) -> None:
    """Record that the deal was reviewed now, so that the next review begins here."""

    def decide(_opened: OpenedDeal) -> Sequence[Event]:
        return [Reviewed(**stamp(workspace))]

    record(workspace, open_deal(workspace, deal), decide, dry_run=dry_run)
