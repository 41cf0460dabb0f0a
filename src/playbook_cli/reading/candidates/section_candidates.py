"""Texts in which sections come first: below `Exit criteria` a heading for each stage, or both in one.

A file whose title names its one stage, with the sections as headings, is another of them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.reading_report import CandidatePlace, Way
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.candidates.judgement import FEWEST, judge_rows, judge_whole
from playbook_cli.reading.candidates.stage_signs import read_announcement, see_below, see_headings, see_names
from playbook_cli.reading.items.item_reader import ItemContext, read_items
from playbook_cli.reading.labels.label_meanings import GATES, fold_label
from playbook_cli.reading.lines.inline_text import plain_text
from playbook_cli.reading.outline.headings import HeadingNode
from playbook_cli.reading.outline.part import Part
from playbook_cli.reading.stages.drafts import Document, DraftStage, stage_of
from playbook_cli.reading.stages.stage_reader import StageContext, read_stage
from playbook_cli.reading.titles.heading_text import find_gated
from playbook_cli.reading.titles.stage_title import StageMark, read_stage_mark
from playbook_cli.reading.words.languages import any_of, words_of

Found = tuple[list[DraftStage], tuple[HeadingNode, ...]]
_BOOK = any_of(words_of(lambda one: one.book_words))
_OF_A_BOOK = re.compile(rf"(?P<name>.*\S)\s*(?:{_BOOK})$", re.IGNORECASE)
_BEHIND_BOOK = re.compile(rf".*\b(?:{_BOOK})\s*[:：—–-]+\s*(?P<name>\S.*)$", re.IGNORECASE)
_BRACKETED = re.compile(r"(?P<kind>.*\S)\s*[(（](?P<name>[^()（）]{1,60})[)）]$")


@dataclass(frozen=True, slots=True)
class _Group:
    """A section with the stages that have a heading right below it."""

    section: Section
    stages: list[tuple[StageMark, HeadingNode]]


def find_section_candidates(document: Document) -> list[StageCandidate]:
    """Headings below sections, or else those that name a stage and its gate; and the title of one stage."""
    found = _read_section_groups(document) or _read_gate_headings(document)
    return [*([_make_candidate(document, *found)] if found else []), *_find_title_candidates(document)]


def _make_candidate(
    document: Document, stages: list[DraftStage], nodes: tuple[HeadingNode, ...]
) -> StageCandidate:
    places = tuple(CandidatePlace(stage.line, document.lines[stage.line - 1], stage.name) for stage in stages)
    seen = see_below([stage.name for stage in stages], nodes[0].parent, document)
    seen = replace(seen, gated=len(stages), sectioned=len(stages), told=len(stages), filled=len(stages))

    def read(findings: list[Finding]) -> list[DraftStage]:
        del findings
        return stages

    return StageCandidate(
        Way.SECTIONS, document, places, seen, judge_rows(seen, rich=True), read, nodes=tuple(nodes)
    )


def _read_section_groups(document: Document) -> Found | None:
    """Stages from headings below two sections or more, one of them entry or exit criteria; else None."""
    groups = _list_groups(document)
    sections = {group.section for group in groups}
    shared = _shared_names(groups)
    if sections.isdisjoint(GATES) or min(len(sections), len(shared)) < FEWEST:
        return None
    stages: dict[str, DraftStage] = {}
    used: list[HeadingNode] = []
    for group in groups:
        for mark, node in group.stages:
            if fold_label(mark.name) in shared:
                stage = stages.setdefault(fold_label(mark.name), stage_of(mark, node.heading.line))
                _read_node(stage, node, group.section, document)
                used.append(node)
    return list(stages.values()), tuple(used)


def _read_gate_headings(document: Document) -> Found | None:
    """Stages from two headings or more side by side such as `Planning exit gate`; else None."""
    groups: dict[int, list[tuple[DraftStage, HeadingNode]]] = {}
    for node in document.nodes:
        mark = read_stage_mark(find_gated(plain_text(node.heading.text)))
        if mark is None:
            continue
        stage = stage_of(mark, node.heading.line)
        _read_node(stage, node, Section.EXIT_CRITERIA, document)
        if stage.items[Section.EXIT_CRITERIA]:
            groups.setdefault(id(node.parent), []).append((stage, node))
    found = max(groups.values(), key=len, default=[])
    if len({fold_label(stage.name) for stage, _ in found}) < FEWEST:
        return None
    return [stage for stage, _ in found], tuple(node for _, node in found)


def _list_groups(document: Document) -> list[_Group]:
    """The sections that have headings of stages right below them."""
    found = [(node.found.section, node) for node in document.nodes if node.found and node.found.clear]
    groups = [_Group(section, _stages_below(node)) for section, node in found]
    return [group for group in groups if group.stages]


def _stages_below(parent: HeadingNode) -> list[tuple[StageMark, HeadingNode]]:
    return [(node.mark, node) for node in parent.children if node.mark and not node.found]


def _shared_names(groups: Sequence[_Group]) -> set[str]:
    """The names that stand below two sections or more."""
    counts = Counter(name for group in groups for name in {fold_label(mark.name) for mark, _ in group.stages})
    return {name for name, count in counts.items() if count >= FEWEST}


def _read_node(stage: DraftStage, node: HeadingNode, section: Section, document: Document) -> None:
    part = Part(node.heading.text, node.heading.line, blocks=[*document.blocks[node.start : node.stop]])
    found = read_items(part, ItemContext(section, document.lines, document.names))
    stage.items.setdefault(section, []).extend(found.items)
    stage.summary = "\n".join(text for text in (stage.summary, *(text for _, text in found.notes)) if text)


def _find_title_candidates(document: Document) -> Iterator[StageCandidate]:
    """The title of a text whose headings right below it are sections of a stage."""
    node = document.nodes[0] if document.nodes else None
    lone = [one for one in document.nodes if one.heading.level == 1]
    if node is None or lone != [node] or len(node.sections) < FEWEST:
        return
    mark = _read_title(node, document)
    if mark is None:
        return
    announcement = read_announcement(node, document)
    seen = see_headings([node], announcement, document, ())
    seen = replace(seen, of_a_sale=see_names([mark.name], announcement).of_a_sale)
    place = CandidatePlace(node.heading.line, node.heading.text, mark.name)

    def read(findings: list[Finding]) -> list[DraftStage]:
        context = StageContext(document.lines, document.names, findings)
        return [read_stage(mark, node.heading.line, document.blocks[node.start : node.stop], context)]

    yield StageCandidate(Way.TITLE, document, (place,), seen, judge_whole(seen), read, nodes=(node,))


def _read_title(node: HeadingNode, document: Document) -> StageMark | None:
    """What a title says of its stage: `Discovery playbook` is Discovery, `Opportunity stage (SQL)` is SQL."""
    text = node.heading.text
    bracketed = _BRACKETED.match(text)
    if bracketed and not document.names.is_list(bracketed["kind"]):
        bracketed = None
    match = bracketed or _BEHIND_BOOK.match(text) or _OF_A_BOOK.match(text)
    return read_stage_mark(match["name"] if match else text)
