"""Many deals in plain lines: the open deals, the board, the stale ones, the statistics."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from playbook_cli.domain.text import clean_line
from playbook_cli.render.cells import crop, fit, width_of
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.words.commands import command_line
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.coach import Briefing
    from playbook_cli.domain.money import Money
    from playbook_cli.domain.pipeline.board import Board, BoardColumn, Card, StaleDeal
    from playbook_cli.services.workspace import OpenedDeal

_GAP = 2
_NARROWEST_COLUMN = 16
_WIDE = 100
_CLOCK_WIDTH = 9


def deal_lines(ranked: Sequence[tuple[OpenedDeal, Briefing]], terminal: Terminal) -> Iterator[str]:
    """The open deals, one line each: name, stage, gate, flags, what is next."""
    from playbook_cli.render.words.action_words import action_headline

    name_width, stage_width = (20, 12) if terminal.width < _WIDE else (30, 18)
    head = f"{fit(_('Deal'), name_width)}  {fit(_('Stage'), stage_width)}  {_('Gate'):>5}     {_('Next')}"
    yield terminal.paint(head.rstrip(), "dim")
    for opened, briefing in ranked:
        gate = f"{briefing.gate.met}/{len(briefing.gate.required)}"
        flag = _flag(warning.code for warning in briefing.warnings)
        rest = terminal.width - name_width - stage_width - 15
        name = terminal.paint(fit(opened.state.name, name_width), "bold")
        sign = terminal.paint(fit(flag, 3), "part")
        stage = fit(briefing.stage.name, stage_width)
        yield f"{name}  {stage}  {gate:>5} {sign} {crop(action_headline(briefing), rest)}".rstrip()


def _flag(codes: Iterator[str]) -> str:
    """`!` for each clock past its limit."""
    from playbook_cli.domain.deal.warnings import STALE_CODES

    return "!" * sum(code in STALE_CODES.values() for code in codes)


def board_lines(boards: Sequence[Board], terminal: Terminal) -> Iterator[str]:
    """A board for each playbook: as many columns side by side as fit, the rest below."""
    for board in boards:
        if len(boards) > 1:
            yield terminal.paint(clean_line(board.playbook), "bold")
        fitting = max((terminal.width + _GAP) // (_NARROWEST_COLUMN + _GAP), 1)
        for start in range(0, len(board.columns), fitting):
            yield from _row_of_columns(board.columns[start : start + fitting], terminal)
            yield ""


def _row_of_columns(columns: Sequence[BoardColumn], terminal: Terminal) -> Iterator[str]:
    width = (terminal.width - _GAP * (len(columns) - 1)) // len(columns)
    most = max(len(column.amounts) for column in columns)
    blocks = [list(_column_lines(column, width, most, terminal)) for column in columns]
    for row in zip_longest(*blocks):
        cells = [cell if cell is not None else " " * width for cell in row]
        yield (" " * _GAP).join(cells).rstrip()


def _column_lines(column: BoardColumn, width: int, amounts: int, terminal: Terminal) -> Iterator[str]:
    """A column of `width` cells; its head has `amounts` lines for sums, so that the rules line up."""
    head = plural("{name} · {n} deal", "{name} · {n} deals", len(column.cards), name=clean_line(column.name))
    yield terminal.paint(fit(head, width), "bold")
    sums = [format_money(money) for money in column.amounts]
    for text in (*sums, *[""] * (amounts - len(sums))):
        yield terminal.paint(fit(text, width), "dim")
    yield terminal.paint("─" * width, "dim")
    yield from _card_lines(column.cards, width, terminal)


def _card_lines(cards: Sequence[Card], width: int, terminal: Terminal) -> Iterator[str]:
    """A line for each card; gates, days and flags stand below each other."""
    gates = [f"{card.gate_met}/{card.gate_total}" for card in cards]
    days = [f"{card.days_in_stage}d" for card in cards]
    flags = ["!" * len(card.stale) for card in cards]
    gate_width, day_width, flag_width = (max(map(len, texts), default=0) for texts in (gates, days, flags))
    for card, gate, day, flag in zip(cards, gates, days, flags, strict=True):
        facts = f" {gate:>{gate_width}} {day:>{day_width}}{flag:<{flag_width}}"
        line = fit(card.name, width - len(facts)) + facts
        yield terminal.paint(line, "part") if flag else line


def stale_lines(stale: Sequence[StaleDeal], terminal: Terminal) -> Iterator[str]:
    """Each stale deal with the clocks past their limit: days and limit, for the next step days overdue."""
    if not stale:
        yield _("no stale deals")
        return
    widths = (24, 8, 14) if terminal.width < _WIDE else (40, 14, 20)
    heads = (_("Deal"), _("Owner"), _("Stage"), _("In stage"), _("Quiet"), _("Next step"))
    yield terminal.paint(_stale_row(heads, widths), "dim")
    for one in stale:
        clocks = {clock.name: f"{clock.days}/{clock.limit}" for clock in one.clocks}
        days = (clocks.get(name, "") for name in ("in_stage", "quiet", "overdue"))
        yield _stale_row((one.deal.name, one.deal.owner, one.deal.stage.name, *days), widths)
    yield terminal.paint(
        _("days/limit; start with: {command}").format(command=command_line("next", stale[0].deal.id)),
        "dim",
    )


def _stale_row(cells: Sequence[str], widths: Sequence[int]) -> str:
    texts = [fit(cell, width) for cell, width in zip(cells, widths, strict=False)]
    days = [" " * max(_CLOCK_WIDTH - width_of(cell), 0) + cell for cell in cells[len(widths) :]]
    return " ".join((*texts, *days)).rstrip()


def format_money(money: Money) -> str:
    """An amount with thousands apart and its currency."""
    return f"{money.amount:,f} {clean_line(money.currency)}".strip()
