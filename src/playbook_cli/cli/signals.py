"""Signals that end a run: raised like Ctrl-C, so that what is half done is put in order first."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from playbook_cli.cli.exit_codes import ExitCode
from playbook_cli.late_dataclasses import dataclass

_ENDING = ("SIGTERM", "SIGHUP")


@dataclass
class Ending:
    """Which signal came during a run, if any; libraries on the way forget it."""

    number: int = 0

    def exit_code(self, code: int) -> int:
        """The code of an interrupted run as shells count, 128 and the signal's number; any other as it is."""
        return 128 + self.number if self.number and code == ExitCode.INTERRUPTED else code


@contextmanager
def raise_signals() -> Iterator[Ending]:
    """Raise KeyboardInterrupt for SIGTERM and SIGHUP too; one that was ignored (nohup) stays ignored."""
    ending = Ending()

    def interrupt(number: int, _frame: FrameType | None) -> None:
        ending.number = number
        raise KeyboardInterrupt

    before = {}
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            before[number] = signal.signal(number, interrupt)
    try:
        yield ending
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
