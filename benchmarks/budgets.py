"""Measure every budget of speed in one run, as ratios, and say which hold.

usage: python benchmarks/budgets.py [--runs 9] [--rounds 5] [--deals 2000 5000] [--lists] [--json] [--large]

CPU time (user and system) of fresh processes against yardsticks of the same run: the import of Typer, of
Typer with a table of Rich, and `json.loads` of the same deals. Bytecode must be written
(PYTHONDONTWRITEBYTECODE unset).

A command over one deal is run as often as its yardstick and by turns with it, and the least of all runs
counts, for whatever disturbs a process only adds to it; the ratio of the medians stands beside it, and where
the two differ much the machine was busy.

A list takes seconds, in which a machine changes its speed: the least of one side may come from a quick minute
and that of the other from a slow one. So its ratio is taken within each round: what it takes over many deals
beyond what it takes over one in the same state, of the mean of `json.loads` right before and right after.
The median of the rounds is judged, and the least and the greatest stand behind it: where a budget lies
between them, this run does not say whether it holds. A cold run has no cache at all, kept playbooks gone too;
of the warm pairs of a round the mean counts. `--json` adds the forms of the lists for scripts.

`--lists` leaves the commands over one deal out; `--large` adds a deal of 20,000 events and a playbook of
10 MB. Other programs are measured by `peers.py`.
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
from statistics import mean, median

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
SCRIPTED = ("check --all --json", "board --json", "stale --json", "stats --json", "status --json")
BUDGETS = {"cold": 3.5, "warm": 0.3}
LEAST_ROUNDS = 5
WARM_PAIRS = 2  # in each round
SETTLED = 3.5  # seconds, until the files are old enough to be known by their identity


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


def middle(costs: Sequence[Cost]) -> float:
    """The median CPU of several runs of one command."""
    return median(cost.cpu for cost in costs)


def spend_by_turns(
    commands: dict[str, tuple[Sequence[str], dict[str, str]]], runs: int
) -> dict[str, list[Cost]]:
    """Run each command as often, by turns there and back, so that all of them meet the same neighbours."""
    spent: dict[str, list[Cost]] = {name: [] for name in commands}
    for run in range(runs):
        for name in list(commands)[:: -1 if run % 2 else 1]:
            words, environment = commands[name]
            spent[name].append(spend(words, environment))
    return spent


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


class Verdicts:
    """What was measured against its budget, and what of it does not hold."""

    def __init__(self) -> None:
        self.missed: list[str] = []
        self.count = 0

    def judge(self, name: str, ratio: float, budget: float) -> str:
        """Whether a budget holds."""
        self.count += 1
        if ratio <= budget:
            return "holds"
        self.missed.append(f"{name} {ratio:.2f} of {budget}")
        return "MISSED"


def measure_starts(runs: int, verdicts: Verdicts) -> None:
    """What a person waits for on one deal; what writes to it has a home of its own."""
    with home_of(1) as environment, home_of(1) as written:
        time.sleep(SETTLED)
        commands = {"typer": (TYPER, environment), "table": (TABLE, environment)}
        for words in (*STARTS, *PAGES):
            home = written if words.startswith("done ") else environment
            commands[words] = ((*PLAYBOOK, *words.split()), home)
        commands[COMPLETION] = (("env", "_PLAYBOOK_COMPLETE=zsh", *PLAYBOOK, "check", ""), environment)
        spend_by_turns(commands, 1)  # the first of each fills the caches
        spent = spend_by_turns(commands, runs)
    typer, table = least(spent["typer"]).cpu, least(spent["table"]).cpu
    print(f"import typer {typer:.0f} ms, with rich.table {table:.0f} ms; least of {runs} (median)")
    for yardstick, budgets in (("typer", STARTS), ("table", PAGES)):
        for words, budget in budgets.items():
            ratio = least(spent[words]).cpu / least(spent[yardstick]).cpu
            usual = middle(spent[words]) / middle(spent[yardstick])
            told = verdicts.judge(words, ratio, budget)
            print(f"{ratio:6.2f} ({usual:.2f}) of {budget:<5} {told:7} {words} (of {yardstick})")


def measure_lists(deals: int, rounds: int, verdicts: Verdicts, lists: Sequence[str] = LISTS) -> None:
    """What lists take beyond one deal, cold and warm, of what it takes to parse the files."""
    with home_of(1) as one, home_of(deals) as many:
        time.sleep(SETTLED)
        print(f"{deals} deals, of json.loads; median of {rounds} rounds (least to greatest):")
        for words in lists:
            command = (*PLAYBOOK, *words.split())
            measured = list(measure_rounds(command, one, many, rounds))
            told = [
                _judge_state(f"{words} over {deals} deals", state, measured, verdicts) for state in BUDGETS
            ]
            parsing = [one_round.parsing for one_round in measured]
            print(
                f"  {words:18} {'   '.join(told)}   json.loads {min(parsing):.0f} to {max(parsing):.0f} ms",
                flush=True,
            )


@dataclass(frozen=True)
class Round:
    """One round of a list: its ratios and most memory by state, and the yardstick in milliseconds."""

    ratios: dict[str, float]
    memory: dict[str, float]
    parsing: float


def measure_rounds(
    command: Sequence[str], one: dict[str, str], many: dict[str, str], rounds: int
) -> Iterator[Round]:
    """Run a list over one deal and over many, cold and warm, between two looks at the yardstick."""
    home = Path(many["PLAYBOOK_HOME"])
    after = parse_all(home)
    for _ in range(rounds):
        before = after
        for environment in (one, many):
            shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
        pairs = {"cold": _spend_pairs(command, one, many, 1)}
        pairs["warm"] = _spend_pairs(command, one, many, WARM_PAIRS)
        after = parse_all(home)
        parsing = (before + after) / 2
        ratios = {
            state: mean(over.cpu - less.cpu for less, over in found) / parsing
            for state, found in pairs.items()
        }
        memory = {state: max(over.memory for _less, over in found) for state, found in pairs.items()}
        yield Round(ratios, memory, parsing)


def _spend_pairs(
    command: Sequence[str], one: dict[str, str], many: dict[str, str], count: int
) -> list[tuple[Cost, Cost]]:
    """Run a command over one deal and over many, one right after the other, so many times."""
    return [(spend(command, one), spend(command, many)) for _ in range(count)]


def _judge_state(name: str, state: str, measured: Sequence[Round], verdicts: Verdicts) -> str:
    """What the rounds say of a list in a state, in words."""
    ratios = [one_round.ratios[state] for one_round in measured]
    held = verdicts.judge(f"{name}, {state}", median(ratios), BUDGETS[state])
    memory = max(one_round.memory[state] for one_round in measured)
    spread = f"({min(ratios):.2f} to {max(ratios):.2f})"
    return f"{state} {median(ratios):5.2f} {spread:14} of {BUDGETS[state]} {held:6} {memory:4.0f} MB"


def parse_all(home: Path) -> float:
    """The CPU of parsing every deal's file, in milliseconds."""
    files = list((home / "deals").glob("*.json"))
    before = time.process_time()
    for file in files:
        json.loads(file.read_bytes())
    return (time.process_time() - before) * 1000


def measure_large() -> None:
    """One deal of 20,000 events; a playbook of 10 MB as JSON, which is the largest that Markdown may say."""
    with home_of(1) as environment:
        [file] = (Path(environment["PLAYBOOK_HOME"]) / "deals").glob("*.json")
        deal = json.loads(file.read_bytes())
        note = {"at": "2026-11-20T09:00:00Z", "by": "li", "type": "noted", "text": "客户要求月底前报价"}
        deal["history"] += [{"id": f"event-{number}", **note} for number in range(20_000)]
        file.write_text(json.dumps(deal, ensure_ascii=False), encoding="utf-8")
        time.sleep(SETTLED)
        _tell_large(["check acme", "check acme", "status acme", "next acme", "log acme"], environment)
        _tell_large(["note acme x", "done acme E1.1 --evidence mail"], environment)
        place = Path(environment["PLAYBOOK_HOME"]).parent
        markdown, whole = place / "large.md", place / "large" / "large.json"
        markdown.write_text(write_large(), encoding="utf-8")
        whole.parent.mkdir()
        _tell_large([f"convert {markdown} --to json --output {whole}"], environment)
        print(f"a playbook of {whole.stat().st_size / 1e6:.0f} MB, the first time and again:")
        for words in (f"show --playbook {whole}", f"lint {whole}"):
            shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
            _tell_large([words, words], environment)
        _tell_large([f"start Beta --playbook {whole}"], environment)
        shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
        _tell_large(["next beta", "next beta", "status beta", "check beta"], environment)


def write_large() -> str:
    """A playbook of twelve stages with 800 criteria and as many activities each."""
    need = "1) 预算来源与审批流程已由客户方财务负责人书面说明清楚 "
    need += "2) 采购时间与合同条款已与法务逐条核对并记录在案"
    deed = "打电话给对方的项目负责人，把结果写下来并发给所有到会的人，请他们当天回复确认"
    criteria = "".join(f"- 第{n}项客户已书面确认：需要：{need}\n" for n in range(1, 801))
    activities = "".join(f"- 与客户核对第{n}项：{deed}\n" for n in range(1, 801))
    sections = f"### 退出标准\n\n{criteria}\n### 关键活动\n\n{activities}"
    stages = (f"\n## 阶段{n}：第{n}步（20%）\n\n{sections}" for n in range(1, 13))
    return "# 销售流程\n" + "".join(stages)


def _tell_large(lines: Sequence[str], environment: dict[str, str]) -> None:
    """Run each command once and say what it took."""
    for words in lines:
        cost = spend([*PLAYBOOK, *words.split()], environment)
        named = " ".join(word.rpartition("/")[2] for word in words.split())
        print(f"{cost.cpu:6.0f} ms {cost.memory:4.0f} MB  {named}", flush=True)


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--deals", type=int, nargs="*", default=[2000, 5000])
    parser.add_argument("--rounds", type=int, default=LEAST_ROUNDS, help="of each list, at least 5")
    parser.add_argument("--lists", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--large", action="store_true")
    args = parser.parse_args()
    verdicts = Verdicts()
    if not args.lists:
        measure_starts(args.runs, verdicts)
    for deals in args.deals:
        lists = (*LISTS, *SCRIPTED) if args.json else LISTS
        measure_lists(deals, max(args.rounds, LEAST_ROUNDS), verdicts, lists)
    for missed in verdicts.missed:
        print(f"MISSED: {missed}")
    print(f"{verdicts.count - len(verdicts.missed)} of {verdicts.count} budgets hold")
    if args.large:
        measure_large()


if __name__ == "__main__":
    main()
