"""Reading time and memory against the size of a playbook, and of texts meant to be slow to read.

    python benchmarks/read_playbook.py            the three sizes, Markdown and YAML
    python benchmarks/read_playbook.py --hostile  texts of one kind of line, at 1/4 MB and 1 MB

Each text is read in a fresh process; seconds are those of its CPU. Memory is the peak of the process less
that before the reading. A reader in linear time takes about four times as long for four times the text;
`ratio` says how many it took.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playbook_cli.adapters.playbook_files import find_bundled
from playbook_cli.errors import PlaybookError
from playbook_cli.reading import read_playbook

MEGA = 1_000_000
SIZES = (17_000, MEGA, 10 * MEGA)
STAGE = "# T\n\n## Stage 1: A\n\n### Exit criteria\n\n"
LINES = (
    *("(", "1)", "|", "**", "- x", "1. x", "# x", "> x", "```", "* [ ] x", "| a | b |", "<!--", "**x**"),
    *("**x:** y", "Stage 1: x", "Exit criteria", "Exit criteria: x", "名称：正文", "1、x", "①x", "---"),
)
RUNS = (
    *("(", "1)", "|", "**", "`", "*", "_", "[", "<", "：", "需要：1)", "步骤："),
    *("{#", "\\", "&amp;", "。", "→", "3 days "),
)
FLOWS = ("[", "- ", "a: ", "? ", "'", "#")


def repeat(unit: str, size: int, *, head: str = "") -> str:
    """A unit as often as fits a size in bytes, below a head."""
    return head + unit * (size // len(unit.encode()) + 1)


def playbook_of(size: int) -> str:
    """A Markdown playbook of about this size: the stages of the bundled one, again and again, renamed."""
    text = (find_bundled() / "sales.zh.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    if size <= len(text.encode()):
        return text.encode()[:size].decode("utf-8", "ignore")
    head, _, body = text.partition("\n## Prospecting")
    body = "\n## Prospecting" + body
    copies = size // len(body.encode()) + 1
    stages = (body.replace("\n## ", f"\n## R{at} ").replace("{#", f"{{#r{at}-") for at in range(copies))
    return head.partition("\n## ")[0] + "".join(stages)


def yaml_of(size: int) -> str:
    """A YAML playbook of about this size, as other teams write them: stages of a hundred criteria."""
    criteria = "".join(
        f'      - "Criterion {at}: the buyer has named the budget, its source and who signs for it"\n'
        for at in range(100)
    )
    stages = size // (len(criteria) + 40) + 2
    return "stages:\n" + "".join(
        f"  - name: Stage of {at}\n    exit_criteria:\n{criteria}" for at in range(stages)
    )


def deep_list(size: int) -> str:
    """Each entry nested below the one before."""
    return STAGE + "".join(" " * at + "- x\n" for at in range(int((2 * size) ** 0.5)))


def open_fences(size: int) -> str:
    """Fences of ever more marks, none of them closed."""
    return STAGE + "".join("`" * (3 + at) + "\n" for at in range(int((2 * size) ** 0.5)))


HOSTILE: dict[str, Callable[[int], str]] = {
    "deep list": deep_list,
    "open fences": open_fences,
    "headings": partial(repeat, "# H\n## H\n### H\n"),
    "stages": partial(repeat, "## Stage 1: S\n### Exit criteria\n- a\n"),
    **{f"lines {line}": partial(repeat, f"{line}\n", head=STAGE) for line in LINES},
    **{f"paragraphs {line}": partial(repeat, f"{line}\n\n", head=STAGE) for line in LINES},
    **{f"run of {run}": partial(repeat, run, head=STAGE + "- a: ") for run in RUNS},
    **{f"yaml {run}": partial(repeat, run) for run in FLOWS},
}
TEXTS: dict[str, Callable[[int], str]] = {"markdown": playbook_of, "yaml": yaml_of, **HOSTILE}


def measure(kind: str, size: int) -> tuple[float, float, str]:
    """Seconds, megabytes and outcome of reading one text, in this process."""
    source = "x.yaml" if kind.startswith("yaml") else "x.md"
    text = TEXTS[kind](size)
    read_playbook(yaml_of(1), source="x.yaml")  # so that no import is measured
    read_playbook(playbook_of(SIZES[0]), source="x.md")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        outcome = f"{len(read_playbook(text, source=source).playbook.stages)} stages"
    except PlaybookError as error:
        outcome = " ".join((type(error).__name__, getattr(error, "problem", "")))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, (peak - before) / 1024, outcome


def measure_apart(kind: str, size: int) -> tuple[float, float, str]:
    """The same in a fresh process."""
    command = [sys.executable, str(Path(__file__)), "--one", kind, str(size)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes, outcome = run.stdout.rstrip("\n").split("\t")
    return float(seconds), float(megabytes), outcome


def print_sizes() -> None:
    """A row for each size of an ordinary playbook."""
    print(f"{'':10} {'bytes':>9} {'seconds':>8} {'MB more':>8} {'s per MB':>9}")
    for kind in ("markdown", "yaml"):
        for size in SIZES:
            seconds, megabytes, outcome = measure_apart(kind, size)
            rate = seconds / size * MEGA
            print(f"{kind:10} {size:>9} {seconds:8.3f} {megabytes:8.0f} {rate:9.2f}  {outcome}", flush=True)


def print_hostile() -> None:
    """A row for each hostile text: its time at two sizes, and how many times longer the larger took."""
    print(f"{'':26} {'1/4 MB':>8} {'1 MB':>8} {'ratio':>6} {'MB more':>8}")
    for kind in HOSTILE:
        small, _, _ = measure_apart(kind, MEGA // 4)
        large, megabytes, outcome = measure_apart(kind, MEGA)
        ratio = large / max(small, 0.005)
        print(f"{kind:26} {small:8.2f} {large:8.2f} {ratio:6.1f} {megabytes:8.0f}  {outcome}", flush=True)


def main() -> None:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "SIZE"))
    arguments = parser.parse_args()
    if arguments.one:
        seconds, megabytes, outcome = measure(arguments.one[0], int(arguments.one[1]))
        print(f"{seconds}\t{megabytes}\t{outcome}")
    elif arguments.hostile:
        print_hostile()
    else:
        print_sizes()


if __name__ == "__main__":
    main()
