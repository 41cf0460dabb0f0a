"""What a person waits for is imports: each command loads what it needs and nothing else."""

import subprocess
import sys
from ast import literal_eval
from collections.abc import Callable, Sequence

import pytest
from tests.functional.conftest import Ran

from playbook_cli.late_modules import SELDOM_USED

HEAVY = (
    "pydantic",
    "msgspec",
    "rich.console",
    "yaml",
    "markdown_it",
    "questionary",
    "prompt_toolkit",
    "filelock",
)

UNASKED = ("playbook_cli.domain.written_days.day_forms", "playbook_cli.services.ports", "statistics", "shlex")


def loaded_by(*words: str) -> set[str]:
    return loaded_by_all(words)


def loaded_by_all(*commands: tuple[str, ...], watched: Sequence[str] = HEAVY) -> set[str]:
    """What several commands load in one process, one after the other, of what is watched."""
    script = (
        "import sys\n"
        "from playbook_cli.cli.boundary import run\n"
        f"for words in {[list(words) for words in commands]!r}: run(words)\n"
        f"print(','.join(m for m in {watched!r} if m in sys.modules), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(filter(None, ran.stderr.splitlines()[-1].split(",")))


def test_the_version_loads_nothing_but_typer() -> None:
    assert loaded_by("--version") == set()


@pytest.mark.parametrize("words", [("--version",), ("board",)])
def test_the_entry_puts_off_what_typer_names_and_a_command_does_not_use(
    playbook: Callable[..., Ran], acme: str, words: tuple[str, ...]
) -> None:
    playbook("board")
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from playbook_cli.__main__ import main\n"
        f"sys.argv = ['playbook', *{words!r}]\n"
        "try:\n    main()\nfinally:\n    print(sorted(set(sys.modules) - before), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.returncode in {0, 1}
    loaded = set(literal_eval(ran.stderr.splitlines()[-1]))
    needed = {"ast"} if sys.version_info < (3, 13) else set()  # which `inspect` draws a class from
    assert loaded & set(SELDOM_USED) <= needed
    assert "typer.main" in loaded


def test_the_version_asks_for_no_settings_and_no_store() -> None:
    script = (
        "import sys\nfrom playbook_cli.cli.boundary import run\nrun(['--version'])\n"
        "print([m for m in sys.modules if m.startswith('playbook_cli.adapters')], file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stderr.splitlines() == ["[]"]


def test_what_writes_to_one_deal_loads_no_models(playbook: Callable[..., Ran], acme: str) -> None:
    playbook("status", acme)
    words = [
        ("done", "E1.1", "--evidence", "mail"),
        ("undone", "E1.1"),
        ("waive", "E1.1", "--reason", "no budget"),
        ("note", "called"),
        ("set", "amount=100"),
        ("step", "call", "--due", "2030-01-01"),
        ("undo",),
        ("advance", "--override", "--reason", "they wait"),
        ("close", "lost", "--reason", "other: price"),
        ("reopen",),
        ("done", "E99"),
        ("log",),
    ]
    assert loaded_by_all(*((command, acme, *rest) for command, *rest in words)) <= {"filelock"}
    ran = playbook("log", acme)
    assert len(ran.out.splitlines()) >= len(words) - 1  # the start and all but the last two


@pytest.mark.parametrize(
    "words", [("check", "acme"), ("board",), ("stale",), ("stats", "--json"), ("status",)]
)
def test_what_the_index_knows_is_answered_without_models(
    playbook: Callable[..., Ran], acme: str, words: tuple[str, ...]
) -> None:
    playbook("board")
    playbook("status")
    assert loaded_by(*words) == set()


def test_what_a_command_has_no_use_for_is_not_loaded(playbook: Callable[..., Ran], acme: str) -> None:
    playbook("board")
    playbook("status")
    commands: list[tuple[str, ...]] = [("check", acme), ("board",), ("stale",), ("status",), ("status", acme)]
    commands += [
        ("next", acme, "--json"),
        ("show", "1"),
        ("done", acme, "E1.1", "--evidence", "mail 2026-11-20"),
    ]
    assert loaded_by_all(*commands, watched=UNASKED) == set()


def test_a_kept_playbook_and_a_deal_that_is_only_looked_at_load_no_models(
    playbook: Callable[..., Ran], acme: str
) -> None:
    playbook("status", acme)
    assert loaded_by_all(("next", acme, "--json"), ("status", acme), ("status", acme, "--json")) == set()


def test_the_prompts_of_the_walk_load_when_the_first_screen_is_out() -> None:
    script = (
        "import sys, playbook_cli.cli.coach.interview, playbook_cli.services.walking.walk\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_pages_without_a_terminal_load_tables_and_no_models(playbook: Callable[..., Ran], acme: str) -> None:
    playbook("next", acme)
    playbook("show", "1")
    assert loaded_by_all(("next", acme), ("show", "1")) <= {"rich.console"}


def test_what_looks_at_deals_and_kept_playbooks_for_other_ends_loads_no_models_either(
    playbook: Callable[..., Ran], acme: str
) -> None:
    playbook("status", acme)
    commands: list[tuple[str, ...]] = [("search", "Acme"), ("review", acme), ("show", "--deal", acme)]
    commands += [
        ("export",),
        ("playbooks",),
        ("replay", "--playbook", "sales"),
        ("start", "Zeta", "--dry-run"),
    ]
    for words in commands:
        playbook(*words)
    assert loaded_by_all(*commands) <= {"rich.console"}
