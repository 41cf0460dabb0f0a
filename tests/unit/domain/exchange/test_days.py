import pytest

from playbook_cli.domain.exchange.columns import DayOrder
from playbook_cli.domain.exchange.days import read_day
from playbook_cli.errors import InvalidArgument


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026/11/3",
        "2026.11.03",
        "2026年11月3日",
        "2026-11-03T08:00:00.000Z",
        "2026-11-03 09:30",
    ],
)
def test_a_date_that_begins_with_its_year_is_read(text: str) -> None:
    assert read_day(text, DayOrder.YEAR_FIRST, argument="CloseDate").isoformat() == "2026-11-03"


def test_a_date_that_ends_with_its_year_is_read_only_where_its_order_is_known() -> None:
    assert read_day("3/11/2026", DayOrder.DAY_FIRST, argument="x").isoformat() == "2026-11-03"
    assert read_day("11/3/2026, 9:00 AM", DayOrder.MONTH_FIRST, argument="x").isoformat() == "2026-11-03"
    with pytest.raises(InvalidArgument):
        read_day("11/3/2026", DayOrder.YEAR_FIRST, argument="x")


@pytest.mark.parametrize("text", ["soon", "2026-13-01", "2026-02-30", "31/12", "46001"])
def test_anything_else_is_refused_by_the_name_of_its_column(text: str) -> None:
    with pytest.raises(InvalidArgument) as raised:
        read_day(text, DayOrder.DAY_FIRST, argument="CloseDate")
    assert raised.value.argument == "CloseDate"
