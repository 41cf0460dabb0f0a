"""A sync as JSON."""

from typing import Any

from playbook_cli.domain.deal.history.events import event_mapping
from playbook_cli.render.words.errors.error_lines import describe_error
from playbook_cli.services.syncing import Synced, SyncedDeal


def sync_mapping(synced: Synced, *, dry_run: bool) -> dict[str, Any]:
    """What crossed, and what could not."""
    return {
        "store": synced.address,
        "saved": bool(synced.deals) and not dry_run,
        "deals": [_deal_mapping(deal) for deal in synced.deals],
        "unchanged": synced.unchanged,
        "playbooks": {"received": synced.editions_received, "sent": synced.editions_sent},
        "refused": [
            {"deal": key, "message": describe_error(error).what, "help": describe_error(error).hint}
            for key, error in synced.refused
        ],
    }


def _deal_mapping(synced: SyncedDeal) -> dict[str, Any]:
    opened = synced.opened
    return {
        "deal": synced.deal.id,
        "name": opened.state.name if opened else synced.deal.name,
        "new_on": synced.new_on.value if synced.new_on else None,
        "received": [event.id for event in synced.received],
        "sent": [event.id for event in synced.sent],
        "news": [event_mapping(event) for event in synced.news],
        "moved_on_both": synced.moved_on_both,
        "stage": opened.stage.id if opened else None,
        "status": opened.state.status.value if opened else None,
    }
