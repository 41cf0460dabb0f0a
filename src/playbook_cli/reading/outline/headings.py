"""The headings of a document, each with its place in the tree and with what speaks for a stage.

The list of stages with which many playbooks open gives the order and is checked against the text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise, takewhile

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Heading, ItemList
from playbook_cli.reading.labels.label_meanings import (
    GATES,
    FoundSection,
    SectionNames,
    find_setting,
    fold_label,
)
from playbook_cli.reading.outline.part import Part
from playbook_cli.reading.outline.parts import cut_parts
from playbook_cli.reading.outline.unmarked_structure import entry_name
from playbook_cli.reading.titles.heading_text import HeadingText, read_heading
from playbook_cli.reading.titles.stage_title import StageMark
from playbook_cli.reading.words.label_words import Setting
from playbook_cli.reading.words.stage_words import SALES_NAMES


@dataclass(slots=True, eq=False)
class Node:
    """A heading; `start` and `stop` delimit the blocks below it.

    `said` is what its text says, of which `mark` and `found` are what is made of it at its place. `sections`
    stand right below it under clear names, `vague` ones under names that may mean something else.
    """

    heading: Heading
    said: HeadingText
    level: float
    start: int
    stop: int
    mark: StageMark | None
    found: FoundSection | None
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    sections: set[Section] = field(default_factory=set)
    vague: set[Section] = field(default_factory=set)
    measured: bool = False

    @property
    def has_gate(self) -> bool:
        """Whether entry or exit criteria stand right below."""
        return not GATES.isdisjoint(self.sections)

    @property
    def form(self) -> str:
        """How the heading marks a stage."""
        return self.mark.form if self.mark and not self.found else ""


@dataclass(frozen=True, slots=True)
class OpeningList:
    """The heading of the list, and the stages that its entries name, each with its line."""

    node: Node
    block: ItemList
    entries: list[tuple[str, int]]


def read_outline(blocks: Sequence[Block], names: SectionNames) -> tuple[list[Node], OpeningList | None]:
    """The headings, and the first plain list right below one that announces stages; no table of contents."""
    nodes = build_outline(blocks, names)
    lists = (block for node in nodes if (block := _find_opening(node, blocks)))
    return nodes, next(lists, None)


def _find_opening(node: Node, blocks: Sequence[Block]) -> OpeningList | None:
    """The list of stages that begins right below a heading, if it is one."""
    block = blocks[node.start] if node.start < min(node.stop, len(blocks)) else None
    if not node.said.lists_stages or not isinstance(block, ItemList):
        return None
    if any("](#" in entry.text or entry.items for entry in block.items):
        return None
    entries = [(entry_name(entry.text), entry.line) for entry in block.items if entry.text]
    return OpeningList(node, block, entries)


def build_outline(blocks: Sequence[Block], names: SectionNames) -> list[Node]:
    """All headings in order, with parents, and with the sections that stand right below each."""
    nodes = list(_make_nodes(blocks, names))
    _settle_levels(nodes)
    _close_nodes(nodes, len(blocks))
    for node in nodes:
        if _names_stage(node) or _goes_with_stages(node):
            node.found = None
        if node.parent and node.found:
            known = node.parent.sections if node.found.clear else node.parent.vague
            known.add(node.found.section)
        _read_own_body(node, blocks, names)
    return nodes


@dataclass(slots=True)
class _Depth:
    """How deep the last heading stands that is no section, and the last that is clearly a stage.

    A section's heading that is no deeper than the heading before it still belongs to that one. It does not
    where both stand in a stage, as `## Context` and `## Exit criteria` below `# Phase 2: Build`, nor where
    that heading is `sectioned`: has sections of its own below it. A heading without a mark of a stage that
    stands beside those is one more section, whatever it is called, and so is one that opens a stage.
    """

    plain: float = 0.0
    stage: float = float("inf")
    sectioned: bool = False
    sections: float = 0.0

    def place(self, node: Node, *, heads_section: bool, opens_stage: bool) -> None:
        """Settle the level of the next heading."""
        level = node.level
        if level <= self.stage:
            self.stage = level if node.form in ("worded", "weak") else float("inf")
        if heads_section or opens_stage:
            self._place_section(node)
        elif node.said.setting is None and (level != self.sections or node.form != "bare"):
            self.plain, self.sectioned, self.sections = level, False, 0.0

    def _place_section(self, node: Node) -> None:
        level = node.level
        if level == self.plain and level <= self.stage and not self.sectioned:
            node.level += 0.5
        if level > self.plain:
            self.sectioned, self.sections = True, level


def _make_nodes(blocks: Sequence[Block], names: SectionNames) -> Iterator[Node]:
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            said = read_heading(block.text, names)
            yield Node(block, said, float(block.level), index + 1, len(blocks), said.mark, said.found)


def _settle_levels(nodes: Sequence[Node]) -> None:
    """Put sections below the headings that they belong to, where both are of one level."""
    heading = [bool(node.found and node.found.clear and _says_no_more(node)) for node in nodes]
    opening = _find_opening_sections(nodes, heading)
    depth = _Depth()
    for at, node in enumerate(nodes):
        depth.place(node, heads_section=heading[at], opens_stage=at in opening)


def _find_opening_sections(nodes: Sequence[Node], heading: Sequence[bool]) -> set[int]:
    """The headings of unknown sections that stand before the known ones of a stage, by their index.

    That they are no stages is told by other headings as deep as the one above them, which have their
    sections right below and as deep, or by their names, which stand more than once.
    """
    steps = set(_list_steps(nodes, heading))
    names = Counter((node.said.words, node.level) for node in nodes)
    found: set[int] = set()
    for at, (above, below) in enumerate(pairwise(nodes)):
        if heading[at] or heading[at + 1] or above.said.lists_stages or below.level <= above.level:
            continue
        opening = _read_opening(nodes, heading, at)
        again = all(names[nodes[inner].said.words, below.level] > 1 for inner in opening)
        if again or (above.level, below.level) in steps:
            found.update(opening)
    return found


def _list_steps(nodes: Sequence[Node], heading: Sequence[bool]) -> Iterator[tuple[float, float]]:
    """The levels of each heading that has the heading of a section right below it, and of that one."""
    for (above, below), headed in zip(pairwise(nodes), pairwise(heading), strict=True):
        if headed == (False, True) and below.level > above.level:
            yield above.level, below.level


def _read_opening(nodes: Sequence[Node], heading: Sequence[bool], at: int) -> list[int]:
    """The bare headings before the sections below a heading; none where one comes twice, as in a list."""
    beside = [inner for inner in _indices_below(nodes, at) if nodes[inner].level == nodes[at + 1].level]
    opening = list(takewhile(lambda inner: not heading[inner], beside))
    sections = [nodes[inner].found for inner in beside if heading[inner]]
    once = 0 < len(sections) == len({found.section for found in sections if found})
    return opening if once and all(_is_bare(nodes[inner]) for inner in opening) else []


def _indices_below(nodes: Sequence[Node], at: int) -> Iterator[int]:
    """The indices of the headings that follow one and are deeper."""
    return takewhile(lambda inner: nodes[inner].level > nodes[at].level, range(at + 1, len(nodes)))


def _is_bare(node: Node) -> bool:
    """Whether nothing marks a heading as a stage, not even its name."""
    return node.form == "bare" and node.mark is not None and fold_label(node.mark.name) not in SALES_NAMES


def _names_stage(node: Node) -> bool:
    """Whether a heading that could name a section is a stage: `1. Entrada` below `Estágios do funil`."""
    mark, above = node.mark, node.parent
    if mark is None or above is None or mark.form != "numbered":
        return False
    return fold_label(mark.name) in SALES_NAMES and above.said.lists_stages


def _goes_with_stages(node: Node) -> bool:
    """Whether a heading that may name a section is marked like stages beside it: `Week 4: Acceptance`."""
    if node.parent is None or node.mark is None or node.found is None or node.found.clear:
        return False
    form = node.mark.form
    beside = (one.form for one in node.parent.children if one.level == node.level)
    return form in ("worded", "weak") and form in beside


def _says_no_more(node: Node) -> bool:
    """Whether a heading is the name of a section and nothing else, but for the number of its gate."""
    return node.said.is_gate or node.said.says_no_more


def _close_nodes(nodes: list[Node], stop: int) -> None:
    open_nodes: list[Node] = []
    for node in nodes:
        while open_nodes and open_nodes[-1].level >= node.level:
            open_nodes.pop().stop = node.start - 1
        node.parent = open_nodes[-1] if open_nodes else None
        if node.parent:
            node.parent.children.append(node)
        open_nodes.append(node)
    for node in open_nodes:
        node.stop = stop


def _read_own_body(node: Node, blocks: Sequence[Block], names: SectionNames) -> None:
    """Note the sections and settings under labels of the heading's own text."""
    stop = node.children[0].start - 1 if node.children else node.stop
    if node.mark and (node.mark.probability is not None or (node.mark.duration and not node.mark.when)):
        node.measured = True  # when a stage is says as little of a sale as a timetable does
    if node.found or stop <= node.start:
        return
    for part in cut_parts(blocks[node.start : stop], node.heading.line, names):
        _note_part(node, part)


def _note_part(node: Node, part: Part) -> None:
    """Note what one part of the heading's own text says of a stage."""
    if part.found:
        known = node.sections if part.found.clear else node.vague
        known.add(part.found.section)
    elif not part.title and part.listed and node.said.is_gate:
        node.sections.add(Section.EXIT_CRITERIA)
    elif find_setting(part.title) in (Setting.PROBABILITY, Setting.DURATION):
        node.measured = True


def name_sections(blocks: Sequence[Block], line: int, names: SectionNames) -> set[Section]:
    """The sections that labels among some blocks clearly name."""
    return {part.clear_section for part in cut_parts(blocks, line, names) if part.clear_section}
