"""A number behind its unit says when a stage is, one before it how long it takes."""

import pytest

from playbook_cli.reading import read_playbook
from playbook_cli.reading.times.time_windows import read_window
from playbook_cli.reading.titles.stage_title import read_stage_mark
from playbook_cli.writing.markdown_writer import write_markdown


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Week 2-3", 14),
        ("Weeks 2 to 3", 14),
        ("Days 1–30", 30),
        ("Month 4-6", 90),
        ("W2-W3", 14),
        ("D1-D30", 30),
        ("第2-3周", 14),
        ("第一至第三周", 21),
        ("第1周至第2周", 14),
        ("2〜3週目", 14),
        ("第1週〜第2週", 14),
        ("Woche 2 bis 3", 14),
        ("semaines 2 à 3", 14),
        ("J+1 à J+30", 30),
        ("semana 2 a 3", 14),
        ("settimane 2-3", 14),
        ("week 2 t/m 3", 14),
    ],
)
def test_a_span_of_counted_units_is_as_long_as_both_and_all_between(text: str, days: int) -> None:
    window = read_window(text)

    assert window is not None
    assert window.days == days


@pytest.mark.parametrize(
    "text",
    [
        "Week 3",
        "Day 90",
        "Month 6+",
        "Week -3 to -1",
        "Days 0-30",
        "Sprint 1-2",
        "第3天",
        "第3个月起",
        "ongoing",
    ],
)
def test_no_length_is_read_off_one_number_an_open_end_or_a_unit_of_unknown_length(text: str) -> None:
    window = read_window(text)

    assert window is not None
    assert window.days is None


@pytest.mark.parametrize(
    "text", ["2-3 weeks", "10 days", "2-3周", "Q3 2026", "M1", "team 2", "2 weeks 3 days", ""]
)
def test_how_long_or_which_year_is_no_window(text: str) -> None:
    assert read_window(text) is None


@pytest.mark.parametrize(
    ("heading", "name", "when", "days"),
    [
        ("Phase 1: Setup (Weeks 1-2)", "Setup", "Weeks 1-2", 14),
        ("Phase 1 (Weeks 1-2): Setup", "Setup", "Weeks 1-2", 14),
        ("Setup — Weeks 1–2", "Setup", "Weeks 1–2", 14),
        ("Days 1-30: Setup", "Setup", "Days 1-30", 30),
        ("第一阶段（第1-2周）：启动", "启动", "第1-2周", 14),
        ("阶段一：启动（第3周）", "启动", "第3周", None),
        ("Phase 2: Umsetzung (Woche 2 bis 3 / 20%)", "Umsetzung", "Woche 2 bis 3", 14),
        ("Support (Month 4-6, ongoing)", "Support", "Month 4-6, ongoing", 90),
        ("Evaluation (2-3 weeks)", "Evaluation", "", 14),
    ],
)
def test_a_heading_tells_its_name_from_when_the_stage_is(
    heading: str, name: str, when: str, days: int | None
) -> None:
    mark = read_stage_mark(heading)

    assert mark is not None
    assert (mark.name, mark.when, mark.dropped) == (name, when, "")
    assert (mark.duration[0] if mark.duration else None) == days


PLAYBOOK = """# Customer onboarding

## Phase 1: Setup (Weeks 1-2)

### Exit criteria

- Contacts imported

## Phase 2: Training

**Timeline:** Week 3

### Exit criteria

- Everybody logged a visit
"""


def test_when_a_stage_is_is_no_remark_about_progress_and_survives_conversion() -> None:
    read = read_playbook(PLAYBOOK, source="onboarding.md")
    again = read_playbook(write_markdown(read.playbook), source="onboarding.md")

    assert [stage.when for stage in read.playbook.stages] == ["Weeks 1-2", "Week 3"]
    assert "status-in-heading" not in {finding.code for finding in read.findings}
    assert [stage.when for stage in again.playbook.stages] == ["Weeks 1-2", "Week 3"]
