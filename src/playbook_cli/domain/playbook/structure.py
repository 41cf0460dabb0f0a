"""What a playbook is made of: the sections of a stage, and what its parts answer.

It is free of pydantic: the parts are those of `model` where a text was read just now, and those of
`kept_playbook` where it was read and validated before.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playbook_cli.domain.playbook.model import CustomerQuestion, ExitCriterion, Item, KeyActivity, Stage


PLAYBOOK_FORMAT = "playbook/1"  # of the JSON that scripts rely on, and of YAML that says so
STAGE_LIMITS = ("stale_after_days", "quiet_after_days", "overdue_after_days")
LIMIT_KEYS = tuple(limit.removesuffix("_days") for limit in STAGE_LIMITS)  # as a playbook states them


class Section(StrEnum):
    """A kind of item that a stage may hold; the value is the field of `Stage` and the key in JSON."""

    ENTRY_CRITERIA = "entry_criteria"
    KEY_ACTIVITIES = "key_activities"
    OUTCOMES = "outcomes"
    DELIVERABLES = "deliverables"
    CUSTOMER_PURCHASE_BEHAVIORS = "customer_purchase_behaviors"
    CUSTOMER_SUPPORTING_BEHAVIORS = "customer_supporting_behaviors"
    EXIT_CRITERIA = "exit_criteria"

    @property
    def letter(self) -> str:
        """The letter that begins a ref: A1 is the first key activity."""
        return _LETTERS[self]

    @property
    def slug(self) -> str:
        """The section as it stands in an item's path."""
        return _SLUGS[self]


_LETTERS = {
    Section.ENTRY_CRITERIA: "N",
    Section.KEY_ACTIVITIES: "A",
    Section.OUTCOMES: "O",
    Section.DELIVERABLES: "D",
    Section.CUSTOMER_PURCHASE_BEHAVIORS: "P",
    Section.CUSTOMER_SUPPORTING_BEHAVIORS: "S",
    Section.EXIT_CRITERIA: "E",
}

_SLUGS = {section: section.value.replace("_", "-") for section in Section}

BEHAVIORS = (Section.CUSTOMER_PURCHASE_BEHAVIORS, Section.CUSTOMER_SUPPORTING_BEHAVIORS)


class ActivityPart:
    """Marks a key activity."""

    __slots__ = ()


class CriterionPart:
    """Marks an exit criterion."""

    __slots__ = ()


class StagePart:
    """What a stage answers."""

    __slots__ = ()

    if TYPE_CHECKING:
        summary: str
        ask: tuple[CustomerQuestion, ...]

    def items(self, section: Section) -> tuple[Item, ...]:
        """The items of one section, in the order of the source."""
        items: tuple[Item, ...] = getattr(self, section.value)
        return items

    def sections(self) -> Iterator[tuple[Section, tuple[Item, ...]]]:
        """Every section that has items, in the order of `Section`."""
        for section in Section:
            if items := self.items(section):
                yield section, items

    @property
    def whole_advice(self) -> str:
        """The summary of a stage that lists nothing to do or to prove; empty where it lists any item."""
        return "" if any(items for _, items in self.sections()) else self.summary

    def questions_for(self, criterion: ExitCriterion) -> tuple[CustomerQuestion, ...]:
        """What to ask the customer about a criterion: its own questions, else those of the stage."""
        return criterion.ask or self.ask


def digest_edition(pinned: bytes) -> str:
    """`sha256:…` over the pinned text of an edition."""
    import hashlib

    return "sha256:" + hashlib.sha256(pinned).hexdigest()


class WholePart:
    """What a playbook answers."""

    __slots__ = ()

    if TYPE_CHECKING:
        stages: tuple[Stage, ...]

        @property
        def pinned_text(self) -> str:
            """What a deal pins."""
            ...

    @cached_property
    def digest(self) -> str:
        """The digest of the pinned text; what a deal remembers as its version."""
        return digest_edition(self.pinned_text.encode())

    def stage(self, stage_id: str) -> Stage | None:
        """The stage of this id, or None."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def stage_or_first(self, stage_id: str) -> Stage:
        """The stage of this id; the first one where the playbook has none of it, as of a deal's history."""
        return self.stage(stage_id) or self.stages[0]


def is_activity(item: Item) -> TypeGuard[KeyActivity]:
    """Whether an item is a key activity."""
    return isinstance(item, ActivityPart)


def is_criterion(item: Item) -> TypeGuard[ExitCriterion]:
    """Whether an item is an exit criterion."""
    return isinstance(item, CriterionPart)
