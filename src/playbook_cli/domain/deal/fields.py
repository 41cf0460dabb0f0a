"""What is known of a deal beside its items, each fact in its own type.

A deal's file holds every field as the text of an event; this is where the text is read.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from playbook_cli.domain.money import Money, find_money
from playbook_cli.late_dataclasses import dataclass

EXTERNAL = "external:"  # begins the field that holds a deal's id in another system
THEIR_STAGE = "stage:"  # begins the field that holds what its stage was called there when it came from there


class DealField(StrEnum):
    """A field that this version knows by name, as it stands in the events of a file."""

    OWNER = "owner"
    ACCOUNT = "account"
    AMOUNT = "amount"
    CURRENCY = "currency"
    CLOSE_DATE = "close_date"
    COMPETITOR = "competitor"
    SOURCE = "source"
    NAME = "name"
    ARCHIVED = "archived"
    SNOOZED_UNTIL = "snoozed_until"
    LAST_CONTACT = "last_contact"


SETTABLE = (
    DealField.OWNER,
    DealField.ACCOUNT,
    DealField.AMOUNT,
    DealField.CURRENCY,
    DealField.CLOSE_DATE,
    DealField.COMPETITOR,
    DealField.SOURCE,
)


KEPT_AS_SAID = frozenset([DealField.SOURCE])  # which an overview holds in no other form
# Each found once, as the fields of every deal are looked at: see proof.py.
_OWNER, _ACCOUNT, _AMOUNT, _CURRENCY, _CLOSE_DATE, _COMPETITOR, _ = SETTABLE
_SNOOZED_UNTIL, _ARCHIVED = DealField.SNOOZED_UNTIL, DealField.ARCHIVED
_LAST_CONTACT = DealField.LAST_CONTACT


class TheirStage(NamedTuple):
    """What a deal's stage is called in another system, and what that was here: a stage, or how it ended.

    A field holds both as a mapping file does: `方案报价: evaluation`.
    """

    label: str
    ours: str

    @property
    def text(self) -> str:
        """As a field holds it."""
        return f"{self.label}: {self.ours}"


@dataclass(frozen=True, slots=True)
class DealFields:
    """The fields of a deal; `said` is every one of them as text, in the order in which they were set."""

    said: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def text(self, name: str) -> str:
        """A field as it was written, empty where it was not."""
        return self.said.get(name, "")

    @property
    def owner(self) -> str:
        """The seller who works the deal."""
        return self.text(_OWNER)

    @property
    def account(self) -> str:
        """The customer."""
        return self.text(_ACCOUNT)

    @property
    def competitor(self) -> str:
        """Who else wants it."""
        return self.text(_COMPETITOR)

    @property
    def amount(self) -> Money | None:
        """What the deal is worth, or None where nothing is said that is a number of a size that money has."""
        return find_money(self.text(_AMOUNT), self.text(_CURRENCY))

    @property
    def close_date(self) -> date | None:
        """The day on which the deal is to be won."""
        return find_date(self.text(_CLOSE_DATE))

    @property
    def snoozed_until(self) -> date | None:
        """The last day on which its clocks are silenced, past or not."""
        return find_date(self.text(_SNOOZED_UNTIL))

    @property
    def last_contact(self) -> date | None:
        """The day of the last contact that another system knows of."""
        return find_date(self.text(_LAST_CONTACT))

    @property
    def archived(self) -> bool:
        """Whether the deal is put away."""
        return _ARCHIVED in self.said

    @property
    def externals(self) -> Mapping[str, str]:
        """Its ids in other systems, by the field that holds each."""
        return {name: value for name, value in self.said.items() if name.startswith(EXTERNAL)}

    def find_their_stage(self, system: str) -> TheirStage | None:
        """What its stage was called in another system, where it last came from there and that was kept."""
        label, said, ours = self.text(THEIR_STAGE + system).rpartition(": ")
        return TheirStage(label, ours) if said else None


NO_FIELDS = DealFields()


def find_date(text: str) -> date | None:
    """The date that a field holds, or None where it holds none."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
