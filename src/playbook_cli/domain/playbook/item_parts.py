"""The parts of an item that have a label: what a reader looks for and what a writer writes."""

from enum import StrEnum
from typing import Final


class ItemPart(StrEnum):
    """What a label within an item announces."""

    STEPS = "steps"
    KEY_POINTS = "key_points"
    IMPORTANCE = "importance"
    REQUIREMENTS = "requirements"
    GUIDANCE = "guidance"
    ASK = "ask"
    FOLLOW_UP = "follow_up"
    WHO = "who"
    NEEDS = "needs"


ASKING_PARTS: Final = (ItemPart.ASK, ItemPart.FOLLOW_UP, ItemPart.WHO, ItemPart.NEEDS)
