"""Many deals in plain lines: the open deals, the board, the stale ones, the statistics."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from playbook_cli.domain.clocks import Clock
from playbook_cli.domain.coach import Briefing
from playbook_cli.domain.money import Money
from playbook_cli.domain.pipeline import Board, Card, Column, StaleDeal
from playbook_cli.domain.text import clean_line
from playbook_cli.domain.warnings import STALE_CODES
from playbook_cli.render.action_lines import action_headline
from playbook_cli.render.cells import crop, fit
from playbook_cli.render.command_lines import command_line
from playbook_cli.render.terminal import Terminal
from playbook_cli.render.translation import _, plural
from playbook_cli.render.warning_lines import count_days
from playbook_cli.services.workspace import OpenedDeal

_GAP = 2
_NARROWEST_COLUMN = 16
_WIDE = 100


def deal_lines(ranked: Sequence[tuple[OpenedDeal, Briefing]], terminal: Terminal) -> Iterator[str]:
    """The open deals, one line each: name, stage, gate, flags, what is next."""
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


def _row_of_columns(columns: Sequence[Column], terminal: Terminal) -> Iterator[str]:
    width = (terminal.width - _GAP * (len(columns) - 1)) // len(columns)
    most = max(len(column.amounts) for column in columns)
    blocks = [list(_column_lines(column, width, most, terminal)) for column in columns]
    for row in zip_longest(*blocks):
        cells = [cell if cell is not None else " " * width for cell in row]
        yield (" " * _GAP).join(cells).rstrip()


def _column_lines(column: Column, width: int, amounts: int, terminal: Terminal) -> Iterator[str]:
    """A column of `width` cells; its head has `amounts` lines for sums, so that the rules line up."""
    head = plural("{name} · {n} deal", "{name} · {n} deals", len(column.cards), name=clean_line(column.name))
    yield terminal.paint(fit(head, width), "bold")
    sums = [format_money(money) for money in column.amounts]
    for text in (*sums, *[""] * (amounts - len(sums))):
        yield terminal.paint(fit(text, width), "dim")
    yield terminal.paint("─" * width, "dim")
    for card in column.cards:
        yield _card_line(card, width, terminal)


def _card_line(card: Card, width: int, terminal: Terminal) -> str:
    flags = "!" * len(card.stale)
    facts = f" {card.gate_met}/{card.gate_total} {card.days_in_stage}d{flags}"
    line = fit(card.name, width - len(facts)) + facts
    return terminal.paint(line, "part") if flags else line


def stale_lines(stale: Sequence[StaleDeal], terminal: Terminal) -> Iterator[str]:
    """Each stale deal with the clocks that are past their limit."""
    if not stale:
        yield _("no deal is stale")
    for one in stale:
        name = terminal.paint(fit(one.deal.state.name, 26), "bold")
        clocks = "; ".join(_clock_words(clock) for clock in one.clocks)
        yield f"{name} {fit(one.deal.stage.name, 14)} {clocks}"
    if stale:
        command = command_line("next", stale[0].deal.state.id)
        yield terminal.paint(_("begin with: {command}").format(command=command), "dim")


def _clock_words(clock: Clock) -> str:
    words = {
        "in_stage": _("{days} in stage (limit {limit})"),
        "quiet": _("{days} without activity (limit {limit})"),
        "overdue": _("next step {days} overdue (limit {limit})"),
    }[clock.name]
    return words.format(days=count_days(clock.days or 0), limit=clock.limit)


def format_money(money: Money) -> str:
    """An amount with thousands apart and its currency."""
    return f"{money.amount:,f} {clean_line(money.currency)}".strip()
