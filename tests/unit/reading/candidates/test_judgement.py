"""How much must speak for stages: each rule holds at its threshold, and not one place below it."""

from dataclasses import replace
from typing import Any

import pytest

from playbook_cli.domain.playbook.guides.reading_report import Evidence, Shortfall
from playbook_cli.reading.candidates.judgement import Strength, judge_headings, judge_rows, judge_whole

SURE, FAIR, DOUBTFUL, SHORT = Strength.SURE, Strength.FAIR, Strength.DOUBTFUL, Strength.SHORT
SALE = {"sells": "Sales"}


@pytest.mark.parametrize(
    ("strength", "seen"),
    [
        (SURE, {"count": 1, "worded": 1, "gated": 1}),
        (SURE, {"count": 2, "worded": 2, "told": 1}),
        (SURE, {"count": 3, "worded": 3, "told": 1, "announced": "Pipeline"}),
        (FAIR, {"count": 3, "worded": 3, "told": 1}),
        (SURE, {"count": 3, "marked": 3, "of_a_sale": 2, "announced": "Pipeline"}),
        (SHORT, {"count": 2, "marked": 2, "of_a_sale": 2, "announced": "Pipeline"}),
        (SURE, {"count": 2, "stated": 2, "gated": 2}),
        (SURE, {"count": 2, "listed": 2, "sectioned": 1}),
        (SHORT, {"count": 2, "listed": 1, "sectioned": 1}),
        (SURE, {"count": 5, "gated": 2, "ends": 1}),
        (SHORT, {"count": 5, "gated": 2}),
        (SURE, {"count": 4, "marked": 4, "sectioned": 2, "announced": "Stages"}),
        (SHORT, {"count": 4, "sectioned": 2, "announced": "Stages"}),
        (SURE, {"count": 4, "sectioned": 2, "announced": "Stages", "vaguely": 1}),
        (SURE, {"count": 4, "sectioned": 2, "heads_list": True}),
        (DOUBTFUL, {"count": 3, "worded": 3}),
        (SHORT, {"count": 2, "worded": 2}),
        (FAIR, {"count": 2, "worded": 2, **SALE}),
        (SHORT, {"count": 1, "worded": 1, **SALE}),
        (FAIR, {"count": 1, "worded": 1, "sectioned": 1, **SALE}),
        (DOUBTFUL, {"count": 2, "weakly": 2, "filled": 1, **SALE}),
        (FAIR, {"count": 2, "weakly": 2, "filled": 1, "told": 1, **SALE}),
        (FAIR, {"count": 3, "marked": 3, "told": 2, **SALE}),
        (SHORT, {"count": 3, "marked": 3, "told": 1, **SALE}),
        (FAIR, {"count": 3, "heads_list": True, "filled": 2, **SALE}),
        (SHORT, {"count": 2, "heads_list": True, "filled": 2, **SALE}),
        (FAIR, {"count": 2, "heads_list": True, "filled": 2, "marked": 2, **SALE}),
        (FAIR, {"count": 3, "of_a_sale": 2, "filled": 2, **SALE}),
        (SHORT, {"count": 2, "of_a_sale": 2, "filled": 2, **SALE}),
    ],
)
def test_headings_are_stages_as_far_as_they_say_so(strength: Strength, seen: dict[str, Any]) -> None:
    assert judge_headings(Evidence(**seen)).strength is strength


def test_code_below_or_another_title_speaks_against_all_but_a_gate() -> None:
    three = Evidence(count=3, worded=3, sells="Sales")
    assert judge_headings(three).strength is FAIR
    assert judge_headings(replace(three, coded=1)).strength is FAIR
    assert judge_headings(replace(three, coded=2)).shortfalls[0] is Shortfall.CODE_BELOW
    other = judge_headings(replace(three, against="Changelog"))
    assert (other.strength, other.shortfalls[0]) == (SHORT, Shortfall.OTHER_TITLE)
    assert judge_headings(replace(three, against="Changelog", gated=1)).strength is SURE


def test_what_is_lacking_is_told() -> None:
    for named in ({"ends": 1}, {"of_a_sale": 1}, {"worded": 1}):
        assert Shortfall.NOT_MARKED not in judge_rows(Evidence(count=1, **named), rich=False).shortfalls
    assert judge_headings(Evidence(count=1)).shortfalls == (
        Shortfall.NOT_ANNOUNCED,
        Shortfall.NOT_MARKED,
        Shortfall.NO_SECTIONS,
        Shortfall.NO_GATES,
        Shortfall.TOO_FEW,
    )
    enough = Evidence(count=3, worded=3, sells="Sales", sectioned=1)
    assert judge_headings(enough).shortfalls == (Shortfall.NO_GATES,)


@pytest.mark.parametrize(
    ("strength", "rich", "seen"),
    [
        (SURE, True, {"count": 2}),
        (SHORT, True, {"count": 1}),
        (FAIR, False, {"count": 2, "worded": 2, **SALE}),
        (SHORT, False, {"count": 2, **SALE}),
        (FAIR, False, {"count": 3, "worded": 3, "ends": 1, "of_a_sale": 2, "told": 1}),
        (SHORT, False, {"count": 3, "worded": 3, "of_a_sale": 2, "told": 1}),
        (SHORT, False, {"count": 3, "worded": 3, "ends": 1, "of_a_sale": 1, "told": 1}),
        (SHORT, False, {"count": 2, "worded": 2, "ends": 1, "of_a_sale": 2, "told": 1}),
    ],
)
def test_rows_are_stages_where_they_hold_criteria_or_are_of_a_sale(
    strength: Strength, *, rich: bool, seen: dict[str, Any]
) -> None:
    assert judge_rows(Evidence(**seen), rich=rich).strength is strength


def test_the_surer_of_two_is_the_greater() -> None:
    assert SHORT < DOUBTFUL < FAIR < SURE


def test_rows_below_gate_may_check_stages_that_stand_elsewhere() -> None:
    assert judge_rows(Evidence(count=2), rich=True, checks=True).strength is FAIR


def test_a_file_is_one_stage_where_it_has_a_gate_and_its_title_is_of_a_sale() -> None:
    known = Evidence(count=1, gated=1, of_a_sale=1)
    assert judge_whole(known).strength is FAIR
    assert judge_whole(replace(known, of_a_sale=0)).strength is SHORT
    assert judge_whole(replace(known, gated=0)).strength is SHORT
    assert judge_whole(replace(known, against="Recipe")).strength is SHORT
