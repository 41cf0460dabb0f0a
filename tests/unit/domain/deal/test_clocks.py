"""Days are counted between calendar dates, and each clock stands still where the deal says so."""

from datetime import date, timedelta, timezone

import pytest
from tests.samples import NOW, at, deal_of, marked, sample_playbook, stamped

from playbook_cli.domain.deal.clocks import (
    Clock,
    Clocks,
    Lateness,
    count_days_since,
    is_dead,
    measure_lateness,
    read_clocks,
)
from playbook_cli.domain.deal.history.events import Event, FieldSet, NextStepSet, Reviewed
from playbook_cli.domain.deal.history.fold import fold

STAGE = sample_playbook().stages[0]


def clocks(*events: Event, started: float = 5) -> Clocks:
    return read_clocks(fold(deal_of(*events, started=started)), STAGE, NOW)


def test_a_review_is_no_activity() -> None:
    assert clocks(Reviewed.model_validate(stamped(1))).quiet.days == 5
    assert clocks(marked("discovery/exit-criteria/竞争情况", days=1)).quiet.days == 1


@pytest.mark.parametrize(("ago", "stale"), [(29, False), (30, False), (31, True)])
def test_a_clock_is_stale_past_its_limit_and_not_on_it(ago: int, stale: bool) -> None:
    assert clocks(started=ago).in_stage.stale is stale


def test_a_deal_is_quiet_past_the_days_without_activity_that_its_stage_allows() -> None:
    assert [clocks(started=ago).quiet.over for ago in (10, 11)] == [0, 1]


@pytest.mark.parametrize(("until", "silent"), [("2026-11-22", False), ("2026-11-23", True)])
def test_a_snooze_silences_every_clock_through_its_last_day(until: str, silent: bool) -> None:
    field = FieldSet.model_validate({**stamped(), "field": "snoozed_until", "value": until})
    snoozed = clocks(field, started=60)
    assert snoozed.snoozed_until == (date.fromisoformat(until) if silent else None)
    assert snoozed.stale == (() if silent else (snoozed.in_stage,))
    assert measure_lateness(snoozed) == Lateness(0 if silent else 30, dead=False, snoozed=silent)


@pytest.mark.parametrize(
    ("due", "days", "stale"), [("2026-11-22", 1, True), ("2026-11-23", 0, False), ("2026-12-01", 0, False)]
)
def test_a_next_step_is_overdue_from_the_day_after(due: str, days: int, stale: bool) -> None:
    step = NextStepSet.model_validate({**stamped(), "text": "x", "due": date.fromisoformat(due)})
    overdue = clocks(step).overdue
    assert (overdue.days, overdue.limit, overdue.stale) == (days, 0, stale)


def test_without_a_next_step_nothing_is_overdue() -> None:
    overdue = clocks().overdue
    assert (overdue.days, overdue.limit, overdue.stale) == (None, None, False)


def test_a_stage_without_limits_never_goes_stale() -> None:
    without = read_clocks(fold(deal_of(started=900)), sample_playbook().stages[1], NOW)
    assert (without.in_stage.days, without.stale) == (900, ())
    assert read_clocks(fold(deal_of(started=900)), None, NOW).stale == ()


def test_days_are_calendar_days_where_the_reader_is_and_never_below_zero() -> None:
    shanghai = timezone(timedelta(hours=8))
    assert count_days_since(at(0.5), NOW) == 1
    assert count_days_since(at(0.5), NOW.astimezone(shanghai)) == 0
    assert count_days_since(at(0.1), NOW) == 0
    assert count_days_since(at(-3), NOW) == 0
    assert count_days_since(None, NOW) is None


@pytest.mark.parametrize(("due", "stale"), [("2026-11-20", False), ("2026-11-19", True)])
def test_a_stage_may_leave_a_next_step_some_days(due: str, stale: bool) -> None:
    stage = STAGE.model_copy(update={"overdue_after_days": 3})
    step = NextStepSet.model_validate({**stamped(), "text": "x", "due": date.fromisoformat(due)})
    overdue = read_clocks(fold(deal_of(step)), stage, NOW).overdue
    assert (overdue.limit, overdue.stale) == (3, stale)


@pytest.mark.parametrize(
    ("limit", "overdue", "quiet", "snoozed", "dead"),
    [
        (None, 30, 0, False, False),
        (None, 31, 0, False, True),  # thirty days where the stage has no limit
        (14, 14, 14, False, False),
        (14, 15, 0, False, True),
        (14, 1, 15, False, True),  # nobody touched it for as long
        (14, 0, 400, False, False),  # no step is overdue
        (14, 15, 15, True, False),
    ],
)
def test_a_deal_is_dead_whose_step_is_overdue_longer_than_a_stage_may_take(
    *, limit: int | None, overdue: int, quiet: int, snoozed: bool, dead: bool
) -> None:
    until = NOW.date() if snoozed else None
    read = Clocks(
        Clock("in_stage", 3, limit), Clock("quiet", quiet, None), Clock("overdue", overdue, 0), until
    )
    assert is_dead(read) is dead


def test_a_clock_says_by_how_many_days_it_is_past_its_limit() -> None:
    assert [Clock("quiet", days, limit).over for days, limit in ((9, 7), (7, 7), (9, 0), (9, None))] == [
        *(2, 0, 9, 0)
    ]
