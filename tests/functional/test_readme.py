"""README shows what the program prints; here the two are held together."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran
from tests.functional.walking import Seller, spawn_playbook

from playbook_cli.cli.commands import command_names

Playbook = Callable[..., Ran]
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_picture_is_what_next_prints(playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYBOOK_LANG", "en")
    playbook("start", "Acme 集团")
    playbook("done", "acme", "E1.1", "E1.2", "-e", "minutes 2026-11-20")
    playbook("step", "acme", "lunch", "--due", "+3d")
    monkeypatch.setenv("NO_COLOR", "1")
    seller = Seller(spawn_playbook("next", "acme", rows=24, columns=80))
    seller.is_asked("E1.3")
    drawn = seller.child.before + seller.child.after
    seller.press("q")
    assert seller.ends() == 0
    lines = [line.strip() for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn).splitlines()]
    assert [line for line in lines if line and line not in README] == []


def test_the_five_minutes_work_as_pasted_into_a_new_shell(program: str, tmp_path: Path) -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    tour = next(block for block in blocks if block.startswith("export PLAYBOOK_HOME"))
    script = f'{tour}\necho; cat "$PLAYBOOK_HOME"/deals/*.json; ls "$PLAYBOOK_HOME"'
    environment = {**os.environ, "PATH": f"{program}:{os.environ['PATH']}", "TMPDIR": str(tmp_path)}
    ran = subprocess.run(
        ["bash", "-e", "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr.count("playbook: playbook")) == (0, 0), ran.stderr
    assert "not yet: what is missing stands above" in ran.stdout
    assert '"confirmed_by": "Wang, CFO"' in ran.stdout
    assert "acme.html" in ran.stdout


def test_the_documents_that_are_linked_are_there() -> None:
    root = Path(__file__).parents[2]
    pages = [*root.glob("README*.md"), *(root / "docs").glob("*.md")]
    links = [
        (page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    ]
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []


def test_every_command_is_mentioned() -> None:
    assert [
        name for name in command_names() if f"playbook {name}" not in README and f"`{name}`" not in README
    ] == []
