"""One part of a stage: what stands under one heading or label."""

from collections.abc import Sequence
from dataclasses import field
from typing import TypeAlias

from playbook_cli.domain.playbook.structure import Section
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import Block, ItemList, ListItem, Table, span_text
from playbook_cli.reading.labels.label_meanings import FoundSection

LABEL_LEVEL = 9  # deeper than any heading


@dataclass(slots=True)
class Part:
    """What stands under one heading or label.

    `text` follows the label on its own line; `one_item` is set where the heading itself names an item
    (`Deliverable: ROI report`). `listed` is set where a list or table was added to the part itself, `plain`
    where the label was no more than a line with a colon. Parts among the blocks are groups of a known
    section.
    """

    title: str
    line: int
    found: FoundSection | None = None
    level: int = 0
    text: str = ""
    one_item: str = ""
    numbered: bool = False
    listed: bool = False
    plain: bool = False
    blocks: list["Block | Part"] = field(default_factory=list)

    @property
    def clear_section(self) -> Section | None:
        """The section that its name clearly means, or None."""
        return self.found.section if self.found and self.found.clear else None

    @property
    def end(self) -> int:
        """The last line of the part."""
        return max(self.line, self.blocks[-1].end) if self.blocks else self.line

    @property
    def has_own_items(self) -> bool:
        """Whether it holds items outside its groups."""
        return bool(self.text) or self.listed

    @property
    def has_lists(self) -> bool:
        """Whether the part, or a group in it, holds a list or a table."""
        return any(
            isinstance(block, ItemList | Table) or (isinstance(block, Part) and block.has_lists)
            for block in self.blocks
        )

    def list_entries(self) -> list[ListItem] | None:
        """The entries of its lists; None where it holds anything but lists."""
        lists = [block for block in self.blocks if isinstance(block, ItemList)]
        return [entry for block in lists for entry in block.items] if len(lists) == len(self.blocks) else None

    def source_text(self, source: Sequence[str]) -> str:
        """The text of the part as it stands in the source, without its heading."""
        body = span_text(source, self.blocks[0].line, self.end) if self.blocks else ""
        return f"{self.text}\n{body}".strip("\n")


Blocks: TypeAlias = Sequence[Block | Part]
