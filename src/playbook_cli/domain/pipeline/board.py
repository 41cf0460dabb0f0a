"""The board: the open deals of a playbook, a column per stage."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.domain.money import Money, pack_money, sum_amounts, unpack_money
from playbook_cli.domain.pipeline.packed_rows import PackedRows, SortKeys
from playbook_cli.domain.pipeline.selection import EVERYTHING, Selection, arrange, choose_key
from playbook_cli.domain.playbook.playbook_overview import PlaybookOverview, StageOverview
from playbook_cli.domain.ranking import Appraised, appraise, weigh_appraised
from playbook_cli.late_dataclasses import dataclass


class Card(NamedTuple):
    """One deal on the board; `gate` says how many criteria pass, and of how many.

    `stale` are the names of its clocks past their limit, `over` by how many days the worst is. Where it is
    `snoozed`, none of them runs.
    """

    id: str
    name: str
    account: str
    gate: tuple[int, int]
    days_in_stage: int
    worth: tuple[str, str] | None
    close_date: date | None
    close_date_passed: bool
    stale: tuple[str, ...]
    over: int
    snoozed: bool

    @property
    def amount(self) -> Money | None:
        """What the deal is worth."""
        return unpack_money(self.worth)


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One stage of the board, with its deals and their amounts per currency."""

    stage: str
    name: str
    cards: Sequence[Card]
    amounts: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The open deals of one playbook, a column per stage; `title` is what the playbook is called."""

    playbook: str
    columns: tuple[BoardColumn, ...]
    title: str


def build_boards(
    deals: Iterable[DealOverview], now: datetime, selection: Selection = EVERYTHING
) -> tuple[Board, ...]:
    """A board for each playbook that has deals; stages that only some editions have come last.

    In each column the most pressing deal stands first, or in the order asked for. Of a deal no more is held
    than stands on its card.
    """

    def weigh(one: Appraised) -> Sequence[Any]:
        return weigh_appraised(one, now)

    key = choose_key(selection, now, _deal_of, weigh) or weigh
    seen: Iterable[Appraised] = (appraise(deal, now) for deal in deals)
    if selection.limit is not None:
        seen = arrange(seen, selection, now, _deal_of, weigh)
    by_playbook: dict[str, _Gathered] = {}
    for one in seen:
        by_playbook.setdefault(one.deal.playbook.id, _Gathered()).take(one, now, tuple(key(one)))
    return tuple(Board(playbook, *found.finish()) for playbook, found in sorted(by_playbook.items()))


_SHARED: Final = ("account", "gate", "close_date", "stale")


class _Gathered:
    """The cards of the deals of one playbook, as they come; the deals themselves are not held."""

    def __init__(self) -> None:
        self.title = ""
        self.editions: dict[str, PlaybookOverview] = {}
        self.cards: dict[str, tuple[PackedRows[Card], SortKeys]] = {}  # by the id of the stage
        self._least: tuple[Any, ...] | None = None

    def take(self, one: Appraised, now: datetime, key: tuple[Any, ...]) -> None:
        """Take in one deal, which stands in its column by this key; the first of all says the title."""
        deal = one.deal
        if self._least is None or key < self._least:
            self._least, self.title = key, deal.playbook.title
        self.editions[deal.playbook.version] = deal.playbook
        if deal.stage.id not in self.cards:
            self.cards[deal.stage.id] = PackedRows(Card, _SHARED), SortKeys()
        cards, keys = self.cards[deal.stage.id]
        cards.append(_card(one, now))
        keys.append(key)

    def finish(self) -> tuple[tuple[BoardColumn, ...], str]:
        """The stages that are worked, and an end only where an open deal still stands in it; the title."""
        for cards, keys in self.cards.values():
            cards.put_in_order(keys.sort())
        stages = merge_stages(self.editions.values())
        shown = [stage for stage in stages if stage.end is None or stage.id in self.cards]
        found = {stage_id: cards for stage_id, (cards, _keys) in self.cards.items()}
        return tuple(_column(stage, found.get(stage.id, ())) for stage in shown), self.title


def _deal_of(one: Appraised) -> DealOverview:
    return one.deal


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
    return BoardColumn(stage.id, stage.name, cards, sum_amounts(card.amount for card in cards))


def _card(one: Appraised, now: datetime) -> Card:
    deal, clocks, late, gate = one
    return Card(
        id=deal.id,
        name=deal.name,
        account=deal.account,
        gate=gate,
        days_in_stage=clocks.in_stage.days or 0,
        worth=pack_money(deal.amount),
        close_date=deal.close_date,
        close_date_passed=deal.close_date is not None and deal.close_date < now.date(),
        stale=tuple(clock.name for clock in clocks.stale),
        over=late.over,
        snoozed=late.snoozed,
    )
