"""A database as the home: every command answers as over files, and what goes wrong is told."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from tests.functional.conftest import Ran
from tests.postgres_server import GUARDED, PASSWORD, PostgresServer
from tests.reliability import Provoked, Record

from playbook_cli.cli.commands import command_names

EVENT_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{8}\b")
OF_DEALS = (
    ("start", "Acme 集团"),
    ("start", "Beta", "--stage", "evaluation"),
    ("done", "acme", "E1.2", "-e", "mail", "--confirmed-by", "王总"),
    ("done", "acme", "E1", "-e", "offer.txt"),
    ("undone", "acme", "E1"),
    ("waive", "acme", "E2.1", "--reason", "不适用"),
    ("note", "acme", "客户要求月底前报价"),
    ("set", "acme", "amount=12万", "owner=li"),
    ("step", "acme", "CFO 签字", "--due", "+3d"),
    ("advance", "acme"),
    ("advance", "acme", "--override", "--reason", "季度末"),
    ("back", "acme", "--reason", "还早"),
    ("undo", "acme"),
    ("snooze", "acme", "+7d"),
    ("rename", "beta", "Beta Ltd"),
    ("close", "beta", "lost", "--reason", "价格"),
    ("reopen", "beta"),
    ("archive", "beta"),
    ("next", "acme"),
    ("status",),
    ("status", "acme", "--json"),
    ("check", "acme"),
    ("check", "--all", "--json"),
    ("log", "acme"),
    ("board",),
    ("stale",),
    ("stats", "--json"),
    ("replay", "--json"),
    ("review", "acme"),
    ("diff", "acme"),
    ("upgrade", "--all", "--yes"),
    ("doctor",),
    ("restore", "acme", "--dry-run"),
    ("export", "--format", "csv"),
    ("export",),
    ("import", "deals.csv"),
    ("status", "gamma"),
    ("status", "nobody"),
)
WITHOUT_DEALS = {
    *("show", "search", "adopt", "playbooks", "lint", "convert"),  # of playbooks alone
    *("config", "help", "completion", "init", "merge", "sync"),  # told in tests of their own
}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Path:
    (Path.cwd() / "offer.txt").write_text("报价")
    (Path.cwd() / "deals.csv").write_text("name,stage\nGamma,evaluation\nAcme 集团,prospecting\n")
    return Path.cwd()


def answer_all(playbook: Callable[..., Ran], commands: Sequence[Sequence[str]]) -> list[tuple[int, str, str]]:
    answers = (playbook(*words, expect=None) for words in commands)
    return [(ran.code, EVENT_ID.sub("id", ran.out), EVENT_ID.sub("id", ran.err)) for ran in answers]


def test_every_command_answers_over_a_database_as_over_files(
    playbook: Callable[..., Ran], work: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(command_names()) - {words[0] for words in OF_DEALS} <= WITHOUT_DEALS
    commands = [words for words in OF_DEALS if words[0] != "restore"]  # a database keeps no generation before
    monkeypatch.setenv("PLAYBOOK_HOME", str(work / ".playbook"))
    over_files = answer_all(playbook, commands)
    monkeypatch.setenv("PLAYBOOK_HOME", database)
    for words, ran, expected in zip(commands, answer_all(playbook, commands), over_files, strict=True):
        assert ran == expected, words


def test_restore_says_that_a_database_keeps_no_generation_before(
    playbook: Callable[..., Ran], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_HOME", database)
    playbook("start", "Acme")
    playbook("note", "acme", "一")
    assert "no earlier version of acme is kept" in playbook("restore", "acme", expect=3).err


def test_settings_lie_in_the_config_directory_and_evidence_in_the_working_directory(
    playbook: Callable[..., Ran], work: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_HOME", database)
    playbook("config", "set", "user", "zhang")
    monkeypatch.delenv("PLAYBOOK_USER")
    assert list((work.parent / "home" / "config").rglob("config.yaml"))
    playbook("start", "Acme")
    playbook("done", "acme", "E1", "-e", "offer.txt")
    assert "zhang" in playbook("log", "acme").out
    assert playbook("export").json["deals"][0]["history"][1]["evidence"][0]["file"] == "offer.txt"
    (work / "offer.txt").write_text("别的")
    assert "offer.txt" in playbook("doctor", expect=1).out


@pytest.fixture
def broken(database: str, postgres: PostgresServer) -> Iterator[Callable[[str], None]]:
    """Let the server raise an error of a class on every new event, as it does when that happens to it."""
    from playbook_cli.adapters.store.postgres.database import Database

    owner = Database(database)

    def raise_on_events(state: str) -> None:
        owner.run(
            "create or replace function playbook.fail() returns trigger language plpgsql as"  # type: ignore[arg-type]
            f" $$ begin raise exception 'as it happens' using errcode = '{state}'; end $$;"
            " create trigger fail before insert on playbook.events execute function playbook.fail()"
        )

    yield raise_on_events
    owner.run("drop trigger if exists fail on playbook.events; drop function if exists playbook.fail")


PROBLEMS = {
    "no_server": (3, "no database server answers there", "until then use a local directory"),
    "wrong_password": (3, "does not accept this user with this password", "PGPASSFILE"),
    "no_database": (3, "there is no such database", "createdb"),
    "no_role": (3, "this user may not do that here", "playbook init"),
    "no_rights": (3, "this user may not do that here", "playbook init"),
    "read_only": (3, "the server takes no changes", "the primary server"),
    "no_scheme": (2, "is not valid", "postgresql://"),
    "stray_sign": (2, "is not valid", "write @ as %40"),
    "stray_slash": (2, "is not valid", "write @ as %40"),
    "bad_port": (3, "this is not an address of a database", "%2F"),
    "no_service": (3, "the service that is named is not defined", "PGSERVICEFILE"),
}


def address_of(problem: str, postgres: PostgresServer, database: str) -> str:
    name = database.rpartition("?")[0].rpartition("/")[2]
    return {
        "no_server": postgres.address(name, socket="/nowhere", password=PASSWORD),
        "wrong_password": postgres.address(name, user=GUARDED, password="wrong"),  # noqa: S106
        "no_database": postgres.address("nothing"),
        "no_role": postgres.address(name, user="nobody_here"),
        "no_rights": postgres.address(name, user=GUARDED, password=PASSWORD),
        "read_only": f"{database}&options=-c%20default_transaction_read_only%3Don",
        "no_scheme": "mysql://li:s3cret@host/sales",
        "stray_sign": "postgresql://li:s3cret@x@host/sales",
        "stray_slash": "postgresql://li:s3cret/x@host/sales",
        "bad_port": "postgresql://li:s3cret@host:port/sales",
        "no_service": "postgresql://li:s3cret@/sales?service=nothing",
    }[problem]


@pytest.mark.parametrize("problem", PROBLEMS)
def test_what_is_in_the_way_is_told_with_what_to_do_and_without_the_password(
    problem: str,
    playbook: Callable[..., Ran],
    database: str,
    postgres: PostgresServer,
    provoked: Record,
) -> None:
    code, what, hint = PROBLEMS[problem]
    _make_guarded(database)
    address = address_of(problem, postgres, database)
    ran = playbook("--debug", "--home", address, "start", "Acme", expect=code)
    assert what in ran.err
    assert hint in ran.err.splitlines()[-1]
    assert not re.search(r"s3cret|p@ss|p%40ss|wrong@", ran.err + ran.out)
    provoked(Provoked(5, "PostgreSQL: a server, or rights, that are not there", problem.replace("_", " ")))


def _make_guarded(database: str) -> None:
    """The user who needs a password, one for all workers."""
    from playbook_cli.adapters.store.postgres.database import Database

    Database(database).run(
        f"do $$ begin create role {GUARDED} login password '{PASSWORD}';"  # type: ignore[arg-type]
        " exception when duplicate_object or unique_violation then end $$"
    )


@pytest.mark.parametrize(
    ("state", "what"),
    [
        ("53100", "the disk of the server is full; nothing was saved"),
        ("57014", "the server stopped the statement"),
        ("53200", "the server refused; nothing was saved"),
    ],
)
def test_a_write_that_the_server_refuses_leaves_nothing(
    state: str,
    what: str,
    playbook: Callable[..., Ran],
    database: str,
    broken: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    provoked: Record,
) -> None:
    monkeypatch.setenv("PLAYBOOK_HOME", database)
    playbook("start", "Acme")
    broken(state)
    ran = playbook("note", "acme", "一", expect=3)
    assert what in ran.err
    assert "as it happens" in ran.err
    assert len(playbook("log", "acme", "--json").json) == 1
    provoked(Provoked(4, "PostgreSQL: the server refuses a write", f"it raises SQLSTATE {state}"))


def test_a_statement_that_takes_too_long_is_told(
    playbook: Callable[..., Ran], database: str, provoked: Record
) -> None:
    from playbook_cli.adapters.store.postgres.database import Database

    impatient = f"{database}&options=-c%20statement_timeout%3D30"
    with Database(database).transaction():
        ran = playbook("--home", impatient, "start", "Acme", expect=3)
    assert "the server stopped the statement (statement_timeout" in ran.err
    provoked(Provoked(10, "PostgreSQL: statement_timeout", "another writer holds the store for longer"))


def test_a_transaction_that_idles_too_long_is_told_and_leaves_nothing(
    playbook: Callable[..., Ran], database: str, provoked: Record
) -> None:
    import time

    from playbook_cli.adapters.store.postgres.database import Database
    from playbook_cli.errors import DatabaseFailed

    store = Database(f"{database}&options=-c%20idle_in_transaction_session_timeout%3D20")
    with pytest.raises(DatabaseFailed) as ended, store.transaction():  # noqa: PT012  # the block is what fails
        time.sleep(0.2)
        store.run("insert into playbook.snapshots values ('x', 'y')")
    assert ended.value.problem in {
        "idle_timeout",
        "lost_in_transaction",
    }  # whether its last word came through
    assert "no problems" in playbook("--home", database, "doctor").out
    fault = "PostgreSQL: idle_in_transaction_session_timeout"
    provoked(Provoked(10, fault, "a transaction sleeps for longer"))


def test_without_its_driver_a_database_says_what_to_install(
    playbook: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    ran = playbook("--home", "postgresql://li@host/sales", "status", expect=3)
    assert "pip install 'playbook-cli[postgres]'" in ran.err
