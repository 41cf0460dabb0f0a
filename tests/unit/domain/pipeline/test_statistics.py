from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.samples import NOW, deal_of, entered, marked, sample_playbook, stamped

from playbook_cli.domain.deal.history.events import Closed, Event, FieldSet
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.overview import DealOverview, overview_deal
from playbook_cli.domain.deal.statuses import DealStatus, Passage
from playbook_cli.domain.money import Money, sum_amounts
from playbook_cli.domain.pipeline.board import build_boards
from playbook_cli.domain.pipeline.statistics import LEAST_CASES, Share, Statistics, count_statistics
from playbook_cli.domain.playbook.playbook_overview import overview_playbook

PLAYBOOK = sample_playbook()


def closed(outcome: str, days: float = 0, **fields: object) -> Closed:
    return Closed.model_validate({**stamped(days), "outcome": DealStatus(outcome), **fields})


def tracked(*events: Event, started: float = 20) -> DealOverview:
    deal = deal_of(*events, started=started)
    return overview_deal(
        fold(deal.model_copy(update={"id": deal.history[0].id})), overview_playbook(PLAYBOOK)
    )


def count(*deals: DealOverview) -> Statistics:
    [counted] = count_statistics((deal.playbook, deal.tally) for deal in deals)
    return counted


def test_a_deal_won_against_the_last_gate_counts_as_an_override() -> None:
    way = entered("discovery", "closing", days=3)
    counted = count(tracked(way, closed("won", overridden=True)), tracked(way, closed("won")))
    assert counted.overrides == Share(1, 4)


def test_reasons_are_apart_for_each_end() -> None:
    counted = count(
        tracked(closed("won", reason="价格")),
        tracked(closed("lost", reason="价格")),
        tracked(closed("lost", reason="价格")),
        tracked(closed("no_decision")),
    )
    by = {
        outcome.value: [(one.key, one.count) for one in reasons]
        for outcome, reasons in counted.reasons_by_outcome.items()
    }
    assert by == {"won": [("价格", 1)], "lost": [("价格", 2)], "no_decision": [("", 1)]}


def test_nothing_is_lost_to_the_competitor_of_a_deal_that_was_won() -> None:
    rival = FieldSet.model_validate({**stamped(), "field": "competitor", "value": "竞品甲"})
    counted = count(tracked(rival, closed("won")), tracked(rival, closed("lost", competitor="竞品乙")))
    assert [(one.key, one.count) for one in counted.competitors] == [("竞品乙", 1)]
    assert [one.key for one in count(tracked(rival, closed("lost"))).competitors] == ["竞品甲"]


def test_a_missing_criterion_is_counted_of_the_deals_that_were_lost_where_it_is_asked() -> None:
    proven = marked("discovery/exit-criteria/竞争情况")
    late = (entered("discovery", "closing", days=3), closed("lost"))
    counted = count(tracked(proven, closed("lost")), tracked(closed("no_decision")), tracked(*late))
    assert [(one.key, one.count, one.of) for one in counted.missing_in_lost] == [
        ("discovery/需求确认", 2, 2),
        ("discovery/预算确认", 2, 2),
        ("closing/合同签署", 1, 1),
        ("discovery/竞争情况", 1, 2),
    ]


def test_what_still_stands_in_a_stage_has_not_failed_to_advance() -> None:
    way = entered("discovery", "closing", days=3)
    counted = count(tracked(way), tracked(closed("lost")), tracked(), tracked())
    assert (counted.stages[0].entered, counted.stages[0].advanced) == (4, Share(1, 2))


def test_nothing_advances_out_of_the_last_stage_and_so_no_share_is_given() -> None:
    way = entered("discovery", "closing", days=3)
    counted = count(*(tracked(way, closed("won")) for _ in range(LEAST_CASES)))
    assert [stage.advanced for stage in counted.stages] == [Share(5, 5), Share(0, 0)]


def test_what_an_import_ended_counts_for_the_win_rate_and_only_what_it_won_for_its_stage() -> None:
    put = entered("discovery", "closing", passage=Passage.IMPORTED)
    counted = count(
        tracked(put, closed("lost", imported=True, reason="价格")),
        tracked(put, closed("won", imported=True)),
        tracked(put),
    )
    assert counted.win_rate == Share(1, 2)
    assert counted.overrides == Share(0, 0)
    assert (counted.lost_deals, counted.missing_in_lost) == (0, ())
    discovery, closing = counted.stages
    assert (discovery.entered, discovery.days.n, discovery.here) == (0, 0, 0)
    assert (closing.entered, closing.won, closing.lost, closing.here) == (2, 1, 0, 1)
    assert (closing.days.n, counted.unplaced) == (0, 1)


def test_an_imported_deal_is_in_its_stage_since_the_day_the_file_says() -> None:
    put = entered("discovery", "closing", passage=Passage.IMPORTED, since=date(2026, 10, 14))
    [board] = build_boards([tracked(put)], NOW)
    assert board.columns[1].cards[0].days_in_stage == 40


outcomes = st.sampled_from(["open", "won", "lost", "no_decision"])


@given(st.lists(st.tuples(st.booleans(), outcomes, st.integers(0, 15)), min_size=1, max_size=12))
def test_every_figure_adds_up(deals: list[tuple[bool, str, int]]) -> None:
    told = []
    for moved, outcome, days in deals:
        way: list[Event] = [entered("discovery", "closing", days=days)] if moved else []
        end = [] if outcome == "open" else [closed(outcome)]
        told.append(tracked(*way, *end))
    counted = count(*told)
    assert counted.deals == len(deals)
    ended = sum(stage.won + stage.lost + stage.no_decision for stage in counted.stages)
    assert ended == counted.win_rate.of
    assert ended + sum(stage.here for stage in counted.stages) == len(deals)
    assert counted.stages[0].entered == len(deals)
    assert counted.stages[1].entered == counted.stages[0].advanced.count
    for share in (counted.win_rate, counted.overrides, *(stage.advanced for stage in counted.stages)):
        assert (share.fraction is None) == (share.of < LEAST_CASES)
        assert 0 <= share.count <= share.of
    assert count(*reversed(told)).stages == counted.stages


@given(st.lists(st.tuples(st.decimals(0, 10**20, places=2), st.sampled_from(["CNY", "EUR", ""]))))
def test_sums_are_exact(amounts: list[tuple[Decimal, str]]) -> None:
    sums = {money.currency: money.amount for money in sum_amounts(Money(*one) for one in amounts)}
    for currency in {currency for _, currency in amounts}:
        assert sums[currency] * 100 == sum(int(a * 100) for a, c in amounts if c == currency)


def test_no_share_is_given_below_the_least_number_of_cases() -> None:
    assert Share(2, 4).fraction is None
    assert Share(2, 5).fraction == 0.4


def test_statistics_count_stages_reasons_overrides_and_what_lost_deals_lacked() -> None:
    proven = marked("discovery/exit-criteria/需求确认")
    deals = [
        tracked(entered("discovery", "closing", 4, Passage.OVERRIDDEN), closed("won"), started=10),
        tracked(proven, closed("lost"), started=8),
        tracked(closed("no_decision"), started=8),
        tracked(started=5),
    ]
    [counted] = count_statistics((deal.playbook, deal.tally) for deal in deals)
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
