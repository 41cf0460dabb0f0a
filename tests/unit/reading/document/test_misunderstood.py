"""Labels that nobody knows, above what may be items, are told in one finding that says how to map them."""

from playbook_cli.domain.playbook.finding import Finding, FindingCode
from playbook_cli.reading import read_playbook
from playbook_cli.render.words.finding_words import describe_finding

TEXT = """# Sales process

## Stage 1: Discovery

### {label}

- Three calls were held
- The budget was named

### Exit criteria

- Need known

## Stage 2: Offer

### {label}

- The offer was read
- The lawyer has no question

### Exit criteria

- Offer accepted
"""


def told(text: str) -> list[Finding]:
    """The findings about labels that are not known."""
    found = read_playbook(text, source="team.md").findings
    return [one for one in found if one.code is FindingCode.UNKNOWN_LABELS]


def test_one_line_names_the_labels_and_what_to_write() -> None:
    (finding,) = told(TEXT.format(label="Success metrics"))

    assert "Success metrics" in describe_finding(finding).message
    assert 'sections: {key_activities: ["Success metrics"]}' in describe_finding(finding).help


def test_what_the_finding_says_to_write_settles_it() -> None:
    front = '---\nsections: {key_activities: ["Success metrics"]}\n---\n\n'
    read = read_playbook(front + TEXT.format(label="Success metrics"), source="team.md")

    assert [len(stage.key_activities) for stage in read.playbook.stages] == [2, 2]
    assert told(front + TEXT.format(label="Success metrics")) == []


def test_notes_tools_and_owners_are_meant_to_stay_text() -> None:
    assert [told(TEXT.format(label=label)) for label in ("Notes", "Tools", "Owner", "备注")] == [
        [],
        [],
        [],
        [],
    ]
