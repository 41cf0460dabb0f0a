"""A whole Markdown text: title, opening list, stages, and the text around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from playbook_cli.adapters.markdown.block_reader import read_blocks
from playbook_cli.adapters.markdown.blocks import Block, Heading, ItemList, Paragraph, join_lines, span_text
from playbook_cli.adapters.markdown.drafts import DraftPlaybook
from playbook_cli.adapters.markdown.inline import plain_text, take_id
from playbook_cli.adapters.markdown.labels import stands_alone
from playbook_cli.adapters.markdown.outline import Node, build_outline
from playbook_cli.adapters.markdown.plain_headings import (
    entry_name,
    find_title,
    has_headings,
    promote_headings,
    stands_as_heading,
)
from playbook_cli.adapters.markdown.section_lookup import SectionNames, fold_label
from playbook_cli.adapters.markdown.source_lines import blank_comments
from playbook_cli.adapters.markdown.stage_finder import find_stages
from playbook_cli.adapters.markdown.stage_reader import DraftOther, StageContext, read_stage
from playbook_cli.adapters.markdown.unquote import unquote_sections
from playbook_cli.domain.finding import Finding, make_finding


@dataclass(slots=True)
class Document:
    """The blocks of a text with its headings, while it is read."""

    lines: tuple[str, ...]
    names: SectionNames
    blocks: list[Block]
    nodes: list[Node]
    findings: list[Finding] = field(default_factory=list)


def read_document(
    lines: tuple[str, ...], first: int, names: SectionNames
) -> tuple[DraftPlaybook, list[Finding]]:
    """Read the text from line index `first` on; a draft without stages means that it is no playbook."""
    document = _open_document(lines, first, names)
    draft = DraftPlaybook()
    list_node = _read_listed(document, draft)
    chosen = find_stages(document.nodes, names, [name for name, _ in draft.listed])
    context = StageContext(document.lines, names, document.findings)
    for node in chosen:
        if node.mark:
            blocks = document.blocks[node.start : node.stop]
            draft.stages.append(read_stage(node.mark, node.heading.line, blocks, context))
    if draft.stages:
        _read_surroundings(document, draft, chosen, list_node)
    return draft, document.findings


def _open_document(lines: tuple[str, ...], first: int, names: SectionNames) -> Document:
    lines = unquote_sections(blank_comments(lines, first), first, names)
    plain = not has_headings(lines, first)

    def alone(line: str) -> bool:
        return stands_alone(line, names) or (plain and stands_as_heading(line, names))

    blocks, findings = read_blocks(lines, first, alone)
    if plain:
        blocks = promote_headings(blocks, names)
        title = find_title(blocks)
        block = blocks[title] if title >= 0 else None
        if isinstance(block, Paragraph):
            blocks[title] = Heading(block.line, 1, block.lines[0].strip(), marked=False)
    return Document(lines, names, blocks, build_outline(blocks, names), findings)


def _read_listed(document: Document, draft: DraftPlaybook) -> Node | None:
    """The opening list of stages: the first list right below a heading that announces one."""
    for node in document.nodes:
        if not document.names.is_list(node.heading.text) or node.start >= len(document.blocks):
            continue
        block = document.blocks[node.start]
        if isinstance(block, ItemList) and not any("](" in entry.text for entry in block.items):
            draft.listed = [(entry_name(entry.text), entry.line) for entry in block.items if entry.text]
            return node
    return None


def _read_surroundings(
    document: Document, draft: DraftPlaybook, chosen: Sequence[Node], list_node: Node | None
) -> None:
    """Title, summary, and the text outside the stages."""
    inside = {id(node) for node in chosen}
    holds = _ancestors(chosen)
    title = _find_title_node(document, inside, list_node)
    first = title.start if title else (document.nodes[0].start if document.nodes else 0)
    _report_residue(document, document.blocks[: max(first - 1, 0)])
    if title:
        draft.title = plain_text(take_id(title.heading.text)[0]).strip()
        _read_intro(document, draft, title)
    skip_until = 0
    for node in document.nodes:
        if node is title or node.start <= skip_until:
            continue
        if id(node) in inside:
            skip_until = node.stop
        elif node is not list_node or not _is_pure_list(document, draft, node):
            stop = _own_stop(node) if id(node) in holds else node.stop
            draft.other.append(_other_of(document, node, stop))
            skip_until = stop if id(node) not in holds else skip_until


def _ancestors(nodes: Sequence[Node]) -> set[int]:
    found: set[int] = set()
    for node in nodes:
        above = node.parent
        while above and id(above) not in found:
            found.add(id(above))
            above = above.parent
    return found


def _find_title_node(document: Document, inside: set[int], list_node: Node | None) -> Node | None:
    """The first heading, unless it is a stage, a section or the list of stages."""
    node = document.nodes[0] if document.nodes else None
    if node is None or id(node) in inside or node is list_node or node.found:
        return None
    return node


def _report_residue(document: Document, blocks: Sequence[Block]) -> None:
    for block in blocks:
        for number in range(block.line, block.end + 1):
            text = document.lines[number - 1].strip()
            if text:
                document.findings.append(make_finding(number, "text-before-title", text=text[:120]))


def _read_intro(document: Document, draft: DraftPlaybook, title: Node) -> None:
    """The paragraphs below the title are the summary; what follows them is kept beside it."""
    own = document.blocks[title.start : _own_stop(title)]
    count = next((at for at, block in enumerate(own) if not isinstance(block, Paragraph)), len(own))
    paragraphs = [
        plain_text(join_lines(block.lines)).strip() for block in own[:count] if isinstance(block, Paragraph)
    ]
    draft.summary = "\n\n".join(paragraphs)
    if rest := own[count:]:
        text = span_text(document.lines, rest[0].line, rest[-1].end)
        draft.other.append(DraftOther(draft.title, text, rest[0].line))


def _own_stop(node: Node) -> int:
    return node.children[0].start - 1 if node.children else node.stop


def _other_of(document: Document, node: Node, stop: int) -> DraftOther:
    blocks = document.blocks[node.start : stop]
    text = span_text(document.lines, blocks[0].line, blocks[-1].end) if blocks else ""
    return DraftOther(plain_text(take_id(node.heading.text)[0]).strip(), text, node.heading.line)


def _is_pure_list(document: Document, draft: DraftPlaybook, node: Node) -> bool:
    """Whether the opening list says nothing but the names of stages that the text describes."""
    blocks = document.blocks[node.start : node.stop]
    known = {fold_label(stage.name) for stage in draft.stages}
    block = blocks[0]
    return (
        len(blocks) == 1
        and isinstance(block, ItemList)
        and all(not entry.blocks and fold_label(entry.text) in known for entry in block.items)
    )
