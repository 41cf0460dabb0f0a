import time
from collections.abc import Iterator
from datetime import date

import pytest

from playbook_cli.domain.exchange.incoming.day_cells import read_day
from playbook_cli.domain.written_days.day_forms import DayOrder
from playbook_cli.domain.written_days.periods import PeriodDay
from playbook_cli.errors import AmbiguousReading, InvalidArgument

TODAY = date(2026, 11, 23)


def read(text: str, order: DayOrder | None = None) -> str:
    return read_day(text, order, argument="CloseDate", today=TODAY).isoformat()


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026/11/3",
        "2026.11.03",
        "2026. 11. 3.",
        "2026年11月3日",
        "２０２６年１１月３日",
        "20261103",
        "2026-11-03 09:30",
        "2026年11月3日 星期二",
        "2026-11-03 下午4:00",
        "3-Nov-26",
        "03 Nov 2026",
        "Nov 3, 2026",
        "Tue, Nov 3, 2026, 4:00 PM",
        "3. November 2026",
        "3 novembre 2026",
        "3 de noviembre de 2026",
        "46329",
        "46329.75",
        "令和8年11月3日",
        "民國115年11月3日",
    ],
)
def test_a_date_that_can_be_meant_in_one_way_is_read(text: str) -> None:
    assert read(text) == "2026-11-03"


@pytest.mark.parametrize("text", ["13/11/2026", "11/13/2026", "13.11.2026", "13-11-26", "11/13/2026 9:00 AM"])
def test_a_day_past_twelve_says_the_order_by_itself(text: str) -> None:
    assert read(text) == "2026-11-13"


def test_a_date_that_means_two_days_is_read_only_where_its_order_is_known() -> None:
    assert read("3/11/2026", DayOrder.DAY_FIRST) == "2026-11-03"
    assert read("11/3/2026, 9:00 AM", DayOrder.MONTH_FIRST) == "2026-11-03"
    assert read("26/11/03", DayOrder.YEAR_FIRST) == "2026-11-03"
    with pytest.raises(AmbiguousReading) as raised:
        read("11/3/2026")
    assert (raised.value.argument, raised.value.key) == ("CloseDate", "dates")
    assert raised.value.readings == (("day-first", "2026-03-11"), ("month-first", "2026-11-03"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-31T16:00:00Z", "2027-01-01"),
        ("2026-12-31T16:00:00.000+0000", "2027-01-01"),
        ("2026-12-31 16:00:00 +08:00", "2026-12-31"),
        ("1798732800000", "2027-01-01"),
    ],
)
def test_a_moment_with_a_zone_is_the_day_that_it_is_here(text: str, day: str, zone: str) -> None:
    assert read(text) == day


@pytest.mark.parametrize(
    "text", ["soon", "2026-13-01", "2026-02-30", "32/12", "#REF!", "31/12/2569", "12345"]
)
def test_anything_else_is_refused_by_the_name_of_its_column(text: str) -> None:
    with pytest.raises(InvalidArgument) as raised:
        read(text, DayOrder.DAY_FIRST)
    assert raised.value.argument == "CloseDate"


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The clock of Shanghai."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield "Asia/Shanghai"
    monkeypatch.undo()
    time.tzset()


def test_a_day_without_its_year_is_the_next_one_and_none_in_a_column_of_days_that_are_over() -> None:
    assert read("31/12") == "2026-12-31"
    with pytest.raises(InvalidArgument):
        read_day("31/12", None, argument="Created", today=TODAY, coming=False)


def test_a_month_is_the_day_of_it_that_the_mapping_says() -> None:
    last = read_day("2027年3月", None, argument="CloseDate", today=TODAY, periods=PeriodDay.LAST)
    assert last == date(2027, 3, 31)
    with pytest.raises(AmbiguousReading) as raised:
        read("2027年3月")
    assert (raised.value.argument, raised.value.key) == ("CloseDate", "periods")
