"""What a script is told of the texts that were found, in a playbook and in deals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playbook_cli.domain.deal.deal_search import DealHit
    from playbook_cli.domain.playbook.texts.text_search import Hit


def hit_mapping(hit: Hit) -> dict[str, Any]:
    """A hit in a playbook; stage and ref are null where the words are not an item's."""
    return {
        "stage": hit.stage.id if hit.stage else None,
        "ref": hit.place.ref if hit.place else None,
        "name": hit.place.item.name if hit.place else None,
        "field": hit.field,
        "line": hit.line,
        "text": hit.text,
        "deal": None,
    }


def deal_hit_mapping(hit: DealHit) -> dict[str, Any]:
    """A hit in a deal, with the keys of one in a playbook; a deal has no lines."""
    place = hit.place
    return {
        "stage": place.stage.id if place else None,
        "ref": place.ref if place else None,
        "name": place.item.name if place else None,
        "field": hit.field,
        "line": 0,
        "text": hit.text,
        "deal": hit.deal.id,
        "deal_name": hit.deal.name,
        "at": hit.at.isoformat() if hit.at else None,
        "by": hit.by or None,
    }
