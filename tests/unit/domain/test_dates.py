from datetime import date

import pytest

from playbook_cli.domain.dates import read_date
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
