"""What a criterion says in one line: its parts, and how it is verified, each in its own place."""

import pytest

from playbook_cli.reading import read_playbook

TEXT = """# Sales

## Stage 1: Trial

### Exit criteria

- {line}

## Stage 2: Order

### Exit criteria

- Signed
"""


@pytest.mark.parametrize("label", ["How to verify:", "**How to verify:**", "How to verify："])
def test_the_label_of_how_it_is_verified_is_no_part_of_it(label: str) -> None:
    text = TEXT.format(line=f"Sample approved: 1) tone right 2) terms right. {label} a call with the editor.")
    criterion = read_playbook(text, source="team.md").playbook.stages[0].exit_criteria[0]
    assert [part.text for part in criterion.requirements] == ["tone right", "terms right"]
    assert criterion.guidance == "a call with the editor."


def test_what_verifies_several_criteria_is_told_of_each_by_its_name() -> None:
    verified = "### Verification\n\nBudget: mail of the CFO\nOwner: org chart\n\n## Stage 2"
    text = TEXT.format(line="Budget\n- Owner").replace("## Stage 2", verified)
    told = {
        one.name: one.guidance for one in read_playbook(text, source="x.md").playbook.stages[0].exit_criteria
    }
    assert told == {"Budget": "mail of the CFO", "Owner": "org chart"}
