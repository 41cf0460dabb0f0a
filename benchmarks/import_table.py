"""How long a table of deals takes to come in, and again, and how much memory: `import_table.py [ROWS]`.

`import_table.py --kill TIMES [ROWS]` kills an import with SIGKILL, so many times, at a random moment or when
a random number of its deals is written, and looks whether the store then has all of it or nothing.
"""

import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

_HEADER = "Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Deal owner,Associated Company"


def write_table(path: Path, rows: int) -> None:
    """A table as HubSpot exports it."""
    lines = (
        f"{10_000 + n},Deal number {n},Evaluation,{n}.50,EUR,2026-12-{n % 28 + 1:02d},li,Company {n % 500}"
        for n in range(rows)
    )
    path.write_text("\n".join([_HEADER, *lines]), encoding="utf-8")


def main(rows: int) -> None:
    """Import a table three times: to look, for good, once more."""
    with tempfile.TemporaryDirectory() as folder:
        file, home = Path(folder, "deals.csv"), Path(folder, "home")
        write_table(file, rows)
        environment = {**os.environ, "PLAYBOOK_HOME": str(home), "PLAYBOOK_LANG": "en"}
        for what, words in (("dry run", ["--dry-run"]), ("import", []), ("the same again", [])):
            began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [sys.executable, "-m", "playbook_cli", "import", str(file), "--json", *words]
            with Path(folder, "answer").open(
                "wb"
            ) as answer:  # held here, it would count as the child's memory
                subprocess.run(command, env=environment, stdout=answer, stderr=subprocess.DEVNULL, check=True)
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
            with Path(folder, "answer").open(encoding="utf-8") as answer:
                counts = re.findall(r'"(created|changed|unchanged)": (\d+)', answer.read(2000))
            wall = time.monotonic() - began
            print(f"{what}: {wall:.1f} s, {cpu:.1f} s CPU, {used.ru_maxrss >> 10} MB, {dict(counts)}")


def kill_at_random(times: int, rows: int) -> None:
    """Kill imports and look at what is left; ends with an error where that is half of one."""
    rolls = random.Random(20_261_126)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "deals.csv")
        write_table(file, rows)
        longest = _run(file, Path(folder, "first"), lambda _written, _passed: False)
        for number in range(times):
            home, moment, most = (
                Path(folder, f"home{number}"),
                rolls.random() * longest,
                rolls.randrange(rows),
            )
            by_time = number % 4 == 0
            _run(file, home, lambda written, passed: passed > moment if by_time else written > most)  # noqa: B023
            found[_look_at(home, rows)] += 1
            shutil.rmtree(home, ignore_errors=True)
    print(dict(found))


def _look_at(home: Path, rows: int) -> str:
    """What a killed import left, and what became of it."""
    left = len(list((home / "deals").glob("*.json")))
    _command(home, "doctor", "--repair")
    deals = len(list((home / "deals").glob("*.json")))
    pending = (home / "deals" / ".import-journal").exists()
    if deals not in (0, rows) or pending or _command(home, "doctor"):
        raise SystemExit(f"{deals} of {rows} deals are there; {left} before it was finished")
    moment = "killed in the middle" if 0 < left < rows else "killed before or after"
    return f"{moment}, {'all' if deals else 'none'}"


def _run(file: Path, home: Path, is_time: Callable[[int, float], bool]) -> float:
    """Import a file, killed when it is time for that; gives how long it took."""
    began = time.monotonic()
    command = [sys.executable, "-m", "playbook_cli", "--home", str(home), "import", str(file)]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while child.poll() is None:
        written = sum(name.endswith(".json") for name in _list_names(home / "deals"))
        if is_time(written, time.monotonic() - began):
            child.kill()
        time.sleep(0.002)
    return time.monotonic() - began


def _list_names(directory: Path) -> list[str]:
    try:
        return [path.name for path in directory.iterdir()]
    except FileNotFoundError:
        return []


def _command(home: Path, *words: str) -> int:
    command = [sys.executable, "-m", "playbook_cli", "--home", str(home), *words]
    return subprocess.run(command, capture_output=True, check=False).returncode


if __name__ == "__main__":
    said = sys.argv[1:]
    if said[:1] == ["--kill"]:
        kill_at_random(int(said[1]), int(said[2]) if len(said) > 2 else 400)
    else:
        main(int(said[0]) if said else 20_000)
