"""How functional tests run the real command line."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

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
