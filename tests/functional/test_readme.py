"""README shows what the program prints; here the two are held together."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

from playbook_cli.cli.commands import command_names

Playbook = Callable[..., Ran]
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_picture_is_what_next_prints(playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYBOOK_LANG", "en")
    playbook("start", "Acme 集团")
    playbook("done", "acme", "E1.1", "E1.2", "-e", "minutes 2026-11-20")
    playbook("step", "acme", "CFO signs off", "--due", "+3d")
    assert playbook("next", "acme").out in README


def test_every_command_is_mentioned() -> None:
    assert [
        name for name in command_names() if f"playbook {name}" not in README and f"`{name}`" not in README
    ] == []
