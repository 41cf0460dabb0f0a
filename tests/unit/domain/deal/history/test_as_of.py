from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.samples import at, deal_of, entered, marked

from playbook_cli.domain.deal.history.as_of import cut_history, settle_moments
from playbook_cli.domain.deal.history.fold import fold

START = datetime(2026, 1, 1, tzinfo=UTC)
days = st.lists(st.integers(0, 30), max_size=12)


def moments(*offsets: float) -> list[datetime]:
    return [START + timedelta(days=offset) for offset in offsets]


def test_a_deal_is_cut_at_the_last_event_recorded_by_then() -> None:
    deal = deal_of(marked("discovery/exit-criteria/竞争情况", days=1), started=5)
    assert len(cut_history(deal, at(2)).history) == 1
    assert cut_history(deal, at(1)) == deal
    assert cut_history(deal, at(6)).history == ()


def test_a_clock_that_ran_ahead_hides_nothing_that_came_after_it() -> None:
    assert settle_moments(moments(1, 900, 3, 4)) == moments(1, 1, 3, 4)


def test_a_clock_that_was_set_back_brings_nothing_into_the_past() -> None:
    assert settle_moments(moments(10, -9000, 12, 13)) == moments(10, 10, 12, 13)


def test_the_first_event_may_be_the_wrong_one() -> None:
    assert settle_moments(moments(99, 2, 3)) == moments(2, 2, 3)


def test_a_move_recorded_by_a_wrong_clock_is_not_torn_out_of_the_middle() -> None:
    deal = deal_of(
        entered("discovery", "closing", days=-400),
        marked("closing/exit-criteria/合同签署", days=3),
        started=9,
    )
    assert fold(cut_history(deal, at(2))).stage == "closing"


def test_a_clock_set_back_by_a_day_before_the_last_event() -> None:
    assert settle_moments(moments(1, 5, 4)) == moments(1, 1, 4)


def test_a_long_history_of_a_wrong_clock_is_settled_at_once() -> None:
    said = moments(*(day if day % 3 else -day for day in range(1, 20_000)))
    settled = settle_moments(said)
    assert settled == sorted(settled)
    assert settled[-1] == said[-1]


@given(days)
def test_times_that_agree_with_the_order_are_believed_as_they_are(offsets: list[int]) -> None:
    assert settle_moments(moments(*sorted(offsets))) == moments(*sorted(offsets))


@given(days)
def test_settled_times_never_go_back_and_are_times_that_were_said(offsets: list[int]) -> None:
    said = moments(*offsets)
    settled = settle_moments(said)
    assert settled == sorted(settled)
    assert len(settled) == len(said)
    assert set(settled) <= set(said)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=7))
def test_the_fewest_possible_clocks_are_called_wrong(offsets: list[int]) -> None:
    said = moments(*offsets)
    kept = sum(one == other for one, other in zip(said, settle_moments(said), strict=True))
    longest = max(
        len(run)
        for mask in range(1 << len(said))
        if (run := [m for i, m in enumerate(said) if mask >> i & 1]) == sorted(run)
    )
    assert kept >= longest


@given(days, st.integers(-1, 31), st.integers(-1, 31))
def test_a_later_day_only_adds_to_what_was_known(offsets: list[int], one: int, other: int) -> None:
    events = [marked("discovery/exit-criteria/竞争情况", days=-offset) for offset in offsets]
    deal = deal_of(*events, started=0)
    early, late = sorted((one, other))
    before = cut_history(deal, at(-early)).history
    assert cut_history(deal, at(-late)).history[: len(before)] == before
