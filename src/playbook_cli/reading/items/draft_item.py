"""An item before its ids are settled, and what the entries below it and the columns beside it add to it."""

from collections.abc import Iterable
from dataclasses import field

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.item_parts import ASKING_PARTS, ItemPart
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import ItemList, ListItem
from playbook_cli.reading.items.asking import Asking
from playbook_cli.reading.items.hidden_structure import read_criterion_text, split_points, split_steps
from playbook_cli.reading.labels.label_meanings import find_part
from playbook_cli.reading.lines.inline_text import plain_text, split_name, take_id

_NEEDS = "needs"  # the label that announces requirements in one team, other criteria in another


@dataclass(slots=True)
class DraftRequirement:
    """One numbered part of an exit criterion, before ids are settled.

    `need` is set under the label Needs: what names another criterion there comes first, and is no part.
    """

    text: str
    line: int
    id: str = ""
    need: bool = False


@dataclass(slots=True)
class DraftItem:
    """An item of any section, before ids are settled."""

    name: str
    line: int
    id: str = ""
    description: str = ""
    summary: str = ""
    steps: list[str] = field(default_factory=list)
    key_points: list[str] = field(default_factory=list)
    importance: str = ""
    requirements: list[DraftRequirement] = field(default_factory=list)
    guidance: str = ""
    required: bool = True
    asking: Asking = field(default_factory=Asking)


def read_nested(item: DraftItem, entry: ListItem, section: Section) -> None:
    """Fill an item from what is nested below its entry: steps, key points, requirements, labelled or not."""
    for child in entry.items:
        if not read_labelled(item, child, section):
            _read_plain(item, child, section)


def read_labelled(item: DraftItem, child: ListItem, section: Section) -> bool:
    """A nested entry such as `步骤：` with its list, or `重要性：…`; False where it is none."""
    named = split_name(child.text)
    found = find_part(named.name)
    if found is None:
        return False
    parts = list(_texts_of(child))
    if section is Section.KEY_ACTIVITIES:
        return _read_activity_field(item, found, named.text, [text for text, _ in parts])
    if section is not Section.EXIT_CRITERIA:
        return False
    if found in ASKING_PARTS:
        item.asking.take_entry(found, named.text, child)
        return True
    before = len(item.requirements)
    taken = _read_criterion_field(item, found, named.text, parts, child.line)
    for requirement in item.requirements[before:] if fold_name(named.name) == _NEEDS else ():
        requirement.need = True
    return taken


def read_column(item: DraftItem, title: str, text: str, section: Section) -> None:
    """Take what a column says of a criterion: what to ask, whom, what comes first, how it is verified."""
    found = find_part(title)
    if section is not Section.EXIT_CRITERIA:
        return
    if found in ASKING_PARTS:
        item.asking.take_text(found, text)
    elif found is ItemPart.GUIDANCE and not item.guidance:
        item.guidance = text


def _read_activity_field(item: DraftItem, found: ItemPart, text: str, parts: list[str]) -> bool:
    if found is ItemPart.STEPS:
        item.steps += [*split_steps(text), *parts]
    elif found is ItemPart.KEY_POINTS:
        item.key_points += [*split_points(text), *parts]
    elif found is ItemPart.IMPORTANCE:
        item.importance = " ".join(filter(None, (item.importance, text, *parts)))
    else:
        return False
    return True


def _read_criterion_field(
    item: DraftItem, found: ItemPart, text: str, parts: list[tuple[str, int]], line: int
) -> bool:
    listed = parts and not text and not item.requirements  # how it is verified, point by point: what is asked
    if found is ItemPart.GUIDANCE and not listed:
        item.guidance = " ".join(filter(None, (item.guidance, text, *(below for below, _ in parts))))
        return True
    if found not in (ItemPart.REQUIREMENTS, ItemPart.GUIDANCE, ItemPart.STEPS, ItemPart.KEY_POINTS):
        return False
    inline = read_criterion_text(text).requirements or filter(None, (text,))
    item.requirements += [DraftRequirement(part, line) for part in inline]
    item.requirements += [_requirement(*part) for part in parts]
    return True


def _read_plain(item: DraftItem, child: ListItem, section: Section) -> None:
    """A nested entry without a label: a step of an activity, a requirement of a criterion."""
    if section is Section.KEY_ACTIVITIES:
        item.steps.append(entry_text(child))
    elif section is Section.EXIT_CRITERIA:
        item.requirements.append(_requirement(entry_text(child, keep_id=True), child.line))


def _requirement(text: str, line: int) -> DraftRequirement:
    text, requirement_id = take_id(text)
    return DraftRequirement(text.strip(), line, requirement_id)


def _texts_of(entry: ListItem) -> Iterable[tuple[str, int]]:
    """The entries nested below, each as one text with its line."""
    for child in entry.items:
        yield entry_text(child, keep_id=True), child.line


def entry_text(entry: ListItem, *, keep_id: bool = False) -> str:
    """An entry and all that is nested below it as one text."""
    text = plain_text(entry.text if keep_id else take_id(entry.text)[0]).strip()
    below = [
        entry_text(child) for block in entry.blocks if isinstance(block, ItemList) for child in block.items
    ]
    if not below:
        return text
    return f"{text} {'; '.join(below)}".strip()
