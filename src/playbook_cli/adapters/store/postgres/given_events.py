"""Events and texts on their way into the tables."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from playbook_cli.adapters.store.deal_text import DealTextProblem, write_event
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.errors import InvalidArgument
from playbook_cli.late_dataclasses import dataclass

_Written = TypeVar("_Written")


@dataclass(frozen=True, slots=True)
class GivenEvents:
    """Events on their way into the table."""

    events: tuple[Event, ...]
    bodies: tuple[str, ...]

    @property
    def values(self) -> dict[str, object]:
        """As a statement takes them."""
        ids, types = [event.id for event in self.events], [plain_text(event.type) for event in self.events]
        return {"ids": ids, "types": types, "bodies": list(self.bodies)}

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(len(body.encode()) for body in self.bodies)


def give_events(events: Iterable[Event]) -> GivenEvents:
    """Events as the table takes them, each id once."""
    once = tuple({event.id: event for event in events}.values())
    for event in once:
        if "\0" in event.id:
            raise InvalidArgument("id", ascii(event.id), "plain_text")
    return GivenEvents(once, tuple(write_text(write_event, event) for event in once))


def plain_text(text: str) -> str:
    """A text that PostgreSQL can hold in a column; what stands in JSON is held whole."""
    return text.replace("\0", "")


def write_text(write: Callable[[_Written], str], value: _Written) -> str:
    """What a function writes of a value; raises InvalidArgument where JSON cannot say it."""
    try:
        return write(value)
    except DealTextProblem as problem:
        raise InvalidArgument("TEXT", problem.text, "plain_text") from problem
