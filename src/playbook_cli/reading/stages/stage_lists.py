"""Stages as the entries of a list."""

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.blocks.block import ItemList, ListItem
from playbook_cli.reading.blocks.inline import match_bold, split_name
from playbook_cli.reading.items.item_reader import item_from_list
from playbook_cli.reading.items.part_items import ItemContext, read_text_items
from playbook_cli.reading.outline.headings import name_sections
from playbook_cli.reading.outline.section_lookup import GATES
from playbook_cli.reading.stages.drafts import Document
from playbook_cli.reading.stages.stage_marks import StageMark, read_stage_mark
from playbook_cli.reading.stages.stage_names import are_passages, split_passage
from playbook_cli.reading.stages.stage_reader import DraftStage, StageContext, read_stage, stage_of
from playbook_cli.reading.words.stage_words import SELLING

_FEWEST = 2
_FEWEST_ALONE = 3
_MOST_ALONE = 15
_MOST_WORDS = 6


def find_stage_list(document: Document) -> ItemList | None:
    """The first list with entry or exit criteria nested below most of its entries."""
    for block in document.blocks:
        if isinstance(block, ItemList) and _has_criteria(block, document):
            return block
    return None


def find_passage_list(document: Document) -> ItemList | None:
    """The first list whose entries lead from one stage to the next: `Phase 0 → Phase 1: what must be so`."""
    for block in document.blocks:
        if isinstance(block, ItemList):
            named = [split_name(entry.text) for entry in block.items]
            told = all(one.text or entry.items for one, entry in zip(named, block.items, strict=True))
            if told and are_passages([one.name for one in named]):
                return block
    return None


def read_passages(block: ItemList, document: Document) -> list[DraftStage]:
    """The stages that the entries of a list lead out of, with what must be true before."""
    context = ItemContext(Section.EXIT_CRITERIA, document.lines, document.names)
    stages: list[DraftStage] = []
    for entry in block.items:
        named = split_name(entry.text)
        mark = read_stage_mark(split_passage(named.name)[0])
        if mark:
            stages.append(stage_of(mark, entry.line))
            stages[-1].items[Section.EXIT_CRITERIA] = [
                *read_text_items(named.text, entry.line, context),
                *(item_from_list(child, Section.EXIT_CRITERIA, document.lines) for child in entry.items),
            ]
    return stages


def _has_criteria(block: ItemList, document: Document) -> bool:
    gated = 0
    for entry in block.items:
        sections = name_sections(entry.blocks, entry.line, document.names)
        gated += any(section in GATES for section in sections)
    return gated >= _FEWEST and 2 * gated >= len(block.items)


def find_sales_list(document: Document) -> ItemList | None:
    """A numbered list of stages that says no more than what each is, in a text about selling."""
    for node in document.nodes:
        block = document.blocks[node.start] if node.start < node.stop else None
        if not isinstance(block, ItemList) or not document.names.is_list(node.heading.text):
            continue
        about = " ".join(
            (document.nodes[0].heading.text, node.heading.text, *(one.text for one in block.items))
        )
        if SELLING.search(about) and _names_stages(block):
            return block
    return None


def _names_stages(block: ItemList) -> bool:
    marks = [_entry_mark(entry)[0] for entry in block.items]
    named = all(mark and len(mark.name.split()) <= _MOST_WORDS for mark in marks)
    numbered = all(entry.number is not None for entry in block.items)
    linked = any("](#" in entry.text for entry in block.items)
    return _FEWEST_ALONE <= len(marks) <= _MOST_ALONE and named and numbered and not linked


def read_list_stages(block: ItemList, document: Document) -> list[DraftStage]:
    """The stages that the entries of a list describe."""
    context = StageContext(document.lines, document.names, document.findings)
    stages: list[DraftStage] = []
    for entry in block.items:
        mark, text = _entry_mark(entry)
        if mark:
            stage = read_stage(mark, entry.line, entry.blocks, context)
            stage.summary = "\n\n".join(part for part in (text, stage.summary) if part)
            stages.append(stage)
    return stages


def _entry_mark(entry: ListItem) -> tuple[StageMark | None, str]:
    """The stage that an entry names, and the text behind the name."""
    if entry.broken and len(entry.lines) > 1:
        return read_stage_mark(entry.lines[0]), " ".join(entry.lines[1:])
    whole = read_stage_mark(entry.text)
    if whole and whole.form in ("worded", "numbered") and not match_bold(entry.text):
        return whole, ""
    named = split_name(entry.text)
    return read_stage_mark(named.name), named.text
