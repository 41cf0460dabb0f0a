"""What to ask, whom and what goes wrong, as the commands show it."""

from collections.abc import Callable
from pathlib import Path

from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]

SILENT = """---
playbook: team
language: en
---
# Team sales playbook

## Stage 1: Discovery {#discovery}

### Exit Criteria

- **Problem known** {#problem}: The customer has said what goes wrong.
- **Scope agreed** {#scope}: What is in and what is out is clear.
"""
ASKING = (
    SILENT.replace(
        "goes wrong.\n",
        "goes wrong.\n  - Ask: What happened the last time?\n"
        "  - Follow-up: What did it cost?\n  - Who: the user\n",
    )
    + "  - Needs first: problem\n\n### Common mistakes\n\n- Price first\n"
)


def write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_next_says_what_to_ask_whom_and_what_goes_wrong(playbook: Playbook, tmp_path: Path) -> None:
    playbook("start", "Acme", "--playbook", write(tmp_path / "team.md", ASKING))
    action = playbook("next", "acme", "--json").json["action"]
    assert action["ref"] == "E1"
    assert action["ask"] == [{"question": "What happened the last time?", "follow_up": "What did it cost?"}]
    assert (action["who"], action["cautions"]) == ("the user", ["Price first"])


def test_show_and_search_know_what_to_ask(playbook: Playbook, tmp_path: Path) -> None:
    team = write(tmp_path / "team.md", ASKING)
    stage = playbook("show", "--playbook", team, "--json").json["stages"][0]
    assert stage["exit_criteria"][1]["needs"] == ["problem"]
    assert stage["exit_criteria"][0]["who"] == "the user"
    assert stage["cautions"] == ["Price first"]
    assert "E1" in playbook("search", "the last time", "--playbook", team).out


def test_a_deal_pinned_before_there_were_questions_follows_without_a_decision(
    playbook: Playbook, tmp_path: Path
) -> None:
    team = tmp_path / "team.md"
    playbook("start", "Acme", "--playbook", write(team, SILENT))
    playbook("done", "acme", "E1", "-e", "mail")
    before = playbook("next", "acme", "--json").json["action"]
    assert (before["ask"], before["who"], before["cautions"]) == ([], None, [])
    write(team, ASKING)
    assert "discovery" in playbook("diff", "acme", "--playbook", str(team)).out.lower()
    playbook("upgrade", "acme", "--playbook", str(team))
    assert playbook("check", "acme", "--json", expect=1).json["criteria"][0]["status"] == "met"
    assert playbook("next", "acme", "--json").json["action"]["cautions"] == ["Price first"]
