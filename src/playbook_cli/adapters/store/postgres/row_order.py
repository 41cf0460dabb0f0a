"""The order of a history whose rows stand in the order in which they came."""

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event, Started
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.domain.deal.history.ordering import NOTHING


def order_rows(deal: Deal) -> Deal:
    """The deal in the order of its history; one that nobody joined is in order already."""
    before = NOTHING
    for event in deal.history:
        if event.after is not None and event.after != before:
            return join_deals(deal)
        before = event.id
    return deal


def tell_apart(event: Event, joined: Deal) -> Event:
    """An event with all that its place in a file would say of it: no row is changed later.

    What followed nothing says so, and a start says under which header it stood.
    """
    told: dict[str, object] = {} if event.after is not None else {"after": NOTHING}
    if isinstance(event, Started) and event.header is None:
        told["header"] = joined.model_dump(mode="json", exclude={"history", "id", "format"})
    return event.model_copy(update=told) if told else event
