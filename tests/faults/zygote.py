"""Runs command lines in forks of a process that has everything imported: a fault costs 50 ms, not 500.

As a program it is the server; `Zygote` is its client. Each fork stops itself and is let go by its client,
which may first attach strace to it: from there on the command's own system calls are the only ones.
"""

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.patience import PATIENCE

FILE_CALLS = (
    "openat,newfstatat,statx,read,pread64,write,close,fsync,fdatasync,fchmod,fchmodat,mkdir,rename,renameat,"
    "renameat2,link,linkat,unlink,unlinkat,flock,getdents64,ftruncate,lseek"
)
_PR_SET_PTRACER = 0x59616D61


def unmeasured() -> dict[str, str]:
    """The environment without the variables by which coverage would measure a process too.

    A fork that ends at once saves no measurement, and coverage's own file would meet the fault as well.
    """
    return {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}


@dataclass(frozen=True)
class Outcome:
    """What one command line did: its exit code (negative: killed by that signal) and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Injection:
    """One fault: what strace does to the nth call of this name."""

    call: str
    nth: int
    fault: str

    @property
    def option(self) -> str:
        return f"inject={self.call}:{self.fault}:when={self.nth}"


@dataclass(frozen=True)
class Together:
    """Processes at work, by their numbers."""

    pids: list[int]
    zygote: "Zygote"

    def wait(self) -> list[list[int]]:
        """The exit codes of each process's commands, in order; cut short where it was killed."""
        return [json.loads(self.zygote._receive()) for _ in self.pids]


class Zygote:
    """Forks commands on demand; a context manager."""

    def __enter__(self) -> Self:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
            env=unmeasured(),
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.close()
        self.server.stdout.close()
        self.server.wait(PATIENCE)

    def run(
        self,
        *words: str,
        home: Path,
        inject: Injection | None = None,
        log: Path | None = None,
        **environment: str,
    ) -> Outcome:
        """Run one command line to its end, with a fault or with a log of its file calls."""
        said = home.parent / f"{home.name}.out"
        shouted = home.parent / f"{home.name}.err"
        self._send(words=words, home=str(home), out=str(said), err=str(shouted), environment=environment)
        pid = int(self._receive())
        tracer = self._attach(pid, inject, log) if inject or log else None
        os.kill(pid, signal.SIGCONT)
        code = os.waitstatus_to_exitcode(int(self._receive()))
        if tracer:
            tracer.wait(PATIENCE)
        return Outcome(code, said.read_text("utf-8"), shouted.read_text("utf-8"))

    def run_together(self, scripts: Sequence[Sequence[Sequence[str]]], *, home: Path) -> Together:
        """Start as many processes as there are scripts at once; each runs its commands one after another."""
        self._send(scripts=scripts, home=str(home), out=os.devnull, err=str(home.parent / "together.err"))
        return Together([int(self._receive()) for _ in scripts], self)

    def _send(self, **request: object) -> None:
        assert self.server.stdin
        self.server.stdin.write(json.dumps(request) + "\n")
        self.server.stdin.flush()

    def _receive(self) -> str:
        assert self.server.stdout
        return self.server.stdout.readline()

    def _attach(self, pid: int, inject: Injection | None, log: Path | None) -> subprocess.Popen[bytes]:
        options = ["-e", inject.option] if inject else []
        tracer = subprocess.Popen(
            ["strace", "-qq", "-y", "-s", "0", "-p", str(pid), "-o", log or os.devnull,
             "-e", f"trace={FILE_CALLS}", "-e", "signal=none", *options],
            stderr=subprocess.PIPE,
        )  # fmt: skip
        status = Path(f"/proc/{pid}/status")
        deadline = time.monotonic() + PATIENCE
        while f"TracerPid:\t{tracer.pid}\n" not in status.read_text():
            if tracer.poll() is not None or time.monotonic() > deadline:
                os.kill(pid, signal.SIGKILL)
                raise CannotTrace(tracer.communicate()[1].decode())
            time.sleep(0.001)
        assert tracer.stderr
        tracer.stderr.close()
        return tracer


class CannotTrace(Exception):
    """The machine does not let one process trace another."""


def serve() -> None:
    """Fork one command for each line of stdin; say its process id, then how it ended."""
    warm_up()
    for line in sys.stdin:
        request = json.loads(line)
        if "scripts" in request:
            serve_together(request)
            continue
        pid = os.fork()
        if pid == 0:
            live_as(request)
        os.waitpid(pid, os.WUNTRACED)
        tell(pid)
        while os.WIFSTOPPED(status := os.waitpid(pid, 0)[1]):
            pass
        tell(status)


def serve_together(request: dict[str, Any]) -> None:
    """Fork one process for each script; say their numbers, then the exit codes of their commands."""
    readers = []
    for script in request["scripts"]:
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            live_through(script, request, writer)
        os.close(writer)
        readers.append((pid, reader))
        tell(pid)
    for pid, reader in readers:
        with open(reader, "rb") as codes:  # noqa: PTH123  # a descriptor
            tell(json.dumps(list(codes.read())))
        os.waitpid(pid, 0)


def live_through(script: list[list[str]], request: dict[str, Any], writer: int) -> None:
    """Run commands one after another and report each exit code as a byte."""
    prepare(request)
    try:
        from playbook_cli.cli.boundary import run

        for words in script:
            os.write(writer, bytes([run(words)]))
    finally:
        os._exit(0)


def tell(message: object) -> None:
    sys.stdout.write(f"{message}\n")
    sys.stdout.flush()


def warm_up() -> None:
    """Run every command once, so that nothing is left to import."""
    home = Path(os.environ["HOME"]) / f"warm-{os.getpid()}"
    os.environ["PLAYBOOK_HOME"] = str(home)
    quiet = os.open(os.devnull, os.O_WRONLY)
    kept = os.dup(1)
    os.dup2(quiet, 1)
    from playbook_cli.adapters.playbook_files import find_bundled
    from playbook_cli.cli.boundary import run

    english = str(find_bundled() / "sales.en.md")
    for words in (
        ("start", "warm"), ("done", "warm", "E1", "-e", "邮件 2026-11-20"),
        ("check", "warm"), ("status", "warm"), ("note", "warm", "x"), ("log", "warm"),
        ("advance", "warm", "--override", "--reason", "x"), ("upgrade", "warm", "--playbook", english),
    ):  # fmt: skip
        run(list(words))
    os.dup2(kept, 1)
    os.close(kept)
    os.close(quiet)
    shutil.rmtree(home)


def live_as(request: dict[str, Any]) -> None:
    """Be one command: its own output, home and exit code; stopped until somebody lets it go."""
    prepare(request)
    allow_tracing()
    code = 4
    try:
        os.kill(os.getpid(), signal.SIGSTOP)
        from playbook_cli.cli.boundary import run

        code = run(request["words"])
    finally:
        os._exit(code)


def prepare(request: dict[str, Any]) -> None:
    """Give a fork its own input, output and home."""
    os.close(0)
    for number, name in ((0, os.devnull), (1, request["out"]), (2, request["err"])):
        file = os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        if file != number:
            os.dup2(file, number)
            os.close(file)
    os.environ["PLAYBOOK_HOME"] = request["home"]
    os.environ |= request.get("environment", {})


def allow_tracing() -> None:
    """Let a process that is not our parent trace us, where the kernel asks (Yama)."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)


if __name__ == "__main__":
    serve()
