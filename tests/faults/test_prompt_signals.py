"""A signal or a closed terminal at a prompt: the answers before it stay, and the exit code names it."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.functional.conftest import Ran
from tests.functional.walking import Seller, spawn_playbook
from tests.reliability import Provoked, Record

pexpect = pytest.importorskip("pexpect")
ENDS = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129}


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("name", ENDS)
def test_a_signal_at_a_prompt_keeps_every_answer(
    playbook: Callable[..., Ran], home: Path, provoked: Record, name: str
) -> None:
    playbook("start", "Acme")
    child = spawn_playbook("next", "acme")
    seller = Seller(child)
    try:
        seller.proves("E1.1", "邮件", person="")
        seller.is_asked("E1.2")
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
