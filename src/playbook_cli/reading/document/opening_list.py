"""The list of stages with which many playbooks open; it gives the order and is checked against the text."""

from collections.abc import Sequence

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.blocks.block import ItemList, ListItem
from playbook_cli.reading.labels.section_lookup import fold_label
from playbook_cli.reading.outline.headings import Node
from playbook_cli.reading.outline.plain_headings import entry_name
from playbook_cli.reading.stages.drafts import Document, DraftStage


@dataclass(frozen=True, slots=True)
class OpeningList:
    """The heading of the list, and the stages that its entries name, each with its line."""

    node: Node
    block: ItemList
    entries: list[tuple[str, int]]

    def is_pure(self, document: Document, stages: Sequence[DraftStage]) -> bool:
        """Whether it says nothing but the names of stages that the text describes."""
        known = {fold_label(stage.name) for stage in stages}
        alone = self.node.stop - self.node.start == 1 and not self.node.children
        return (
            alone
            and document.blocks[self.node.start] is self.block
            and all(not entry.blocks and fold_label(entry.text) in known for entry in self.block.items)
        )


def read_opening_list(document: Document) -> OpeningList | None:
    """The first plain list right below a heading that announces stages; a table of contents is none."""
    for node in document.nodes:
        block = document.blocks[node.start] if node.start < min(node.stop, len(document.blocks)) else None
        if not isinstance(block, ItemList) or not document.names.is_list(node.heading.text):
            continue
        if not any(_is_link(entry) or entry.items for entry in block.items):
            entries = [(entry_name(entry.text), entry.line) for entry in block.items if entry.text]
            return OpeningList(node, block, entries)
    return None


def _is_link(entry: ListItem) -> bool:
    return "](#" in entry.text
