"""The words and lines in which this program itself writes a playbook, in Chinese and English."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from playbook_cli.domain.playbook.model import ExitCriterion, Item, KeyActivity, Section


class ItemPart(StrEnum):
    """The parts of an item that have a label."""

    STEPS = "steps"
    KEY_POINTS = "key_points"
    IMPORTANCE = "importance"
    REQUIREMENTS = "requirements"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `colon` stands between a name and its text."""

    sections: dict[Section, str]
    marks: dict[ItemPart, str]
    stages: str
    colon: str


ENGLISH = Words(
    sections={
        Section.ENTRY_CRITERIA: "Entry Criteria",
        Section.KEY_ACTIVITIES: "Key Activities",
        Section.OUTCOMES: "Outcomes",
        Section.DELIVERABLES: "Deliverables",
        Section.CUSTOMER_PURCHASE_BEHAVIORS: "Customer Purchase Behaviors",
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: "Customer Supporting Behaviors",
        Section.EXIT_CRITERIA: "Exit Criteria",
    },
    marks={
        ItemPart.STEPS: "Steps",
        ItemPart.KEY_POINTS: "Key points",
        ItemPart.IMPORTANCE: "Why it matters",
        ItemPart.REQUIREMENTS: "Requirements",
        ItemPart.GUIDANCE: "How to verify",
    },
    stages="Stages",
    colon=": ",
)
CHINESE = Words(
    sections={
        Section.ENTRY_CRITERIA: "进入标准",
        Section.KEY_ACTIVITIES: "关键活动",
        Section.OUTCOMES: "成果",
        Section.DELIVERABLES: "交付物",
        Section.CUSTOMER_PURCHASE_BEHAVIORS: "客户购买行为",
        Section.CUSTOMER_SUPPORTING_BEHAVIORS: "客户支持行为",
        Section.EXIT_CRITERIA: "退出标准",
    },
    marks={
        ItemPart.STEPS: "步骤",
        ItemPart.KEY_POINTS: "关键点",
        ItemPart.IMPORTANCE: "重要性",
        ItemPart.REQUIREMENTS: "要求",
        ItemPart.GUIDANCE: "验证方式",
    },
    stages="阶段",
    colon="：",
)


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """One labelled part of an item: a text, or a list that is numbered or not."""

    mark: ItemPart
    text: str = ""
    entries: tuple[str, ...] = ()
    numbered: bool = False


def words_of(language: str) -> Words:
    """The words to write a playbook of this language in."""
    return CHINESE if language.lower().startswith("zh") else ENGLISH


def parts_of(item: Item) -> Iterator[WrittenPart]:
    """The parts of an item that stand below it, in the order in which they are written."""
    if isinstance(item, KeyActivity):
        if item.steps:
            yield WrittenPart(ItemPart.STEPS, entries=item.steps, numbered=True)
        if item.key_points:
            yield WrittenPart(ItemPart.KEY_POINTS, entries=item.key_points)
        if item.importance:
            yield WrittenPart(ItemPart.IMPORTANCE, item.importance)
    elif isinstance(item, ExitCriterion):
        if item.requirements:
            texts = tuple(requirement.text for requirement in item.requirements)
            yield WrittenPart(ItemPart.REQUIREMENTS, entries=texts, numbered=True)
        if item.guidance:
            yield WrittenPart(ItemPart.GUIDANCE, item.guidance)


def compose_description(item: Item, words: Words) -> str:
    """The full text of an item as reading its summary and the lists below it gives it."""
    lines = [getattr(item, "summary", "")]
    for part in parts_of(item):
        lines.append(f"- {words.marks[part.mark]}{words.colon}{part.text}".rstrip())
        marks = (f"{n}." if part.numbered else "-" for n, _ in enumerate(part.entries, 1))
        lines += [f"  {mark} {entry}" for mark, entry in zip(marks, part.entries, strict=True)]
    return "\n".join(lines).strip("\n")
