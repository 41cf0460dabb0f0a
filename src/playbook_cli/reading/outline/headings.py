"""The headings of a document, each with its place in the tree, and what stands below one cut into parts.

The list of stages with which many playbooks open gives the order and is checked against the text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise, takewhile, zip_longest

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Heading, ItemList, ListItem, Paragraph, Table
from playbook_cli.reading.labels.label_meanings import (
    GATES,
    FoundSection,
    Label,
    SectionNames,
    find_setting,
    fold_label,
    read_label,
)
from playbook_cli.reading.lines.inline_text import plain_text, split_name
from playbook_cli.reading.outline.part import LABEL_LEVEL, Blocks, Part
from playbook_cli.reading.outline.table_parts import cut_table
from playbook_cli.reading.outline.unmarked_structure import entry_name
from playbook_cli.reading.titles.heading_text import HeadingText, read_heading
from playbook_cli.reading.titles.stage_title import StageMark
from playbook_cli.reading.words.label_words import Setting
from playbook_cli.reading.words.stage_words import SALES_NAMES

_LONGEST_LABEL = 60  # characters


@dataclass(slots=True, eq=False)
class HeadingNode:
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
    parent: "HeadingNode | None" = None
    children: list["HeadingNode"] = field(default_factory=list)
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

    node: HeadingNode
    block: ItemList
    entries: list[tuple[str, int]]


def read_outline(
    blocks: Sequence[Block], names: SectionNames
) -> tuple[list[HeadingNode], OpeningList | None]:
    """The headings, and the first plain list right below one that announces stages; no table of contents."""
    nodes = build_outline(blocks, names)
    lists = (block for node in nodes if (block := _find_opening(node, blocks)))
    return nodes, next(lists, None)


def _find_opening(node: HeadingNode, blocks: Sequence[Block]) -> OpeningList | None:
    """The list of stages that begins right below a heading, if it is one."""
    block = blocks[node.start] if node.start < node.stop else None
    if not node.said.lists_stages or not isinstance(block, ItemList):
        return None
    if any("](#" in entry.text or entry.items for entry in block.items):
        return None
    entries = [(entry_name(entry.text), entry.line) for entry in block.items if entry.text]
    return OpeningList(node, block, entries)


def build_outline(blocks: Sequence[Block], names: SectionNames) -> list[HeadingNode]:
    """All headings in order, with parents, and with the sections that stand right below each."""
    nodes = list(_make_nodes(blocks, names))
    _settle_levels(nodes)
    _close_nodes(nodes)
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

    def place(self, node: HeadingNode, *, heads_section: bool, opens_stage: bool) -> None:
        """Settle the level of the next heading."""
        level = node.level
        if level <= self.stage:
            self.stage = level if node.form in ("worded", "weak") else float("inf")
        if heads_section or opens_stage:
            self._place_section(node)
        elif node.said.setting is None and (level != self.sections or node.form != "bare"):
            self.plain, self.sectioned, self.sections = level, False, 0.0

    def _place_section(self, node: HeadingNode) -> None:
        level = node.level
        if level == self.plain and level <= self.stage and not self.sectioned:
            node.level += 0.5
        if level > self.plain:
            self.sectioned, self.sections = True, level


def _make_nodes(blocks: Sequence[Block], names: SectionNames) -> Iterator[HeadingNode]:
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            said = read_heading(block.text, names)
            yield HeadingNode(block, said, float(block.level), index + 1, len(blocks), said.mark, said.found)


def _settle_levels(nodes: Sequence[HeadingNode]) -> None:
    """Put sections below the headings that they belong to, where both are of one level."""
    heading = [_heads_section(node) for node in nodes]
    opening = _find_opening_sections(nodes, heading)
    depth = _Depth()
    for at, node in enumerate(nodes):
        depth.place(node, heads_section=heading[at], opens_stage=at in opening)


def _heads_section(node: HeadingNode) -> bool:
    """Whether a heading is the clear name of a section and nothing else, but for the number of its gate."""
    clear = node.found is not None and node.found.clear
    return clear and (node.said.is_gate or node.said.says_no_more)


def _find_opening_sections(nodes: Sequence[HeadingNode], heading: Sequence[bool]) -> set[int]:
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


def _list_steps(nodes: Sequence[HeadingNode], heading: Sequence[bool]) -> Iterator[tuple[float, float]]:
    """The levels of each heading that has the heading of a section right below it, and of that one."""
    for (above, below), headed in zip(pairwise(nodes), pairwise(heading), strict=True):
        if headed == (False, True) and below.level > above.level:
            yield above.level, below.level


def _read_opening(nodes: Sequence[HeadingNode], heading: Sequence[bool], at: int) -> list[int]:
    """The bare headings before the sections below a heading; none where one comes twice, as in a list."""
    below = takewhile(lambda inner: nodes[inner].level > nodes[at].level, range(at + 1, len(nodes)))
    beside = [inner for inner in below if nodes[inner].level == nodes[at + 1].level]
    opening = list(takewhile(lambda inner: not heading[inner], beside))
    sections = [nodes[inner].found for inner in beside if heading[inner]]
    once = 0 < len(sections) == len({found.section for found in sections if found})
    return opening if once and all(_is_bare(nodes[inner]) for inner in opening) else []


def _is_bare(node: HeadingNode) -> bool:
    """Whether nothing marks a heading as a stage, not even its name."""
    return node.form == "bare" and node.mark is not None and fold_label(node.mark.name) not in SALES_NAMES


def _names_stage(node: HeadingNode) -> bool:
    """Whether a heading that could name a section is a stage: `1. Entrada` below `Estágios do funil`."""
    mark, above = node.mark, node.parent
    if mark is None or above is None or mark.form != "numbered":
        return False
    return fold_label(mark.name) in SALES_NAMES and above.said.lists_stages


def _goes_with_stages(node: HeadingNode) -> bool:
    """Whether a heading that may name a section is marked like stages beside it: `Week 4: Acceptance`."""
    if node.parent is None or node.mark is None or node.found is None or node.found.clear:
        return False
    form = node.mark.form
    beside = (one.form for one in node.parent.children if one.level == node.level)
    return form in ("worded", "weak") and form in beside


def _close_nodes(nodes: Sequence[HeadingNode]) -> None:
    open_nodes: list[HeadingNode] = []
    for node in nodes:
        while open_nodes and open_nodes[-1].level >= node.level:
            open_nodes.pop().stop = node.start - 1
        node.parent = open_nodes[-1] if open_nodes else None
        if node.parent:
            node.parent.children.append(node)
        open_nodes.append(node)


def _read_own_body(node: HeadingNode, blocks: Sequence[Block], names: SectionNames) -> None:
    """Note the sections and settings under labels of the heading's own text."""
    stop = node.children[0].start - 1 if node.children else node.stop
    if node.mark and (node.mark.probability is not None or (node.mark.duration and not node.mark.when)):
        node.measured = True  # when a stage is says as little of a sale as a timetable does
    if node.found or stop <= node.start:
        return
    for part in cut_parts(blocks[node.start : stop], node.heading.line, names):
        _note_part(node, part)


def _note_part(node: HeadingNode, part: Part) -> None:
    """Note what one part of the heading's own text says of a stage."""
    if part.found:
        known = node.sections if part.found.clear else node.vague
        known.add(part.found.section)
    elif not part.title and part.listed and node.said.is_gate:
        node.sections.add(Section.EXIT_CRITERIA)
    elif find_setting(part.title) in (Setting.PROBABILITY, Setting.DURATION):
        node.measured = True


def cut_parts(blocks: Blocks, line: int, names: SectionNames) -> list[Part]:
    """The parts of a stage: its own text first, then one for each heading or label below it.

    Any other part without a title is the stage's own text as well.
    """
    parts = [Part("", line)]
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            _cut_heading(block, parts, names)
        elif isinstance(block, Paragraph):
            _cut_paragraph(block, parts, names, before_list=isinstance(following, ItemList))
        elif block:
            _take_block(block, parts, names)
    return [part for part in parts if part.title or part.blocks]


def _take_block(block: Block | Part, parts: list[Part], names: SectionNames) -> None:
    """Cut a block that holds sections itself, where none is open; else it belongs to the part at hand."""
    if _changes_section(block, parts[-1], names):
        parts.append(Part("", parts[-1].end))
    if inner := _cut_block(block, parts[-1], names):
        parts += [*inner, Part("", inner[-1].end)]
        return
    group = _find_group(parts[-1])
    group.blocks.append(block)
    group.listed = group.listed or isinstance(block, ItemList | Table)


def _changes_section(block: Block | Part, part: Part, names: SectionNames) -> bool:
    """Whether a table below a label with its own text is of another section: the label ends there."""
    if not isinstance(block, Table) or not part.found or part.level != LABEL_LEVEL or not part.text:
        return False
    clear = [found.section for cell in block.header if (found := names.find(cell)) and found.clear]
    return bool(clear) and part.found.section not in clear


def _cut_heading(heading: Heading, parts: list[Part], names: SectionNames) -> None:
    said, part = read_heading(heading.text, names), parts[-1]
    fresh = Part(said.words, heading.line, said.found, heading.level, one_item=said.item)
    if said.found is None and part.found and part.level < heading.level and not part.has_own_items:
        fresh.numbered = said.title.strip()[:1].isdigit()
        part.blocks.append(fresh)
    else:
        parts.append(fresh)


def _cut_paragraph(
    paragraph: Paragraph, parts: list[Part], names: SectionNames, *, before_list: bool
) -> None:
    part, group = parts[-1], _find_group(parts[-1])
    label = read_label(paragraph.lines[0], names)
    if label is None and before_list and part.plain and part.listed:
        label = _read_plain_label(paragraph, names)
    if label is None or _is_note(label, group, part):
        group.blocks.append(paragraph)
        return
    rest = paragraph.lines[1:]
    more: list[Block | Part] = [Paragraph(paragraph.line + 1, rest)] if rest else []
    plain = not label.bold
    fresh = Part(label.name, paragraph.line, label.found, LABEL_LEVEL, label.text, plain=plain, blocks=more)
    if _is_group(label, part):
        fresh.numbered = label.name[:1].isdigit()
        part.blocks.append(fresh)
    else:
        parts.append(fresh)


def _is_note(label: Label, group: Part, part: Part) -> bool:
    """Whether a label, such as the owner or duration of a sub-heading, is a note on that group."""
    return label.found is None and group is not part and group.level < LABEL_LEVEL


def _is_group(label: Label, part: Part) -> bool:
    """Whether a label names a group of items in the section that a heading has opened."""
    within = label.found is None and part.found is not None and part.level < LABEL_LEVEL
    return within and not part.has_own_items and find_setting(label.name) is None


def _read_plain_label(paragraph: Paragraph, names: SectionNames) -> Label | None:
    """`Red flags:` above a list of its own, where the sections of a stage are such lines."""
    line = paragraph.lines[0].strip()
    if len(paragraph.lines) > 1 or len(line) > _LONGEST_LABEL or not line.endswith((":", "：")):
        return None
    name = plain_text(line).rstrip(":： ")
    found = names.find(name)
    return Label(name, "", found if found and found.clear else None)


def _find_group(part: Part) -> Part:
    """The group that is open at the end of a part, or the part itself."""
    return part.blocks[-1] if part.blocks and isinstance(part.blocks[-1], Part) else part


def _cut_block(block: Block | Part, part: Part, names: SectionNames) -> list[Part]:
    """The parts that a list or table holds itself, where no section is open; none where it holds none."""
    if part.found:
        return []
    if isinstance(block, ItemList):
        return _cut_list(block, part, names)
    return cut_table(block, part, names) if isinstance(block, Table) else []


def _cut_list(block: ItemList, part: Part, names: SectionNames) -> list[Part]:
    labels = [_read_entry_label(entry, names) for entry in block.items]
    known = any(label and label.found for label in labels)
    if not known and (part.title or not _are_labels(labels)):
        return []
    return [_part_of_entry(entry, label) for entry, label in zip(block.items, labels, strict=True)]


def _part_of_entry(entry: ListItem, label: Label | None) -> Part:
    named, found = label or split_name(entry.text), label.found if label else None
    return Part(named.name, entry.line, found, LABEL_LEVEL, named.text, blocks=[*entry.blocks])


def _are_labels(labels: list[Label | None]) -> bool:
    """Whether most entries are `**Label**: text`, so that the list says what is so and not what is done."""
    bold = [label for label in labels if label and label.bold and (label.text or label.name[-1:] in ":：")]
    return 2 * len(bold) >= len(labels) and len(bold) > 1


def _read_entry_label(entry: ListItem, names: SectionNames) -> Label | None:
    """The label of a list entry that stands for a section or a setting of the stage."""
    text = entry.text
    label = read_label(text, names)
    if label and (label.found is None or label.found.clear or label.bold or entry.blocks):
        return label
    named = split_name(text)
    return Label(named.name, named.text, None) if named.colon and find_setting(named.name) else None
