"""Where deals say something: a line a text with the deal, the day, the items it is about and the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.moments import in_zone
from playbook_cli.render.cell_widths import crop, fit, width_of
from playbook_cli.render.lines.search_lines import cut_around
from playbook_cli.render.words.amounts import field_label
from playbook_cli.render.words.deal_names import tell_apart
from playbook_cli.render.words.gate_words import unlisted_words
from playbook_cli.render.words.phrases import list_names, with_remark
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from playbook_cli.domain.deal.deal_search import DealHit
    from playbook_cli.render.terminal import Terminal

_DAY = 10
_GAPS = 4
_LEAST_ROOM = 26
_LEAST_SHOWN = 12  # cells of the words found, behind their label
_MOST_REFS = 2


def deal_hit_lines(hits: Sequence[DealHit], now: datetime, terminal: Terminal) -> Iterator[str]:
    """One line a text, cut to the terminal's width around the words; of several items at once it is one."""
    deals = {hit.deal.id: hit.deal for hit in hits}
    call = tell_apart(deals.values())
    names = {deal_id: with_remark(call(deal), unlisted_words(deal)) for deal_id, deal in deals.items()}
    width = min(max(map(width_of, names.values()), default=0), terminal.width // 3)
    room = max(terminal.prose_width - width - _DAY - _GAPS, _LEAST_ROOM)
    for together in _group(hits):
        first = together[0]
        day = in_zone(first.at, now.tzinfo).date().isoformat() if first.at else ""
        words = cut_around(first, room, terminal, label=_label(together, room - _LEAST_SHOWN))
        name = terminal.paint(fit(names[first.deal.id], width), "bold")
        yield f"{name}  {terminal.paint(fit(day, _DAY), 'dim')}  {words}".rstrip()


def _group(hits: Sequence[DealHit]) -> Iterator[list[DealHit]]:
    """The hits, with those together that were recorded by one command."""
    groups: dict[tuple[object, ...], list[DealHit]] = {}
    for hit in hits:
        groups.setdefault((hit.deal.id, hit.at, hit.field, hit.text), []).append(hit)
    yield from groups.values()


def _label(hits: Sequence[DealHit], room: int) -> str:
    """What kind of text it is, with the refs of the items that it is about where they have room."""
    places = [hit.place for hit in hits if hit.place]
    here = all(place.stage.id == hits[0].deal.stage for place in places)
    most = _MOST_REFS if here else 1  # a ref of another stage is long
    refs = list_names([place.ref if here else place.full_ref for place in places], most)
    kind = _name_kind(hits[0].field)
    how_many = plural("{n} item", "{n} items", len(places)) if len(places) > 1 else ""
    labels = (with_remark(kind, refs), with_remark(kind, how_many))
    return next((label for label in labels if width_of(label) <= room), crop(kind, room))


def _name_kind(field: str) -> str:
    """What kind of text a field of a hit holds; empty of the name itself."""
    kind = {
        "name": "",
        "evidence": _("evidence"),
        "confirmed_by": _("confirmed by"),
        "reason": _("reason"),
        "note": _("note"),
        "next_step": _("next step"),
        "whose": _("next step by"),
        "detail": _("reason"),
        "lost_to": _("lost to"),
    }.get(field)
    return field_label(field) if kind is None else kind
