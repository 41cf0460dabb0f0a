"""What a person waits for is imports: each command loads what it needs and nothing else."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

HEAVY = ("pydantic", "rich.console", "yaml", "markdown_it", "questionary", "prompt_toolkit", "filelock")


def loaded_by(*words: str) -> set[str]:
    script = (
        "import sys\n"
        "from playbook_cli.cli.boundary import run\n"
        f"run({list(words)!r})\n"
        f"print(','.join(m for m in {HEAVY!r} if m in sys.modules), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(filter(None, ran.stderr.splitlines()[-1].split(",")))


def test_the_version_loads_nothing_but_typer() -> None:
    assert loaded_by("--version") == set()


@pytest.mark.parametrize(
    ("command", "allowed"),
    [
        ("status", {"pydantic"}),
        ("log", {"pydantic"}),
        ("done", {"pydantic", "filelock"}),
    ],
)
def test_the_commands_of_scripts_load_the_models_and_nothing_else(
    acme: str, command: str, allowed: set[str]
) -> None:
    refs = ("E1.1",) if command == "done" else ()
    assert loaded_by(command, acme, *refs) <= allowed


@pytest.mark.parametrize(
    "words", [("check", "acme"), ("board",), ("stale",), ("stats", "--json"), ("status",)]
)
def test_what_the_index_knows_is_answered_without_models(
    playbook: Callable[..., Ran], acme: str, words: tuple[str, ...]
) -> None:
    playbook("board")
    playbook("status")
    assert loaded_by(*words) == set()


def test_a_briefing_without_a_terminal_loads_no_prompts(acme: str) -> None:
    assert loaded_by("next", acme) & {"questionary", "prompt_toolkit", "yaml", "markdown_it"} == set()
