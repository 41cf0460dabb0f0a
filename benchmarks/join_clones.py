"""Twenty clones of one git store record at random and merge in random order, with the driver and without.

    python -m benchmarks.join_clones [ROUNDS] [CLONES] [SEED]

Some merges are of three branches at once (an octopus), which git does by itself or refuses; docs/teams.md
says what to do then. At the end every clone merges every other one. Nothing may be lost or doubled, and all
must end in one history; the exit code is 1 otherwise. A child of this process
answers where git calls the driver, for a Python of its own for each file would take most of the time.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from playbook_cli.cli.boundary import run

DEALS = ("acme", "beta", "gamma")
RECORDING = (
    ("note", "{deal}", "note {number}"),
    ("done", "{deal}", "E{item}", "-e", "mail {number}"),
    ("waive", "{deal}", "E{item}", "--reason", "reason {number}"),
    ("set", "{deal}", "amount={number}"),
    ("step", "{deal}", "step {number}", "--due", "+3d"),
    ("advance", "{deal}", "--override", "--reason", "reason {number}"),
    ("close", "{deal}", "no-decision", "--reason", "other: {number}"),
    ("reopen", "{deal}"),
    ("undo", "{deal}"),
    ("rename", "{deal}", "{deal} {number}"),
)


@dataclass
class Team:
    """The clones of one store and what happened to them."""

    root: Path
    clones: list[Path]
    dice: random.Random
    counts: Counter[str] = field(default_factory=Counter)
    said: str = ""  # by the last command, with its words and its code

    def play(self, clone: Path, *words: str) -> int:
        """Run one command of the program in a clone."""
        os.environ["PLAYBOOK_HOME"] = str(clone / ".playbook")
        os.environ["PLAYBOOK_USER"] = clone.name
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = int(run(list(words)))
        self.said = f"{clone.name}: playbook {' '.join(words)}: {code}\n{out.getvalue()}{err.getvalue()}"
        return code

    def git(self, clone: Path, *words: str) -> int:
        """Run git in a clone."""
        ran = subprocess.run(("git", *words), cwd=clone, capture_output=True, text=True, check=False)
        self.said = f"{clone.name}: git {' '.join(words)}: {ran.returncode}\n{ran.stdout}{ran.stderr}"
        return ran.returncode

    def must(self, clone: Path, *words: str) -> None:
        """Run git in a clone, where it may not fail."""
        before = self.said
        require(self.git(clone, *words) == 0, f"{self.said}(after {before})")

    def record(self, clone: Path) -> None:
        """One command at random, and a commit where it recorded something."""
        words = {
            "deal": self.dice.choice(DEALS),
            "number": str(self.dice.randrange(10**6)),
            "item": str(self.dice.randint(1, 5)),
        }
        command = [word.format(**words) for word in self.dice.choice(RECORDING)]
        code = self.play(clone, *command)
        self.counts["recorded" if code == 0 else f"refused ({code})"] += 1
        if code == 0 and self.git(clone, "diff", "--quiet") != 0:
            self.must(clone, "commit", "-qam", f"{clone.name}: {' '.join(command)}")

    def take_over(self, clone: Path, others: list[Path]) -> None:
        """Merge others, one or several at once; afterwards every event of each is there, once."""
        wanted = {deal: read_ids(deal, clone, *others) for deal in DEALS}
        if len(others) == 1:
            self.merge(clone, others[0])
        else:
            self.merge_at_once(clone, others)
        for deal, ids in wanted.items():
            there = Counter(event["id"] for event in read_history(clone, deal))
            require(there.keys() == ids, f"{deal}: {len(ids - there.keys())} events lost in a merge")
            self.counts["doubled by git"] += max(there.values()) > 1

    def merge(self, clone: Path, other: Path) -> None:
        """Take over what another clone has; conflict markers are joined as docs/teams.md says."""
        self.must(clone, "fetch", "-q", str(other), "main")
        if self.git(clone, "merge", "-q", "--no-edit", "FETCH_HEAD") != 0:
            self.join_conflicts(clone)
        self.counts["merged"] += 1

    def merge_at_once(self, clone: Path, others: list[Path]) -> None:
        """Take over what several clones have; where git refuses, one after the other."""
        for other in others:
            self.must(clone, "fetch", "-q", str(other), f"+main:refs/remotes/{other.name}/main")
        code = self.git(clone, "merge", "-q", "--no-edit", *(f"{other.name}/main" for other in others))
        if code == 0:
            self.counts["octopus merged"] += 1
        elif code == 1:
            self.counts["octopus with conflicts"] += 1
            self.join_conflicts(clone)
        else:
            self.counts["octopus refused"] += 1
            self.clear_away(clone)
            for other in others:
                self.merge(clone, other)

    def clear_away(self, clone: Path) -> None:
        """Undo what a refused octopus left.

        Git 2.39 aborts where the branches have six common ancestors or more (`BUG: traverse_trees() called
        with too many trees`) and leaves its lock behind, which keeps every later command from the index.
        """
        (clone / ".git" / "index.lock").unlink(missing_ok=True)
        self.must(clone, "reset", "-q", "--merge")

    def join_conflicts(self, clone: Path) -> None:
        """Join the deals in which git left its markers, and commit."""
        self.counts["conflicts"] += 1
        for deal in DEALS:
            self.play(clone, "merge", str(clone / ".playbook" / "deals" / f"{deal}.json"))
        self.must(clone, "commit", "-qam", "joined")


def read_history(clone: Path, deal: str) -> list[dict[str, Any]]:
    """The events of a deal in their order."""
    file = clone / ".playbook" / "deals" / f"{deal}.json"
    history: list[dict[str, Any]] = json.loads(file.read_bytes())["history"]
    return history


def read_events(clone: Path, deal: str) -> list[str]:
    """The events of a deal, each as its line."""
    return [json.dumps(event, sort_keys=True) for event in read_history(clone, deal)]


def read_ids(deal: str, *clones: Path) -> set[str]:
    """The ids of the events of a deal in any of these clones."""
    return {event["id"] for clone in clones for event in read_history(clone, deal)}


def require(holds: bool, broken: str) -> None:
    """End the trial where a promise does not hold."""
    if not holds:
        sys.exit(broken)


@contextmanager
def serve_driver(root: Path) -> Iterator[str]:
    """The command of a driver that is answered by a child of this process, which has loaded everything."""
    asked, told, script = root / "asked", root / "told", root / "driver"
    os.mkfifo(asked)
    os.mkfifo(told)
    script.write_text(
        f'#!/bin/sh\nprintf \'%s\\n\' "$PWD" "$@" > "{asked}"\nread code < "{told}"\nexit "$code"\n'
    )
    script.chmod(0o755)

    pid = os.fork()
    if pid == 0:
        try:
            while words := asked.read_text().splitlines():
                told.write_text(f"{drive(*words)}\n")
        finally:
            os._exit(0)
    try:
        yield f"{script} %A %O %B"
    finally:
        asked.write_text("")
        os.waitpid(pid, 0)


def drive(place: str, *files: str) -> int:
    """Join files of a directory as the driver does."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return int(run(["merge", "--into", *(str(Path(place, file)) for file in files)]))


def settle_git(config: Path) -> None:
    """Settings of git for this trial alone: nobody's own, and nothing that goes on in the background."""
    config.write_text("[user]\nname = Li\nemail = li@example.com\n[gc]\nautoDetach = false\n")
    os.environ |= {"GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_NOSYSTEM": "1"}


def start_team(root: Path, number: int, dice: random.Random, *, driver: str) -> Team:
    """A store with a few deals, cloned."""
    first = root / "clone-00"
    first.mkdir(parents=True)
    team = Team(root, [first], dice)
    team.git(first, "init", "-q", "-b", "main")
    team.play(first, "init", "--git")
    for deal in DEALS:
        team.play(first, "start", deal)
    team.git(first, "add", "-A")
    team.git(first, "commit", "-qm", "start")
    for at in range(1, number):
        clone = root / f"clone-{at:02}"
        subprocess.run(("git", "clone", "-q", str(first), str(clone)), check=True)
        team.clones.append(clone)
    for clone in team.clones if driver else ():
        team.git(clone, "config", "merge.playbook.driver", driver)
    return team


def try_team(root: Path, rounds: int, number: int, seed: int, *, driver: str) -> None:
    """One trial, its figures printed; exits where something was lost."""
    began, dice = time.monotonic(), random.Random(seed)  # no secret
    team = start_team(root, number, dice, driver=driver)
    ever: dict[str, set[str]] = {deal: set() for deal in DEALS}
    for _ in range(rounds):
        clone, *others = dice.sample(team.clones, 4)
        if (chance := dice.random()) < 0.7:
            team.record(clone)
            for deal in DEALS:
                ever[deal] |= read_ids(deal, clone)
        else:
            team.take_over(clone, others if chance > 0.95 else others[:1])
    for clone in team.clones[1:]:
        team.take_over(team.clones[0], [clone])
    for clone in team.clones[1:]:
        team.take_over(clone, [team.clones[0]])
    for deal in DEALS:
        histories = {tuple(read_events(clone, deal)) for clone in team.clones}
        require(len(histories) == 1, f"{deal}: {len(histories)} histories")
        ids = [json.loads(line)["id"] for line in next(iter(histories))]
        require(len(ids) == len(set(ids)), f"{deal}: an event is there twice")
        require(set(ids) == ever[deal], f"{deal}: {len(ever[deal] - set(ids))} events lost")
    for clone in team.clones:
        require(team.play(clone, "doctor") == 0, team.said)
    total = sum(len(ids) for ids in ever.values())
    way = "with the driver" if driver else "without a driver"
    print(f"{way}, seed {seed}: {rounds} rounds, {number} clones, {total} events, {dict(team.counts)}")
    took = time.monotonic() - began
    print(f"  one history, nothing lost or doubled, every store sound; {took:.0f} s")


def main() -> None:
    """Both trials in fresh directories."""
    rounds, number, seed = (int(word) for word in (*sys.argv[1:], *("300", "20", "1")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as place, serve_driver(Path(place)) as command:
        settle_git(Path(place) / "gitconfig")
        for driver in (command, ""):
            try_team(Path(place) / str(bool(driver)), rounds, number, seed, driver=driver)


if __name__ == "__main__":
    main()
