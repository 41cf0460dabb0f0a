"""A deal as it stands in its file: a header and an append-only history."""

from collections.abc import Iterable

from pydantic import Field

from playbook_cli.domain.deal.history.events import Event, PlaybookUpgraded, Record

DEAL_FORMAT = "playbook-deal/1"


class PlaybookPin(Record):
    """The edition a deal was started with: playbook id, digest and language."""

    id: str
    version: str
    language: str = ""


class Deal(Record):
    """One opportunity being worked: a header and an append-only history."""

    format: str = DEAL_FORMAT
    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    playbook: PlaybookPin
    history: tuple[Event, ...] = ()

    @property
    def versions(self) -> tuple[str, ...]:
        """The digest of every edition that it ever followed, for an answer of the past needs it."""
        upgrades = (event.to_version for event in self.history if isinstance(event, PlaybookUpgraded))
        return tuple(dict.fromkeys((self.playbook.version, *upgrades)))

    def with_events(self, events: Iterable[Event]) -> "Deal":
        """The same deal with these events at the end of its history."""
        return self.model_copy(update={"history": (*self.history, *events)})
