"""How long a table of deals takes to come in, and again, and how much memory: `import_table.py [ROWS]`."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
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
            ran = subprocess.run(command, env=environment, capture_output=True, check=True)
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
            plan = json.loads(ran.stdout)
            counts = {name: plan[name] for name in ("created", "changed", "unchanged")}
            wall = time.monotonic() - began
            print(f"{what}: {wall:.1f} s, {cpu:.1f} s CPU, {used.ru_maxrss >> 10} MB, {counts}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
