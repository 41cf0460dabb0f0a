from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_cli.domain.writing_habits import WritingHabits, list_habits
from playbook_cli.domain.written_days.dates import read_date
from playbook_cli.domain.written_days.periods import PeriodDay
from playbook_cli.errors import AmbiguousReading, InvalidArgument

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-01", "2026-12-01"),
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("今天", "2026-11-23"),
        ("明天", "2026-11-24"),
        ("后天", "2026-11-25"),
        ("+3d", "2026-11-26"),
        ("+2w", "2026-12-07"),
        ("+3天", "2026-11-26"),
        (" +1周 ", "2026-11-30"),
        ("fri", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("this fri", "2026-11-27"),
        ("next friday", "2026-12-04"),
        ("last fri", "2026-11-20"),
        ("周五", "2026-11-27"),
        ("下周五", "2026-12-04"),
        ("下下周一", "2026-12-07"),
        ("上周五", "2026-11-20"),
        ("本周日", "2026-11-29"),
        ("星期一", "2026-11-30"),
        ("eom", "2026-11-30"),
        ("EOQ", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("end of next month", "2026-12-31"),
        ("月底", "2026-11-30"),
        ("下个月底", "2026-12-31"),
        ("季度末", "2026-12-31"),
        ("明年底", "2027-12-31"),
        ("季末", "2026-12-31"),
        ("本年底", "2026-12-31"),
        ("by end of month", "2026-11-30"),
        ("the end of the quarter", "2026-12-31"),
        ("end of last year", "2025-12-31"),
        ("+1m", "2026-12-23"),
        ("+1y", "2027-11-23"),
        ("in 3 days", "2026-11-26"),
        ("in a month", "2026-12-23"),
        ("3 days ago", "2026-11-20"),
        ("3天后", "2026-11-26"),
        ("两周后", "2026-12-07"),
        ("3天前", "2026-11-20"),
        ("一个月后", "2026-12-23"),
        ("大后天", "2026-11-26"),
        ("昨天", "2026-11-22"),
        ("12月15日", "2026-12-15"),
        ("15号", "2026-12-15"),
        ("11月1日", "2027-11-01"),
        ("２０２６-１２-０１", "2026-12-01"),
        ("＋３ｄ", "2026-11-26"),
        ("Ｆｒｉ", "2026-11-27"),
        ("12月底", "2026-12-31"),
        ("十二月底前", "2026-12-31"),
        ("2027年3月底", "2027-03-31"),
        ("Ende März", "2027-03-31"),
        ("by end of Dec", "2026-12-31"),
        ("end of Q1", "2027-03-31"),
        ("end of Q1 2028", "2028-03-31"),
        ("Q4末", "2026-12-31"),
        ("第一季度末", "2027-03-31"),
        ("明年一季度末", "2027-03-31"),
        ("下季度末", "2027-03-31"),
        ("12.20", "2026-12-20"),
        ("12/20", "2026-12-20"),
        ("20/12", "2026-12-20"),
        ("3.4.", "2027-04-03"),
        ("20 Dec", "2026-12-20"),
        ("December 20th", "2026-12-20"),
        ("12月20", "2026-12-20"),
        ("十二月二十号", "2026-12-20"),
        ("2月29日", "2028-02-29"),
        ("29 Feb", "2028-02-29"),
        ("周5", "2026-11-27"),
    ],
)
def test_dates_are_read_as_people_type_them(text: str, expected: str) -> None:
    assert read_date(text, TODAY, argument="--due").isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-13-01",
        "3d",
        "+3",
        "+99999d",
        "13月1日",
        "40号",
        "春节前",
        "asap",
        "Q5",
        "31.2.",
        "十十日",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidArgument) as raised:
        read_date(text, TODAY, argument="--due")
    assert raised.value.argument == "--due"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Q1", "2027-01-01", "2027-03-31"),
        ("next week", "2026-11-30", "2026-12-06"),
        ("明年3月", "2027-03-01", "2027-03-31"),
        ("March 2027", "2027-03-01", "2027-03-31"),
        ("2027-03", "2027-03-01", "2027-03-31"),
        ("12月上旬", "2026-12-01", "2026-12-10"),
        ("early January", "2027-01-01", "2027-01-10"),
        ("上半年", "2027-01-01", "2027-06-30"),
        ("下周末", "2026-12-04", "2026-12-06"),
        ("2月中旬", "2027-02-11", "2027-02-20"),
    ],
)
def test_a_period_is_no_day_and_is_refused_with_its_first_and_last(text: str, first: str, last: str) -> None:
    with pytest.raises(AmbiguousReading) as raised:
        read_date(text, TODAY, argument="--due")
    assert raised.value.readings == (("first-day", first), ("last-day", last))
    assert read_date(text, TODAY, argument="--due", period_day=PeriodDay.LAST).isoformat() == last


CHINESE, GERMAN = list_habits("zh", "", ""), list_habits(None, "de_DE.UTF-8", "de_DE.UTF-8")
AMERICAN, NOBODY = list_habits(None, "en_US", "en_US"), list_habits("en", "C.UTF-8", "")


@pytest.mark.parametrize(
    ("text", "habits", "expected"),
    [
        ("3.4", CHINESE, "2027-03-04"),
        ("3/4", AMERICAN, "2027-03-04"),
        ("3/4", GERMAN, "2027-04-03"),
        ("20/12", AMERICAN, "2026-12-20"),
        ("03/04/2027", GERMAN, "2027-04-03"),
        ("26.12.20", CHINESE, "2026-12-20"),
        ("31.12.26", CHINESE, "2026-12-31"),
        ("28/02/27", GERMAN, "2027-02-28"),
    ],
)
def test_where_one_writes_settles_what_can_be_two_days(
    text: str, habits: WritingHabits, expected: str
) -> None:
    assert read_date(text, TODAY, argument="--due", habits=habits).isoformat() == expected


@pytest.mark.parametrize(
    ("text", "habits"), [("3/4", NOBODY), ("3.4", NOBODY), ("03/04/2027", CHINESE), ("26-12-20", NOBODY)]
)
def test_what_can_be_two_days_stays_open_where_no_habit_says_which(text: str, habits: WritingHabits) -> None:
    with pytest.raises(AmbiguousReading):
        read_date(text, TODAY, argument="--due", habits=habits)


@given(
    st.text() | st.text(alphabet="+0123456789dwmy天周月底末-今明后前下上本这个号fri ", max_size=10),
    st.dates(),
)
def test_any_text_on_any_day_is_a_date_or_refused(text: str, today: date) -> None:
    try:
        read = read_date(text, today, argument="--due")
    except (AmbiguousReading, InvalidArgument):
        return
    assert isinstance(read, date)


@given(st.dates())
def test_an_iso_date_is_itself(day: date) -> None:
    assert read_date(day.isoformat(), TODAY, argument="--due") == day


def test_a_day_past_the_end_of_the_calendar_is_refused() -> None:
    with pytest.raises(InvalidArgument):
        read_date("+1d", date.max, argument="--due")


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("+1m", "2027-01-31", "2027-02-28"),
        ("eom", "2026-12-31", "2026-12-31"),
        ("月底", "2028-02-10", "2028-02-29"),
        ("eoq", "2026-10-03", "2026-12-31"),
        ("下月底", "2026-12-05", "2027-01-31"),
        ("fri", "2026-11-27", "2026-12-04"),
        ("next sunday", "2026-11-29", "2026-12-06"),
        ("31号", "2026-11-23", "2026-12-31"),
        ("2月29日", "2026-11-23", "2028-02-29"),
    ],
)
def test_months_and_weeks_end_where_the_calendar_says(text: str, today: str, expected: str) -> None:
    assert read_date(text, date.fromisoformat(today), argument="--due").isoformat() == expected


@given(st.dates(date(1900, 1, 1), date(9000, 1, 1)))
def test_a_weekday_alone_lies_within_the_seven_days_to_come(today: date) -> None:
    found = read_date("fri", today, argument="--due")
    assert found.weekday() == 4
    assert 1 <= (found - today).days <= 7
    assert read_date("周五", today, argument="--due") == found


def test_a_date_that_means_two_days_is_refused_with_both() -> None:
    with pytest.raises(AmbiguousReading) as raised:
        read_date("01/02/2026", TODAY, argument="--due")
    assert [day for _order, day in raised.value.readings] == ["2026-02-01", "2026-01-02"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("asap", "vague_date"), ("尽快", "vague_date"), ("blue", "date"), ("32.13.2026", "date")],
)
def test_words_that_leave_the_day_open_are_told_from_words_that_are_no_day(text: str, expected: str) -> None:
    with pytest.raises(InvalidArgument) as refused:
        read_date(text, TODAY, argument="--close-date")
    assert refused.value.expected == expected
