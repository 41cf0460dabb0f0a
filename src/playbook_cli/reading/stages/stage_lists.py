"""Stages as the entries of a list."""

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.blocks.block import ItemList, ListItem
from playbook_cli.reading.items.item_reader import item_from_list
from playbook_cli.reading.items.part_items import ItemContext, read_text_items
from playbook_cli.reading.labels.named_text import match_bold, split_name
from playbook_cli.reading.stages.drafts import Document, DraftStage, stage_of
from playbook_cli.reading.stages.stage_reader import StageContext, read_stage
from playbook_cli.reading.titles.shared_names import split_passage
from playbook_cli.reading.titles.stage_title import StageMark, read_stage_mark


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


def read_list_stages(block: ItemList, document: Document, findings: list[Finding]) -> list[DraftStage]:
    """The stages that the entries of a list describe."""
    context = StageContext(document.lines, document.names, findings)
    stages: list[DraftStage] = []
    for entry in block.items:
        mark, text = entry_mark(entry)
        if mark:
            stage = read_stage(mark, entry.line, entry.blocks, context)
            stage.summary = "\n\n".join(part for part in (text, stage.summary) if part)
            stages.append(stage)
    return stages


def entry_mark(entry: ListItem) -> tuple[StageMark | None, str]:
    """The stage that an entry names, and the text behind the name."""
    if entry.broken and len(entry.lines) > 1:
        return read_stage_mark(entry.lines[0]), " ".join(entry.lines[1:])
    whole = read_stage_mark(entry.text)
    if whole and whole.form in ("worded", "numbered") and not match_bold(entry.text):
        return whole, ""
    named = split_name(entry.text)
    return read_stage_mark(named.name), named.text
