"""The events that can still be read in a damaged file of a deal: each stands on a line of its own."""

import json

from playbook_cli.adapters.store.deal_text import (
    DealTextProblem,
    NewerDealText,
    compose_deal,
    read_deal,
    write_header,
)
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event


def salvage_events(data: bytes, deal: Deal) -> tuple[Event, ...]:
    """The events on whole lines that a deal, the generation before, has not."""
    lines = [line.strip().rstrip(",") for line in data.decode(errors="replace").splitlines()]
    known = {event.id for event in deal.history}
    events = [event for line in lines for event in _read_line(line, write_header(deal))]
    return tuple({event.id: event for event in events if event.id not in known}.values())


def _read_line(line: str, header: str) -> tuple[Event, ...]:
    if not (line.startswith("{") and line.endswith("}")):
        return ()
    try:
        json.loads(line)
        return read_deal(compose_deal(header, [line])).deal.history
    except (DealTextProblem, NewerDealText, ValueError, RecursionError):
        return ()
