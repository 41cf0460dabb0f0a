"""Lists whose entries may be the stages of a text, and the stages that they describe."""

from collections.abc import Iterator
from dataclasses import replace

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Evidence, Way
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.reading.blocks.block import ItemList, ListItem
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.judgement import (
    FEWEST,
    FEWEST_ALONE,
    Judgement,
    Strength,
    judge_rows,
)
from playbook_cli.reading.candidates.stage_signs import is_about_selling, see_below
from playbook_cli.reading.items.item_reader import ItemContext, item_from_list, read_text_items
from playbook_cli.reading.lines.inline_text import match_bold, split_name
from playbook_cli.reading.outline.headings import HeadingNode, cut_parts
from playbook_cli.reading.stages.drafts import Document, DraftStage, stage_of
from playbook_cli.reading.stages.stage_reader import StageContext, read_stage
from playbook_cli.reading.titles.heading_text import are_passages, split_passage
from playbook_cli.reading.titles.stage_title import StageMark, read_stage_mark

_MOST_ALONE = 15
_MOST_WORDS = 6


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


def find_list_candidates(document: Document) -> list[StageCandidate]:
    """Lists with criteria below their entries, lists of passages, and lists of a sale's stages."""
    gated = [
        block for block in document.blocks if isinstance(block, ItemList) and _has_gates(block, document)
    ]
    if gated:
        return [_make_gated(gated[0], document)]
    passages = [block for block in document.blocks if isinstance(block, ItemList) and _are_passages(block)]
    return [
        *(_make_passages(block, document) for block in passages[:1]),
        *(_make_named(block, node, document) for block, node in _find_named(document)),
    ]


def _has_gates(block: ItemList, document: Document) -> bool:
    gated = 0
    for entry in block.items:
        parts = cut_parts(entry.blocks, entry.line, document.names)
        gated += any(part.found and part.found.is_gate for part in parts)
    return gated >= FEWEST and 2 * gated >= len(block.items)


def _are_passages(block: ItemList) -> bool:
    """Whether entries lead from one stage to the next: `Phase 0 → Phase 1: what must be so`."""
    named = [split_name(entry.text) for entry in block.items]
    told = all(one.text or entry.items for one, entry in zip(named, block.items, strict=True))
    return told and are_passages([one.name for one in named])


def _find_named(document: Document) -> Iterator[tuple[ItemList, HeadingNode]]:
    """Lists of names right below a heading for the list of stages, in a text about selling."""
    for node in document.nodes:
        block = document.blocks[node.start] if node.start < node.stop else None
        if isinstance(block, ItemList) and node.said.lists_stages and _names_stages(block):
            title = document.nodes[0].heading.text
            if is_about_selling((title, node.heading.text, *(one.text for one in block.items))):
                yield block, node


def _names_stages(block: ItemList) -> bool:
    marks = [entry_mark(entry)[0] for entry in block.items]
    named = all(mark and len(mark.name.split()) <= _MOST_WORDS for mark in marks)
    linked = any("](#" in entry.text for entry in block.items)
    return FEWEST_ALONE <= len(marks) <= _MOST_ALONE and named and not linked


def _make_gated(block: ItemList, document: Document) -> StageCandidate:
    seen = _see_entries(block, None, document)
    seen = replace(seen, gated=seen.count, sectioned=seen.count, told=seen.count)
    return _make_candidate(Way.LIST, block, document, seen, judge_rows(seen, rich=True))


def _make_passages(block: ItemList, document: Document) -> StageCandidate:
    seen = _see_entries(block, None, document)
    candidate = _make_candidate(Way.PASSAGES, block, document, seen, Judgement(Strength.SURE))
    return replace(candidate, read=lambda _: read_passages(block, document))


def _make_named(block: ItemList, node: HeadingNode, document: Document) -> StageCandidate:
    """A numbered list of names, or one of bullets that go by the names of a sale's stages."""
    seen = _see_entries(block, node, document)
    numbered = all(entry.number is not None for entry in block.items)
    sold = bool(seen.sells) and 2 * seen.of_a_sale >= seen.count
    judgement = Judgement(Strength.FAIR) if numbered or sold else judge_rows(seen, rich=False)
    return _make_candidate(Way.LIST, block, document, seen, judgement)


def _see_entries(block: ItemList, node: HeadingNode | None, document: Document) -> Evidence:
    names = [mark.name for entry in block.items if (mark := entry_mark(entry)[0])]
    return replace(see_below(names, node, document), filled=len(names))


def _make_candidate(
    way: Way, block: ItemList, document: Document, seen: Evidence, judgement: Judgement
) -> StageCandidate:
    marks = [(entry, mark) for entry in block.items if (mark := entry_mark(entry)[0])]
    places = tuple(CandidatePlace(entry.line, entry.text, mark.name) for entry, mark in marks)

    def read(findings: list[Finding]) -> list[DraftStage]:
        return read_list_stages(block, document, findings)

    return StageCandidate(way, document, places, seen, judgement, read, blocks=(block,))
