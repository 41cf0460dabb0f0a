"""A whole Markdown text, from its lines to a draft of the playbook."""

from dataclasses import replace

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Heading, Paragraph
from playbook_cli.reading.blocks.block_reader import read_blocks
from playbook_cli.reading.blocks.labelled_blocks import part_labels, unquote_sections
from playbook_cli.reading.candidates.choice import StageChoice, choose_stages, read_chosen
from playbook_cli.reading.document.opening_list import read_opening_list
from playbook_cli.reading.document.text_around_stages import read_surroundings
from playbook_cli.reading.labels.labelled_lines import stands_alone
from playbook_cli.reading.labels.section_lookup import SectionNames
from playbook_cli.reading.lines.html_lines import translate_html
from playbook_cli.reading.lines.source_lines import blank_comments
from playbook_cli.reading.outline.headings import build_outline
from playbook_cli.reading.outline.plain_headings import (
    find_title,
    has_headings,
    promote_headings,
    stands_as_heading,
)
from playbook_cli.reading.stages.drafts import Document, DraftPlaybook
from playbook_cli.reading.strict.strict_yaml import YamlNode


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The draft that a text makes, without stages where it is no playbook, and how its stages were chosen."""

    draft: DraftPlaybook
    document: Document
    choice: StageChoice
    findings: tuple[Finding, ...]


def read_document(
    lines: tuple[str, ...],
    first: int,
    names: SectionNames,
    *,
    front: YamlNode | None = None,
    guide: Guide | None = None,
) -> ReadDocument:
    """Read the text from line index `first` on; a guide that names stages leaves nothing to choose."""
    document = replace(open_document(lines, first, names), front=front, guide=guide or Guide())
    opening = read_opening_list(document)
    draft = DraftPlaybook(listed=opening.entries if opening else [], lines=document.lines)
    choice = choose_stages(document, [name for name, _ in draft.listed])
    findings = list(document.findings)
    if choice.best:
        draft.stages = read_chosen(choice.best, findings)
        read_surroundings(draft, choice.best, opening, findings)
    return ReadDocument(draft, document, choice, tuple(findings))


def open_document(lines: tuple[str, ...], first: int, names: SectionNames) -> Document:
    """The blocks and headings of a text; in one without `#`, lines that stand for headings become such."""
    lines = translate_html(blank_comments(lines, first), first)
    lines = unquote_sections(lines, first, names)
    plain = not has_headings(lines, first)

    def alone(line: str) -> bool:
        return stands_alone(line, names) or (plain and stands_as_heading(line, names))

    blocks, findings = read_blocks(lines, first, alone)
    blocks = part_labels(blocks, names)
    if plain:
        blocks = _promote_title(promote_headings(blocks, names))
    return Document(lines, names, blocks, build_outline(blocks, names), findings=tuple(findings))


def _promote_title(blocks: list[Block]) -> list[Block]:
    if isinstance(blocks[0] if blocks else None, Heading):
        return blocks
    index = find_title(blocks)
    block = blocks[index] if index >= 0 else None
    if isinstance(block, Paragraph):
        blocks[index] = Heading(block.line, 1, block.lines[0].strip(), marked=False)
    return blocks
