"""One writer at a time, whoever dies, deletes the lock or inherits it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.patience import PATIENCE

from playbook_cli.adapters.files.held_signals import hold_signals
from playbook_cli.adapters.store.store_lock import hold_store
from playbook_cli.errors import StoreLocked, WriteFailed

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX processes")

HOLD = """
import signal, sys
from pathlib import Path
from playbook_cli.adapters.store.store_lock import hold_store
with hold_store(Path(sys.argv[1])):
    print("held", flush=True)
    signal.pause()
"""
FORK = """
import os, signal, sys
from pathlib import Path
from playbook_cli.adapters.store.store_lock import hold_store
with hold_store(Path(sys.argv[1])):
    if os.fork() == 0:
        os.close(1)
        signal.pause()
        os._exit(0)
print("held", flush=True)
signal.pause()
"""


def hold_elsewhere(directory: Path, program: str = HOLD) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", program, directory], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    holder.stdout.close()
    return holder


def end(holder: subprocess.Popen[str]) -> None:
    os.killpg(holder.pid, signal.SIGKILL)
    holder.wait()


@contextmanager
def alarm_rings() -> Iterator[None]:
    """A signal a moment after the start of the block, wherever that has got to."""
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    yield


def test_a_held_lock_is_told_after_the_timeout_with_its_holder(tmp_path: Path) -> None:
    holder = hold_elsewhere(tmp_path)
    try:
        with pytest.raises(StoreLocked) as raised, hold_store(tmp_path, timeout=0.2):
            pass
    finally:
        end(holder)
    assert raised.value.seconds == 0.2
    assert raised.value.path == str(tmp_path / ".lock")
    if sys.platform == "linux":
        assert raised.value.holder == holder.pid


def test_the_lock_of_a_killed_holder_is_free_at_once(tmp_path: Path) -> None:
    end(hold_elsewhere(tmp_path))
    with hold_store(tmp_path, timeout=0):
        pass


def test_a_deleted_lock_file_lets_nobody_in(tmp_path: Path) -> None:
    holder = hold_elsewhere(tmp_path)
    try:
        (tmp_path / ".lock").unlink()
        with pytest.raises(StoreLocked), hold_store(tmp_path, timeout=0.2):
            pass
        assert (tmp_path / ".lock").exists()
    finally:
        end(holder)
    with hold_store(tmp_path, timeout=0):
        pass


def test_a_child_that_outlives_the_holder_keeps_no_lock(tmp_path: Path) -> None:
    holder = hold_elsewhere(tmp_path, FORK)
    try:
        with hold_store(tmp_path, timeout=0):
            pass
    finally:
        end(holder)


def test_holding_twice_in_one_process_is_told_and_does_not_hang(tmp_path: Path) -> None:
    with hold_store(tmp_path), pytest.raises(StoreLocked), hold_store(tmp_path, timeout=0.05):
        pass


def test_the_lock_file_stays_and_is_private(tmp_path: Path) -> None:
    with hold_store(tmp_path):
        pass
    assert (tmp_path / ".lock").stat().st_mode & 0o777 == 0o600


def test_a_directory_that_is_not_there_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed), hold_store(tmp_path / "gone"):
        pass
    assert not (tmp_path / "gone").exists()


def test_signals_wait_until_the_lock_is_released(tmp_path: Path) -> None:
    reached = []
    with pytest.raises(KeyboardInterrupt), hold_store(tmp_path):
        reached += [os.kill(os.getpid(), signal.SIGINT), "after the signal"]
    assert reached == [None, "after the signal"]
    with hold_store(tmp_path, timeout=0):
        pass


def test_waiting_for_the_lock_can_be_interrupted(tmp_path: Path) -> None:
    holder = hold_elsewhere(tmp_path)
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), alarm_rings(), hold_store(tmp_path, timeout=PATIENCE):
            pass
    finally:
        signal.signal(signal.SIGALRM, before)
        end(holder)


def test_held_signals_come_once_and_in_order() -> None:
    seen: list[int] = []
    handlers = {number: signal.signal(number, lambda number, _: seen.append(number)) for number in (1, 15)}
    try:
        with hold_signals(), hold_signals():
            os.kill(os.getpid(), signal.SIGTERM)
            os.kill(os.getpid(), signal.SIGHUP)
            assert seen == []
        assert sorted(seen) == [1, 15]
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
