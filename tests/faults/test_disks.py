"""Disks that are full, read-only or of another mind: an error that says so, the old bytes, and a next run."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.zygote import unmeasured
from tests.functional.conftest import Ran
from tests.reliability import Provoked, Record

resource = pytest.importorskip("resource", reason="only POSIX limits a process")

PLAYBOOK = f"{sys.executable} -m playbook_cli"
Shell = Callable[..., list[str]]
FULL = "nothing was saved: No space left on device"


@pytest.fixture
def mounted(tmp_path: Path) -> Shell:
    """Run shell lines where `mount` works and ends with the run; skips where that is not allowed."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed")
    namespace = ["unshare", "--mount"] + (["--map-root-user"] if os.geteuid() else [])
    probe = subprocess.run(
        [*namespace, "mount", "-t", "tmpfs", "tmpfs", tmp_path], capture_output=True, check=False
    )
    if probe.returncode:
        pytest.skip(f"mounting is not allowed here: {probe.stderr.decode().strip()}")

    def run(script: str) -> list[str]:
        disk = tmp_path / "disk"
        disk.mkdir()
        places = {"DISK": str(disk), "PLAYBOOK_HOME": str(disk / "home"), "PLAYBOOK": PLAYBOOK}
        command = [*namespace, "bash", "-euo", "pipefail", "-c", SHELL + script]
        ran = subprocess.run(command, env=os.environ | places, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        assert "Traceback" not in ran.stderr + ran.stdout
        return ran.stdout.splitlines()

    return run


# `refused WORDS…` runs a command that must answer 3 with two lines, and leave every file as it is.
SHELL = """
sums() { find "$PLAYBOOK_HOME" -type f ! -name .lock -exec sha256sum {} + | sort; }
refused() {
    before="$(sums)"; code=0
    $PLAYBOOK "$@" 2>"/tmp/said.$$" || code=$?
    echo "$code $(wc -l <"/tmp/said.$$")"; cat "/tmp/said.$$"; rm "/tmp/said.$$"
    test "$before" = "$(sums)"
}
"""


def test_every_command_that_writes_meets_a_full_disk_and_works_again(
    mounted: Shell, provoked: Record
) -> None:
    lines = mounted(f"{sys.executable} {Path(__file__).with_name('full_disk.py')} $DISK")
    answers = [json.loads(line) for line in lines]
    for command, code, said, changed, code_with_room, said_with_room, later, _told in answers:
        made = "deals are kept in" in said and "--git" not in command  # an empty directory takes no room
        assert (code, changed) == (0 if made else 3, []), (command, said)
        assert made or said.splitlines()[-2].endswith(FULL), (command, said)
        assert (code_with_room, later) == (0, 0), (command, said_with_room)
    provoked(
        Provoked(4, "full disk", "each command that writes, on a tmpfs without a byte left", len(answers))
    )


def test_a_disk_without_inodes_is_told_and_loses_nothing(mounted: Shell, provoked: Record) -> None:
    lines = mounted("""
        mount -t tmpfs -o nr_inodes=24 tmpfs "$DISK"
        $PLAYBOOK start Acme >/dev/null
        for n in $(seq 40); do : 2>/dev/null >"$DISK/filler-$n" || true; done
        refused note acme x
        refused start Beta
        rm "$DISK"/filler-*
        $PLAYBOOK note acme later >/dev/null
    """)
    assert lines[0] == lines[3] == "3 2"
    assert "nothing was saved: No space left on device" in lines[1]
    provoked(Provoked(4, "no inodes", "a tmpfs of 24 inodes is filled with empty files", 2))


def test_a_read_only_mount_is_read_and_not_written(mounted: Shell, provoked: Record) -> None:
    lines = mounted("""
        mount -t tmpfs tmpfs "$DISK"
        $PLAYBOOK start Acme >/dev/null
        $PLAYBOOK note acme x >/dev/null
        mount -o remount,bind,ro "$DISK"
        for words in "note acme x" "done acme E1" "advance acme --override --reason x" "start Beta" \\
            "restore acme"; do
            refused $words
        done
        $PLAYBOOK status acme >/dev/null
        $PLAYBOOK log acme >/dev/null
        $PLAYBOOK next acme >/dev/null
        $PLAYBOOK doctor
    """)
    assert [lines[number] for number in range(0, 15, 3)] == ["3 2"] * 5
    assert all("Read-only file system" in lines[number] for number in range(1, 15, 3))
    assert lines[15:] == ["no problems found in the store"]
    provoked(Provoked(5, "read-only mount", "the file system is mounted read-only; reading goes on", 5))


@pytest.mark.skipif(shutil.which("chattr") is None, reason="chattr is not installed")
def test_an_immutable_file_or_directory_is_told(tmp_path: Path, provoked: Record) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "playbook_cli", *words], capture_output=True, text=True, check=False
        )

    home = Path(os.environ["PLAYBOOK_HOME"])
    assert run("start", "Acme").returncode == 0
    assert run("note", "acme", "x").returncode == 0
    path = home / "deals" / "acme.json"
    for immutable in (path, path.parent):
        frozen = subprocess.run(["chattr", "+i", immutable], capture_output=True, check=False)
        if frozen.returncode:
            pytest.skip(f"chattr +i is not allowed here: {frozen.stderr.decode().strip()}")
        try:
            before = path.read_bytes()
            ran = run("note", "acme", "y")
            assert (ran.returncode, len(ran.stderr.splitlines())) == (3, 2)
            assert "nothing was saved: Operation not permitted" in ran.stderr
            assert path.read_bytes() == before
            assert run("status", "acme").returncode == 0
        finally:
            subprocess.run(["chattr", "-i", immutable], check=True)
        assert sorted(entry.name for entry in path.parent.iterdir()) == [
            ".lock",
            "acme.json",
            "acme.json.bak",
        ]
    assert run("note", "acme", "z").returncode == 0
    provoked(Provoked(5, "immutable file, immutable directory", "chattr +i", 2))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root is denied nothing")
def test_denied_access_is_told(playbook: Callable[..., Ran], home: Path, provoked: Record) -> None:
    playbook("start", "Acme")
    directory = home / "deals"
    for place, mode in ((directory, 0o500), (directory / "acme.json", 0o000)):
        before = place.stat().st_mode
        place.chmod(mode)
        try:
            assert "ermission denied" in playbook("note", "acme", "x", expect=3).err
        finally:
            place.chmod(before)
    playbook("note", "acme", "x")
    provoked(Provoked(5, "denied by mode bits", "a directory of 0500, a file of 0000", 2))


LIMITS = {
    "RLIMIT_FSIZE": (resource.RLIMIT_FSIZE, 300, "File too large"),
    "RLIMIT_NOFILE": (resource.RLIMIT_NOFILE, 4, "Too many open files"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_of_the_process_is_told(name: str, provoked: Record) -> None:
    number, limit, words = LIMITS[name]
    home = Path(os.environ["PLAYBOOK_HOME"])
    script = (
        "import resource, sys\n"
        "from playbook_cli.cli.boundary import run\n"
        "run(['note', 'acme', 'x'])\n"
        f"resource.setrlimit({number}, ({limit}, {limit}))\n"
        "sys.exit(run(['note', 'acme', 'y']))\n"
    )
    start = [sys.executable, "-m", "playbook_cli", "start", "Acme"]
    subprocess.run(start, capture_output=True, check=True)
    command = [sys.executable, "-c", script]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=unmeasured())
    assert ran.returncode == 3, ran.stderr
    assert len(ran.stderr.splitlines()) == 2
    assert words in ran.stderr
    again = [sys.executable, "-m", "playbook_cli", "log", "acme", "--json"]
    log = subprocess.run(again, capture_output=True, text=True, check=True).stdout
    assert '"x"' in log
    assert '"y"' not in log
    assert sorted(entry.name for entry in (home / "deals").iterdir()) == [
        ".lock",
        "acme.json",
        "acme.json.bak",
    ]
    provoked(Provoked(4, name, "the limit is set before the write"))


OUTPUTS = {
    "/dev/full": ("note acme y >/dev/full", "3", ["the answer could not be printed"]),
    "a reader that goes away": ("note acme y | true", "0", []),
    "head -1": ("log acme | head -1 >/dev/null", "0", []),
    "a closed stdout": ("note acme y >&-", "0", []),
    "closed stdout and stderr": ("note acme y >&- 2>&-", "0", []),
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_answer_that_cannot_be_printed_denies_nothing(output: str, provoked: Record) -> None:
    command, code, said = OUTPUTS[output]
    script = f"PLAY start Acme >/dev/null 2>&1; PLAY {command}; echo ${{PIPESTATUS[0]}}; PLAY log acme"
    script = script.replace("PLAY", PLAYBOOK)
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[0] == code
    assert "note: y" in ran.stdout or "log" in command
    assert "nothing was saved" not in ran.stderr
    assert "Traceback" not in ran.stderr
    assert [words in ran.stderr for words in said] == [True] * len(said)
    assert bool(ran.stderr) == bool(said)
    provoked(Provoked(8, output, f"playbook {command.replace('|', '¦')}"))
