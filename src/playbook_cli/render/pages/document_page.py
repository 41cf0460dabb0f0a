"""A document as a page in the terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from playbook_cli.render.documents.document import Block, PrintedDocument, PrintedLine, Tone
from playbook_cli.render.words.phrases import with_label
from playbook_cli.render.wrapped import Wrapped, wrapped

_STYLES = {Tone.PLAIN: "", Tone.GOOD: "green", Tone.PART: "yellow", Tone.BAD: "red", Tone.DIM: "dim"}


def page_of(document: PrintedDocument) -> RenderableType:
    """The document with its facts on top and each block below its heading."""
    facts = " · ".join(with_label(label, value) for label, value in document.facts)
    blocks = (part for block in document.blocks for part in _block_parts(block))
    footer = [Text(f"\n{document.footer}", "dim")] if document.footer else []
    return Group(wrapped(document.title, "bold"), wrapped(facts, "dim"), *blocks, *footer)


def _block_parts(block: Block) -> Iterator[RenderableType]:
    yield Text(f"\n{block.heading}", "bold")
    if block.intro:
        yield Padding(wrapped(block.intro, "dim"), (0, 0, 0, 2))
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(no_wrap=True, width=2)
    grid.add_column(ratio=1, overflow="fold")
    for entry in block.lines:
        grid.add_row(*_row(entry))
    yield grid


def _row(entry: PrintedLine) -> tuple[Text, Wrapped]:
    style = _STYLES[entry.tone]
    quiet = "dim" if entry.tone is Tone.DIM else ""
    return Text(f" {entry.sign}", style), wrapped(entry.text, quiet)
