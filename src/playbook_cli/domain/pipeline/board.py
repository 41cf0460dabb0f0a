"""Many deals at once: the board with a column per stage, and the deals that are stale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from playbook_cli.domain.coach import stage_of
from playbook_cli.domain.deal.clocks import Clock, read_clocks
from playbook_cli.domain.deal.gate import check_gate
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.money import Money, sum_amounts
from playbook_cli.domain.playbook.model import Playbook, Stage


@dataclass(frozen=True, slots=True)
class TrackedDeal:
    """A deal with the edition it is pinned to."""

    state: DealState
    playbook: Playbook

    @property
    def stage(self) -> Stage:
        """The stage in which it stands."""
        return stage_of(self.playbook, self.state)


@dataclass(frozen=True, slots=True)
class Card:
    """One deal on the board; `stale` are the clocks past their limit."""

    id: str
    name: str
    gate_met: int
    gate_total: int
    days_in_stage: int
    amount: Money | None
    stale: tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the board, with its deals and their amounts per currency."""

    stage: str
    name: str
    cards: tuple[Card, ...]
    amounts: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The open deals of one playbook, a column per stage."""

    playbook: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class StaleDeal:
    """A deal with at least one clock past its limit."""

    deal: TrackedDeal
    clocks: tuple[Clock, ...]


def build_boards(deals: Iterable[TrackedDeal], now: datetime) -> tuple[Board, ...]:
    """A board for each playbook that has deals; stages that only some editions have come last."""
    by_playbook: dict[str, list[TrackedDeal]] = {}
    for deal in deals:
        by_playbook.setdefault(deal.playbook.id, []).append(deal)
    return tuple(
        Board(playbook, tuple(_column(stage, tracked, now) for stage in merge_stages(tracked)))
        for playbook, tracked in sorted(by_playbook.items())
    )


def merge_stages(deals: Sequence[TrackedDeal]) -> list[Stage]:
    """The stages of the edition with the most stages, then those that only other editions have."""
    editions = {deal.playbook.digest: deal.playbook for deal in deals}
    longest_first = sorted(editions.values(), key=lambda p: (-len(p.stages), p.digest))
    merged: dict[str, Stage] = {}
    for playbook in longest_first:
        for stage in playbook.stages:
            merged.setdefault(stage.id, stage)
    return list(merged.values())


def _column(stage: Stage, deals: Sequence[TrackedDeal], now: datetime) -> Column:
    here = [deal for deal in deals if deal.stage.id == stage.id]
    cards = sorted((_card(deal, now) for deal in here), key=lambda c: (-len(c.stale), -c.days_in_stage, c.id))
    return Column(stage.id, stage.name, tuple(cards), sum_amounts(card.amount for card in cards))


def _card(deal: TrackedDeal, now: datetime) -> Card:
    gate = check_gate(deal.playbook, deal.stage, deal.state.marks)
    clocks = read_clocks(deal.state, deal.stage, now)
    return Card(
        id=deal.state.id,
        name=deal.state.name,
        gate_met=gate.met,
        gate_total=len(gate.required),
        days_in_stage=clocks.in_stage.days or 0,
        amount=deal.state.fields.amount,
        stale=clocks.stale,
    )


def find_stale(deals: Iterable[TrackedDeal], now: datetime) -> tuple[StaleDeal, ...]:
    """The stale deals, those with most clocks past their limit first, then the longest past it."""
    read = ((deal, read_clocks(deal.state, deal.stage, now).stale) for deal in deals)
    found = [StaleDeal(deal, clocks) for deal, clocks in read if clocks]
    return tuple(sorted(found, key=lambda stale: (-len(stale.clocks), -_past(stale), stale.deal.state.id)))


def _past(stale: StaleDeal) -> int:
    return max((clock.days or 0) - (clock.limit or 0) for clock in stale.clocks)
