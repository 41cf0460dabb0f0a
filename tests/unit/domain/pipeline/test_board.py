from decimal import Decimal

from tests.samples import NOW, deal_of, entered, marked, sample_playbook, stamped

from playbook_cli.domain.deal.history.events import Closed, Event, FieldSet
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.time_in_stage import find_stays
from playbook_cli.domain.deal.overview import DealOverview, overview_deal
from playbook_cli.domain.deal.statuses import DealStatus, Passage
from playbook_cli.domain.money import Money, sum_amounts
from playbook_cli.domain.pipeline.board import build_boards, find_stale
from playbook_cli.domain.pipeline.statistics import Share, count_statistics
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


def test_the_stalest_comes_first() -> None:
    found = find_stale([tracked(started=12), tracked(started=40), tracked(started=1)], NOW)
    assert [[clock.name for clock in stale.clocks] for stale in found] == [["in_stage", "quiet"], ["quiet"]]


def test_no_share_is_given_below_the_least_number_of_cases() -> None:
    assert Share(2, 4).fraction is None
    assert Share(2, 5).fraction == 0.4


def test_statistics_count_stages_reasons_overrides_and_what_lost_deals_lacked() -> None:
    proven = marked("discovery/exit-criteria/需求确认")
    deals = [
        tracked(entered("discovery", "closing", 4, Passage.OVERRIDDEN), closed(DealStatus.WON), started=10),
        tracked(proven, closed(DealStatus.LOST), started=8),
        tracked(closed(DealStatus.NO_DECISION), started=8),
        tracked(),
    ]
    [counted] = count_statistics(deals)
    first, last = counted.stages
    assert (first.entered, first.advanced.count, first.lost, first.no_decision, first.here) == (4, 1, 1, 1, 1)
    assert (last.entered, last.won, last.days.n, last.days.median, last.days.p90) == (1, 1, 1, 4, 4)
    assert counted.overrides == Share(1, 2)  # one gate on the way, one by winning
    assert (counted.win_rate.count, counted.win_rate.of) == (1, 3)
    assert [(one.label, one.count) for one in counted.missing_in_lost] == [
        ("竞争情况", 2),
        ("预算确认", 2),
        ("需求确认", 1),
    ]
