"""How lists grow with the number of deals: time and memory, cold and from the index, and the slope.

usage: python -m benchmarks.growth_lists [--deals 1000 10000] [--events 10] [--lists board "next --json"]

The deals are of so many events each and all open, which is the worst for a list; `--events 0` leaves them
as `make_pipeline` tells them, of a hundred events, three in ten open. CPU (user and system) of fresh
processes and the most memory of each; a cold run has no cache at all. The slope is that from the size before.
100,000 deals take a quarter of an hour to make and as much to list.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.budgets import LISTS, PLAYBOOK, SETTLED, Cost, home_of, spend

Found = dict[tuple[str, str], Cost]  # by list and state


def measure(deals: int, events: int, lists: list[str]) -> Found:
    """What every list takes over so many deals."""
    with home_of(1) as ours, tempfile.TemporaryDirectory() as place:
        environment = {**ours, "PLAYBOOK_HOME": f"{place}/home"}
        maker = str(Path(__file__).with_name("make_pipeline.py"))
        cut = ["--events", str(events)] if events else []
        subprocess.run(
            [sys.executable, maker, f"{place}/home", "--deals", str(deals), *cut],
            check=True,
            capture_output=True,
        )
        time.sleep(SETTLED)
        found: Found = {}
        for words in lists:
            shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
            for state in ("cold", "warm"):
                found[words, state] = spend([*PLAYBOOK, *words.split()], environment)
        return found


def tell(deals: int, found: Found, before: tuple[int, Found] | None) -> None:
    """A line for each list, with the slope from the size before."""
    for (words, state), cost in found.items():
        told = f"{deals:8,} {state} {words:12} {cost.cpu / 1000:7.2f} s {cost.memory:5.0f} MB"
        if before:
            fewer, then = before[0], before[1][words, state]
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
    before: tuple[int, Found] | None = None
    for deals in args.deals:
        found = measure(deals, args.events, args.lists)
        tell(deals, found, before)
        before = deals, found


if __name__ == "__main__":
    main()
