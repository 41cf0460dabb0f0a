"""A page without a form: headings, lines, tables. It becomes a terminal page, Markdown or HTML."""

from enum import StrEnum

from playbook_cli.domain.text import clean_line
from playbook_cli.late_dataclasses import dataclass


class Tone(StrEnum):
    """How a line is meant, which each form shows in its own way."""

    PLAIN = "plain"
    GOOD = "good"
    PART = "part"
    BAD = "bad"
    DIM = "dim"


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One entry of a list."""

    text: str
    tone: Tone = Tone.PLAIN
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its lines; `intro` stands between the two."""

    heading: str
    lines: tuple[PrintedLine, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A title, a row of facts and the blocks below."""

    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    footer: str = ""
    language: str = ""


def line(text: str, tone: Tone = Tone.PLAIN, sign: str = "") -> PrintedLine:
    """A line whose text can steer nothing."""
    return PrintedLine(clean_line(text), tone, sign)
