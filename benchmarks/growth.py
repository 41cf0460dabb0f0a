"""Grow inputs fourfold and print the ratio of times: n and n log n stay near 4, the square comes near 16.

    python -m benchmarks.growth [PART OF A NAME…]

A row of `ROWS` is a name, what makes the input of a size, and what is run on it; `growth_deals` begin
with the word deal, those of `growth_commands`, which run whole commands, with command. The last column is
seconds for each million characters of the larger text.
"""

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from playbook_cli.errors import PlaybookError
from playbook_cli.reading import read_playbook

SMALL = 1000  # things of the smaller input
TIMES = 4
MOST = 8.0  # a ratio above this is told as too much

_GATE = "### Exit criteria\n\n- The budget is known and confirmed in writing\n"
_BULLET = "- Ask whom the decision needs, and write down what they said (by mail)\n"


class Row(NamedTuple):
    """One input that grows, and what is done with it."""

    name: str
    make: Callable[[int], Any]
    run: Callable[[Any], object]


def read_text(text: str) -> object:
    """Read a text as a playbook; one that is refused has been read as well."""
    try:
        return read_playbook(text, source="grown.md")
    except PlaybookError as refused:
        return refused


def read_yaml_text(text: str) -> object:
    """Read a text as a playbook in YAML."""
    try:
        return read_playbook(text, source="grown.yaml")
    except PlaybookError as refused:
        return refused


def _stages(body: str, count: int = 3) -> str:
    parts = (f"## Stage {number}: Part {number}\n\n{_GATE}\n{body}\n" for number in range(1, count + 1))
    return "# Sales process\n\n" + "\n".join(parts)


ROWS = (
    Row("many stages", lambda n: _stages("", n), read_text),
    Row("many bullets of a section", lambda n: _stages("### Activities\n\n" + _BULLET * n), read_text),
    Row(
        "many bullets with details",
        lambda n: _stages("### Activities\n\n" + (_BULLET + f"  {_BULLET}") * n),
        read_text,
    ),
    Row(
        "one stage of criteria and activities",
        lambda n: _stages(
            "".join(f"- Criterion {i} is proven\n" for i in range(n))
            + "\n### Activities\n\n"
            + "".join(f"- Do thing {i}: steps: a, b; c\n" for i in range(n)),
            1,
        ),
        read_text,
    ),
    Row(
        "lists nested without end",
        lambda n: _stages(
            "### Activities\n\n" + "".join("  " * (i % 200) + f"- level {i}\n" for i in range(n))
        ),
        read_text,
    ),
    Row(
        "a long table",
        lambda n: (
            "# Sales process\n\n| Stage | Activities | Exit criteria |\n|---|---|---|\n"
            + "".join(f"| Part {i} | call; write | budget {i} known |\n" for i in range(n))
        ),
        read_text,
    ),
    Row(
        "a table of many columns",
        lambda n: (
            "# Sales process\n\n|"
            "Stage|" + "Exit criteria|" * n + "\n|" + "---|" * (n + 1) + "\n" + ("|A|" + "b|" * n + "\n") * 3
        ),
        read_text,
    ),
    Row(
        "many tables",
        lambda n: (
            "# Sales process\n\n"
            + "| Stage | Exit criteria |\n|---|---|\n| A | b |\n| C | d |\n\ntext\n\n" * n
        ),
        read_text,
    ),
    Row(
        "short headings",
        lambda n: "# Sales process\n\n" + "".join(f"## Part {i}\n\n" for i in range(n)),
        read_text,
    ),
    Row(
        "short headings, deeper and deeper",
        lambda n: "# Sales\n\n" + "".join(f"{'#' * (1 + i % 6)} Part {i}\n\n" for i in range(n)),
        read_text,
    ),
    Row(
        "known headings",
        lambda n: "# Sales process\n\n" + "## Exit criteria\n\n- a\n\n### Activities\n\n- b\n\n" * n,
        read_text,
    ),
    Row(
        "bold lines",
        lambda n: "# Sales process\n\n" + "".join(f"**Stage {i}: Part {i}**\n\ntext\n\n" for i in range(n)),
        read_text,
    ),
    Row("labels", lambda n: _stages("".join(f"**Label {i}:** text {i}\n\n" for i in range(n))), read_text),
    Row(
        "prose",
        lambda n: _stages("They ask, and we answer. Everybody writes it down; nobody forgets.\n" * n),
        read_text,
    ),
    Row(
        "paragraphs",
        lambda n: _stages("They ask, and we answer. Everybody writes it down.\n\n" * n),
        read_text,
    ),
    Row(
        "one long line",
        lambda n: _stages("### Activities\n\n- " + "call them, write it down; " * n),
        read_text,
    ),
    Row(
        "one long line of Chinese",
        lambda n: _stages("### 关键活动\n\n- 步骤：" + "打电话、写下来；1）问清楚 2）记录。" * n),
        read_text,
    ),
    Row(
        "one long line of marks",
        lambda n: _stages("### Activities\n\n" + "**a** `b` [c](d) *e* {#f} " * n),
        read_text,
    ),
    Row("one long line of one letter", lambda n: _stages("### Activities\n\n- " + "a" * (20 * n)), read_text),
    Row("one long heading", lambda n: f"# Sales process\n\n## Stage 1: {'word ' * n}\n\n{_GATE}", read_text),
    Row("quotes", lambda n: _stages("> **Exit criteria:** known\n> text\n\n" * n), read_text),
    Row("fences", lambda n: _stages("```\n- [ ] a\n- [ ] b\n```\n\n" * n), read_text),
    Row("fences left open", lambda n: _stages("````\ntext\n~~~\n" * n), read_text),
    Row("comments left open", lambda n: _stages("<!-- a\n" * n), read_text),
    Row("names with one id", lambda n: _stages("### Activities\n\n" + "- Call {#call}\n" * n), read_text),
    Row(
        "needs",
        lambda n: _stages("".join(f"- Criterion {i}\n  - Needs: Criterion {i - 1}\n" for i in range(n)), 1),
        read_text,
    ),
    Row(
        "stages in YAML",
        lambda n: (
            "title: Sales\nstages:\n"
            + "".join(f"  - name: Part {i}\n    exit_criteria:\n      - budget known\n" for i in range(n))
        ),
        read_yaml_text,
    ),
    Row(
        "items in foreign YAML",
        lambda n: (
            "process: Sales\nphases:\n  - phase: One\n    tasks:\n"
            + "".join(f"      - do: thing {i}\n        owner: me\n" for i in range(n))
            + "  - phase: Two\n    tasks: [a]\n"
        ),
        read_yaml_text,
    ),
)


def measure(row: Row, size: int) -> tuple[float, int]:
    """Seconds of CPU for an input of a size, the least of two runs, and how long the input is."""
    made = row.make(size)
    times = []
    for _ in range(2):
        begun = time.process_time()
        row.run(made)
        times.append(time.process_time() - begun)
    return min(times), len(made)


def grow(rows: Iterator[Row]) -> bool:
    """Print a line for each row; False where any of them grows too fast."""
    good = True
    print(f"{'input':40} {'n':>6} {'s':>8} {'4n':>6} {'s':>8} {'ratio':>6} {'s/M':>7}")
    for row in rows:
        small, _ = measure(row, SMALL)
        large, length = measure(row, SMALL * TIMES)
        ratio = large / max(small, 1e-4)
        good = good and ratio <= MOST
        told = f"{large / length * 1e6:7.2f}{'  too fast' if ratio > MOST else ''}"
        print(
            f"{row.name:40} {SMALL:6} {small:8.3f} {SMALL * TIMES:6} {large:8.3f} {ratio:6.1f} {told}",
            flush=True,
        )
    return good


if __name__ == "__main__":
    from benchmarks.growth_commands import COMMAND_ROWS
    from benchmarks.growth_deals import DEAL_ROWS

    parts = sys.argv[1:]
    chosen = (
        row
        for row in (*ROWS, *DEAL_ROWS, *COMMAND_ROWS)
        if not parts or any(part in row.name for part in parts)
    )
    sys.exit(0 if grow(chosen) else 1)
