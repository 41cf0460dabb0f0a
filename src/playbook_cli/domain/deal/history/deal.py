"""A deal as it stands in its file: a header and an append-only history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playbook_cli.domain.deal.history.events import PlaybookUpgraded
from playbook_cli.domain.deal.history.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playbook_cli.domain.deal.history.events import Event

DEAL_FORMAT = "playbook-deal/1"


class PlaybookPin(Record):
    """The edition a deal was started with: playbook id, digest and language."""

    id: str
    version: str
    language: str = ""


class Deal(Record):
    """One opportunity being worked: a header and an append-only history."""

    format: str = DEAL_FORMAT
    id: str
    name: str
    playbook: PlaybookPin
    history: tuple[Event, ...] = ()

    @property
    def header(self) -> dict[str, Any]:
        """What its file says before its history, as JSON has it; what is unknown stays as it is."""
        pin = {name: getattr(self.playbook, name) for name in self.playbook.names}
        said = {"format": self.format, "id": self.id, "name": self.name}
        return {**said, "playbook": {**pin, **self.playbook.model_extra}, **self.model_extra}

    @property
    def versions(self) -> tuple[str, ...]:
        """The digest of every edition that it ever followed, for an answer of the past needs it."""
        upgrades = (event.to_version for event in self.history if isinstance(event, PlaybookUpgraded))
        return tuple(dict.fromkeys((self.playbook.version, *upgrades)))

    def with_events(self, events: Iterable[Event]) -> Deal:
        """The same deal with these events at the end of its history."""
        return self.model_copy(update={"history": (*self.history, *events)})
