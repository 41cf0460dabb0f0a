import pytest

from playbook_cli.cli.data.layout_options import LayoutName
from playbook_cli.domain.exchange.columns import Column, Layout, fold_heading, match_headings
from playbook_cli.domain.exchange.layouts import (
    HUBSPOT,
    LAYOUTS,
    OWN,
    SALESFORCE,
    apply_mapping,
    guess_layout,
)
from playbook_cli.domain.exchange.table import TableMapping


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_headings_that_are_written_are_read_back(layout: object) -> None:
    chosen = LAYOUTS[layout.name]  # type: ignore[attr-defined]
    header = [headings[0] for headings in chosen.headings.values()]
    assert list(match_headings(chosen, header).values()) == list(chosen.headings)
    assert guess_layout([header]).name == chosen.name


def test_the_command_line_knows_every_layout() -> None:
    assert [name.value for name in LayoutName] == list(LAYOUTS)


def test_no_heading_means_two_columns() -> None:
    for layout in LAYOUTS.values():
        folded = [
            heading
            for headings in layout.headings.values()
            for heading in {fold_heading(one) for one in headings}
        ]
        assert [heading for heading in set(folded) if folded.count(heading) > 1] == []


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        (("Opportunity Name", "Stage", "Amount", "Close Date", "Opportunity Owner"), SALESFORCE),
        (("NAME", "STAGENAME", "AMOUNT"), SALESFORCE),
        (("Record ID", "Deal Name", "Deal Stage", "Amount"), HUBSPOT),
        (("name", "stage", "owner"), OWN),
        (("Projekt", "Phase"), OWN),
    ],
)
def test_the_layout_is_guessed_from_the_headings(header: tuple[str, ...], layout: Layout) -> None:
    assert guess_layout([("Report",), header, ("Acme", "x")]).name == layout.name


def test_a_mapping_is_read_first_and_the_layout_after_it() -> None:
    mapped = apply_mapping(
        SALESFORCE,
        TableMapping(
            columns={Column.NAME: "项目"}, stages={"报价": "evaluation", "Closed Won": "evaluation"}
        ),
    )
    assert match_headings(mapped, ["项目", "StageName"]) == {0: Column.NAME, 1: Column.STAGE}
    assert mapped.find_stage("报价") == "evaluation"
    assert mapped.find_stage("closed-won") == "evaluation"
    assert mapped.find_stage("Closed Lost") == "lost"
    assert mapped.find_theirs("evaluation", "Evaluation") == "报价"
