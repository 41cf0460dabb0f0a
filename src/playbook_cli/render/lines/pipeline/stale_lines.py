"""The deals past a limit, the furthest past it first, each with what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.tables import DrawnCells, TableColumn, table_lines
from playbook_cli.render.words.clock_words import clock_words
from playbook_cli.render.words.deal_names import tell_apart
from playbook_cli.render.words.phrases import list_texts
from playbook_cli.render.words.suggested_commands import command_line
from playbook_cli.render.words.translation import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.pipeline.stale_deals import StaleDeal
    from playbook_cli.render.terminal import Terminal


def stale_lines(stale: Sequence[StaleDeal], terminal: Terminal) -> Iterator[str]:
    """Each stale deal with the clocks past their limit, in words."""
    if not stale:
        yield _("no stale deals")
        return
    yield from table_lines(_columns(stale), terminal)
    yield ""
    command = command_line("next", stale[0].id)
    words = _("start with: {command}").format(command=command)
    yield from paragraph(words, terminal, style="dim", whole=[command])


def _columns(stale: Sequence[StaleDeal]) -> list[TableColumn]:
    names = DrawnCells(stale, tell_apart(stale))
    late = DrawnCells(stale, _late_words)
    return [
        TableColumn(_("Days over"), DrawnCells(stale, _days_over), right=True, styles=["part"] * len(stale)),
        TableColumn(_("Deal"), names, least=16, styles=["bold"] * len(stale)),
        TableColumn(_("Owner"), DrawnCells(stale, lambda one: one.owner), least=6, most=16),
        TableColumn(_("Stage"), DrawnCells(stale, lambda one: one.stage_name), least=10, most=24),
        TableColumn(_("What is late"), late, most=300, leaves=1, sign="→", short=False),
    ]


def _days_over(stale: StaleDeal) -> str:
    return str(max(clock.over for clock in stale.clocks))


def _late_words(stale: StaleDeal) -> str:
    return list_texts(clock_words(clock, stale.next_step) for clock in stale.clocks)
