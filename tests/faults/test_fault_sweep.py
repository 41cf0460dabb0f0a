"""Every system call of a command that writes fails or is the last: the deal is old or new."""

import os
from pathlib import Path

import pytest

from tests.faults.sweep import COMMANDS, Sweep
from tests.faults.zygote import Injection, Zygote
from tests.reliability import Provoked, Record

pytestmark = pytest.mark.slow

FAULTS = {
    "ENOSPC": "error=ENOSPC", "EIO": "error=EIO", "EDQUOT": "error=EDQUOT", "EROFS": "error=EROFS",
    "SIGKILL": "signal=SIGKILL", "short write": "retval=3",
}  # fmt: skip


# A device's error, a quota and a disk that turned read-only take the way of ENOSPC: one command shows it.
RARE = {"EIO", "EDQUOT", "EROFS"}
# Every command that writes goes the same way to the disk: the gate tries one of them, and kills the one that
# makes the store; `PLAYBOOK_SWEEP=all` tries every command.
ALL = os.environ.get("PLAYBOOK_SWEEP") == "all"
SWEEPS = [
    (command, fault)
    for command in COMMANDS
    for fault in FAULTS
    if command == "done"
    or (ALL and fault not in RARE)
    or (command == "start in an empty home" and fault == "SIGKILL")
]


@pytest.mark.parametrize(("command", "fault"), SWEEPS)
def test_a_fault_at_any_call_leaves_old_or_new(
    tracing: Zygote, deal: Path, tmp_path: Path, provoked: Record, command: str, fault: str
) -> None:
    sweep = Sweep(tracing, deal.parent.parent, tmp_path, command)
    calls = sweep.find_calls()
    if fault == "short write":
        calls = [call for call in calls if call[0] == "write"]
    assert calls
    for call, nth in calls:
        sweep.inject(Injection(call, nth, FAULTS[fault]))
    point = {"SIGKILL": 2, "short write": 3}.get(fault, 1)
    how = f"strace injects it at every file call of {command} in turn"
    provoked(Provoked(point, fault, how, len(calls)))
