"""Keeping signals waiting for the milliseconds in which a file is replaced."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# SIGTSTP too: a process stopped by Ctrl-Z in the middle of a write would keep the lock from everyone else.
_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGTSTP")
HELD_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextmanager
def hold_signals() -> Iterator[None]:
    """Let SIGINT, SIGTERM, SIGHUP and SIGTSTP wait until the block is left, then deliver them.

    Whoever comes in the middle of a write so finds it done: no half-told outcome, no temporary file left.
    Python runs handlers in the main thread only; in another one there is nothing to hold.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {
        number: signal.signal(number, lambda number, _: came.append(number))
        for number in HELD_SIGNALS
        if signal.getsignal(number) not in (signal.SIG_IGN, None)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in dict.fromkeys(came):
            signal.raise_signal(number)
