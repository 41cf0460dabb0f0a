"""What a stage says beside its sections: questions, what goes wrong, how its gate is verified."""

from collections.abc import Sequence
from itertools import repeat

from playbook_cli.domain.playbook.item_parts import ItemPart
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.domain.text import is_unspaced
from playbook_cli.reading.blocks.block import ItemList, Paragraph
from playbook_cli.reading.items.asking import Asking
from playbook_cli.reading.items.draft_item import DraftItem, entry_text
from playbook_cli.reading.items.item_reader import ItemContext, read_items
from playbook_cli.reading.labels.label_meanings import SectionNames, fold_label
from playbook_cli.reading.lines.inline_text import plain_text, split_name
from playbook_cli.reading.lines.source_lines import match_item
from playbook_cli.reading.outline.part import Part


def read_cautions(part: Part, source: Sequence[str], names: SectionNames) -> list[str]:
    """Each entry of a part as one text; none where it holds what is no entry."""
    entries = part.list_entries()
    if entries and not part.one_item:
        return list(filter(None, (part.text, *map(entry_text, entries))))
    found = read_items(part, ItemContext(Section.ENTRY_CRITERIA, source, names))
    return [] if found.notes else [whole_text(item) for item in found.items]


def read_questions(part: Part, asking: Asking) -> bool:
    """Take the questions of a part; False where it holds anything but lists and a line of its own."""
    entries = part.list_entries()
    if entries is None or part.one_item:
        return False
    asking.take_text(ItemPart.ASK, plain_text(part.text))
    for entry in entries:
        asking.take_nested(entry, ItemPart.ASK)
    return bool(part.text or entries)


def give_guidance(part: Part, source: Sequence[str], criteria: Sequence[DraftItem]) -> bool:
    """Say how criteria are verified: those that the part names line by line, else all that do not say it."""
    if not criteria or not all(isinstance(block, ItemList | Paragraph) for block in part.blocks):
        return False
    lines = _unmarked_lines(part.source_text(source))
    told = _tell_by_name(lines, criteria)
    if not lines or 0 < len(told) < len(lines):
        return False
    whole = " ".join(plain_text(line).strip() for line in lines)
    for criterion, text in told or zip(criteria, repeat(whole)):
        criterion.guidance = criterion.guidance or text
    return True


def _tell_by_name(lines: Sequence[str], criteria: Sequence[DraftItem]) -> list[tuple[DraftItem, str]]:
    """The criteria that lines name, each with the text behind its name."""
    by_name = {fold_label(criterion.name): criterion for criterion in criteria}
    named = [(by_name.get(fold_label(one.name)), one.text) for one in map(split_name, lines)]
    return [(criterion, text) for criterion, text in named if criterion and text]


def _unmarked_lines(text: str) -> list[str]:
    """The lines of a text that say something, without what marks them as entries."""
    lines = filter(str.strip, text.split("\n"))
    return [mark.text if (mark := match_item(line)) else line.strip() for line in lines]


def whole_text(item: DraftItem) -> str:
    """A draft as one text: its name, and what stands behind or below it."""
    below = _unmarked_lines(item.description)
    if not below:
        return item.name
    wide = any(map(is_unspaced, item.name))
    return f"{item.name}{'：' if wide else ': '}{('；' if wide else '; ').join(below)}"
