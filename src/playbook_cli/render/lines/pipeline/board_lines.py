"""The board: a column for each stage, a card for each deal."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from playbook_cli.domain.text import clean_line
from playbook_cli.render.cell_widths import fit
from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.words.amounts import amount_words, count_days
from playbook_cli.render.words.clock_words import over_words
from playbook_cli.render.words.deal_names import tell_apart
from playbook_cli.render.words.gate_words import met_words
from playbook_cli.render.words.phrases import list_names
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.pipeline.board import Board, BoardColumn, Card
    from playbook_cli.render.terminal import Terminal

_GAP = 2
_INDENT = "  "
_NARROWEST_COLUMN = 24
_WIDEST_COLUMN = 44


def board_lines(boards: Sequence[Board], terminal: Terminal) -> Iterator[str]:
    """A board for each playbook: as many columns side by side as fit, the rest below."""
    for board in boards:
        yield terminal.paint(clean_line(board.title), "bold")
        fitting = max((terminal.width + _GAP) // (_NARROWEST_COLUMN + _GAP), 1)
        filled = [column for column in board.columns if column.cards]
        for start in range(0, len(filled), fitting):
            yield ""
            yield from _row_of_columns(filled[start : start + fitting], terminal)
        yield ""
        if empty := [clean_line(column.name) for column in board.columns if not column.cards]:
            yield from paragraph(
                _("no open deals in {stages}").format(stages=list_names(empty)), terminal, style="dim"
            )
    yield from paragraph(_legend(), terminal, style="dim")


def _legend() -> str:
    return _("below each deal: the gate criteria it meets, its days in stage, and the days past a limit")


def _row_of_columns(columns: Sequence[BoardColumn], terminal: Terminal) -> Iterator[str]:
    width = min((terminal.width - _GAP * (len(columns) - 1)) // len(columns), _WIDEST_COLUMN)
    most = max(len(column.amounts) for column in columns)
    blocks = [_column_lines(column, width, most, terminal) for column in columns]
    for row in zip_longest(*blocks):
        cells = [cell if cell is not None else " " * width for cell in row]
        yield (" " * _GAP).join(cells).rstrip()


def _column_lines(column: BoardColumn, width: int, amounts: int, terminal: Terminal) -> Iterator[str]:
    """A column of `width` cells; its head has `amounts` lines for sums, so that the rules line up."""
    head = plural("{name} · {n} deal", "{name} · {n} deals", len(column.cards), name=clean_line(column.name))
    yield terminal.paint(fit(head, width), "bold")
    sums = [amount_words(money) for money in column.amounts]
    for text in (*sums, *[""] * (amounts - len(sums))):
        yield terminal.paint(fit(text, width), "dim")
    yield terminal.paint("─" * width, "dim")
    call = tell_apart(column.cards)
    for card in column.cards:
        yield fit(call(card), width)
        late = "part" if card.stale or card.close_date_passed else "dim"
        for facts in filter(None, (_card_facts(card), _close_words(card))):
            yield terminal.paint(_INDENT + fit(facts, width - len(_INDENT)), late)


def _close_words(card: Card) -> str:
    """That a deal was to be closed by a day that lies behind us."""
    passed = card.close_date if card.close_date_passed else None
    return _("was to close on {date}").format(date=passed.isoformat()) if passed else ""


def _card_facts(card: Card) -> str:
    """The gate and the days in stage; where a clock is past its limit, by how many days."""
    gate = met_words(*card.gate)
    days = over_words(card.over) if card.over else count_days(card.days_in_stage)
    snoozed = _("snoozed") if card.snoozed else ""
    return " · ".join(filter(None, (gate, days, snoozed)))
