"""Every word of a text is in the playbook or has a finding; only what was understood is excused.

Labels that nobody knows, above what may be items, are told in one finding that says how to map them.
"""

import pytest

from playbook_cli.domain.playbook.finding import Finding, FindingCode
from playbook_cli.reading import read_playbook
from playbook_cli.render.words.findings.finding_words import describe_finding

HEAD = "# Sales process\n\n"
LABELS = """## Stage 1: Discovery (40% probability, 1-2 weeks)

**Goal:** learn. **Exit criteria:** need known
"""
SUFFIXES = """## Discovery phase

**Typical duration:** 2 weeks

### Red flags (stop):

- Silence

### Exit criteria

- Need known

## Offer phase

### Exit criteria

- Offer read
"""
COLUMNS = """| Stage | Probability | Exit criteria | Duration |
|---|---|---|---|
| 1. Discovery | 20% | Need known | 1 week |
| 2. Offer | 60% | Offer read | n/a |
"""
PAIRS = """## Stage 1: Discovery

| Field | Detail |
|---|---|
| Probability | 20% |
| Exit criteria | Need known |
"""
CHINESE = """## 第一阶段：线索阶段（第1-2周）

**目标：** 找客户

### 退出标准

- 需求已确认
"""
GATES = """## Intake exit gate

- Need known

## Offer exit gate

- Offer read
"""
ARROWS = """## 1) Visit → Done

### Exit criteria

- Roof seen

## 2) Offer → Checklist

### Exit criteria

- Offer read
"""
LABELLED_LIST = """## Stage 1: Setup

### Exit criteria

- All in

### Customising

1. **Levels**
   - Review the levels
2. **Templates**
   - Write the mails
"""
LABELLED = """# Sales process

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


def lost_words(text: str) -> list[str]:
    """The words that the reader says it could not keep, line by line."""
    found = read_playbook(HEAD + text, source="team.md").findings
    return [one.field("text") for one in found if one.code is FindingCode.TEXT_NOT_KEPT]


def told(text: str) -> list[Finding]:
    """The findings about labels that are not known."""
    found = read_playbook(text, source="team.md").findings
    return [one for one in found if one.code is FindingCode.UNKNOWN_LABELS]


@pytest.mark.parametrize("text", [LABELS, SUFFIXES, COLUMNS, PAIRS, CHINESE, GATES])
def test_what_came_out_as_a_field_is_not_called_lost(text: str) -> None:
    assert lost_words(text) == []


def test_the_end_of_an_arrow_is_lost_and_told_although_it_is_the_name_of_a_section() -> None:
    assert lost_words(ARROWS) == ["done", "checklist"]


def test_bullets_below_the_labels_of_a_list_stay_with_their_label() -> None:
    (stage,) = read_playbook(HEAD + LABELLED_LIST, source="team.md").playbook.stages

    assert lost_words(LABELLED_LIST) == []
    assert [other.text for other in stage.other_sections if other.title == "Levels"] == [
        "- Review the levels"
    ]


def test_one_line_names_the_labels_and_what_to_write() -> None:
    (finding,) = told(LABELLED.format(label="Success metrics"))

    assert "Success metrics" in describe_finding(finding).message
    assert 'sections: {key_activities: ["Success metrics"]}' in describe_finding(finding).help


def test_what_the_finding_says_to_write_settles_it() -> None:
    front = '---\nsections: {key_activities: ["Success metrics"]}\n---\n\n'
    read = read_playbook(front + LABELLED.format(label="Success metrics"), source="team.md")

    assert [len(stage.key_activities) for stage in read.playbook.stages] == [2, 2]
    assert told(front + LABELLED.format(label="Success metrics")) == []


def test_notes_tools_and_owners_are_meant_to_stay_text() -> None:
    assert [told(LABELLED.format(label=label)) for label in ("Notes", "Tools", "Owner", "备注")] == [
        [],
        [],
        [],
        [],
    ]
