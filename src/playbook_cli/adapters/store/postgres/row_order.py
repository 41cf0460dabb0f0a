"""What a row says of an event that its place in a file would say: no row is changed later."""

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event, Started
from playbook_cli.domain.deal.history.ordering import NOTHING


def tell_apart(event: Event, joined: Deal) -> Event:
    """An event that followed nothing says so, and a start says under which header it stood."""
    told: dict[str, object] = {} if event.after is not None else {"after": NOTHING}
    if isinstance(event, Started) and event.header is None:
        told["header"] = joined.model_dump(mode="json", exclude={"history", "id", "format"})
    return event.model_copy(update=told) if told else event
