"""`playbook adopt`, and the refusals that lead to it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.functional.conftest import Ran, finish

if TYPE_CHECKING:
    import pexpect

    Terminal = Callable[..., "pexpect.spawn[str]"]

TEAM = """# How we win renewals

## Day 0 — Hello

### Our part
- Call the owner
- Write the plan

### Proof
- The plan is signed

## Day 3 — First use

### Our part
- Sit with the first user

### Proof
- Ten orders were entered

## Day 30 — Review

### Our part
- Bring the figures

### Proof
- The renewal is agreed

## Contacts

Ask Kim.
"""
GUIDE = """stage_headings: ["## Day *"]
sections:
  key_activities: [Our part]
  exit_criteria: [Proof]
"""
NOTES = """# Minutes

## Monday

We talked.

## Tuesday

- Buy milk
"""
DOWN, ENTER = "\x1b[B", "\r"


@pytest.fixture
def team() -> Path:
    path = Path("team.md")
    path.write_text(TEAM, encoding="utf-8")
    return path


@pytest.fixture
def notes() -> Path:
    path = Path("notes.md")
    path.write_text(NOTES, encoding="utf-8")
    return path


def counts(playbook: Callable[..., Ran], path: Path) -> list[tuple[str, int, int]]:
    stages = playbook("show", "--playbook", str(path), "--json").json["stages"]
    return [(one["name"], len(one["key_activities"]), len(one["exit_criteria"])) for one in stages]


def test_without_a_terminal_it_prints_the_guide_and_writes_nothing(
    playbook: Callable[..., Ran], team: Path
) -> None:
    ran = playbook("adopt", str(team))
    assert ran.out.splitlines()[:2] == ["stage_headings:", '  - "## Day *"']
    assert "team.guide.yaml" in ran.err
    assert [path.name for path in Path().iterdir()] == ["team.md"]


def test_the_guide_that_is_printed_is_one_that_is_read(playbook: Callable[..., Ran], team: Path) -> None:
    Path("team.guide.yaml").write_text(playbook("adopt", str(team)).out, encoding="utf-8")
    assert [name for name, _, _ in counts(playbook, team)] == ["Hello", "First use", "Review"]


def test_json_has_the_guide_the_stages_and_what_each_line_was_taken_for(
    playbook: Callable[..., Ran], team: Path
) -> None:
    adopted = playbook("adopt", str(team), "--json").json
    assert adopted["guide"]["stage_headings"] == ["## Day *"]
    assert [stage["name"] for stage in adopted["stages"]] == ["Hello", "First use", "Review"]
    assert adopted["written"] is False
    assert {"line": 3, "level": 2}.items() <= adopted["outline"][1].items()


def test_a_guide_that_says_everything_leaves_nothing_to_ask(playbook: Callable[..., Ran], team: Path) -> None:
    Path("team.guide.yaml").write_text(GUIDE, encoding="utf-8")
    assert playbook("adopt", str(team), "--json").json["questions"] == 0
    assert counts(playbook, team) == [("Hello", 2, 1), ("First use", 1, 1), ("Review", 1, 1)]


def test_a_text_that_needs_no_guide_is_said_to_be_ready_with_the_commands_that_use_it(
    playbook: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "ready.md"
    path.write_text("# Sales\n\n## Stage 1: Find\n\n### Exit criteria\n\n- Need known\n", "utf-8")
    said = playbook("adopt", str(path)).err

    assert f"playbook start NAME --playbook {path}" in said
    assert f"playbook config set playbook {path}" in said


def test_yaml_needs_no_guide_and_is_told_what_to_write(playbook: Callable[..., Ran]) -> None:
    Path("team.yaml").write_text("minutes:\n  - monday\n", encoding="utf-8")
    assert "stages" in playbook("adopt", "team.yaml", expect=3).err


def test_a_refusal_shows_what_came_nearest_and_the_guide_that_mends_it(
    playbook: Callable[..., Ran], notes: Path
) -> None:
    refused = playbook("start", "Acme", "--playbook", str(notes), expect=3)
    assert refused.out == ""
    assert "line 3: Monday; line 7: Tuesday" in refused.err
    assert "adopt notes.md" in refused.err
    lines = [line.strip() for line in refused.err.splitlines()]
    guide = [line for line in lines if line.startswith(("stage_headings:", "sections:"))]
    Path("notes.guide.yaml").write_text("\n".join(guide), encoding="utf-8")
    assert [name for name, _, _ in counts(playbook, notes)] == ["Monday", "Tuesday"]


def test_a_refusal_of_yaml_gives_advice_in_yaml(playbook: Callable[..., Ran]) -> None:
    Path("team.yaml").write_text("minutes:\n  - monday\n", encoding="utf-8")
    refused = playbook("start", "Acme", "--playbook", "team.yaml", expect=3)
    assert "“minutes” (1)" in refused.err
    assert "exit_criteria:" in refused.err
    assert "##" not in refused.err


def answer(child: "pexpect.spawn[str]", question: str, keys: str) -> None:
    child.expect(question)
    child.expect("arrows, Enter")
    child.send(keys)


def choose(child: "pexpect.spawn[str]", question: str, wanted: str) -> None:
    """Type words of an answer until it is the only one, and take it."""
    answer(child, question, wanted + ENTER)


def answer_all(child: "pexpect.spawn[str]") -> None:
    child.expect("Day 0")
    answer(child, "Which are the stages", ENTER)
    choose(child, "Our part", "Key activities")
    choose(child, "Proof", "Exit criteria")


def test_it_asks_what_is_in_doubt_writes_the_guide_and_offers_the_text_to_the_store(
    playbook: Callable[..., Ran], team: Path, terminal: "Terminal", home: Path
) -> None:
    child = terminal("adopt", str(team))
    answer_all(child)
    child.expect("written: team.guide.yaml")
    child.expect("playbook of this store")
    child.send("y")
    assert finish(child) == 0
    assert team.read_text(encoding="utf-8") == TEAM
    assert counts(playbook, team) == [("Hello", 2, 1), ("First use", 1, 1), ("Review", 1, 1)]
    assert "in Hello" in playbook("start", "Acme").out


def test_a_dry_run_asks_and_writes_nothing(team: Path, terminal: "Terminal") -> None:
    child = terminal("adopt", str(team), "--dry-run")
    answer_all(child)
    child.expect("stage_headings")
    assert finish(child) == 0
    assert [path.name for path in Path().iterdir()] == ["team.md"]


def test_the_answers_can_go_into_the_front_matter_and_the_text_stays_as_it_was(
    playbook: Callable[..., Ran], team: Path, terminal: "Terminal"
) -> None:
    child = terminal("adopt", str(team), "--front-matter")
    answer_all(child)
    child.expect("written: team.md")
    child.expect("playbook of this store")
    child.send("n")
    assert finish(child) == 0
    assert team.read_text(encoding="utf-8").endswith(f"---\n\n{TEAM}")
    assert Path("team.md.bak").read_text(encoding="utf-8") == TEAM
    assert not Path("team.guide.yaml").exists()
    assert counts(playbook, team) == [("Hello", 2, 1), ("First use", 1, 1), ("Review", 1, 1)]


def test_headings_can_be_marked_one_by_one(
    playbook: Callable[..., Ran], notes: Path, terminal: "Terminal"
) -> None:
    child = terminal("adopt", str(notes))
    choose(child, "Which are the stages", "none of these")
    child.expect("Which headings are stages")
    child.expect(r"\(space")
    child.send(DOWN + " " + DOWN + " " + ENTER)
    child.expect("written: notes.guide.yaml")
    child.expect("playbook of this store")
    child.send("n")
    assert finish(child) == 0
    assert [name for name, _, _ in counts(playbook, notes)] == ["Monday", "Tuesday"]


def test_leaving_a_question_writes_nothing(team: Path, terminal: "Terminal") -> None:
    child = terminal("adopt", str(team))
    answer(child, "Which are the stages", ENTER)
    answer(child, "Our part", "\x03")
    assert finish(child) == 130
    assert [path.name for path in Path().iterdir()] == ["team.md"]


def test_a_refusal_in_a_terminal_offers_to_adopt_the_text(notes: Path, terminal: "Terminal") -> None:
    child = terminal("start", "Acme", "--playbook", str(notes))
    child.expect("no stages were found")
    child.expect("Adopt it now")
    child.send("n")
    assert finish(child) == 3
    assert [path.name for path in Path().iterdir()] == ["notes.md"]


def test_a_text_that_is_in_doubt_is_said_to_be_until_a_guide_settles_it(
    playbook: Callable[..., Ran], team: Path
) -> None:
    assert "adopt team.md" in playbook("show", "--playbook", str(team)).err
    Path("team.guide.yaml").write_text(GUIDE, encoding="utf-8")
    assert "adopt" not in playbook("show", "--playbook", str(team)).err


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_guide_in_the_front_matter_is_started_from_and_never_written_over(
    playbook: Callable[..., Ran], words: tuple[str, ...]
) -> None:
    path = Path("team.md")
    text = f"---\nsections:\n  key_activities: [Our part]\n---\n\n{TEAM}"
    path.write_text(text, encoding="utf-8")
    ran = playbook("adopt", str(path), *words)
    assert "Our part" in ran.out
    assert "Proof" in ran.out
    assert path.read_text(encoding="utf-8") == text
    assert [one.name for one in Path().iterdir()] == ["team.md"]


def test_a_second_guide_is_refused_before_anything_is_asked(playbook: Callable[..., Ran], team: Path) -> None:
    Path("team.guide.yaml").write_text(GUIDE, encoding="utf-8")
    assert "team.guide.yaml" in playbook("adopt", str(team), "--front-matter", expect=3).err
    assert team.read_text(encoding="utf-8") == TEAM


def test_what_a_guide_says_to_ignore_is_not_asked_again(playbook: Callable[..., Ran], team: Path) -> None:
    said = playbook("adopt", str(team)).out
    Path("team.guide.yaml").write_text(said, encoding="utf-8")
    assert playbook("adopt", str(team)).out == said
