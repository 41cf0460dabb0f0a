"""Signals that end a run: raised like Ctrl-C, so that what is half done is put in order first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP")
_INTERRUPTED = 130


class Ended(KeyboardInterrupt):
    """SIGTERM or SIGHUP came; a KeyboardInterrupt, so that prompts and event loops let it through."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def raise_signals() -> Iterator[None]:
    """Raise Ended for SIGTERM and SIGHUP within the block; one that was ignored (nohup) stays ignored."""
    before = {}
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            before[number] = signal.signal(number, _raise_ended)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def exit_code_of_end(error: BaseException) -> int:
    """128 and the number of the signal, as shells count: 130 for Ctrl-C and for an end of input."""
    return 128 + error.number if isinstance(error, Ended) else _INTERRUPTED


def _raise_ended(number: int, _frame: FrameType | None) -> None:
    raise Ended(number)
