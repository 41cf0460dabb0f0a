"""How the tests of the walk sit at its terminal: they wait for a question and press its keys."""

import os
import re
import sys
from collections.abc import Callable

import pexpect
from tests.patience import PATIENCE

Child = "pexpect.spawn[str]"
Spawn = Callable[..., Child]
ENTER, ESCAPE, CTRL_C, CTRL_D, CTRL_O, CTRL_Z = "\r", "\x1b", "\x03", "\x04", "\x0f", "\x1a"


class Seller:
    """Somebody at the terminal of one walk, who counts what was pressed beside the text typed."""

    def __init__(self, child: "pexpect.spawn[str]") -> None:
        self.child = child
        self.presses = 0

    def sees(self, *words: str) -> None:
        """Wait until each of these has been drawn, in this order."""
        for word in words:
            self.child.expect(word)

    def is_asked(self, ref: str) -> None:
        """Wait until this item, or a part of this criterion, is asked about, keys and all."""
        self.sees("▸[^\n]*" + re.escape(ref) + "(\\.\\d+)? ", "quit")

    def is_asked_about_a_criterion(self) -> str:
        """Wait until a part of any criterion is asked about; gives the ref of the criterion."""
        self.sees("▸[^\n]*?(E\\d+)\\.\\d+ ")
        match = self.child.match
        self.sees("quit")
        return str(match[1]) if isinstance(match, re.Match) else ""

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.presses += 1
            self.child.send(key)

    def type(self, text: str) -> None:
        """Type text, Enter and all."""
        self.child.send(text)
        self.press(ENTER)

    def proves(self, ref: str, evidence: str = "mail", person: str = "") -> None:
        """Answer yes, with proof and who confirmed it; nobody where no person is given."""
        self.is_asked(ref)
        self.press("y")
        self.gives(ref, evidence, person)

    def gives(self, ref: str, evidence: str = "mail", person: str | None = "") -> None:
        """Give the proof that is asked for, and say who confirmed it unless that is left open."""
        self.sees(f"What proves {re.escape(ref)}", "Ctrl-C quits")
        self.type(evidence)
        if person is not None:
            self.is_asked_who_confirmed(person)

    def is_asked_who_confirmed(self, person: str = "") -> None:
        """Say who at the customer confirmed it; nobody did where no person is given."""
        self.sees("Who at the customer confirmed", "Ctrl-C quits")
        self.type(person)

    def quits(self) -> None:
        """Press q, and leave the question for a next step unanswered where it comes."""
        self.press("q")
        if self.child.expect(["No next step is agreed\\.", pexpect.EOF]) == 0:
            self.sees("quit")
            self.press("q")

    def ends(self) -> int:
        """Wait for the end of the walk; gives its exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        code = self.child.exitstatus
        return int(code if code is not None else 128 + (self.child.signalstatus or 0))


def spawn_playbook(*words: str, rows: int = 40, columns: int = 100) -> "pexpect.spawn[str]":
    """Start `playbook` in a pseudo-terminal, in English."""
    return spawn_program(sys.executable, "-m", "playbook_cli", *words, rows=rows, columns=columns)


def spawn_program(program: str, *words: str, rows: int = 40, columns: int = 100) -> "pexpect.spawn[str]":
    """Start any program in a pseudo-terminal."""
    environment = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "PLAYBOOK_LANG": "en"}
    return pexpect.spawn(
        program,
        list(words),
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(rows, columns),
        env=environment,
    )
