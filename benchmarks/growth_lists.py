"""How lists grow with the number of deals: time and memory, cold and from the index, and the slope.

usage: python -m benchmarks.growth_lists [--deals 1000 10000] [--events 10] [--lists board "next --json"]

The deals are of so many events each and all open, which is the worst for a list; `--events 0` leaves them
as `make_pipeline` tells them, of a hundred events, three in ten open. CPU (user and system) of fresh
processes and the most memory of each; a cold run has no cache at all. The slope is that from the size before.
On a quiet machine 100,000 deals take some two minutes to make and eight to list.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.budgets import LISTS, PLAYBOOK, SETTLED, Cost, home_of, spend

Found = dict[tuple[str, str], Cost]  # by list and state


def measure(deals: int, events: int, lists: list[str]) -> Iterator[tuple[str, str, Cost]]:
    """What every list takes over so many deals, cold and warm, each as soon as it is known."""
    with home_of(1) as ours, tempfile.TemporaryDirectory() as place:
        environment = {**ours, "PLAYBOOK_HOME": f"{place}/home"}
        maker = str(Path(__file__).with_name("make_pipeline.py"))
        cut = ["--events", str(events)] if events else []
        before = time.monotonic()
        subprocess.run(
            [sys.executable, maker, f"{place}/home", "--deals", str(deals), *cut],
            check=True,
            capture_output=True,
        )
        print(f"{deals:8,} deals made in {time.monotonic() - before:.0f} s", flush=True)
        time.sleep(SETTLED)
        for words in lists:
            shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
            for state in ("cold", "warm"):
                yield words, state, spend([*PLAYBOOK, *words.split()], environment)


def tell(deals: int, words: str, state: str, cost: Cost, before: tuple[int, Cost] | None) -> None:
    """A line for a list, with the slope from the size before."""
    told = f"{deals:8,} {state} {words:12} {cost.cpu / 1000:7.2f} s {cost.memory:5.0f} MB"
    if before:
        fewer, then = before
        slope = (cost.cpu - then.cpu) / (deals - fewer)
        held = (cost.memory - then.memory) * 1024 / (deals - fewer)
        told += f"   {slope:6.3f} ms and {held:5.2f} kB a deal"
    print(told, flush=True)


def main() -> None:
    """Measure every size and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--deals", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--events", type=int, default=10)
    parser.add_argument("--lists", nargs="+", default=list(LISTS))
    args = parser.parse_args()
    known: Found = {}
    fewer = 0
    for deals in args.deals:
        for words, state, cost in measure(deals, args.events, args.lists):
            then = known.get((words, state))
            tell(deals, words, state, cost, (fewer, then) if then else None)
            known[words, state] = cost
        fewer = deals


if __name__ == "__main__":
    main()
