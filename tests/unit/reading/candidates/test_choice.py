"""Which ways are weighed: where headings are sure to be the stages, the others are for a report alone."""

from playbook_cli.domain.playbook.guides.reading_report import Way
from playbook_cli.reading import read_markdown

HEADED = """\
# Sales process

| Stage | Exit criteria |
|---|---|
| Discovery | budget known |
| Proposal | offer sent |

## Stage 1: Discovery

### Exit criteria

- Budget known

## Stage 2: Proposal

### Exit criteria

- Offer sent
"""


def test_a_reading_weighs_no_more_than_decides_and_a_report_tells_of_every_way() -> None:
    read = read_markdown(HEADED, source="a.md")
    told = read_markdown(HEADED, source="a.md", with_report=True)

    assert told.playbook == read.playbook
    assert [one.way for one in told.report.candidates] == [Way.HEADINGS, Way.TABLE]
    assert read.report.candidates == ()


def test_where_no_heading_is_sure_the_other_ways_are_looked_at_without_being_asked_for() -> None:
    table = HEADED.partition("## Stage 1")[0]

    assert [stage.name for stage in read_markdown(table, source="a.md").playbook.stages] == [
        "Discovery",
        "Proposal",
    ]
