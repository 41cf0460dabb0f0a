"""One command, run with a fault at every one of its file calls in turn, and what must be true after each."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from playbook_cli.adapters.playbook_files import find_bundled
from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.deal_text import read_deal
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.errors import NotFound
from tests.faults.zygote import Injection, Outcome, Zygote

COMMANDS = {
    "done": ("done", "acme", "E1", "--evidence", "邮件 2026-11-20"),
    "advance": ("advance", "acme", "--override", "--reason", "客户急"),
    "upgrade": ("upgrade", "acme", "--playbook", str(find_bundled() / "sales.en.md")),
    "start": ("start", "华东电力"),
    "start in an empty home": ("start", "华东电力"),
}
CALL = re.compile(r"^(\w+)\(")


def find_calls(log: Path) -> list[tuple[str, int]]:
    """Every call of the log with how many of its name came up to it."""
    seen: Counter[str] = Counter()
    calls = []
    for line in log.read_text("utf-8", errors="replace").splitlines():
        if match := CALL.match(line):
            seen[match[1]] += 1
            calls.append((match[1], seen[match[1]]))
    return calls


class Sweep:
    """One command with one fault, at every call in turn."""

    def __init__(self, zygote: Zygote, prepared: Path, work: Path, command: str) -> None:
        self.zygote = zygote
        self.prepared = prepared
        self.work = work
        self.empty = command.endswith("empty home")
        self.words = COMMANDS[command]
        self.deal_id = "华东电力" if self.words[0] == "start" else "acme-集团"
        self.old = self.bytes_of(prepared)

    def bytes_of(self, home: Path) -> bytes | None:
        path = home / "deals" / f"{self.deal_id}.json"
        return path.read_bytes() if path.exists() else None

    def fresh_home(self, name: str) -> Path:
        home = self.work / name
        if not self.empty:
            shutil.copytree(self.prepared, home)
        return home

    def find_calls(self) -> list[tuple[str, int]]:
        log = self.work / "calls"
        ran = self.zygote.run(*self.words, home=self.fresh_home("plain"), log=log)
        assert ran.code == 0, ran.err
        return find_calls(log)

    def inject(self, injection: Injection) -> None:
        home = self.fresh_home(f"{injection.call}-{injection.nth}")
        ran = self.zygote.run(*self.words, home=home, inject=injection)
        told = f"{injection} → exit {ran.code}\n{ran.out}{ran.err}"
        new = self.check_files(home, told)
        self.check_words(ran, new=new, told=told)
        self.check_next_command(home, new=new, told=told)
        shutil.rmtree(home, ignore_errors=True)

    def check_files(self, home: Path, told: str) -> bool:
        """Whether the deal is new; it is wholly that or wholly old, and every file beside it reads."""
        now = self.bytes_of(home)
        if now is not None and now != self.old:
            grown = read_deal(now).deal.history
            before = read_deal(self.old).deal.history if self.old else ()
            assert grown[:-1] == before, told
        for path in (home / "deals").glob("*.bak"):
            read_deal(path.read_bytes())
        if now is not None:
            pin = fold(read_deal(now).deal).playbook.version
            assert SnapshotFiles(home).load(pin) is not None, f"no snapshot: {told}"
        return now != self.old

    def check_words(self, ran: Outcome, *, new: bool, told: str) -> None:
        """What was said is what is so."""
        if ran.code < 0:
            assert ran.code == -9, told
            return
        assert ran.code in (0, 3), told
        assert "Traceback" not in ran.err, told
        if ran.code == 0:
            assert new, f"said done, and nothing is: {told}"
            return
        lines = ran.err.splitlines()
        assert lines[0].startswith("playbook: "), told
        assert [line.startswith("  → ") for line in lines[1:]] == [True], told
        claims_kept = any(words in ran.err for words in ("saved, but", "stays recorded"))
        assert claims_kept or not new, f"denies what is saved: {told}"
        assert new or "saved, but" not in ran.err, f"claims what is not saved: {told}"

    def check_next_command(self, home: Path, *, new: bool, told: str) -> None:
        """The next command works at once, and sweeps what was left of this deal."""
        if self.words[0] == "start" and not new:
            assert self.zygote.run(*self.words, home=home).code == 0, told
        else:
            again = self.zygote.run("note", self.deal_id, "后来", home=home)
            assert again.code == 0, f"{told}\nthen: {again.err}"
        assert not list((home / "deals").glob(".*.tmp")), told
        with pytest.raises(NotFound):
            DealFiles(home).load("nobody")
