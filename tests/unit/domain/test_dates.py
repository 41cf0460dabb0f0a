from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.dates import in_zone, read_date
from playbook_cli.errors import InvalidArgument

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-01", "2026-12-01"), ("today", "2026-11-23"), ("Tomorrow", "2026-11-24"),
        ("今天", "2026-11-23"), ("明天", "2026-11-24"), ("后天", "2026-11-25"),
        ("+3d", "2026-11-26"), ("+2w", "2026-12-07"), ("+3天", "2026-11-26"), (" +1周 ", "2026-11-30"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_type_them(text: str, expected: str) -> None:
    assert read_date(text, TODAY, argument="--due").isoformat() == expected


@pytest.mark.parametrize("text", ["", "soon", "2026-13-01", "3d", "+3", "+99999d", "01/02/2026"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidArgument) as raised:
        read_date(text, TODAY, argument="--due")
    assert raised.value.argument == "--due"


@given(st.text() | st.text(alphabet="+0123456789dw天周-今明后 ", max_size=10), st.dates())
def test_any_text_on_any_day_is_a_date_or_refused(text: str, today: date) -> None:
    try:
        read = read_date(text, today, argument="--due")
    except InvalidArgument:
        return
    assert isinstance(read, date)


@given(st.dates())
def test_an_iso_date_is_itself(day: date) -> None:
    assert read_date(day.isoformat(), TODAY, argument="--due") == day


def test_a_day_past_the_end_of_the_calendar_is_refused() -> None:
    with pytest.raises(InvalidArgument):
        read_date("+1d", date.max, argument="--due")


def test_a_moment_is_shown_in_its_zone_or_as_it_stands_at_the_ends_of_the_calendar() -> None:
    shanghai = timezone(timedelta(hours=8))
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert in_zone(noon, shanghai).isoformat() == "2026-11-23T20:00:00+08:00"
    last = datetime.max.replace(tzinfo=UTC)
    assert in_zone(last, shanghai) == last
    assert in_zone(last, shanghai).tzinfo is UTC
