import pytest

from playbook_cli.domain.playbook.guides.guide import Guide
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading import read_markdown
from playbook_cli.reading.settings.guide_reader import read_guide
from playbook_cli.render.words.errors.error_lines import describe_error

BREAD = """# Bread

## What you need

- Flour

## Mixing

What it takes: patience.

**Do this**
- Stir

**Look for**
- No lumps

## Baking

**Do this**
- Heat

**Goal**
- A crust
"""


def guide(text: str) -> Guide:
    return read_guide(text, source="bread.guide.yaml")


def read(text: str, said: str) -> Playbook:
    return read_markdown(text, source="bread.md", guide=guide(said)).playbook


def names(text: str, said: str) -> list[str]:
    return [stage.name for stage in read(text, said).stages]


def refuse(text: str, said: str) -> InvalidPlaybook:
    with pytest.raises(InvalidPlaybook) as caught:
        read(text, said)
    return caught.value


def test_headings_that_the_guide_names_are_stages_whatever_speaks_against_them() -> None:
    assert names(BREAD, "stage_headings: [Mixing, Baking]") == ["Mixing", "Baking"]
    assert names(BREAD, "stage_headings: ['## *ing']") == ["Mixing", "Baking"]


def test_labels_mean_what_the_guide_says_and_those_to_ignore_hold_no_items() -> None:
    said = """
stage_headings: [Mixing, Baking]
sections: {key_activities: [Do this], exit_criteria: [Look for], ignore: [Goal]}
"""
    mixing, baking = read(BREAD, said).stages
    assert [item.name for item in mixing.key_activities] == ["Stir"]
    assert [item.name for item in mixing.exit_criteria] == ["No lumps"]
    assert [(other.title, other.text) for other in baking.other_sections] == [("Goal", "- A crust")]
    assert baking.summary == ""


def test_the_guide_wins_over_the_names_that_the_reader_knows() -> None:
    text = "# T\n\n## A\n\n### Deliverables\n- one\n\n### Exit criteria\n- two\n"
    (stage,) = read(
        text, "stage_headings: [A]\nsections: {exit_criteria: [Deliverables], ignore: [Exit criteria]}"
    ).stages
    assert [item.name for item in stage.exit_criteria] == ["one"]
    assert [other.title for other in stage.other_sections] == ["Exit criteria"]


def test_a_guide_wins_over_the_stages_that_the_reader_would_have_found() -> None:
    gate = "\n\n### Exit criteria\n- x\n\n"
    text = f"# T\n\n## Stage 1: A{gate}## Stage 2: B{gate}## Care\n\n- z\n"
    assert names(text, "stage_headings: ['## Stage *', Care]") == ["A", "B", "Care"]
    assert names(text, "stage_headings: [B]") == ["B"]


def test_a_stage_ends_where_the_next_begins_even_one_below_it() -> None:
    text = "# T\n\n## A\n\n### Activities\n- x\n\n### B\n\n#### Activities\n- y\n"
    first, second = read(text, "stage_headings: [A, B]").stages
    assert [item.name for item in first.key_activities] == ["x"]
    assert [item.name for item in second.key_activities] == ["y"]


def test_bold_lines_rows_and_entries_can_be_stages_too() -> None:
    assert names(
        "# T\n\n**Days 1-30:** Hello\n- a\n\n**Days 31-90:** Use\n- b\n", "stage_headings: ['Days *']"
    )
    table = "# T\n\n| Code | What |\n|---|---|\n| S0 | Talk |\n| S1 | Sign |\n"
    assert names(table, "stage_headings: [Talk, Sign]") == ["Talk", "Sign"]
    columns = "# T\n\n| | Talk | Sign |\n|---|---|---|\n| Deliverables | a | b |\n"
    assert names(columns, "stage_headings: [Talk, Sign]") == ["Talk", "Sign"]
    entries = "# T\n\n1. **Talk** – listen\n2. **Sign** – write\n"
    assert names(entries, "stage_headings: [Talk, Sign]") == ["Talk", "Sign"]


def test_words_mean_one_line_and_hashes_its_level() -> None:
    text = "# T\n\n## Health\n\n### A\n- x\n\n### B\n- y\n\n## A\n- one\n\n## B\n- two\n"
    assert [stage.line for stage in read(text, "stage_headings: [A, B]").stages] == [5, 8]
    assert [stage.line for stage in read(text, "stage_headings: ['## A', '## B']").stages] == [11, 14]


def test_a_heading_that_stands_nowhere_is_refused_at_its_place_with_the_nearest() -> None:
    error = refuse(BREAD, "stage_headings:\n  - Mixing\n  - Bakery\n")
    assert (error.path, error.line, error.problem, error.text) == (
        "bread.guide.yaml",
        3,
        "no_such_heading",
        "Bakery",
    )
    assert "Baking" in describe_error(error).hint


@pytest.mark.parametrize(
    ("said", "line", "text", "right"),
    [
        ("stage_heading: [A]", 1, "stage_heading", "stage_headings"),
        ("sections:\n  exit_citeria: [A]", 2, "exit_citeria", "exit_criteria"),
        ("sections:\n  ignored: [A]", 2, "ignored", "ignore"),
        ("stage_headings:\n  a: b", 2, "", "- "),
        ("- A", 1, "", "key: value"),
    ],
)
def test_a_guide_is_read_strictly(said: str, line: int, text: str, right: str) -> None:
    with pytest.raises(InvalidPlaybook) as caught:
        guide(said)
    assert (caught.value.line, caught.value.text) == (line, text)
    assert right in describe_error(caught.value).hint


def test_a_front_matter_can_hold_the_guide_and_two_guides_are_refused() -> None:
    text = f"---\nstage_headings: [Mixing, Baking]\n---\n{BREAD}"
    assert len(read_markdown(text, source="bread.md").playbook.stages) == 2
    assert refuse(text, "stage_headings: [Mixing]").problem == "two_guides"
    assert names(f"---\nplaybook: bread\n---\n{BREAD}", "stage_headings: [Mixing]") == ["Mixing"]


def test_a_span_of_days_in_front_of_a_stage_is_no_part_of_its_name() -> None:
    text = "# Start\n\n## Day 0 · Set-up\n\n- Install\n\n## Day 1-3 · First data\n\n- Load\n"
    assert names(text, "stage_headings: ['## Day *']") == ["Set-up", "First data"]
