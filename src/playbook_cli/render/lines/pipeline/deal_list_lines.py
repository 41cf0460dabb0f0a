"""The open deals, the most pressing first: how each stands, and what to do now."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from playbook_cli.render.paragraphs import paragraph
from playbook_cli.render.tables import DrawnCells, TableColumn, list_left_out, table_lines
from playbook_cli.render.words.action_words import action_in_a_list
from playbook_cli.render.words.amounts import amount_words
from playbook_cli.render.words.deal_names import tell_apart
from playbook_cli.render.words.gate_words import met_words
from playbook_cli.render.words.phrases import list_names
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from playbook_cli.domain.deal.clocks import Lateness
    from playbook_cli.domain.pipeline.listed_deals import ListedDeal
    from playbook_cli.render.terminal import Terminal

_LATE, _DEAD, _SNOOZED = "!", "×", "z"
_MOST_NAMED = 4
_STYLES = {_LATE: "part", _DEAD: "bad", _SNOOZED: "dim", "": ""}


def deal_lines(listed: Sequence[ListedDeal], now: datetime, terminal: Terminal) -> Iterator[str]:
    """The open deals, a line each, then what the signs mean and which columns a wider window has."""
    flags = DrawnCells(listed, lambda deal: flag_deal(deal.late))
    columns = _columns(listed, flags)
    yield from table_lines(columns, terminal)
    legend = " · ".join(list_flags(flags))
    left_out = list_left_out(columns, terminal.width)
    more = _("a wider window also shows: {columns}").format(columns=list_names(left_out)) if left_out else ""
    if legend or more:
        yield ""
    for words in filter(None, (legend, more)):
        yield from paragraph(words, terminal, style="dim", whole=left_out)
    if passed := [deal for deal in listed if _has_passed(deal, now)]:
        yield from paragraph(_passed_words(passed), terminal, style="part")


def _has_passed(deal: ListedDeal, now: datetime) -> bool:
    return deal.close_date is not None and deal.close_date < now.date()


def _passed_words(passed: Sequence[ListedDeal]) -> str:
    """Which close dates lie behind us, at any width and whether the column is shown or not."""
    return plural(
        "the close date of {n} deal has passed: {names}",
        "the close dates of {n} deals have passed: {names}",
        len(passed),
        names=list_names(map(tell_apart(passed), passed), _MOST_NAMED),
    )


def _columns(deals: Sequence[ListedDeal], flags: Sequence[str]) -> list[TableColumn]:
    count_met = cache(met_words)
    signs = DrawnCells(flags, lambda flag: _STYLES[flag[:1]])
    return [
        TableColumn(_("Over"), flags, right=True, styles=signs),
        TableColumn(
            _("Deal"),
            DrawnCells(deals, tell_apart(deals)),
            least=17,
            styles=["bold"] * len(deals),
        ),
        TableColumn(
            _("Owner"), DrawnCells(deals, lambda deal: deal.owner), least=6, most=16, leaves=6, optional=True
        ),
        TableColumn(_("Amount"), DrawnCells(deals, _amount), right=True, leaves=3, optional=True),
        TableColumn(_("Close date"), DrawnCells(deals, _close_date), leaves=4, optional=True),
        TableColumn(
            _("Stage"), DrawnCells(deals, lambda deal: deal.stage), least=12, most=24, leaves=2, optional=True
        ),
        TableColumn(
            _("Gate met"),
            DrawnCells(deals, lambda deal: count_met(*deal.gate)),
            right=True,
            leaves=5,
            optional=True,
        ),
        TableColumn(
            _("Do now"),
            DrawnCells(deals, _action),
            least=26,
            most=90,
            prose=True,
        ),
    ]


def _action(deal: ListedDeal) -> str:
    return action_in_a_list(deal.action) if deal.action else ""


def _amount(deal: ListedDeal) -> str:
    return amount_words(deal.amount) if deal.amount else ""


def _close_date(deal: ListedDeal) -> str:
    return deal.close_date.isoformat() if deal.close_date else ""


def flag_deal(late: Lateness) -> str:
    """The flag of a deal, and by how many days it is past a limit; empty where nothing is late."""
    return f"{_flag(late)} {late.over}" if late.over else _flag(late)


def list_flags(flags: Iterable[str]) -> list[str]:
    """What these flags of deals mean."""
    signs = {flag[:1] for flag in flags}
    return [words for sign, words in _legend() if sign in signs]


def _flag(late: Lateness) -> str:
    if late.snoozed:
        return _SNOOZED
    if late.dead:
        return _DEAD
    return _LATE if late.over else ""


def _legend() -> list[tuple[str, str]]:
    return [
        (_LATE, _("! days past a limit: in stage, without a record, or the next step")),
        (_DEAD, _("× dead: revive or close")),
        (_SNOOZED, _("z snoozed")),
    ]
