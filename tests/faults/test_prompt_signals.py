"""A signal or a closed terminal at a prompt: the answers before it stay, and the exit code names it."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.functional.conftest import Ran
from tests.patience import PATIENCE
from tests.reliability import Provoked, Record

pexpect = pytest.importorskip("pexpect")
ENDS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("name", ENDS)
def test_a_signal_at_a_prompt_keeps_every_answer(
    playbook: Callable[..., Ran], home: Path, provoked: Record, name: str
) -> None:
    playbook("start", "Acme")
    environment = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
    command = ["-m", "playbook_cli", "next", "acme"]
    child = pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=PATIENCE, env=environment)
    try:
        child.expect(r"E1\.\d [^\n]*\(arrows")
        child.send("d\r")
        child.expect("What proves")
        child.send("邮件\r")
        child.expect(r"E1\.\d [^\n]*\(arrows")
        child.kill(getattr(signal, name))
        child.expect(pexpect.EOF)
        child.close()
    finally:
        child.close(force=True)
    assert child.exitstatus == ENDS[name]
    items = playbook("status", "acme", "--json").json["items"]
    assert list(items.values()).count("done") == 1
    assert not list((home / "deals").glob(".*.tmp"))
    provoked(Provoked(7, f"{name} at a prompt", "in a pseudo-terminal, after an answer"))
