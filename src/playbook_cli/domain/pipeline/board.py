"""The board: the open deals of a playbook, a column per stage."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from playbook_cli.domain.deal.clocks import Clock, read_clocks
from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.domain.money import Money, sum_amounts
from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, StageOverview
from playbook_cli.domain.ranking import weigh_pressure
from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """One deal on the board; `stale` are the clocks past their limit, `snoozed` silences them."""

    id: str
    name: str
    account: str
    gate_met: int
    gate_total: int
    days_in_stage: int
    amount: Money | None
    close_date: date | None
    close_date_passed: bool
    stale: tuple[Clock, ...]
    snoozed: bool


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One stage of the board, with its deals and their amounts per currency."""

    stage: str
    name: str
    cards: tuple[Card, ...]
    amounts: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The open deals of one playbook, a column per stage; `title` is what the playbook is called."""

    playbook: str
    columns: tuple[BoardColumn, ...]
    title: str


def build_boards(
    deals: Iterable[DealOverview], now: datetime, *, in_order: bool = False
) -> tuple[Board, ...]:
    """A board for each playbook that has deals; stages that only some editions have come last.

    In each column the most pressing deal stands first, unless the deals come in the order wanted.
    """
    ordered = deals if in_order else sorted(deals, key=lambda deal: weigh_pressure(deal, now))
    by_playbook: dict[str, _Gathered] = {}
    for deal in ordered:
        by_playbook.setdefault(deal.playbook.id, _Gathered(deal.playbook.title)).take(deal, now)
    return tuple(Board(playbook, *found.finish()) for playbook, found in sorted(by_playbook.items()))


class _Gathered:
    """The cards of the deals of one playbook, as they come; the deals themselves are not held."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.editions: dict[str, PlaybookOverview] = {}
        self.cards: dict[str, list[Card]] = {}  # by the id of the stage

    def take(self, deal: DealOverview, now: datetime) -> None:
        """Take in one deal."""
        self.editions[deal.playbook.version] = deal.playbook
        self.cards.setdefault(deal.stage.id, []).append(_card(deal, now))

    def finish(self) -> tuple[tuple[BoardColumn, ...], str]:
        """The stages that are worked, and an end only where an open deal still stands in it; the title."""
        stages = merge_stages(self.editions.values())
        shown = [stage for stage in stages if stage.end is None or stage.id in self.cards]
        return tuple(_column(stage, self.cards.get(stage.id, ())) for stage in shown), self.title


def merge_stages(editions: Iterable[PlaybookOverview]) -> list[StageOverview]:
    """The stages of the edition with the most stages, then those that only other editions have."""
    longest_first = sorted(editions, key=lambda p: (-len(p.stages), p.version))
    merged: dict[str, StageOverview] = {}
    for playbook in longest_first:
        for stage in playbook.stages:
            merged.setdefault(stage.id, stage)
    return list(merged.values())


def _column(stage: StageOverview, cards: Sequence[Card]) -> BoardColumn:
    """A stage with its cards in the order given."""
    return BoardColumn(stage.id, stage.name, tuple(cards), sum_amounts(card.amount for card in cards))


def _card(deal: DealOverview, now: datetime) -> Card:
    met, asked = deal.count_gate()
    clocks = read_clocks(deal, deal.stage, now)
    return Card(
        id=deal.id,
        name=deal.name,
        account=deal.account,
        gate_met=met,
        gate_total=asked,
        days_in_stage=clocks.in_stage.days or 0,
        amount=deal.amount,
        close_date=deal.close_date,
        close_date_passed=deal.close_date is not None and deal.close_date < now.date(),
        stale=clocks.stale,
        snoozed=clocks.snoozed_until is not None,
    )
