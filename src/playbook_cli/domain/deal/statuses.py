"""How an item and a deal can stand, and the ways in which a deal comes into a stage."""

from enum import StrEnum
from typing import Final


class ItemStatus(StrEnum):
    """How an item of a deal stands."""

    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"


class DealStatus(StrEnum):
    """How a deal stands, and how it can end."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"

    @property
    def slug(self) -> str:
        """The status as it is typed: `no-decision`."""
        return self.value.replace("_", "-")


ENDS: Final = (DealStatus.WON, DealStatus.LOST, DealStatus.NO_DECISION)


class Passage(StrEnum):
    """How a stage was entered."""

    ADVANCED = "advanced"
    OVERRIDDEN = "overridden"
    SKIPPED = "skipped"
    BACK = "back"
    IMPORTED = "imported"


FORWARD: Final = (Passage.ADVANCED, Passage.OVERRIDDEN, Passage.SKIPPED)
