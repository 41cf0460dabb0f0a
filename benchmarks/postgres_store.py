"""The PostgreSQL store under faults and under load, on a server of its own that waits for the disk.

usage: python -m benchmarks.postgres_store faults [--writers 40] [--seconds 60] [--seed 7]
       python -m benchmarks.postgres_store load   [--sellers 500] [--processes 8] [--seconds 20]
       python -m benchmarks.postgres_store lists  [--deals 10000]

faults: writers record on a few deals; at random one is killed (SIGKILL), the server is stopped as by a
power cut (`pg_ctl stop -m immediate`) and started again, and connections are cut before, while or after the
server works. In the end every answered write must be there once.
load: sellers record on a deal each, over connections that stay and over one for each record as the command
line does, against a bare INSERT … COMMIT of the same bytes by as many processes.
lists: every list over many deals, the first time, with nothing kept of them, and again.
"""

import argparse
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
from benchmarks.budgets import LISTS, NOW, PLAYBOOK, spend
from benchmarks.make_pipeline import make_deal
from tests.databases import make_database
from tests.postgres_proxy import Cut, CuttingProxy
from tests.postgres_server import PostgresServer, make_server, remove_server

from playbook_cli.adapters.playbook_files import PlaybookFiles
from playbook_cli.adapters.store.deal_text import write_event, write_header
from playbook_cli.adapters.store.postgres.database import Database
from playbook_cli.adapters.store.postgres.deal_rows import DealRows
from playbook_cli.adapters.store.postgres.schema import NEWEST, prepare_schema
from playbook_cli.adapters.store.postgres.snapshot_rows import SnapshotRows
from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Event, Noted, Started
from playbook_cli.domain.deal.history.ordering import link_behind
from playbook_cli.domain.names import fold_id
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors import DatabaseFailed, StoreLocked
from playbook_cli.errors.deals import DealMovedOn

DEALS = 4  # that the writers of `faults` share
BATCH = 1000  # deals that `lists` writes at once
TODAY = date(2026, 11, 23)
PIN = PlaybookPin(id="sales", version="sha256:" + "0" * 64)


@contextmanager
def a_server() -> Iterator[tuple[PostgresServer, str]]:
    """A durable server with one database and our tables."""
    server = make_server(durable=True)
    try:
        address = make_database(server, "sales")
        prepare_schema(Database(address))
        yield server, address
    finally:
        remove_server(server)


def open_rows(address: str) -> DealRows:
    """The deals as a new process finds them."""
    return DealRows(Database(address, version=NEWEST, lock_timeout=60))


def make_note(text: str) -> Noted:
    """One event with an id of its own."""
    return Noted(id=str(uuid.uuid4()), at=datetime.now(UTC).replace(microsecond=0), by="li", text=text)


def start(rows: DealRows, deal_id: str) -> None:
    """A deal with nothing but its beginning."""
    started = Started(id=str(uuid.uuid4()), at=datetime.now(UTC), by="li", stage="prospecting")
    rows.create(Deal(id=deal_id, name=deal_id, playbook=PIN, history=(started,)))


def record(rows: DealRows, deal_id: str, text: str) -> Event:
    """Append a note as the program does: at the expected length, and once more where others were quicker."""
    try:
        return _append(rows, deal_id, text)
    except DealMovedOn:
        with rows.hold():
            return _append(rows, deal_id, text)


def _append(rows: DealRows, deal_id: str, text: str) -> Event:
    before = rows.load(deal_id)
    [event] = link_behind(before.history, [make_note(text)])
    rows.append(deal_id, [event], expected_length=len(before.history))
    return event


def fork(work: Callable[[], None]) -> int:
    """Do something in a process of its own."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return pid


# --- faults -----------------------------------------------------------------------------------------


def write_until(address: str, log: Path, end: float, seed: int) -> None:
    """Record on deals at random, and log each event before it is sent and when it was answered."""
    chance, rows = random.Random(seed), open_rows(address)
    with log.open("ab", buffering=0) as answered:
        while time.time() < end:
            try:
                event = record(rows, f"deal-{chance.randrange(DEALS)}", "一条记录")
            except (DatabaseFailed, StoreLocked, DealMovedOn) as error:
                answered.write(f"! {getattr(error, 'problem', type(error).__name__)}\n".encode())
            else:
                answered.write(f"{event.id}\n".encode())
            time.sleep(chance.random() * 0.05)


def faults(writers: int, seconds: float, seed: int) -> None:
    """Writers beside everything that goes wrong; says what was provoked and what came of it."""
    chance, done = random.Random(seed), Counter[str]()
    with a_server() as (server, address), tempfile.TemporaryDirectory(prefix="pb-") as place:
        for number in range(DEALS):
            start(open_rows(address), f"deal-{number}")
        proxies = [_cutting(server, Path(place, cut.name), cut) for cut in Cut]
        addresses = [address, *(server.address("sales", socket=os.fspath(p.directory)) for p in proxies)]
        end = time.time() + seconds
        log = Path(place, "answered")

        def begin(number: int) -> int:
            mine = addresses[number % len(addresses)]
            return fork(lambda: write_until(mine, log, end, chance.randrange(1 << 30) + number))

        pids = [begin(number) for number in range(writers)]
        while time.time() < end:
            time.sleep(chance.random() * 0.5)
            if chance.random() < 0.1:
                server.stop("immediate")
                time.sleep(chance.random())
                server.start()
                done["server stopped as by a power cut"] += 1
            else:
                victim = chance.randrange(writers)
                os.kill(pids[victim], signal.SIGKILL)
                os.waitpid(pids[victim], 0)
                pids[victim] = begin(victim)
                done["writer killed"] += 1
        for pid in pids:
            os.waitpid(pid, 0)
        for proxy in proxies:
            done[f"connection cut {proxy.cut}"] += proxy.cuts
        _judge(address, log, done)


def _cutting(server: PostgresServer, directory: Path, cut: Cut) -> CuttingProxy:
    """A way to the server on which about one write in ten is cut."""
    directory.mkdir()
    proxy = CuttingProxy(
        directory,
        Path(server.directory),
        word=b"insert into playbook.events",
        cut=cut,
        times=1 << 30,
        every=10,
    )
    proxy.__enter__()
    return proxy


def _judge(address: str, log: Path, done: Counter[str]) -> None:
    lines = log.read_text().splitlines()
    answered = Counter(line for line in lines if not line.startswith("!"))
    kept = Counter(
        event.id
        for number in range(DEALS)
        for event in open_rows(address).load(f"deal-{number}").history
        if isinstance(event, Noted)
    )
    for what, times in sorted(done.items()):
        print(f"{times:6,}  {what}")
    print(f"{sum(answered.values()):6,}  writes answered, {len(kept):,} kept")
    print(f"        refused and told: {dict(Counter(line for line in lines if line.startswith('!')))}")
    lost, doubled = set(answered) - set(kept), [one for one, times in kept.items() if times > 1]
    print(f"        lost: {len(lost)}, doubled: {len(doubled)}")
    if lost or doubled:
        raise SystemExit(1)


# --- load -------------------------------------------------------------------------------------------


def load(sellers: int, processes: int, seconds: float) -> None:
    """Appends a second and how long they take, beside a bare INSERT … COMMIT."""
    with a_server() as (_server, address):
        rows = open_rows(address)
        for number in range(sellers):
            start(rows, f"deal-{number}")
            record(rows, f"deal-{number}", "erste Notiz")
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("create table bare (deal text, number integer, id text, body json)")
            connection.execute("alter table bare add primary key (deal, number)")
        rows.database.close()
        shares = [range(share, sellers, processes) for share in range(processes)]
        print(f"{sellers} sellers, {processes} processes, {seconds:g} s each, on {os.cpu_count()} cores")
        for name, work in (
            ("bare INSERT … COMMIT", _bare),
            ("append", _appending),
            ("load and append", _recording),
            ("bare, a connection for each", _bare_anew),
            ("load and append, a connection for each", _recording_anew),
        ):
            _measure(name, [_bind(work, address, share) for share in shares], seconds)


Step = Callable[[int], None]


def _bind(work: Callable[[str, range], Step], address: str, share: range) -> tuple[Callable[[], Step], range]:
    return (lambda: work(address, share)), share


def _bare(address: str, share: range) -> Step:  # noqa: ARG001  # as every kind is made
    connection = psycopg.connect(address, autocommit=True, prepare_threshold=None)
    numbers: Counter[int] = Counter()

    def insert(deal: int) -> None:
        numbers[deal] += 1
        _insert_bare(connection, deal, numbers[deal])

    return insert


def _bare_anew(address: str, share: range) -> Step:  # as above
    numbers: Counter[int] = Counter(dict.fromkeys(share, 1_000_000))

    def insert(deal: int) -> None:
        numbers[deal] += 1
        with psycopg.connect(address, autocommit=True, prepare_threshold=None) as connection:
            _insert_bare(connection, deal, numbers[deal])

    return insert


def _insert_bare(connection: psycopg.Connection, deal: int, number: int) -> None:
    event = make_note("客户要求月底前报价")
    values = (f"deal-{deal}", number, event.id, write_event(event))
    connection.execute("insert into bare values (%s, %s, %s, %s)", values)


def _appending(address: str, share: range) -> Step:
    rows = open_rows(address)
    deals = {number: rows.load(f"deal-{number}") for number in share}

    def append(number: int) -> None:
        before = deals[number]
        events = link_behind(before.history, [make_note("客户要求月底前报价")])
        deals[number] = rows.append(before.id, events, expected_length=len(before.history))

    return append


def _recording(address: str, share: range) -> Step:  # noqa: ARG001  # as above
    rows = open_rows(address)
    return lambda number: (record(rows, f"deal-{number}", "客户要求月底前报价"), None)[1]


def _recording_anew(address: str, share: range) -> Step:  # noqa: ARG001  # as above
    def append(number: int) -> None:
        rows = open_rows(address)
        record(rows, f"deal-{number}", "客户要求月底前报价")
        rows.database.close()

    return append


def _measure(name: str, shares: list[tuple[Callable[[], Step], range]], seconds: float) -> None:
    """Have a process for each share go through its sellers, again and again."""
    with tempfile.TemporaryDirectory() as place:
        begin = time.time() + 1

        def work(make: Callable[[], Step], share: range) -> None:
            step, took = make(), []
            time.sleep(max(0, begin - time.time()))
            while time.time() < begin + seconds:
                for seller in share:
                    before = time.perf_counter()
                    step(seller)
                    took.append(time.perf_counter() - before)
                    if time.time() >= begin + seconds:
                        break
            Path(place, str(os.getpid())).write_text("\n".join(map(str, took)))

        pids = [fork(lambda make=make, share=share: work(make, share)) for make, share in shares]  # type: ignore[misc]
        for pid in pids:
            os.waitpid(pid, 0)
        took = sorted(float(line) for file in Path(place).iterdir() for line in file.read_text().splitlines())
    median, p99 = statistics.median(took) * 1000, took[len(took) * 99 // 100] * 1000
    print(f"{name:40} {len(took) / seconds:7,.0f} a second, median {median:6.2f} ms, p99 {p99:6.2f} ms")


# --- lists ------------------------------------------------------------------------------------------


def fill(address: str, playbook: Playbook, numbers: range) -> int:
    """Copy the deals of these numbers into the tables, and say how many events they have.

    The program would keep in memory whatever it writes in one transaction, for it may have to send it again.
    """
    made = [make_deal(number, playbook, 7, TODAY) for number in numbers]
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        with cursor.copy("copy playbook.deals (key, id, name, header) from stdin") as rows:
            for deal in made:
                rows.write_row((fold_id(deal.id), deal.id, deal.name, write_header(deal)))
        with cursor.copy("copy playbook.events (deal, number, id, type, body) from stdin") as rows:
            for deal in made:
                for number, event in enumerate(deal.history, 1):
                    rows.write_row((fold_id(deal.id), number, event.id, event.type, write_event(event)))
    print(f"{numbers.stop:,} deals written", flush=True)
    return sum(len(deal.history) for deal in made)


def lists(deals: int) -> None:
    """The lists over many deals, with nothing kept of them and again; then what is asked of one deal."""
    with a_server() as (_server, address), tempfile.TemporaryDirectory() as home:
        playbook = PlaybookFiles(Path(home)).load("sales", "zh").playbook
        rows = open_rows(address)
        SnapshotRows(rows.database).save(playbook)
        batches = (range(first, min(first + BATCH, deals)) for first in range(0, deals, BATCH))
        events = sum(fill(address, playbook, numbers) for numbers in batches)
        deal = make_deal(deals - 1, playbook, 7, TODAY)
        print(f"{deals:,} deals, {events:,} events", flush=True)
        rows.database.run("analyze playbook.deals, playbook.events")
        environment = {**os.environ, "PLAYBOOK_HOME": address, "HOME": home}
        environment |= {"PLAYBOOK_NOW": NOW, "XDG_CACHE_HOME": f"{home}/cache"}
        for words in LISTS:
            rows.database.run("truncate playbook.overviews")
            shutil.rmtree(f"{home}/cache", ignore_errors=True)
            _time(f"{words}, the first time", words, environment)
            rows.database.run("analyze playbook.overviews")
            _time(f"{words}, again", words, environment)
        for words in (f"status {deal.id}", f"check {deal.id}", f"note {deal.id} x"):
            _time(words, words, environment)


def _time(name: str, words: str, environment: dict[str, str]) -> None:
    before = time.perf_counter()
    cost = spend([*PLAYBOOK, *words.split()], environment)
    took = time.perf_counter() - before
    print(f"{name:36} {took:6.2f} s, CPU of the client {cost.cpu / 1000:5.2f} s", flush=True)


def main() -> None:
    """Do one of the three."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("faults", "load", "lists"))
    parser.add_argument("--writers", type=int, default=40)
    parser.add_argument("--sellers", type=int, default=500)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--deals", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # which ends the server too
    if args.what == "faults":
        faults(args.writers, args.seconds, args.seed)
    elif args.what == "load":
        load(args.sellers, args.processes, args.seconds)
    else:
        lists(args.deals)


if __name__ == "__main__":
    main()
