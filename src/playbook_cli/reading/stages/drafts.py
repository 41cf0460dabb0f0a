"""What passes between the parts of the reading: the document and the draft of a playbook."""

from dataclasses import dataclass, field

from playbook_cli.domain.playbook.finding import Finding
from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.reading.blocks.block import Block
from playbook_cli.reading.labels.section_lookup import SectionNames
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.stages.draft_stage import DraftOther, DraftStage
from playbook_cli.reading.strict.strict_yaml import YamlNode


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a text with its headings, the root of its front matter, and what its owner says of it.

    Nobody changes it: whoever sees the text in another way makes another one.
    """

    lines: tuple[str, ...]
    names: SectionNames
    blocks: list[Block]
    nodes: list[Node]
    front: YamlNode | None = None
    guide: Guide = field(default_factory=Guide)
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class DraftPlaybook:
    """A playbook before ids are settled.

    `listed` is the opening list of stages, with lines; `lines` are those of the text without its comments.
    """

    title: str = ""
    summary: str = ""
    stages: list[DraftStage] = field(default_factory=list)
    other: list[DraftOther] = field(default_factory=list)
    listed: list[tuple[str, int]] = field(default_factory=list)
    lines: tuple[str, ...] = ()
