from typing import Any

import pytest

from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors import InvalidPlaybook
from playbook_cli.reading import read_markdown
from playbook_cli.render.words.errors.error_lines import describe_error

BODY = """
# Team

## Discovery {#discovery}

### Key activities
- **Interview** {#interview}: ask
- Draft plan

### Deliverables
- Minutes {#minutes}

### Exit criteria
- **Need confirmed** {#need}: 1) seen 2) written
- Budget known

## Offer

### Exit criteria
- Offer accepted
"""


def read(front: str) -> Playbook:
    return read_markdown(f"---\n{front}\n---\n{BODY}", source="team.md").playbook


def refuse(front: str) -> InvalidPlaybook:
    with pytest.raises(InvalidPlaybook) as caught:
        read(front)
    return caught.value


def test_everything_that_a_front_matter_may_say() -> None:
    playbook = read(
        """playbook: team
version: 1.10
language: en
evidence: required
win_reasons: [Fit, "no"]
loss_reasons:
  - Price
  - no
stale_after: 30d
overdue_after: 2
stages:
  discovery:
    aliases: [Finding out]
    probability: 20%
    stale_after: 2w
    quiet_after: 10 days
    required: [need]
  Offer:
    id: the-offer
    probability: 0.4
supports:
  discovery:
    E1: [key-activities/interview, D1, Draft plan]
    budget-known: deliverables/minutes"""
    )
    assert playbook.id == "team"
    assert playbook.version == "1.10"
    assert playbook.evidence == "required"
    assert playbook.loss_reasons == ("Price", "no")
    discovery, offer = playbook.stages
    assert (discovery.probability, discovery.stale_after_days, discovery.quiet_after_days) == (20, 14, 10)
    assert discovery.overdue_after_days == 2
    assert discovery.aliases == ("Finding out",)
    assert (offer.id, offer.probability, offer.stale_after_days) == ("the-offer", 40, 30)
    need, budget = discovery.exit_criteria
    assert (need.required, budget.required) == (True, False)
    assert need.supported_by == (
        "key-activities/interview",
        "deliverables/minutes",
        "key-activities/draft-plan",
    )
    assert budget.supported_by == ("deliverables/minutes",)
    assert offer.exit_criteria[0].supported_by is None


@pytest.mark.parametrize(
    ("front", "line", "problem", "text", "expected"),
    [
        ("playbook: x\nlos_reasons: [a]", 3, "unknown_key", "los_reasons", "loss_reasons"),
        (
            "playbook: x\nstages:\n  discovery:\n    stale_afer: 3d",
            5,
            "unknown_key",
            "stale_afer",
            "stale_after",
        ),
        ("playbook: x\nstages:\n  discovry: {id: d}", 4, "unknown_stage", "discovry", "discovery"),
        ("playbook: x\nstages:\n  discovery:\n    required: [nedd]", 5, "unknown_criterion", "nedd", "need"),
        (
            "playbook: x\nsupports:\n  discovery:\n    need: [key-activity/x]",
            5,
            "unknown_section",
            "key-activity",
            "key-",
        ),
        (
            "playbook: x\nsupports:\n  discovery:\n    need: [interviw]",
            5,
            "unknown_item",
            "interviw",
            "interview",
        ),
        ("playbook: x\nevidence: maybe", 3, "expected_evidence", "maybe", ""),
        ("playbook: x\nstale_after: soon", 3, "expected_days", "soon", ""),
        ("playbook: x\nstale_after: 3-5 days", 3, "expected_days", "3-5 days", ""),
        ("playbook: x\nstages:\n  Offer:\n    probability: 140", 5, "expected_percentage", "140", ""),
        ("playbook: x\nplaybook: y", 3, "duplicate_key", "playbook", ""),
        ("playbook: x\nwin_reasons: &a [x]", 3, "yaml_alias", "&a", ""),
        ("playbook: !!str x", 2, "yaml_tag", "tag:yaml.org,2002:str", ""),
        ("playbook: x\nwin_reasons: {a: b}", 3, "expected_list", "", ""),
        ("playbook: [x]", 2, "expected_text", "", ""),
        ("playbook：x", 2, "full_width_colon", "playbook：x", ""),
        ("title: T\nplaybook：x\nversion: 1", 3, "full_width_colon", "playbook：x", ""),
        ("playbook: x\nversion: a: b", 3, "yaml_quote", "version: a: b", ""),
        ("playbook: x\n\tversion: 1", 3, "yaml_character", "version: 1", ""),
        ("playbook: " + "[" * 40 + "]" * 40, 2, "yaml_depth", "", ""),
        ("playbook: x\nversion: .inf", 3, "yaml_number", ".inf", ""),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    front: str, line: int, problem: str, text: str, expected: str
) -> None:
    error = refuse(front)
    assert (error.path, error.line, error.problem) == ("team.md", line, problem)
    assert error.column
    assert error.text == text
    assert expected in error.expected
    lines = describe_error(error)
    assert lines.what.startswith(f"team.md:{line}:")
    assert lines.hint
    assert problem not in lines.what


def test_more_names_of_sections_can_be_given() -> None:
    front = "---\nplaybook: x\nsections:\n  exit_criteria: [Beweise]\n---\n"
    text = front + "# T\n## Stage 1: A\n### Beweise\n- Budget da\n"
    playbook = read_markdown(text, source="x.md").playbook
    assert [item.name for item in playbook.stages[0].exit_criteria] == ["Budget da"]


@pytest.mark.parametrize(
    "front",
    [
        "title: T\ntags: [a, b]\nimpact: HIGH",
        "title: it's: broken: yaml",
        "description: &a b",
        "layout: [",
        "a: 1\na: 2",
    ],
)
def test_the_front_matter_of_another_tool_stops_nothing(front: str) -> None:
    result = read_markdown(f"---\n{front}\n---\n{BODY}", source="team.md")
    assert [stage.name for stage in result.playbook.stages] == ["Discovery", "Offer"]
    assert "foreign-front-matter" in {finding.code for finding in result.findings}
    assert front.split("\n", maxsplit=1)[0] in result.playbook.other_sections[0].text


def test_a_byte_order_mark_hides_no_front_matter() -> None:
    assert read_markdown(f"\ufeff---\nplaybook: x\n---\n{BODY}", source="team.md").playbook.id == "x"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read_markdown(f"---\n\nHello\n\n---\n{BODY}", source="team.md").playbook.title == "Team"


def test_stage_limits_without_any_other_key_are_ours() -> None:
    stages: Any = read("stages:\n  discovery: {stale_after: 3d}").stages
    assert stages[0].stale_after_days == 3


@pytest.mark.parametrize("key", ["stage_headings", "loss_reasons", "stale_after", "sections"])
def test_a_front_matter_that_is_no_yaml_is_refused_whichever_of_our_keys_it_holds(key: str) -> None:
    error = refuse(f"{key}: [one\nother: two: three")
    assert error.problem.startswith("yaml")


def test_one_that_is_no_yaml_and_has_no_key_of_ours_is_another_tools() -> None:
    assert read("layout: [one\nother: two: three").title == "Team"
