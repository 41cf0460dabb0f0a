"""The text around the stages: title, summary, the opening list, residue, and what has headings of its own.

The list of stages with which many playbooks open gives the order and is checked against the text.
"""

from collections.abc import Container, Sequence

from playbook_cli.domain.playbook.finding import Finding, FindingCode, make_finding
from playbook_cli.domain.playbook.guides.reading_report import Way
from playbook_cli.reading.blocks.block import Block, Paragraph, join_lines, span_text
from playbook_cli.reading.candidates.candidate_ranking import StageCandidate
from playbook_cli.reading.labels.label_meanings import fold_label
from playbook_cli.reading.lines.inline_text import plain_text
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.stages.drafts import Document, DraftOther, DraftPlaybook, DraftStage

_LONGEST_QUOTED = 120


def read_around(stages: list[DraftStage], source: StageCandidate, findings: list[Finding]) -> DraftPlaybook:
    """The draft of a playbook: the stages that were read from a source, and all that stands around them."""
    document, opening = source.document, source.document.opening
    draft = DraftPlaybook(stages=stages, listed=opening.entries if opening else [])
    used = {id(block) for block in source.blocks}
    title = _find_title_node(document, source)
    first = document.nodes[0].start - 1 if document.nodes else len(document.blocks)
    _report_residue(document, _without(document.blocks[:first], used), findings)
    if title:
        draft.title = title.said.words
        _read_intro(document, draft, title, used)
    elif source.way is Way.TITLE:
        draft.title = document.nodes[0].said.words
    _read_others(document, draft, source, used, title=title)
    return draft


def _find_title_node(document: Document, source: StageCandidate) -> Node | None:
    """The first heading, unless it is a stage, or a section or the list of stages with no stage below it."""
    node = document.nodes[0] if document.nodes else None
    if node is None or any(node is stage for stage in source.nodes):
        return None
    named = node.found or (document.opening and node is document.opening.node)
    return None if named and id(node) not in _ancestors(source.nodes) else node


def _report_residue(document: Document, blocks: Sequence[Block], findings: list[Finding]) -> None:
    for block in blocks:
        for number in range(block.line, block.end + 1):
            text = document.lines[number - 1].strip()
            if text.strip("> "):
                findings.append(
                    make_finding(number, FindingCode.TEXT_BEFORE_TITLE, text=text[:_LONGEST_QUOTED])
                )


def _read_intro(document: Document, draft: DraftPlaybook, title: Node, used: Container[int]) -> None:
    """The paragraphs below the title are the summary; what follows them is kept beside it."""
    own = _without(document.blocks[title.start : _own_stop(title)], used)
    count = next((at for at, block in enumerate(own) if not isinstance(block, Paragraph)), len(own))
    paragraphs = [
        plain_text(join_lines(block.lines)).strip() for block in own[:count] if isinstance(block, Paragraph)
    ]
    draft.summary = "\n\n".join(paragraphs)
    if rest := own[count:]:
        draft.other.append(DraftOther(draft.title, _text_of(document, rest), rest[0].line))


def _read_others(
    document: Document,
    draft: DraftPlaybook,
    source: StageCandidate,
    used: Container[int],
    *,
    title: Node | None,
) -> None:
    """One entry for each heading outside the stages, with all that stands below it but stages."""
    holds = _ancestors(source.nodes)
    inside = {id(node) for node in source.nodes}
    told = _find_told(document, draft)
    done = 0
    for node in document.nodes:
        if id(node) in inside and node.start > done:
            done = node.stop
        if node.start <= done or node is title or node is told:
            continue
        whole = id(node) not in holds
        stop = node.stop if whole else _own_stop(node)
        text = _text_of(document, _without(document.blocks[node.start : stop], used))
        draft.other.append(DraftOther(node.said.words, text, node.heading.line))
        done = stop if whole else done


def _find_told(document: Document, draft: DraftPlaybook) -> Node | None:
    """The heading of the opening list, where it only says the names of stages that the text describes."""
    if document.opening is None:
        return None
    known = {fold_label(stage.name) for stage in draft.stages}
    node, block = document.opening.node, document.opening.block
    alone = node.stop - node.start == 1 and not node.children and document.blocks[node.start] is block
    told = all(not entry.blocks and fold_label(entry.text) in known for entry in block.items)
    return node if alone and told else None


def _ancestors(nodes: Sequence[Node]) -> set[int]:
    found: set[int] = set()
    for node in nodes:
        above = node.parent
        while above and id(above) not in found:
            found.add(id(above))
            above = above.parent
    return found


def _own_stop(node: Node) -> int:
    return node.children[0].start - 1 if node.children else node.stop


def _without(blocks: Sequence[Block], used: Container[int]) -> list[Block]:
    """The blocks but those from which stages were read."""
    return [block for block in blocks if id(block) not in used]


def _text_of(document: Document, blocks: Sequence[Block]) -> str:
    """The source of some blocks, with the blank lines between them."""
    texts: list[str] = []
    first = 0
    for index, block in enumerate(blocks):
        follows = index + 1 < len(blocks) and not _gap(document, block, blocks[index + 1])
        if not follows:
            texts.append(span_text(document.lines, blocks[first].line, block.end))
            first = index + 1
    return "\n\n".join(texts)


def _gap(document: Document, block: Block, following: Block) -> bool:
    """Whether something that is read elsewhere stands between two blocks."""
    between = document.lines[block.end : following.line - 1]
    return any("|" in line or line.lstrip()[:1].isalnum() for line in between)
