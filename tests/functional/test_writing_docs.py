"""docs/writing-a-playbook.md: every example reads, and means what the page says."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.functional.conftest import Ran

PAGE = (Path(__file__).parents[2] / "docs" / "writing-a-playbook.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```(markdown|yaml)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def show(playbook: Callable[..., Ran], number: int) -> Any:
    language, text = EXAMPLES[number]
    name = "team.md" if language == "markdown" else "team.yaml"
    Path(name).write_text(text, encoding="utf-8")
    return playbook("show", "--playbook", name, "--json").json


def test_the_first_example_has_all_sections_and_no_finding(playbook: Callable[..., Ran]) -> None:
    team = show(playbook, 0)
    discovery = team["stages"][0]
    assert team["findings"] == []
    assert (discovery["probability"], discovery["duration"]) == (20, {"min_days": 10, "max_days": 21})
    assert discovery["key_activities"][0]["steps"] == ["Research the company", "Ask open questions"]
    assert discovery["exit_criteria"][0]["outcome"] == "pain-agreed"
    assert len(discovery["exit_criteria"][0]["requirements"]) == 2


def test_the_front_matter_sets_what_the_page_says(playbook: Callable[..., Ran]) -> None:
    team = show(playbook, 1)
    (closing,) = team["stages"]
    assert team["findings"] == []
    assert (team["id"], team["version"], team["evidence"]) == ("team", "2.0", "required")
    limits = [closing[f"{clock}_after_days"] for clock in ("stale", "quiet", "overdue")]
    assert limits == [14, 14, 3]
    assert [item["name"] for item in closing["deliverables"]] == ["Draft of the contract"]
    assert [criterion["required"] for criterion in closing["exit_criteria"]] == [True, False]
    assert closing["exit_criteria"][0]["supported_by"] == ["key-activities/negotiation", "deliverables/draft"]


def test_the_text_of_the_guide_reads_as_the_guide_says(playbook: Callable[..., Ran]) -> None:
    Path("team.guide.yaml").write_text(EXAMPLES[2][1], encoding="utf-8")
    first, second = show(playbook, 3)["stages"]
    assert [item["name"] for item in first["key_activities"]] == ["Download the program"]
    assert [item["name"] for item in first["exit_criteria"]] == ["The customer has logged in"]
    (said,) = first["other_sections"]
    assert (said["title"], said["text"]) == ("What to say", "- Welcome!")
    assert len(second["exit_criteria"]) == 1


def test_the_yaml_example_reads(playbook: Callable[..., Ran]) -> None:
    team = show(playbook, 4)
    assert team["stages"][0]["exit_criteria"][0]["requirements"][0]["text"] == "Both sides have signed"
