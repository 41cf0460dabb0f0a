"""Measure what else a terminal person would use, in one run with this program.

usage: python -m benchmarks.peers DIR [--entries 10000] [--runs 5]

`DIR` is where the Python programs are (`python -m venv DIR && DIR/bin/pip install jrnl todoman khal`);
taskwarrior is taken from the PATH (`apt install taskwarrior`). Each has so many entries, written in its own
format before anything is measured, and has listed them once, so that whatever it caches is warm. A deal holds
some hundred events, an entry of the others is one line: this compares what a person waits for, not the work.
CPU (user and system) of fresh processes in milliseconds, the least of several, by turns.
"""

import argparse
import json
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.budgets import PLAYBOOK, TYPER, Cost, home_of, least, spend

Command = Sequence[str]
Commands = tuple[Command, Command | None, Command | None, Command]
TASKS = ("start-up", "add", "mark done", "list")


def prepare_task(_place: Path, environment: dict[str, str], entries: int) -> Commands:
    """Taskwarrior."""
    home = Path(environment["HOME"])
    (home / ".taskrc").write_text("confirmation=no\nnews.version=9.9.9\n", encoding="utf-8")
    tasks = [
        {"uuid": str(uuid.UUID(int=number + 1)), "description": f"entry {number}", "status": "pending"}
        for number in range(entries)
    ]
    (home / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
    spend(["task", "import", str(home / "tasks.json")], environment)
    listing = ["task", "rc.verbose=nothing", "limit:none", "list"]
    return ["task", "--version"], ["task", "add", "mail"], ["task", "1", "done"], listing


def prepare_jrnl(place: Path, environment: dict[str, str], entries: int) -> Commands:
    """Jrnl, which marks nothing done."""
    home = Path(environment["HOME"])
    journal = home / "journal.txt"
    lines = (f"[2026-11-{1 + number % 28:02} 09:00] entry {number}\n\n" for number in range(entries))
    journal.write_text("".join(lines), encoding="utf-8")
    (home / "jrnl.yaml").write_text(
        f"journals:\n  default:\n    journal: {journal}\ncolors: {{}}\neditor: ''\nencrypt: false\n"
        "default_hour: 9\ndefault_minute: 0\ntimeformat: '%Y-%m-%d %H:%M'\ntagsymbols: '@'\n"
        "highlight: false\nlinewrap: 79\nindent_character: '|'\ntemplate: false\nversion: v4.2\n",
        encoding="utf-8",
    )
    base = [str(place / "bin/jrnl"), "--config-file", str(home / "jrnl.yaml")]
    return [*base, "--version"], [*base, "mail sent"], None, [*base, "-n", str(entries), "--short"]


def prepare_todoman(place: Path, environment: dict[str, str], entries: int) -> Commands:
    """Todoman, over a file of iCalendar for each entry and a cache of its own."""
    home = Path(environment["HOME"])
    work = home / "todos" / "work"
    write_calendar(work, entries, "VTODO", "")
    (home / "todoman.py").write_text(
        f'path = "{work.parent}/*"\ndefault_list = "work"\ncache_path = "{home}/todoman.sqlite3"\n',
        encoding="utf-8",
    )
    base = [str(place / "bin/todo"), "--config", str(home / "todoman.py")]
    return [*base, "--version"], [*base, "new", "mail"], [*base, "done", "1"], [*base, "list"]


def prepare_khal(place: Path, environment: dict[str, str], entries: int) -> Commands:
    """Khal, a calendar of one file for each entry; nothing there is done."""
    home = Path(environment["HOME"])
    work = home / "events" / "work"
    write_calendar(work, entries, "VEVENT", "DTSTART:20261101T090000Z\r\nDTEND:20261101T100000Z\r\n")
    (home / "khal.conf").write_text(
        f"[calendars]\n[[work]]\npath = {work}\n[sqlite]\npath = {home}/khal.sqlite3\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )
    base = [str(place / "bin/khal"), "-c", str(home / "khal.conf")]
    adding = [*base, "new", "2026-12-01", "09:00", "mail"]
    return [*base, "--version"], adding, None, [*base, "list", "2026-11-01", "2026-11-02"]


def write_calendar(directory: Path, entries: int, kind: str, more: str) -> None:
    """A file for each entry."""
    directory.mkdir(parents=True)
    for number in range(entries):
        uid = uuid.UUID(int=number + 1)
        text = (
            f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//\r\nBEGIN:{kind}\r\nUID:{uid}\r\n"
            f"DTSTAMP:20261101T090000Z\r\n{more}SUMMARY:entry {number}\r\nEND:{kind}\r\nEND:VCALENDAR\r\n"
        )
        (directory / f"{uid}.ics").write_text(text, encoding="utf-8")


def prepare_ours(environment: dict[str, str]) -> Commands:
    """A note stands for an entry; the list is that of the open deals, with what to do on each."""
    spend([*PLAYBOOK, "start", "Zed"], environment)
    texts = ("--version", "note zed mail", "done zed E1.1 --evidence mail", "status")
    started, adding, done, listing = ([*PLAYBOOK, *text.split()] for text in texts)
    return started, adding, done, listing


PEERS: dict[str, tuple[str, Callable[[Path, dict[str, str], int], Commands]]] = {
    "taskwarrior": ("task", prepare_task),
    "jrnl": ("jrnl", prepare_jrnl),
    "todoman": ("todo", prepare_todoman),
    "khal": ("khal", prepare_khal),
}


def main() -> None:
    """Print a table of CPU, and what each takes as a multiple of the import of Typer."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("place", type=Path)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    with home_of(args.entries) as ours, tempfile.TemporaryDirectory() as home:
        theirs = {**ours, "HOME": home, "XDG_CONFIG_HOME": f"{home}/config", "XDG_DATA_HOME": f"{home}/data"}
        prepared: dict[str, tuple[Commands, dict[str, str]]] = {"playbook": (prepare_ours(ours), ours)}
        for name, (program, prepare) in PEERS.items():
            if shutil.which(program) or (args.place / "bin" / program).exists():
                prepared[name] = (prepare(args.place, theirs, args.entries), theirs)
        for name, (commands, environment) in prepared.items():
            listed = subprocess.run(commands[-1], env=environment, capture_output=True, text=True, check=True)
            print(f"{name} lists {len(listed.stdout.splitlines())} lines")
        measure(prepared, args.runs, theirs)


def measure(
    prepared: dict[str, tuple[Commands, dict[str, str]]], runs: int, environment: dict[str, str]
) -> None:
    """Run everything by turns and print the least of each."""
    spent: dict[tuple[str, str], list[Cost]] = {}
    yardstick = []
    for _ in range(runs):
        yardstick.append(spend(TYPER, environment))
        for name, (commands, own) in prepared.items():
            for task, command in zip(TASKS, commands, strict=True):
                if command:
                    spent.setdefault((name, task), []).append(spend(command, own))
    typer = least(yardstick).cpu
    print(f"CPU in ms, and as multiples of `import typer` ({typer:.0f} ms)")
    print(f"{'':12}" + "".join(f"{task:>18}" for task in TASKS))
    for name in prepared:
        cells = (least(spent[name, task]).cpu if (name, task) in spent else None for task in TASKS)
        print(f"{name:12}" + "".join(f"{c:10.0f} ({c / typer:5.1f})" if c else f"{'-':>18}" for c in cells))


if __name__ == "__main__":
    main()
