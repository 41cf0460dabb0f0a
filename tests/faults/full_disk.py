"""Every command that writes, on a disk without a byte left, then with room: `python full_disk.py DIRECTORY`.

As a program it mounts a small disk on the directory, so it runs in a mount namespace of its own. It prints a
line of JSON for each command: its exit code, what it said and which files it changed while the disk was full,
then its exit code and what it said with room, and the same of `status` behind it.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from playbook_cli.cli.boundary import run

SIZE = 8 << 20
GATE = "### Exit criteria\n\n- {}\n\n"
TEAM = f"# Sales\n\n## Stage 1: One\n\n{GATE.format('Budget known')}## Stage 2: Two\n\n{GATE.format('Paid')}"
BEFORE = (
    "start Acme --playbook team.md",
    "note acme first",
    "start Beta --playbook team.md",
    "close beta lost --reason price",
    "start Gamma --playbook team.md",
    "note gamma first",
    "export -o all.json",
)
LINES = (
    "start Delta --playbook team.md",
    "done acme E1 --evidence mail",
    "undone acme E1",
    "waive acme E1 --reason none",
    "note acme second",
    "set acme owner=li amount=5",
    "step acme call --due +3d",
    "snooze acme --until +3d",
    "advance acme --override --reason later",
    "close acme lost --reason price",
    "reopen beta",
    "rename acme Alpha",
    "archive acme",
    "undo acme",
    "review acme --done",
    "restore acme",
    "upgrade acme --playbook newer.md --yes",
    "import deals.csv --playbook team.md",
    "import other.json",
    "import deals.csv --playbook team.md --dry-run --write-mapping mapping.yaml",
    "merge copy.json",
    "merge --into mine.json base.json mine.json theirs.json",
    "sync empty",
    "sync full",
    "doctor --repair",
    "config set user li",
    "init --home fresh",
    "init --git",
    "export -o deals.json",
    "export --format csv -o out.csv",
    "export --format ics -o out.ics",
    "convert team.md --to yaml -o team.yaml",
    "playbooks new mine.md",
)


def lay_out(place: Path) -> None:
    """A store with three deals, and files from elsewhere."""
    place.mkdir()
    os.chdir(place)
    os.environ["PLAYBOOK_HOME"] = str(place / "home")
    Path("team.md").write_text(TEAM)
    Path("newer.md").write_text(TEAM.replace("Budget known", "Budget agreed"))
    Path("deals.csv").write_text("Name,Stage\nEta,One\nTheta,Two\n")
    for line in BEFORE:
        said = answer(line)
        if said[0]:
            raise RuntimeError(line, said)
    deals = Path("home", "deals")
    acme = deals.joinpath("acme.json").read_text()
    names = Path("all.json").read_text()
    for name in ("acme", "beta", "gamma"):
        names = names.replace(f'"id": "{name}"', f'"id": "other-{name}"')
    Path("other.json").write_text(names)
    event = '{"id": "n", "at": "2026-11-24T09:00:00Z", "by": "wu", "type": "noted", "text": "theirs"}'
    for name in ("copy.json", "theirs.json"):
        Path(name).write_text(acme.replace("\n  ]", f",\n    {event}\n  ]"))
    for name in ("mine.json", "base.json"):
        Path(name).write_text(acme)
    for name in ("empty", "full"):
        Path(name).mkdir()
    shutil.copytree(deals, "full/deals")
    Path("full", "deals", "acme.json").write_text(Path("copy.json").read_text())


def answer(line: str) -> tuple[int, str]:
    """The exit code of a command line, and what it said on stderr."""
    with redirect_stdout(io.TextIOWrapper(io.BytesIO())), redirect_stderr(io.StringIO()) as told:
        code = int(run(line.split()))
    return code, told.getvalue()


def sums(place: Path) -> dict[str, str]:
    """Every file of a place by its digest; a lock is no data."""
    files = (path for path in place.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def fill(disk: Path) -> Path:
    """Leave no byte on the disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            return filler


def main(disk: Path) -> None:
    """Lay everything out, fill the disk, run every command, make room and run each again."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", disk], check=True)
    lay_out(disk / "0")
    places = [disk / str(number) for number in range(1, len(LINES) + 1)]
    for place, line in zip(places, LINES, strict=True):
        shutil.copytree(disk / "0", place)
        if "--repair" in line:
            place.joinpath("home", "deals", "gamma.json").write_text("{")
    befores, refused = list(map(sums, places)), []
    filler = fill(disk)
    if (told := at(places[0], "status"))[0]:
        raise RuntimeError("status", told)
    for place, line in zip(places, LINES, strict=True):
        refused.append(at(place, line))
    afters = list(map(sums, places))
    filler.unlink()
    for place, line, before, after, said in zip(places, LINES, befores, afters, refused, strict=True):
        changed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
        print(json.dumps([line, *said, sorted(changed), *at(place, line), *at(place, "status")]))  # noqa: T201  # its answer


def at(place: Path, line: str) -> tuple[int, str]:
    """The answer to a command line in a place."""
    os.chdir(place)
    os.environ["PLAYBOOK_HOME"] = str(place / "home")
    return answer(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
