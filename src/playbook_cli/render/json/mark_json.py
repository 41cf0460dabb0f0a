"""How an item was marked, as JSON."""

from typing import Any

from playbook_cli.domain.deal.marks import Mark
from playbook_cli.render.words.event_words import describe_evidence


def mark_mapping(mark: Mark) -> dict[str, Any]:
    """The status of an item with what proves it or why it was waived."""
    return {
        "status": mark.status.value,
        "verified": mark.verified,
        "evidence": [describe_evidence(piece) for piece in mark.evidence],
        "confirmed_by": mark.confirmed_by,
        "reason": mark.reason,
    }
