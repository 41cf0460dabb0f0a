"""A document in the terminal: its facts as a table, each block below its heading."""

from collections.abc import Iterator

from playbook_cli.render.documents.document import Block, PrintedDocument, PrintedLine, Tone
from playbook_cli.render.facts import fact_lines
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.terminal import Terminal

_STYLES = {Tone.PLAIN: "", Tone.GOOD: "good", Tone.PART: "part", Tone.BAD: "bad", Tone.DIM: "dim"}


def document_lines(document: PrintedDocument, terminal: Terminal) -> Iterator[str]:
    """The document from its title to its footer."""
    yield from paragraph(document.title, terminal, style="bold")
    yield from fact_lines(document.facts, terminal)
    for block in document.blocks:
        yield from _block_lines(block, terminal)
    if document.footer:
        yield ""
        yield from paragraph(document.footer, terminal, style="dim")


def _block_lines(block: Block, terminal: Terminal) -> Iterator[str]:
    yield ""
    yield from paragraph(block.heading, terminal, style="bold")
    if block.intro:
        yield from paragraph(block.intro, terminal, sign=" ", style="dim")
    for entry in block.lines:
        yield from _entry_lines(entry, terminal)


def _entry_lines(entry: PrintedLine, terminal: Terminal) -> Iterator[str]:
    quiet = "dim" if entry.tone is Tone.DIM else ""
    sign, style = (f" {entry.sign}", _STYLES[entry.tone]) if entry.sign else ("  ", "")
    yield from paragraph(entry.text, terminal, sign=sign, sign_style=style, style=quiet)
