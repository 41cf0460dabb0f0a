"""The example in the help of every command works as it is pasted."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

from playbook_cli.cli.commands import command_names, load_command

Playbook = Callable[..., Ran]

_NEEDS_SERVER = {"init", "sync"}
_NO = {"check", "lint", "stale", "doctor"}  # answer no (1) where a fresh deal gives reason to


def find_example(name: str) -> list[str]:
    """The words of the example behind `playbook`, without what a shell would do with its output."""
    text = str(load_command(name).help)
    match = re.search(r"`playbook (.*?)`", text[text.index("Example") :])
    assert match is not None, name
    line = re.split(r" (?:>|\||&&) ", match[1])[0]
    return shlex.split(line)


@pytest.mark.parametrize("name", [name for name in command_names() if name not in _NEEDS_SERVER])
def test_the_example_of_the_help_works_as_pasted(
    playbook: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAYBOOK_LANG", "en")
    words = find_example(name)
    prepare(playbook, name, tmp_path)
    ran = playbook(*(found for word in words for found in expand(word)), expect=None)
    allowed = (0, 1) if name in _NO else (0,)
    assert ran.code in allowed, (words, ran)


def expand(word: str) -> list[str]:
    """The files that a shell makes of a pattern, else the word itself."""
    return sorted(map(str, Path().glob(word))) if "*" in word else [word]


def prepare(playbook: Playbook, name: str, directory: Path) -> None:
    """What somebody who reads that help has already: a deal, and the file that is named."""
    playbooks = directory / "playbooks"
    playbooks.mkdir()
    if name != "playbooks":
        playbook("playbooks", "new", str(directory / "team.md"))
    (playbooks / "sales.md").write_text((directory / "team.md").read_text() if name != "playbooks" else "")
    (directory / "deals.csv").write_text("Opportunity Name,Stage\nBeta,Evaluation\n", encoding="utf-8")
    if name in ("start", "import"):
        return
    follows = ("--playbook", "team.md") if name in ("diff", "upgrade", "replay") else ()
    playbook("start", "Acme", *follows)
    playbook("set", "acme", "owner=li")
    if name == "advance":
        refs = [f"E{number}" for number in range(1, 11)]
        playbook("done", "acme", *refs, "-e", "mail")
    if name == "back":
        playbook("advance", "acme", "--override", "--reason", "x")
    if name == "merge":
        [path] = directory.rglob("acme.json")
        (directory / "acme (conflicted copy).json").write_bytes(path.read_bytes())
    if name == "reopen":
        playbook("close", "acme", "lost", "--reason", "price")
