"""What passes between the parts of the reading: the document, and the draft of a stage."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, ItemList, Table
from playbook_cli.reading.items.asking import Asking
from playbook_cli.reading.items.draft_item import DraftItem
from playbook_cli.reading.labels.label_meanings import SectionNames
from playbook_cli.reading.lines.source_lines import MarkedLine
from playbook_cli.reading.outline.headings import HeadingNode, OpeningList
from playbook_cli.reading.titles.stage_title import StageMark

if TYPE_CHECKING:
    from playbook_cli.reading.strict.strict_yaml import YamlNode


@dataclass(slots=True)
class DraftOther:
    """Text under a heading that is not one of ours."""

    title: str
    text: str
    line: int


@dataclass(slots=True)
class DraftStage:
    """A stage before ids are settled."""

    name: str
    line: int
    id: str = ""
    aliases: list[str] = field(default_factory=list)
    probability: int | None = None
    duration: tuple[int, int] | None = None
    when: str = ""
    stale_after_days: int | None = None
    summary: str = ""
    ask: Asking = field(default_factory=Asking)
    cautions: list[str] = field(default_factory=list)
    items: dict[Section, list[DraftItem]] = field(default_factory=dict)
    other: list[DraftOther] = field(default_factory=list)


def stage_of(mark: StageMark, line: int) -> DraftStage:
    """A stage as its heading alone states it."""
    stage = DraftStage(
        mark.name, line, mark.id, probability=mark.probability, duration=mark.duration, when=mark.when
    )
    if mark.beside:
        stage.other.append(DraftOther(mark.name, mark.beside, line))
    return stage


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a text with its headings, the root of its front matter, and what its owner says of it.

    `marked` are its lines with what each begins with.

    Nobody changes it: whoever sees the text in another way makes another one.
    """

    lines: tuple[str, ...]
    marked: Sequence[MarkedLine]
    names: SectionNames
    blocks: list[Block]
    nodes: list[HeadingNode]
    front: "YamlNode | None" = None
    guide: Guide = field(default_factory=Guide)
    findings: tuple[Finding, ...] = ()
    opening: OpeningList | None = None

    @property
    def tables(self) -> list[tuple[int, Table]]:
        """Every table, also below the entries of lists, with the index of the block that holds it."""
        return [(at, table) for at, block in enumerate(self.blocks) for table in _tables_in(block)]


def _tables_in(block: Block) -> Iterator[Table]:
    if isinstance(block, Table):
        yield block
    elif isinstance(block, ItemList):
        for entry in block.items:
            for nested in entry.blocks:
                yield from _tables_in(nested)
