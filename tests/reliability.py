"""Writes docs/reliability.md from what the tests of faults did: `pytest --reliability docs/reliability.md`.

A test says what it provoked with the `provoked` fixture; ordinary runs write nothing. What each test recorded
travels with its report, so that it works across the workers of pytest-xdist too.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

PROPERTY = "reliability"
INTRODUCTION = """\
# Reliability

What the store survives, point by point. This page is written by the test run, not by hand:

    PLAYBOOK_SWEEP=all pytest -n 2 --no-cov --reliability docs/reliability.md \\
        tests/faults tests/unit/adapters/store tests/functional/test_database_home.py

It ran on Linux (ext4 and tmpfs) with CPython 3.11. Nothing here ran on Windows or macOS: rows that say
“simulated” raise on Linux what Windows answers, and mypy checks the code for all three.

| Point | Fault | How it is provoked | Times | Result |
|---|---|---|---:|---|
"""


@dataclass(frozen=True)
class Provoked:
    """One row of the table; `point` is a place in the list of faults, 1 to 22."""

    point: int
    fault: str
    how: str
    times: int = 1


Record = Callable[[Provoked], None]


@pytest.fixture
def provoked(record_property: Callable[[str, object], None]) -> Record:
    """Record a fault that this test provokes."""

    def record(row: Provoked) -> None:
        record_property(PROPERTY, asdict(row))

    return record


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--reliability", metavar="FILE", help="write the table of faults and results to FILE")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Gather the rows of all reports, on the process that sees them all."""
    path = config.getoption("--reliability")
    if not path:
        return
    rows: dict[tuple[int, str, str], list[tuple[int, str]]] = defaultdict(list)
    for outcome, verdict in (("passed", "held"), ("failed", "VIOLATED"), ("skipped", "skipped")):
        for report in terminalreporter.getreports(outcome):
            for name, row in report.user_properties if report.when == "call" else ():
                if name == PROPERTY:
                    rows[row["point"], row["fault"], row["how"]].append((row["times"], verdict))
    lines = [format_row(*key, rows[key]) for key in sorted(rows)]
    Path(path).write_text(INTRODUCTION + "".join(lines), "utf-8")


def format_row(point: int, fault: str, how: str, results: list[tuple[int, str]]) -> str:
    times = sum(count for count, _ in results)
    verdicts = {verdict for _, verdict in results}
    worst = next(verdict for verdict in ("VIOLATED", "held", "skipped") if verdict in verdicts)
    return f"| {point} | {fault} | {how} | {times:,} | {worst} |\n"
