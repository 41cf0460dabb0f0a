"""The words and lines in which this program itself writes a playbook, in Chinese and English."""

from collections.abc import Collection, Iterator
from typing import TypeAlias

from playbook_cli.domain.playbook.item_parts import ASKING_PARTS, ItemPart
from playbook_cli.domain.playbook.model import ExitCriterion, Item
from playbook_cli.domain.playbook.structure import Section, is_activity, is_criterion
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `colon` stands between a name and its text."""

    sections: dict[Section, str]
    marks: dict[ItemPart, str]
    stages: str
    questions: str
    cautions: str
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
        ItemPart.ASK: "Ask",
        ItemPart.FOLLOW_UP: "Follow-up",
        ItemPart.WHO: "Who",
        ItemPart.NEEDS: "Needs first",
    },
    stages="Stages",
    questions="Questions to Ask",
    cautions="Common Mistakes",
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
        ItemPart.ASK: "问",
        ItemPart.FOLLOW_UP: "追问",
        ItemPart.WHO: "找谁",
        ItemPart.NEEDS: "先决",
    },
    stages="阶段",
    questions="提问清单",
    cautions="常见错误",
    colon="：",
)


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """One labelled part of an item: a text, or a list that is numbered or not."""

    mark: ItemPart
    text: str = ""
    entries: tuple[str, ...] = ()
    numbered: bool = False


Untold: TypeAlias = Collection[ItemPart]
_VARIANTS: tuple[Untold, ...] = ((), ASKING_PARTS, (ItemPart.GUIDANCE,), (*ASKING_PARTS, ItemPart.GUIDANCE))


def words_of(language: str) -> Words:
    """The words to write a playbook of this language in."""
    return CHINESE if language.lower().startswith("zh") else ENGLISH


def parts_of(item: Item, untold: Untold = ()) -> Iterator[WrittenPart]:
    """The parts of an item that stand below it but for those untold, in the order of writing."""
    return (part for part in _all_parts(item) if part.mark not in untold)


def find_untold(item: Item, words: Words) -> Untold | None:
    """The parts that the full text of an item does not tell; None where it tells them in its own way."""
    variants = _VARIANTS if is_criterion(item) else _VARIANTS[:1]
    return next((one for one in variants if item.description == compose_description(item, words, one)), None)


def _all_parts(item: Item) -> Iterator[WrittenPart]:
    if is_activity(item):
        if item.steps:
            yield WrittenPart(ItemPart.STEPS, entries=item.steps, numbered=True)
        if item.key_points:
            yield WrittenPart(ItemPart.KEY_POINTS, entries=item.key_points)
        if item.importance:
            yield WrittenPart(ItemPart.IMPORTANCE, item.importance)
    elif is_criterion(item):
        if item.requirements:
            texts = tuple(requirement.text for requirement in item.requirements)
            yield WrittenPart(ItemPart.REQUIREMENTS, entries=texts, numbered=True)
        if item.guidance:
            yield WrittenPart(ItemPart.GUIDANCE, item.guidance)
        yield from _asking_parts(item)


def _asking_parts(criterion: ExitCriterion) -> Iterator[WrittenPart]:
    for question in criterion.ask:
        yield WrittenPart(ItemPart.ASK, question.question)
        if question.follow_up:
            yield WrittenPart(ItemPart.FOLLOW_UP, question.follow_up)
    if criterion.who:
        yield WrittenPart(ItemPart.WHO, criterion.who)
    for need in criterion.needs:
        yield WrittenPart(ItemPart.NEEDS, need)


def compose_description(item: Item, words: Words, untold: Untold = ()) -> str:
    """The full text of an item as reading its summary and the lists below it gives it."""
    lines = [getattr(item, "summary", "")]
    for part in parts_of(item, untold):
        lines.append(f"- {words.marks[part.mark]}{words.colon}{part.text}".rstrip())
        marks = (f"{n}." if part.numbered else "-" for n, _ in enumerate(part.entries, 1))
        lines += [f"  {mark} {entry}" for mark, entry in zip(marks, part.entries, strict=True)]
    return "\n".join(lines).strip("\n")
