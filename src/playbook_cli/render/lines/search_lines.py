"""Where a playbook says something: a line a hit with stage, ref, line and the words in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from playbook_cli.domain.playbook.texts.text_search import Hit
from playbook_cli.domain.text import clean_line, clean_text
from playbook_cli.render.cell_widths import cell_sizes, crop, fit, width_of
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from playbook_cli.services.authoring.searching import Found

_LEAST = 10  # cells around the words, however narrow the terminal
_GAPS = 3  # cells between place, line and words
_WIDEST_PLACE = 28


class FoundText(Protocol):
    """A text with the words that were looked for from `start` to `end`."""

    @property
    def text(self) -> str:
        """The whole text."""
        ...

    @property
    def start(self) -> int:
        """Where the words begin."""
        ...

    @property
    def end(self) -> int:
        """Where they end."""
        ...


def hit_lines(hits: Iterable[Hit], terminal: Terminal) -> Iterator[str]:
    """One line a hit, cut to the width around the words; a name that stands before one has none itself."""
    rows = [(_place(hit), _line(hit), hit) for hit in _drop_shown_names(list(hits))]
    place_width = min(max((width_of(place) for place, _, _ in rows), default=0), _WIDEST_PLACE)
    line_width = max((width_of(line) for _, line, _ in rows), default=0)
    room = max(terminal.prose_width - place_width - line_width - _GAPS, 2 * _LEAST)
    for place, line, hit in rows:
        head = terminal.paint(fit(place, place_width), "ref")
        where = terminal.paint(fit(line, line_width), "dim")
        words = cut_around(hit, room, terminal, label=crop(_name_before(hit), room // 2 - 1))
        yield f"{head} {where}  {words}".rstrip()


def _drop_shown_names(hits: Sequence[Hit]) -> list[Hit]:
    """The hits without those in names that stand before other hits."""
    labelled = {hit.place.path for hit in hits if hit.place and hit.field != "name"}
    return [hit for hit in hits if hit.field != "name" or not hit.place or hit.place.path not in labelled]


def _name_before(hit: Hit) -> str:
    """The name of the item in whose text a hit is; empty where the hit is that name, or no item's."""
    return hit.place.item.name if hit.place and hit.field != "name" else ""


def source_lines(found: Found, terminal: Terminal, *, bundled: bool) -> Iterator[str]:
    """The file whose lines were named; of the bundled playbook its name, for nobody here edits it."""
    if any(hit.line for hit in found.hits):
        file = PurePath(found.read.source).name if bundled else found.read.source
        words = (
            _("the lines are those of {file}, which is bundled")
            if bundled
            else _("the lines are those of {file}")
        )
        yield from paragraph(words.format(file=file), terminal, whole=[file])


def quote(text: str) -> str:
    """Words of the user, safe to show."""
    return f"“{clean_line(text)}”"


def _line(hit: Hit) -> str:
    return _("line {n}").format(n=hit.line) if hit.line else ""


def _place(hit: Hit) -> str:
    if hit.place:
        return hit.place.full_ref
    return hit.stage.id if hit.stage else "-"


def cut_around(hit: FoundText, room: int, terminal: Terminal, *, label: str) -> str:
    """The words with what stands around them, behind a label where they need one."""
    prefix = _("{label}:").format(label=label) if label else ""
    prefix += " " if prefix and not prefix.endswith("：") else ""
    before, words, after = (_flat(part) for part in _cut(hit))
    left = max(room - _cells(prefix) - _cells(words), _LEAST)
    head = _end_of(before, max(left - _cells(after), left // 3))
    return prefix + head + terminal.paint(words, "bold") + _start_of(after, left - _cells(head))


def _cut(hit: FoundText) -> tuple[str, str, str]:
    return hit.text[: hit.start], hit.text[hit.start : hit.end], hit.text[hit.end :]


def _end_of(text: str, room: int) -> str:
    """The end of a text that fits into `room` cells, behind an ellipsis where something is cut off."""
    if _cells(text) <= room:
        return text
    used = accumulate(cell_sizes(text[::-1]))
    kept = sum(1 for _ in takewhile(lambda cells: cells < room, used))
    return f"…{_whole_words(text[len(text) - kept :])}"


def _whole_words(text: str) -> str:
    """The end of a text without the rest of a word at its start; Chinese has none."""
    rest, space, words = text.partition(" ")
    return words if space and rest.isascii() else text


def _start_of(text: str, room: int) -> str:
    """The start of a text that fits into `room` cells, with an ellipsis where something is cut off."""
    return _end_of(text[::-1], room)[::-1].rstrip()


def _cells(text: str) -> int:
    """The cells of a text with the spaces at its ends."""
    from rich.cells import cell_len

    return cell_len(text)


def _flat(text: str) -> str:
    """The text on one line, keeping a space at its ends."""
    return clean_text(text).replace("\n", " ").replace("\t", " ")
