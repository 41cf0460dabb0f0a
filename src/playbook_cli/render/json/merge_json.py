"""The JSON of what a merge brought."""

from collections.abc import Sequence
from typing import Any

from playbook_cli.domain.deal.history.contradictions import Contradiction
from playbook_cli.services.merging import MergedDeal


def merge_mapping(merged: Sequence[MergedDeal], *, dry_run: bool) -> list[dict[str, Any]]:
    """Every deal with what came in."""
    return [
        {
            "deal": one.deal.id,
            "events": len(one.deal.history),
            "received": [event.id for event in one.received],
            "new": one.new,
            "mended": one.mended,
            "files": list(one.files),
            "kept_at": list(one.kept_at),
            "contradictions": [contradiction_mapping(found) for found in one.contradictions],
            "playbooks": [edition.digest for edition in one.editions],
            "missing_playbook": one.missing or None,
            "dry_run": dry_run,
        }
        for one in merged
    ]


def contradiction_mapping(contradiction: Contradiction) -> dict[str, Any]:
    """One contradiction; `about` is the item or field, or null."""
    return {
        "code": contradiction.code,
        "about": contradiction.about or None,
        "by": list(contradiction.by),
        "events": list(contradiction.events),
    }
