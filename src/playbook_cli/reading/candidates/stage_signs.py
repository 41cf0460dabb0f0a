"""What speaks for headings, rows or entries being stages, counted in one way for all of them."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from playbook_cli.domain.playbook.guides.reading_report import Evidence
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, Fence, ItemList
from playbook_cli.reading.labels.section_lookup import fold_label
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.stages.drafts import Document
from playbook_cli.reading.titles.stage_title import StageMark
from playbook_cli.reading.words.languages import simplify
from playbook_cli.reading.words.stage_words import (
    ANNOUNCING,
    CUSTOMERS,
    NO_PROCESS,
    SALES_NAMES,
    SELLING,
    closes_pipeline,
)

_CODES = frozenset(
    """
    bash sh shell zsh console powershell python py js javascript ts typescript jsx tsx java go rust
    c cpp ruby rb php sql json toml dockerfile docker makefile xml html css kotlin swift groovy hcl
    terraform diff
    """.split()  # noqa: SIM905  # forty words in quotes cannot be read
)
_COMMANDS = (
    "$ ",
    "npm ",
    "pip ",
    "git ",
    "docker ",
    "cd ",
    "curl ",
    "sudo ",
    "apt ",
    "brew ",
    "kubectl ",
    "make ",
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the headings above a place say: announced stages, a sale, something else."""

    announced: str = ""
    heads_list: bool = False
    sells: str = ""
    against: str = ""


def read_announcement(node: Node | None, document: Document) -> Announcement:
    """What a heading and those above it announce; the title of the text counts among them."""
    above = _line_of(node)
    title = document.nodes[0] if document.nodes and document.nodes[0].heading.level == 1 else None
    titles = above if title is None or title in above else [*above, title]
    announcing = (one for one in above if announces_stages(one))
    return Announcement(
        announced=next((one.heading.text for one in announcing), ""),
        heads_list=node is not None and node.said.lists_stages,
        sells=_first_saying(titles, CUSTOMERS),
        against=_first_saying(titles, NO_PROCESS),
    )


def _first_saying(nodes: Sequence[Node], words: re.Pattern[str]) -> str:
    """The first heading that has any of some words, or nothing."""
    return next((node.heading.text for node in nodes if _says(node, words)), "")


def _says(node: Node, words: re.Pattern[str]) -> bool:
    return _holds_any(node.heading.text, words)


def _holds_any(text: str, words: re.Pattern[str]) -> bool:
    """Whether a text has any of some words, as it stands or in simplified Chinese."""
    if words.search(text):
        return True
    return not text.isascii() and words.search(simplify(text)) is not None


def _line_of(node: Node | None) -> list[Node]:
    above: list[Node] = []
    while node:
        above.append(node)
        node = node.parent
    return above


def announces_stages(node: Node) -> bool:
    """Whether a heading says that stages follow."""
    return node.said.lists_stages or _says(node, ANNOUNCING)


def see_headings(
    nodes: Sequence[Node], announcement: Announcement, document: Document, listed: Collection[str]
) -> Evidence:
    """What speaks for headings being stages."""
    marks = [node.mark for node in nodes if node.mark]
    forms = Counter(node.form for node in nodes)
    return replace(
        see_names([mark.name for mark in marks], announcement),
        worded=forms["worded"],
        weakly=forms["weak"],
        marked=sum(mark.form != "bare" for mark in marks),
        stated=sum(bool(mark.id) for mark in marks),
        gated=sum(node.has_gate for node in nodes),
        sectioned=sum(bool(node.sections) for node in nodes),
        vaguely=sum(Section.EXIT_CRITERIA in node.vague for node in nodes),
        measured=sum(node.measured for node in nodes),
        told=sum(map(_is_told, nodes)),
        listed=sum(fold_label(mark.name) in listed for mark in marks),
        filled=sum(node.stop > node.start for node in nodes),
        coded=sum(_holds_code(document.blocks[node.start : node.stop]) for node in nodes),
    )


def _is_told(node: Node) -> bool:
    return bool(node.sections) or node.measured or Section.EXIT_CRITERIA in node.vague


def see_names(names: Sequence[str], announcement: Announcement) -> Evidence:
    """What the names of places, and the headings above them, speak for."""
    folded = [fold_label(name) for name in names]
    ends = [closes_pipeline(name) for name in folded]
    return Evidence(
        count=len(names),
        announced=announcement.announced,
        heads_list=announcement.heads_list,
        sells=announcement.sells,
        against=announcement.against,
        of_a_sale=sum(name in SALES_NAMES or end for name, end in zip(folded, ends, strict=True)),
        ends=sum(ends),
    )


def see_below(names: Sequence[str], node: Node | None, document: Document) -> Evidence:
    """The same of places below a heading."""
    return see_names(names, read_announcement(node, document))


def is_about_selling(texts: Sequence[str]) -> bool:
    """Whether any of some texts speaks of selling."""
    return _holds_any(" ".join(texts), SELLING)


def is_of_a_sale(mark: StageMark) -> bool:
    """Whether a stage goes by a name that stages of a sale often have, or by that of an end."""
    return (name := fold_label(mark.name)) in SALES_NAMES or closes_pipeline(name)


def _holds_code(blocks: Sequence[Block]) -> bool:
    return any(isinstance(block, Fence) and _is_code(block) for block in _flatten(blocks))


def _flatten(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with those nested right below the entries of lists."""
    nested = [
        inner
        for block in blocks
        if isinstance(block, ItemList)
        for item in block.items
        for inner in item.blocks
    ]
    return [*blocks, *nested]


def _is_code(fence: Fence) -> bool:
    info = fence.info.split(" ")[0].lower()
    return info in _CODES or any(line.lstrip().startswith(_COMMANDS) for line in fence.lines)
