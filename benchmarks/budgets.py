"""Measure every budget of speed in one run, as ratios, and say which hold.

usage: python benchmarks/budgets.py [--runs 9] [--deals 2000 5000] [--lists] [--large]

CPU time (user and system) of fresh processes, the least of several, against yardsticks of the same run: the
import of Typer, of Typer with a table of Rich, and `json.loads` of the same deals. Bytecode must be written
(PYTHONDONTWRITEBYTECODE unset). A cold run has no cache at all, kept playbooks gone too; from a list over
many deals is taken what it takes over one in the same state. `--lists` leaves the commands over one deal out;
`--large` adds a deal of 20,000 events and a playbook of 10 MB, which is refused. Other programs are measured
by `peers.py`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PLAYBOOK = (sys.executable, "-m", "playbook_cli")
NOW = "2026-11-23T09:00:00+00:00"
TYPER = (sys.executable, "-c", "import typer")
TABLE = (sys.executable, "-c", "import typer, rich.table")
COMPLETION = "completion of a deal"
# Words of a command, and how often the yardstick it may take.
STARTS = {
    "--version": 1.25,
    COMPLETION: 1.7,
    "check acme": 1.7,
    "next acme --json": 2.9,
    "status acme": 2.9,
    "done acme E1.1 --evidence mail": 3.4,
}
PAGES = {"show Evaluation": 2.2, "next acme": 2.2}
LISTS = ("check --all", "board", "stale", "stats", "next --json", "status")
COLD, WARM = 3.5, 0.3


@dataclass(frozen=True)
class Cost:
    """What one process took: CPU in milliseconds, the most memory in megabytes."""

    cpu: float
    memory: float


def spend(words: Sequence[str], environment: dict[str, str], given: str = "") -> Cost:
    """Run one process to its end; what it answers is not looked at."""
    process = subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    )
    assert process.stdin  # noqa: S101  # as asked for
    process.stdin.write(given)
    process.stdin.close()
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost((used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1024)


def least(costs: Sequence[Cost]) -> Cost:
    """The least of several runs of one command."""
    return min(costs, key=lambda cost: cost.cpu)


@contextmanager
def home_of(deals: int) -> Iterator[dict[str, str]]:
    """The environment of a home of so many deals, with a cache of its own."""
    with tempfile.TemporaryDirectory() as place:
        environment = {name: text for name, text in os.environ.items() if not name.startswith("PLAYBOOK_")}
        environment |= {
            "PLAYBOOK_HOME": f"{place}/home",
            "XDG_CACHE_HOME": f"{place}/cache",
            "PLAYBOOK_NOW": NOW,
        }
        environment |= {"PLAYBOOK_USER": "li", "LC_ALL": "C.UTF-8"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if deals == 1:
            spend([*PLAYBOOK, "start", "Acme"], environment)
        else:
            maker = str(Path(__file__).with_name("make_pipeline.py"))
            command = [sys.executable, maker, f"{place}/home", "--deals", str(deals)]
            subprocess.run(command, check=True, capture_output=True)
        yield environment


def verdict(ratio: float, budget: float) -> str:
    """Whether a budget holds."""
    return "holds" if ratio <= budget else "MISSED"


def measure_starts(runs: int) -> bool:
    """What a person waits for on one deal, command by command, the yardsticks in between."""
    with home_of(1) as environment:
        time.sleep(3.5)  # until the files are old enough to be known by their identity
        commands = {words: (*PLAYBOOK, *words.split()) for words in (*STARTS, *PAGES)}
        commands[COMPLETION] = ("env", "_PLAYBOOK_COMPLETE=zsh", *PLAYBOOK, "check", "")
        writing = "done acme E1.1 --evidence mail"
        spent: dict[str, list[Cost]] = {name: [] for name in ("typer", "table", *commands)}
        for _ in range(runs):
            spent["typer"].append(spend(TYPER, environment))
            spent["table"].append(spend(TABLE, environment))
            for words, command in commands.items():
                if words != writing:  # after which the index has to read the deal again
                    spent[words].append(spend(command, environment))
        for _ in range(runs):
            spent[writing].append(spend(commands[writing], environment))
        found = {name: least(costs).cpu for name, costs in spent.items()}
    print(f"import typer {found['typer']:.0f} ms, with rich.table {found['table']:.0f} ms")
    held = True
    for yardstick, budgets in (("typer", STARTS), ("table", PAGES)):
        for words, budget in budgets.items():
            ratio = found[words] / found[yardstick]
            held = held and ratio <= budget
            print(f"{ratio:6.2f} of {budget:<5} {verdict(ratio, budget):7} {words} (of {yardstick})")
    return held


def measure_lists(deals: int, runs: int, lists: Sequence[str] = LISTS) -> bool:
    """What lists take beyond one deal, cold and warm, of what it takes to parse the files."""
    single = measure_single(lists, runs)
    held = True
    with home_of(deals) as environment:
        time.sleep(3.5)
        home = Path(environment["PLAYBOOK_HOME"])
        print(f"{deals} deals, of json.loads ({min(parse_all(home) for _ in range(3)):.0f} ms):")
        for words in lists:
            command = [*PLAYBOOK, *words.split()]
            spent: dict[str, list[Cost]] = {"cold": [], "warm": []}
            parsing = []
            for _ in range(runs):  # by turns, so that all of them meet the same neighbours
                shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
                parsing.append(parse_all(home))
                spent["cold"].append(spend(command, environment))
                spent["warm"] += [spend(command, environment) for _ in range(2)]
            told = []
            for name, budget in (("cold", COLD), ("warm", WARM)):
                cost = least(spent[name])
                ratio = (cost.cpu - single[words, name]) / min(parsing)
                held = held and ratio <= budget
                told.append(
                    f"{name} {ratio:5.2f} of {budget} {verdict(ratio, budget):7} {cost.memory:4.0f} MB"
                )
            print(f"  {words:12} {'   '.join(told)}", flush=True)
    return held


def measure_single(lists: Sequence[str], runs: int) -> dict[tuple[str, str], float]:
    """What each list takes over one deal: without any cache, and from the index."""
    with home_of(1) as environment:
        time.sleep(3.5)
        single = {}
        for words in lists:
            command = [*PLAYBOOK, *words.split()]
            cold = []
            for _ in range(runs):
                shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
                cold.append(spend(command, environment))
            warm = [spend(command, environment) for _ in range(2 * runs)]
            single[words, "cold"], single[words, "warm"] = least(cold).cpu, least(warm).cpu
    return single


def parse_all(home: Path) -> float:
    """The CPU of parsing every deal's file, in milliseconds."""
    files = list((home / "deals").glob("*.json"))
    before = time.process_time()
    for file in files:
        json.loads(file.read_bytes())
    return (time.process_time() - before) * 1000


def measure_large() -> None:
    """One deal of 20,000 events, and a playbook of 10 MB."""
    with home_of(1) as environment:
        [file] = (Path(environment["PLAYBOOK_HOME"]) / "deals").glob("*.json")
        deal = json.loads(file.read_bytes())
        note = {"at": "2026-11-20T09:00:00Z", "by": "li", "type": "noted", "text": "客户要求月底前报价"}
        deal["history"] += [{"id": f"event-{number}", **note} for number in range(20_000)]
        file.write_text(json.dumps(deal, ensure_ascii=False), encoding="utf-8")
        time.sleep(3.5)
        for words in ("check acme", "check acme", "status acme", "note acme x", "log acme"):
            cost = spend([*PLAYBOOK, *words.split()], environment)
            print(f"{cost.cpu:6.0f} ms {cost.memory:4.0f} MB  a deal of 20,000 events: {words}")
        stage = "\n".join(f"- Criterion {n} of this stage: 1) is named 2) is signed" for n in range(5_000))
        text = "# Sales playbook\n" + "".join(
            f"\n## Stage {number}: Step {number}\n\n### Exit criteria\n\n{stage}\n" for number in range(1, 37)
        )
        path = Path(environment["PLAYBOOK_HOME"]) / "large.md"
        path.write_text(text, encoding="utf-8")
        cost = least([spend([*PLAYBOOK, "show", "--playbook", str(path), "--json"], environment)])
        size = path.stat().st_size / 1e6
        print(f"{cost.cpu:6.0f} ms {cost.memory:4.0f} MB  a playbook of {size:.0f} MB: show --json")


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--deals", type=int, nargs="*", default=[2000, 5000])
    parser.add_argument("--lists", action="store_true")
    parser.add_argument("--large", action="store_true")
    args = parser.parse_args()
    held = args.lists or measure_starts(args.runs)
    for deals in args.deals:
        held = measure_lists(deals, min(args.runs, 3)) and held
    print("every budget holds" if held else "not every budget holds")
    if args.large:
        measure_large()


if __name__ == "__main__":
    main()
