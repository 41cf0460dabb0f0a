"""Durations and probabilities are read where a text states one, and only one."""

import pytest

from playbook_cli.reading.times.durations import holds_hours, read_duration, read_percentage


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("10-21 days", (10, 21)),
        ("2 weeks", (14, 14)),
        ("2 weeks - 3 months", (14, 90)),  # each number in its own unit
        ("3-1 months", (30, 90)),
        ("1.5 months", (45, 45)),
        ("< 30 days", (0, 30)),
        ("2周", (14, 14)),
        ("1个季度", (90, 90)),
        ("999 quarters", None),  # a hundred years are the most
        ("40000 days", None),  # not 0000 days
        ("第2-3周", None),  # when, not how long
        ("10 days, then 2 weeks", None),
        ("soon", None),
    ],
)
def test_a_duration_is_read_where_a_text_states_one(text: str, days: tuple[int, int] | None) -> None:
    assert read_duration(text) == days


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("40%", 40),
        ("40.5 ％", 40),
        ("100%", 100),
        ("101%", None),
        ("40-60%", None),
        ("40% or 60%", None),
        ("40", None),
    ],
)
def test_a_probability_is_one_number_of_at_most_a_hundred(text: str, percent: int | None) -> None:
    assert read_percentage(text) == percent


def test_hours_are_less_than_any_duration_of_a_stage() -> None:
    assert [holds_hours(text) for text in ("2-4 hours", "2 days")] == [True, False]
