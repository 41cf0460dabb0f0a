"""Measure what a person waits for: CPU time of fresh processes, the least of several, with yardsticks.

usage: python benchmarks/measure_startup.py [--runs 11]

Bytecode must be written (PYTHONDONTWRITEBYTECODE unset), or every figure doubles. Compare within one run.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile

YARDSTICKS = {
    "bare python": ["-c", "pass"],
    "import typer": ["-c", "import typer"],
    "typer and the models": ["-c", "import typer, playbook_cli.domain.coach"],
}
COMMANDS = {
    "--version": ["--version"],
    "check": ["check", "acme"],
    "status": ["status", "acme"],
    "done": ["done", "acme", "E1.1", "--evidence", "mail"],
    "next, no terminal": ["next", "acme"],
    "show Evaluation": ["show", "Evaluation"],
    "--help": ["--help"],
}


def measure(arguments: list[str], runs: int) -> float:
    """The least CPU time of a fresh process, in milliseconds."""
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times) * 1000


def main() -> None:
    """Print a line for each yardstick and command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        os.environ["PLAYBOOK_HOME"] = home
        subprocess.run(
            [sys.executable, "-m", "playbook_cli", "start", "Acme"], capture_output=True, check=True
        )
        for name, arguments in YARDSTICKS.items():
            print(f"{measure(arguments, runs):6.0f} ms  {name}")
        for name, words in COMMANDS.items():
            print(f"{measure(['-m', 'playbook_cli', *words], runs):6.0f} ms  playbook {name}")


if __name__ == "__main__":
    main()
