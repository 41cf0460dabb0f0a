"""Keeping signals waiting for the milliseconds in which a file is replaced."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

# SIGTSTP too: a process stopped by Ctrl-Z in the middle of a write would keep the lock from everyone else.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGTSTP")
HELD_SIGNALS = frozenset(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextmanager
def hold_signals() -> Iterator[None]:
    """Let SIGINT, SIGTERM, SIGHUP and SIGTSTP wait until the block is left, then deliver them.

    Whoever comes in the middle of a write so finds it done: no half-told outcome, no temporary file left.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD_SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
