"""Many processes on one store: no event is lost, none is doubled, nobody waits for ever."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.deal_text import read_deal
from playbook_cli.domain.deal.history.events import Noted
from tests.faults.zygote import Zygote
from tests.reliability import Provoked, Record

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are forked"),
]
WRITERS, EVENTS = 40, 10
HOLD = """
import signal, sys
from pathlib import Path
from playbook_cli.adapters.store.store_lock import hold_store
with hold_store(Path(sys.argv[1])):
    print("held", flush=True)
    signal.pause()
"""


@pytest.fixture
def home(zygote: Zygote, tmp_path: Path) -> Path:
    home = tmp_path / "together"
    assert zygote.run("start", "Acme", home=home).code == 0
    return home


def notes_of(home: Path, deal_id: str = "acme") -> Counter[str]:
    history = DealFiles(home).load(deal_id).history
    return Counter(event.text for event in history if isinstance(event, Noted))


def script(deal: str, writer: int, events: int = EVENTS) -> list[list[str]]:
    return [["note", deal, f"第 {writer} 人第 {event} 条"] for event in range(events)]


def texts_in(scripts: list[list[list[str]]]) -> Counter[str]:
    return Counter(words[2] for script in scripts for words in script)


def test_many_writers_on_one_deal(zygote: Zygote, home: Path, provoked: Record) -> None:
    scripts = [script("acme", writer) for writer in range(WRITERS)]
    codes = zygote.run_together(scripts, home=home).wait()
    assert codes == [[0] * EVENTS] * WRITERS, (home.parent / "together.err").read_text()
    assert notes_of(home) == texts_in(scripts)
    how = f"{WRITERS} processes write {EVENTS} events each at once"
    provoked(Provoked(9, "writers on one deal", how, WRITERS * EVENTS))


def test_many_writers_on_many_deals(zygote: Zygote, home: Path, provoked: Record) -> None:
    scripts = [[["start", f"客户 {n}"], *script(f"客户-{n}", n)] for n in range(WRITERS)]
    codes = zygote.run_together(scripts, home=home).wait()
    assert codes == [[0] * (EVENTS + 1)] * WRITERS, (home.parent / "together.err").read_text()
    for number, words in enumerate(scripts):
        assert notes_of(home, f"客户-{number}") == Counter(note[2] for note in words[1:])
    how = f"{WRITERS} processes start a deal and write {EVENTS} events each at once"
    provoked(Provoked(9, "writers on many deals", how, WRITERS * (EVENTS + 1)))


def test_writers_killed_at_random_lose_nothing_that_was_told_done(
    zygote: Zygote, home: Path, provoked: Record
) -> None:
    scripts = [script("acme", writer, 20) for writer in range(20)]
    together = zygote.run_together(scripts, home=home)
    chosen = random.Random(5)  # noqa: S311  # the same victims each time
    for pid in chosen.sample(together.pids, 15):
        time.sleep(chosen.random() / 10)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    codes = together.wait()
    kept = notes_of(home)
    assert max(kept.values()) == 1
    for words, ended in zip(scripts, codes, strict=True):
        told = {word[2] for word, _ in zip(words, ended, strict=False)}
        assert told <= set(kept)
        assert len({word[2] for word in words} & set(kept)) <= len(ended) + 1
        assert set(ended) <= {0}
    assert zygote.run("note", "acme", "最后", home=home).code == 0
    assert not list((home / "deals").glob(".*.tmp"))
    provoked(Provoked(2, "kill -9 beside other writers", "15 of 20 writers are killed at random", 15))


def test_a_deleted_lock_file_loses_no_event(zygote: Zygote, home: Path, provoked: Record) -> None:
    scripts = [script("acme", writer) for writer in range(8)]
    together = zygote.run_together(scripts, home=home)
    done = threading.Event()
    deleted = 0

    def delete() -> None:
        nonlocal deleted
        while not done.is_set():
            with suppress(FileNotFoundError):
                (home / "deals" / ".lock").unlink()
                deleted += 1

    deleter = threading.Thread(target=delete)
    deleter.start()
    codes = together.wait()
    done.set()
    deleter.join()
    assert codes == [[0] * EVENTS] * 8, (home.parent / "together.err").read_text()
    assert notes_of(home) == texts_in(scripts)
    provoked(Provoked(11, "lock file deleted", "it is deleted all the time while 8 processes write", deleted))


def test_a_reader_always_sees_a_whole_state(zygote: Zygote, home: Path, provoked: Record) -> None:
    together = zygote.run_together([script("acme", writer, 25) for writer in range(4)], home=home)
    path = home / "deals" / "acme.json"
    lengths, done = [1], threading.Event()

    def read() -> None:
        while not done.is_set():
            lengths.append(len(read_deal(path.read_bytes()).deal.history))

    reader = threading.Thread(target=read)
    reader.start()
    codes = together.wait()
    done.set()
    reader.join()
    assert codes == [[0] * 25] * 4
    assert lengths == sorted(lengths)
    provoked(
        Provoked(12, "reader beside writers", "it reads in a loop while 4 processes write", len(lengths))
    )


@contextmanager
def held(directory: Path) -> Iterator[subprocess.Popen[str]]:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, directory], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def test_a_lock_that_is_held_too_long_is_told(zygote: Zygote, home: Path, provoked: Record) -> None:
    before = (home / "deals" / "acme.json").read_bytes()
    with held(home / "deals") as holder:
        ran = zygote.run("note", "acme", "等", home=home, PLAYBOOK_LOCK_TIMEOUT="1")
        assert ran.code == 3
        assert "another process held the lock for more than 1 s; nothing was saved" in ran.err
        assert f"process {holder.pid} has locked it" in ran.err or sys.platform != "linux"
        assert zygote.run("status", "acme", home=home).code == 0
        assert (home / "deals" / "acme.json").read_bytes() == before
    provoked(Provoked(10, "lock held too long", "another process holds it past the timeout"))


def test_the_lock_of_a_killed_holder_is_free_at_once(zygote: Zygote, home: Path, provoked: Record) -> None:
    with held(home / "deals") as holder:
        holder.kill()
        holder.wait()
        assert zygote.run("note", "acme", "好", home=home, PLAYBOOK_LOCK_TIMEOUT="0").code == 0
    provoked(Provoked(10, "kill -9 of the lock's holder", "the next command waits for nothing"))


def test_a_script_that_calls_playbook_while_the_lock_is_held_ends(
    zygote: Zygote, home: Path, provoked: Record
) -> None:
    with held(home / "deals"):
        script = f"{sys.executable} -m playbook_cli note acme x; echo $?"
        environment = {**os.environ, "PLAYBOOK_HOME": str(home), "PLAYBOOK_LOCK_TIMEOUT": "1"}
        ran = subprocess.run(
            ["bash", "-c", script], env=environment, capture_output=True, text=True, check=True
        )
    assert ran.stdout == "3\n"
    provoked(Provoked(11, "a hook that calls playbook again", "under a held lock it ends after its timeout"))
