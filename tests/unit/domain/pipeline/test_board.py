from decimal import Decimal

from tests.samples import NOW, deal_of, entered, sample_playbook, stamped

from playbook_cli.domain.deal.history.events import Closed, Event, FieldSet
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.time_in_stage import find_stays
from playbook_cli.domain.deal.overview import DealOverview, overview_deal
from playbook_cli.domain.deal.statuses import DealStatus, Passage
from playbook_cli.domain.money import Money, sum_amounts
from playbook_cli.domain.pipeline.board import build_boards
from playbook_cli.domain.playbook.playbook_overview import overview_playbook

PLAYBOOK = sample_playbook()


def tracked(*events: Event, started: float = 5) -> DealOverview:
    deal = deal_of(*events, started=started)
    return overview_deal(
        fold(deal.model_copy(update={"id": deal.history[0].id})), overview_playbook(PLAYBOOK)
    )


def closed(outcome: DealStatus, days: float = 0) -> Closed:
    return Closed.model_validate({**stamped(days), "outcome": outcome, "reason": "价格"})


def test_stays_follow_the_passages_and_end_with_the_deal() -> None:
    events = (
        entered("discovery", "closing", 20),
        entered("closing", "discovery", 15, Passage.BACK),
        entered("discovery", "closing", 5),
        closed(DealStatus.WON, 1),
    )
    stays = list(find_stays(fold(deal_of(*events, started=30))))
    assert [(stay.stage, stay.days, stay.forward) for stay in stays] == [
        ("discovery", 10, True),
        ("closing", 5, False),
        ("discovery", 10, True),
        ("closing", 4, False),
    ]


def test_a_clock_set_back_gives_no_negative_days() -> None:
    stays = list(find_stays(fold(deal_of(entered("discovery", "closing", 9), started=5))))
    assert stays[0].days == 0


def test_amounts_are_summed_per_currency_without_floats() -> None:
    sums = sum_amounts(
        [Money(Decimal("0.1"), "EUR"), Money(Decimal("0.2"), "EUR"), Money(Decimal(5), ""), None]
    )
    assert sums == (Money(Decimal(5), ""), Money(Decimal("0.3"), "EUR"))


def test_an_amount_that_is_none_is_left_out() -> None:
    for value in ("much", "NaN", "Infinity", "1E+999999", "1E-999999", "0E+999999"):
        event = FieldSet.model_validate({**stamped(), "field": "amount", "value": value})
        assert fold(deal_of(event)).fields.amount is None


def test_boards_are_apart_for_each_playbook() -> None:
    other = sample_playbook(id="other")
    deals = [
        tracked(),
        overview_deal(fold(deal_of()), overview_playbook(other)),
        tracked(entered("discovery", "closing")),
    ]
    boards = build_boards(deals, NOW)
    assert [board.playbook for board in boards] == ["other", "team"]
    assert [len(column.cards) for column in boards[1].columns] == [1, 1]


def test_a_stage_that_only_an_older_edition_has_still_shows_its_deals() -> None:
    old = sample_playbook(stages=(PLAYBOOK.stages[0].model_copy(update={"id": "old-first"}),))
    deals = [tracked(), overview_deal(fold(deal_of()), overview_playbook(old))]
    [board] = build_boards(deals, NOW)
    assert [column.stage for column in board.columns] == ["discovery", "closing", "old-first"]
    assert sum(len(column.cards) for column in board.columns) == 2
