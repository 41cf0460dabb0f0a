"""How functional tests run the real command line."""

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
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


def read_rows(ran: Ran) -> list[dict[str, str]]:
    """The rows of a table on stdout, by their headings."""
    return list(csv.DictReader(io.StringIO(ran.out)))


def read_status(playbook: Callable[..., Ran], deal: str) -> dict[str, Any]:
    """What `status --json` answers about a deal."""
    answer: dict[str, Any] = playbook("status", deal, "--json").json
    return answer


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
def table(tmp_path: Path) -> Callable[[str], str]:
    """Write a file and give its name."""

    def write(text: str, name: str = "deals.csv") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def worked(playbook: Callable[..., Ran], acme: str) -> str:
    """A deal with a bit of everything in its history."""
    playbook("done", acme, "E1", "-e", "会议纪要 \u202e=1+1", "--confirmed-by", "王总")
    playbook("waive", acme, "E2.1", "--reason", "不适用")
    playbook("set", acme, "amount=12万元", "external:salesforce=006A")
    playbook("step", acme, "CFO 签字", "--due", "+3d")
    playbook("advance", acme, "--override", "--reason", "季度末")
    playbook("undo", acme)
    playbook("start", "Beta", "--stage", "evaluation")
    playbook("close", "beta", "lost", "--reason", "价格", "--competitor", "竞品甲")
    playbook("archive", "beta")
    return acme


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


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A directory that holds `playbook` as an installation would, to be put on the PATH."""
    script = tmp_path / "bin" / "playbook"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m playbook_cli "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return os.fspath(script.parent)
