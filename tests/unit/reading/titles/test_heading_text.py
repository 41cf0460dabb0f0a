"""Headings as other programs write them: with an anchor on each."""

from playbook_cli.reading import read_markdown

ANCHORED = """\
# Sales process {#sales-process}

## Discovery {#discovery}

### Key activities {#key-activities}

- Call the customer

### Exit criteria {#exit-criteria}

- Budget known

## Proposal {#proposal}

### Risks {#risks}

- Nobody decides

### Exit criteria {#exit-criteria-1}

- Offer sent
"""


def test_sections_with_an_anchor_are_read_as_those_without() -> None:
    read = read_markdown(ANCHORED, source="a.md")

    first, second = read.playbook.stages
    assert [first.id, second.id] == ["discovery", "proposal"]
    assert [item.name for item in first.key_activities] == ["Call the customer"]
    assert [item.name for item in first.exit_criteria] == ["Budget known"]
    assert second.cautions == ("Nobody decides",)
    assert read.findings == ()
