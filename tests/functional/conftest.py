"""How functional tests run the real command line."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pexpect
import pytest
from tests.patience import PATIENCE

from playbook_cli.cli.boundary import run as run_boundary


@dataclass(frozen=True)
class Ran:
    """What one run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Stdout as JSON."""
        return json.loads(self.out)


@pytest.fixture
def playbook(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `playbook` with these words, through the same boundary that the console script calls."""

    def run(*words: str, expect: int | None = 0) -> Ran:
        capsys.readouterr()
        code = int(run_boundary(list(words)))
        out, err = capsys.readouterr()
        if expect is not None:
            assert code == expect, f"exit {code}\nstdout: {out}\nstderr: {err}"
        assert "Traceback" not in err
        return Ran(code, out, err)

    return run


@pytest.fixture
def acme(playbook: Callable[..., Ran]) -> str:
    """A deal in the first stage of the bundled playbook."""
    playbook("start", "Acme 集团")
    return "acme-集团"


@pytest.fixture
def terminal() -> Iterator[Callable[..., "pexpect.spawn[str]"]]:
    """Start `playbook` in a pseudo-terminal of 100 columns."""
    children: list[pexpect.spawn[str]] = []

    def spawn(*words: str) -> "pexpect.spawn[str]":
        environment = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "playbook_cli", *words],
            encoding="utf-8",
            timeout=PATIENCE,
            dimensions=(40, 100),
            env=environment,
        )
        children.append(child)
        return child

    yield spawn
    for child in children:
        child.close(force=True)


def finish(child: "pexpect.spawn[str]") -> int:
    child.expect(pexpect.EOF)
    child.close()
    return int(child.exitstatus if child.exitstatus is not None else 128 + child.signalstatus)
