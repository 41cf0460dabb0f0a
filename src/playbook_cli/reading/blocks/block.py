"""What a Markdown text is made of; every block knows the 1-based lines it spans, both ends included."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import TypeAlias

from playbook_cli.domain.text import is_set_wide
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 to 6, and 7 for a line that stands for one without being marked as one."""

    line: int
    level: int
    text: str
    marked: bool = True
    last: int = 0

    @property
    def end(self) -> int:
        """The last line: a heading underlined with `===` has two."""
        return self.last or self.line


@dataclass(slots=True)
class Paragraph:
    """Lines of text that belong together."""

    line: int
    lines: list[str]

    @property
    def end(self) -> int:
        """The last line."""
        return self.line + len(self.lines) - 1


@dataclass(slots=True)
class ListItem:
    """One entry of a list: its own text, and what is nested below it.

    `kind` tells bullets from each kind of number; `number` is None for a bullet; `broken` is set where the
    first line ends in a break by hand.
    """

    line: int
    indent: int
    kind: str
    number: int | None
    lines: list[str]
    blocks: list["Block"] = field(default_factory=list)
    end: int = 0
    broken: bool = False

    @property
    def text(self) -> str:
        """The item's own text on one line."""
        return join_lines(self.lines)

    @property
    def items(self) -> list["ListItem"]:
        """The entries of all lists nested right below."""
        return [item for block in self.blocks if isinstance(block, ItemList) for item in block.items]


@dataclass(slots=True)
class ItemList:
    """A list."""

    line: int
    items: list[ListItem]
    last: int = 0

    @property
    def end(self) -> int:
        """The last line: where it is not known, that of the last entry."""
        return self.last or max((item.end for item in self.items), default=self.line)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header."""

    line: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: what is in it is shown, not meant."""

    line: int
    info: str
    lines: tuple[str, ...]
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quote, its `>` taken away."""

    line: int
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        """The last line."""
        return self.line + len(self.lines) - 1


Block: TypeAlias = Heading | Paragraph | ItemList | Table | Fence | Quote


def join_lines(lines: Iterable[str]) -> str:
    """Lines as one, with a space between them only where neither side is Chinese or Japanese."""
    parts: list[str] = []
    for line in (text.strip() for text in lines):
        if not line:
            continue
        if parts and not (is_set_wide(parts[-1][-1]) and is_set_wide(line[0])):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def span_text(source: Sequence[str], first: int, last: int) -> str:
    """The source text of a span of lines, without the indentation that all of them share."""
    lines = list(source[first - 1 : last])
    filled = [line for line in lines if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in filled), default=0)
    return "\n".join(line[margin:].rstrip() for line in lines).strip("\n")
