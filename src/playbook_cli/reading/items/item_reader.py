"""From list entries, table rows and sentences to the items of a section."""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.item_parts import ASKING_PARTS, ItemPart
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import ItemList, ListItem, join_lines, span_text
from playbook_cli.reading.items.asking import Asking, cut_asking, part_name
from playbook_cli.reading.items.hidden_structure import (
    read_activity_text,
    read_criterion_text,
    split_points,
    split_steps,
)
from playbook_cli.reading.labels.label_meanings import find_part
from playbook_cli.reading.labels.labelled_text import NamedText, split_name
from playbook_cli.reading.lines.markup import plain_text, take_id

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


def item_from_text(text: str, line: int, section: Section) -> DraftItem:
    """The item that one sentence or cell states."""
    return _build(split_name(text), line, section, text)


def item_from_list(entry: ListItem, section: Section, source: Sequence[str]) -> DraftItem:
    """The item that a list entry states, with the steps, key points or requirements nested below it."""
    item = _build(_name_entry(entry), entry.line, section, entry.text)
    if entry.blocks:
        nested = plain_lines(span_text(source, entry.line + len(entry.lines), entry.end))
        item.description = f"{item.description}\n{nested}".strip("\n")
        _read_nested(item, entry, section)
    return item


def _name_entry(entry: ListItem) -> NamedText:
    """The name of an entry: its first line where a break by hand follows it."""
    if not entry.broken or len(entry.lines) <= 1:
        return split_name(entry.text)
    named = split_name(entry.lines[0])
    rest = plain_text(join_lines(entry.lines[1:])).strip()
    return replace(named, text=f"{named.text} {rest}".strip())


def shift_lines(item: DraftItem, lines: int) -> None:
    """Turn lines counted within a block into lines of the file; the block's first line is `lines` + 1."""
    item.line += lines
    for requirement in item.requirements:
        requirement.line += lines


def plain_lines(text: str) -> str:
    """Lines of Markdown without emphasis and ids."""
    return "\n".join(plain_text(take_id(line)[0]) for line in text.split("\n"))


def _build(named: NamedText, line: int, section: Section, text: str) -> DraftItem:
    name, label = part_name(named.name) if section is Section.EXIT_CRITERIA else (named.name, "")
    said = f"{label}: {named.text}" if label else named.text
    item = DraftItem(name or plain_text(text).strip(), line, named.id, said)
    read_item_text(item, said, section)
    return item


def read_item_text(item: DraftItem, text: str, section: Section) -> None:
    """Fill an item from the structure in its text; a criterion without text may have it in its name."""
    if section is Section.KEY_ACTIVITIES:
        parts = read_activity_text(text)
        item.summary = parts.summary
        item.steps, item.key_points = list(parts.steps), list(parts.key_points)
        item.importance = parts.importance
    elif section is Section.EXIT_CRITERIA:
        left, item.asking = cut_asking(text)
        criterion = read_criterion_text(left or item.name)
        item.summary = criterion.summary if left else ""
        item.requirements = [DraftRequirement(part, item.line) for part in criterion.requirements]
        item.guidance = criterion.guidance


def _read_nested(item: DraftItem, entry: ListItem, section: Section) -> None:
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
