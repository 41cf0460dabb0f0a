"""Texts that are ordered by section first: below `Exit criteria` a heading for each stage, or both in one."""

from collections.abc import Sequence
from dataclasses import dataclass

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.blocks.inline import plain_text
from playbook_cli.reading.items.part_items import ItemContext, read_items
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.outline.part import Part
from playbook_cli.reading.outline.section_lookup import GATES, fold_label
from playbook_cli.reading.stages.drafts import Document
from playbook_cli.reading.stages.stage_marks import read_stage_mark
from playbook_cli.reading.stages.stage_names import find_gated
from playbook_cli.reading.stages.stage_reader import DraftStage, stage_of

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class SectionGroups:
    """The stages, and the headings from which they were read."""

    stages: list[DraftStage]
    nodes: tuple[Node, ...]


def read_section_groups(document: Document) -> SectionGroups | None:
    """Stages from headings below two sections or more, one of them entry or exit criteria; else None."""
    parents = [node for node in document.nodes if node.found and node.found.clear and _stage_nodes(node)]
    sections = {node.found.section for node in parents if node.found}
    if len(sections) < _FEWEST or not any(section in GATES for section in sections):
        return None
    shared = _shared_names(parents)
    if len(shared) < _FEWEST:
        return None
    stages: dict[str, DraftStage] = {}
    used: list[Node] = []
    for parent in parents:
        for node in _stage_nodes(parent):
            if node.mark and parent.found and (name := fold_label(node.mark.name)) in shared:
                stage = stages.setdefault(name, stage_of(node.mark, node.heading.line))
                _read_node(stage, node, parent.found.section, document)
                used.append(node)
    return SectionGroups(list(stages.values()), tuple(used))


def read_gate_headings(document: Document) -> SectionGroups | None:
    """Stages from two headings or more side by side such as `Planning exit gate`; else None."""
    groups: dict[int, list[tuple[DraftStage, Node]]] = {}
    for node in document.nodes:
        mark = read_stage_mark(find_gated(plain_text(node.heading.text)))
        if mark is None:
            continue
        stage = stage_of(mark, node.heading.line)
        _read_node(stage, node, Section.EXIT_CRITERIA, document)
        if stage.items[Section.EXIT_CRITERIA]:
            groups.setdefault(id(node.parent), []).append((stage, node))
    found = max(groups.values(), key=len, default=[])
    if len({fold_label(stage.name) for stage, _ in found}) < _FEWEST:
        return None
    return SectionGroups([stage for stage, _ in found], tuple(node for _, node in found))


def _stage_nodes(parent: Node) -> list[Node]:
    return [node for node in parent.children if node.mark and not node.found]


def _shared_names(parents: Sequence[Node]) -> set[str]:
    """The names that stand below two sections or more."""
    counts: dict[str, int] = {}
    for parent in parents:
        for name in {fold_label(node.mark.name) for node in _stage_nodes(parent) if node.mark}:
            counts[name] = counts.get(name, 0) + 1
    return {name for name, count in counts.items() if count >= _FEWEST}


def _read_node(stage: DraftStage, node: Node, section: Section, document: Document) -> None:
    part = Part(node.heading.text, node.heading.line)
    for block in document.blocks[node.start : node.stop]:
        part.add(block)
    found = read_items(part, ItemContext(section, document.lines, document.names))
    stage.items.setdefault(section, []).extend(found.items)
    stage.summary = "\n".join(text for text in (stage.summary, *(text for _, text in found.notes)) if text)
