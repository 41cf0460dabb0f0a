"""Where a document keeps its stages: in headings, a table, bold lines, a list, or embedded YAML."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from playbook_cli.domain.playbook.model import Section
from playbook_cli.reading.blocks.block import Block, Fence, Heading, ItemList, Paragraph, Table
from playbook_cli.reading.blocks.inline import match_bold
from playbook_cli.reading.outline.headings import Node, build_outline
from playbook_cli.reading.outline.plain_headings import PLAIN_LEVEL
from playbook_cli.reading.outline.section_lookup import fold_label
from playbook_cli.reading.stages.drafts import Document
from playbook_cli.reading.stages.section_groups import read_gate_headings, read_section_groups
from playbook_cli.reading.stages.stage_finder import find_stages, stands_below_announcement
from playbook_cli.reading.stages.stage_lists import (
    find_passage_list,
    find_sales_list,
    find_stage_list,
    read_list_stages,
    read_passages,
)
from playbook_cli.reading.stages.stage_marks import StageMark, read_stage_mark
from playbook_cli.reading.stages.stage_names import are_passages, end_a_sale, marks_gate, shorten_names
from playbook_cli.reading.stages.stage_reader import DraftStage, StageContext, read_stage
from playbook_cli.reading.stages.stage_tables import (
    StageTable,
    find_stage_table,
    merge_table,
    read_table_stages,
)
from playbook_cli.reading.words.label_words import Setting
from playbook_cli.reading.yaml.strict_yaml import YamlProblem, read_yaml_node
from playbook_cli.reading.yaml.yaml_shapes import find_yaml_stages, read_found_stages

_FEWEST = 2
_FEWEST_BARE = 3  # where only their names speak for stages
_YAML = ("yaml", "yml")
_MARKED = ("worded", "numbered", "suffixed")


@dataclass(slots=True)
class StageSource:
    """The stages that were found, with the headings and blocks they were read from."""

    stages: list[DraftStage] = field(default_factory=list)
    nodes: tuple[Node, ...] = ()
    blocks: list[Block] = field(default_factory=list)


def read_stages(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    """The stages of a document, from the first place that holds any."""
    ways: tuple[Callable[[Document, Sequence[tuple[str, int]]], StageSource], ...] = (
        _from_headings,
        _from_tables,
        _from_bold_lines,
        _from_lists,
        _from_sections,
        _from_front_matter,
        _from_fences,
        _from_opening_list,
        _from_sales_tables,
    )
    return next((source for way in ways if (source := way(document, listed)).stages), StageSource())


def _from_headings(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    nodes = find_stages(document.nodes, document.names, [name for name, _ in listed])
    if not nodes:
        return StageSource()
    tables = _tables_outside(document, nodes)
    if tables and len(nodes) == 1:
        return StageSource()  # a table of all stages says more than a heading about one of them
    return read_headed_stages(document, nodes, tables)


def _tables_outside(document: Document, nodes: Sequence[Node]) -> list[StageTable]:
    """The tables of stages that stand outside of some headings."""
    inside = {
        id(table)
        for node in nodes
        for block in document.blocks[node.start : node.stop]
        for table in _tables_in(block)
    }
    return [found for found in _stage_tables(document) if found.holds and id(found.origin) not in inside]


def read_headed_stages(
    document: Document, nodes: tuple[Node, ...], tables: Sequence[StageTable] = ()
) -> StageSource:
    """The stages below some headings; tables of the same stages fill what they leave out."""
    found_marks = [node.mark for node in nodes if node.mark]
    gates = are_passages([mark.name for mark in found_marks]) or all(
        marks_gate(node.heading.text) for node in nodes
    )
    unlabelled = Section.EXIT_CRITERIA if gates else None
    context = StageContext(document.lines, document.names, document.findings, unlabelled)
    marks = _shorten(found_marks)
    stages = [
        read_stage(mark, node.heading.line, document.blocks[node.start : node.stop], context)
        for mark, node in zip(marks, nodes, strict=True)
    ]
    for found in tables:
        stages = merge_table(stages, read_table_stages(found, document.lines, document.names))
    return StageSource(stages, nodes)


def _shorten(marks: list[StageMark]) -> list[StageMark]:
    """The marks with names that leave out what all of them carry."""
    names = shorten_names([mark.name for mark in marks])
    return [replace(mark, name=name) for mark, name in zip(marks, names, strict=True)]


def _stage_tables(document: Document) -> list[StageTable]:
    """The tables of stages; one whose head says nothing of stages needs a heading above that does."""
    tables = (
        (at, find_stage_table(table, document.names))
        for at, block in enumerate(document.blocks)
        for table in _tables_in(block)
    )
    return [found for at, found in tables if found and (found.headed or _is_announced(document, at))]


def _tables_in(block: Block) -> Iterator[Table]:
    """A block that is a table, or the tables below the entries of a list."""
    if isinstance(block, Table):
        yield block
    elif isinstance(block, ItemList):
        for entry in block.items:
            for nested in entry.blocks:
                yield from _tables_in(nested)


def _is_announced(document: Document, at: int) -> bool:
    """Whether a heading above a block says that stages follow."""
    below = bisect_right(document.nodes, at, key=lambda node: node.start)
    return below > 0 and stands_below_announcement(document.nodes[below - 1], document.names)


def _from_tables(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    """The table that says most about stages; others of the same stages fill what it leaves out."""
    del listed
    tables = _stage_tables(document)
    for found in sorted((found for found in tables if found.holds), key=_weight, reverse=True):
        stages = read_table_stages(found, document.lines, document.names)
        if len({fold_label(stage.name) for stage in stages}) < max(_FEWEST, len(stages)):
            continue
        used: list[Block] = [found.origin]
        for other in tables:
            rows = read_table_stages(other, document.lines, document.names)
            if other.origin is not found.origin and {fold_label(row.name) for row in rows} == {
                fold_label(stage.name) for stage in stages
            }:
                stages = merge_table(stages, rows)
        return StageSource(stages, blocks=used)
    return StageSource()


def _weight(found: StageTable) -> tuple[int, int, int]:
    return found.weight


def _from_bold_lines(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    """Bold lines such as `**Stage 1: Discovery**`, taken for headings."""
    blocks = [_promote_bold(block, document) for block in document.blocks]
    if not any(isinstance(block, Heading) and block.level == PLAIN_LEVEL for block in blocks):
        return StageSource()
    nodes = build_outline(blocks, document.names)
    source = _from_headings(replace(document, blocks=blocks, nodes=nodes), listed)
    if source.stages:
        document.blocks, document.nodes = blocks, nodes
    return source


def _promote_bold(block: Block, document: Document) -> Block:
    if not isinstance(block, Paragraph) or len(block.lines) > 1:
        return block
    text = block.lines[0].strip()
    bold = match_bold(text)
    if bold is None or document.names.find(bold.name):
        return block
    whole = text.replace("**", "").replace("__", "").rstrip(":： ")
    mark = read_stage_mark(whole)
    return Heading(block.line, PLAIN_LEVEL, whole, marked=False) if mark and mark.form in _MARKED else block


def _from_lists(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    del listed
    if block := find_stage_list(document):
        return StageSource(read_list_stages(block, document), blocks=[block])
    if block := find_passage_list(document):
        return StageSource(read_passages(block, document), blocks=[block])
    return StageSource()


def _from_sections(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    del listed
    found = read_section_groups(document) or read_gate_headings(document)
    return StageSource(found.stages, found.nodes) if found else StageSource()


def _from_opening_list(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    del listed
    block = find_sales_list(document)
    return StageSource(read_list_stages(block, document), blocks=[block]) if block else StageSource()


def _from_sales_tables(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    """The first table of stages that says what each is and no more, where the names are those of a sale."""
    del listed
    for found in _stage_tables(document):
        told = found.headed and Setting.PURPOSE in found.settings.values()
        stages = read_table_stages(found, document.lines, document.names) if told else []
        names = [stage.name for stage in stages]
        if len(set(names)) >= max(_FEWEST_BARE, len(names)) and end_a_sale(names):
            return StageSource(stages, blocks=[found.origin])
    return StageSource()


def _from_front_matter(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    """Stages in the front matter, in the shapes that YAML files have."""
    del listed
    found = find_yaml_stages(document.front) if document.front else None
    return StageSource(read_found_stages(found, document.findings)) if found else StageSource()


def _from_fences(document: Document, listed: Sequence[tuple[str, int]]) -> StageSource:
    """Stages in a fenced block of YAML; one that is no good YAML is an example like any other."""
    del listed
    for block in document.blocks:
        if not isinstance(block, Fence) or block.info.split(" ")[0].lower() not in _YAML:
            continue
        try:
            root = read_yaml_node("\n".join(block.lines), first_line=block.line + 1)
        except YamlProblem:
            continue
        if found := find_yaml_stages(root):
            return StageSource(read_found_stages(found, document.findings), blocks=[block])
    return StageSource()
