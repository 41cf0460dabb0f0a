"""With the index and without it every answer is the same, whatever happens to deals, editions and index."""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from playbook_cli.adapters.playbook_files import PlaybookFiles
from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.file_identity import identify
from playbook_cli.adapters.store.index_file import IndexFile
from playbook_cli.adapters.store.overview_index import FileIndex
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import (
    Closed,
    Event,
    FieldSet,
    Marked,
    NextStepSet,
    Reopened,
    StageEntered,
    Started,
    Undone,
)
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus, Passage
from playbook_cli.domain.pipeline.selection import Selection, SortKey
from playbook_cli.errors import PlaybookError
from playbook_cli.services.checking import check_open_deals
from playbook_cli.services.many_deals import list_unreadable
from playbook_cli.services.pipeline.listing import list_open_deals
from playbook_cli.services.pipeline.overviews import find_overview, list_overviews, list_worked
from playbook_cli.services.pipeline.surveying import gather_statistics, list_stale, show_board
from playbook_cli.services.workspace import Workspace, find_deal_id
from tests.stores import new_id

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TICK = 0.2  # seconds; the real one would make a test of minutes
PLAYBOOK = """# Sales playbook

## Stage 1: {first}

### Exit criteria

- Budget {{#budget}}: named, with 1) the amount 2) who decides
- Need {{#need}}: in the customer's words

## Stage 2: {second}

### Exit criteria

- Contract {{#contract}}: signed
"""
IDS = st.sampled_from(["acme", "acme", "café"])
PARTS = st.sampled_from(["budget", "need", "budget/1", "budget/2"])
LANGUAGES = st.sampled_from([None, "en", "zh", "de"])


def at(minutes: int) -> dict[str, object]:
    return {"id": new_id(), "at": NOON + timedelta(minutes=minutes), "by": "li"}


MINUTES = st.integers(0, 90_000)
EVENTS = st.one_of(
    st.builds(
        lambda minutes, part, status, proof, who: Marked(
            **at(minutes), item=f"first/exit-criteria/{part}", status=status, evidence=proof, confirmed_by=who
        ),
        MINUTES,
        PARTS,
        st.sampled_from(ItemStatus),
        st.sampled_from([(), ("mail",)]),
        st.sampled_from([None, "Wang"]),
    ),
    st.builds(
        lambda minutes, pair: FieldSet(**at(minutes), field=pair[0], value=pair[1]),
        MINUTES,
        st.sampled_from(
            [
                ("amount", "120000.50"),
                ("currency", "CNY"),
                ("owner", "wang"),
                ("close_date", "2026-12-01"),
                ("close_date", "2027-01-01"),
                ("name", "Acme “1” \\ 集团"),
                ("archived", "yes"),
                ("archived", None),
                ("snoozed_until", "2026-12-24"),
                ("competitor", "竞品甲"),
            ]
        ),
    ),
    st.builds(
        lambda minutes, day: NextStepSet(**at(minutes), text="call" if day else None, due=day),
        MINUTES,
        st.sampled_from([None, date(2026, 11, 20), date(2027, 2, 1)]),
    ),
    st.builds(
        lambda minutes, to, passage: StageEntered(**at(minutes), from_stage="first", to=to, passage=passage),
        MINUTES,
        st.sampled_from(["first", "second", "gone"]),
        st.sampled_from(Passage),
    ),
    st.builds(
        lambda minutes, outcome: Closed(**at(minutes), outcome=outcome, reason="price", missing=("a/b",)),
        MINUTES,
        st.sampled_from([DealStatus.WON, DealStatus.LOST]),
    ),
    st.builds(lambda minutes: Reopened(**at(minutes)), MINUTES),
)


def answers_of(workspace: Workspace) -> list[object]:
    """What is answered from overviews, refusals included."""
    workspace = replace(workspace, unread=[])
    asked: list[Callable[[], object]] = [
        lambda: list(list_overviews(workspace)),
        lambda: list(list_worked(workspace)),
        lambda: list_open_deals(workspace),
        lambda: list_open_deals(workspace, Selection(sort=SortKey.AMOUNT, limit=1)),
        lambda: show_board(workspace),
        lambda: list_stale(workspace),
        lambda: gather_statistics(workspace),
        lambda: gather_statistics(workspace, Selection(where=(("owner", ""),))),
        lambda: [(one.deal, one.gate.criteria, one.gate.ready) for one in check_open_deals(workspace)],
        *(lambda text=text: find_deal_id(workspace, text) for text in ("acme", "集团", "é", "nobody")),
        *(lambda text=text: find_overview(workspace, text) for text in ("acme", "café", "Acme")),
    ]
    answers = [_answer(ask) for ask in asked]
    return [*answers, [(type(one), vars(one)) for one in list_unreadable(workspace.unread)]]


def _answer(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except PlaybookError as error:
        return type(error), vars(error)


class HinderedFile(IndexFile):
    """The file of an index on a disk that may be full, or may not be written to."""

    def __init__(self, path: Path, owner: str, disk: str) -> None:
        super().__init__(path, owner)
        self.disk = disk

    def _open(self, mode: str) -> sqlite3.Connection:
        connection = super()._open("ro" if self.disk == "read-only" else mode)
        if self.disk == "full":
            connection.execute("PRAGMA max_page_count = 1")  # no less than there are, and no more
        return connection


class IndexMachine(RuleBasedStateMachine):
    """One home, asked with its index and without."""

    @initialize()
    def open_home(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="index-"))
        self.path = self.home / "cache" / "index.sqlite3"
        self.installed = self.home / "playbooks"
        self.installed.mkdir()
        self.owner, self.behind = "1", 0
        self.disk: str = "free"
        self.language: str | None = None
        self.held: sqlite3.Connection | None = None
        self.install("zh", "甲")
        (self.installed / "team.en.md").write_text(PLAYBOOK.format(first="First", second="Second"))
        library = PlaybookFiles(self.installed)
        self.playbook = library.load("team", "en").playbook
        SnapshotFiles(self.home).save(self.playbook)
        [self.snapshot] = (self.home / "snapshots").glob("*.json")
        self.deals = DealFiles(self.home)
        self.bare = Workspace(
            self.deals, SnapshotFiles(self.home), library, user="li", now=NOON, new_id=new_id
        )
        self.create("acme", [])

    def teardown(self) -> None:
        self.let_go()
        shutil.rmtree(getattr(self, "home", "/nonexistent"), ignore_errors=True)

    @invariant()
    def answers_alike(self) -> None:
        if not hasattr(self, "bare"):
            return
        plain = replace(self.bare, language=self.language)
        without = answers_of(plain)
        clock = mock.Mock(time_ns=lambda: time.time_ns() - self.behind)
        with mock.patch("playbook_cli.adapters.store.overview_index.time", clock):
            for _ in range(2):  # as it is found, and as it then is known
                assert answers_of(replace(plain, index=self.open_index())) == without

    def open_index(self) -> FileIndex:
        """The index as a new process finds it."""
        return FileIndex(HinderedFile(self.path, self.owner, self.disk), self.home, (self.installed,))

    def deal_path(self, deal_id: str) -> Path:
        return self.home / "deals" / f"{deal_id}.json"

    @rule(deal_id=IDS, events=st.lists(EVENTS, max_size=4))
    def create(self, deal_id: str, events: list[Event]) -> None:
        pin = PlaybookPin(id=self.playbook.id, version=self.playbook.digest, language="en")
        started = Started(**at(0), stage="first")
        with suppress(PlaybookError):
            self.deals.create(
                Deal(id=deal_id, name=f"{deal_id} 集团", playbook=pin, history=(started, *events))
            )

    @rule(deal_id=IDS, events=st.lists(EVENTS, min_size=1, max_size=4))
    def append(self, deal_id: str, events: list[Event]) -> None:
        with suppress(PlaybookError):
            length = len(self.deals.load(deal_id).history)
            self.deals.append(deal_id, events, expected_length=length)

    @rule(deal_id=IDS, place=st.integers(0, 3))
    def take_back(self, deal_id: str, place: int) -> None:
        with suppress(PlaybookError):
            history = self.deals.load(deal_id).history
            back = Undone(**at(0), event=history[-1 - place % len(history)].id)
            self.deals.append(deal_id, [back], expected_length=len(history))

    @rule(deal_id=IDS, words=st.sampled_from([(b"-23T", b"-22T"), (b"done", b"d0ne")]))
    def edit_in_place(self, deal_id: str, words: tuple[bytes, bytes]) -> None:
        """Same file, same size, within the same tick, and the time of writing put back."""
        with suppress(FileNotFoundError), self.deal_path(deal_id).open("r+b") as file:
            status, data = os.fstat(file.fileno()), file.read()
            file.seek(0)
            file.write(data.replace(*words))
            os.utime(file.fileno(), ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule(deal_id=IDS, other=IDS)
    def rename(self, deal_id: str, other: str) -> None:
        with suppress(FileNotFoundError):
            self.deal_path(deal_id).rename(self.deal_path(other))

    @rule(deal_id=IDS, other=IDS)
    def copy(self, deal_id: str, other: str) -> None:
        with suppress(FileNotFoundError, shutil.SameFileError):
            shutil.copy2(self.deal_path(deal_id), self.deal_path(other))

    @rule(deal_id=IDS)
    def restore(self, deal_id: str) -> None:
        with suppress(FileNotFoundError):
            path = self.deal_path(deal_id)
            path.with_name(f"{path.name}.bak").replace(path)

    @rule(deal_id=IDS)
    def delete(self, deal_id: str) -> None:
        self.deal_path(deal_id).unlink(missing_ok=True)

    @rule(text=st.sampled_from(["", "{", '{"format": "playbook-deal/9", "history": []}']), deal_id=IDS)
    def damage(self, deal_id: str, text: str) -> None:
        with suppress(FileNotFoundError):
            self.deal_path(deal_id).write_text(text)

    @rule()
    def lose_snapshot(self) -> None:
        self.snapshot.unlink(missing_ok=True)

    @rule()
    def damage_snapshot(self) -> None:
        self.snapshot.write_text("{}")

    @rule()
    def bring_snapshot_back(self) -> None:
        SnapshotFiles(self.home).save(self.playbook)

    @rule(language=LANGUAGES)
    def speak(self, language: str | None) -> None:
        self.language = language

    @rule(language=st.sampled_from(["zh", "de"]), name=st.sampled_from(["甲", "乙", "First"]))
    def install(self, language: str, name: str) -> None:
        text = PLAYBOOK.format(first=f"{name} {{#first}}", second="第二 {#second}")
        (self.installed / f"team.{language}.md").write_text(text, encoding="utf-8")

    @rule(days=st.sampled_from([-20, 0, 1, 14]), hours=st.sampled_from([0, 9]))
    def let_days_pass(self, days: int, hours: int) -> None:
        """The same moment is another day elsewhere."""
        zone = timezone(timedelta(hours=hours))
        self.bare = replace(self.bare, now=(NOON + timedelta(days=days, hours=4)).astimezone(zone))

    @rule(seconds=st.sampled_from([0, 2, 3600]))
    def set_the_clock_back(self, seconds: int) -> None:
        """What was written before then seems to be written in time to come."""
        self.behind = seconds * 10**9

    @rule()
    def wait(self) -> None:
        """Until what was written is older than a tick of the clock."""
        time.sleep(1.5 * TICK)

    @rule(owner=st.sampled_from(["1", "2"]))
    def use_another_version(self, owner: str) -> None:
        self.owner = owner

    @rule(place=st.floats(0, 1), junk=st.binary(min_size=1, max_size=64))
    def damage_index(self, place: float, junk: bytes) -> None:
        with suppress(OSError), self.path.open("r+b") as file:
            file.seek(int(place * os.fstat(file.fileno()).st_size))
            file.write(junk)

    @rule(share=st.floats(0, 1))
    def cut_index(self, share: float) -> None:
        with suppress(OSError):
            os.truncate(self.path, int(share * self.path.stat().st_size))

    @rule(kind=st.sampled_from(["directory", "fifo", "foreign", "link", "none"]))
    def put_something_in_its_place(self, kind: str) -> None:
        self.let_go()
        self.path.parent.mkdir(exist_ok=True)
        if self.path.is_dir():
            self.path.rmdir()
        self.path.unlink(missing_ok=True)
        if kind == "directory":
            self.path.mkdir()
        elif kind == "fifo":
            os.mkfifo(self.path)
        elif kind == "link":
            self.path.symlink_to(self.home / "elsewhere")
        elif kind == "foreign":
            with closing(sqlite3.connect(self.path)) as connection:
                connection.execute("CREATE TABLE owners (owner TEXT)")
                connection.execute("INSERT INTO owners VALUES (?)", (self.owner,))
                connection.execute("CREATE TABLE deals (id INTEGER, thing BLOB)")
                connection.commit()

    @rule(disk=st.sampled_from(["free", "full", "read-only"]))
    def fill_or_seal_the_disk(self, disk: str) -> None:
        self.disk = disk

    @rule()
    def lock_index(self) -> None:
        """Another program holds the file for itself."""
        if self.held is None and self.path.is_file():
            self.held = sqlite3.connect(self.path, timeout=0)
            with suppress(sqlite3.Error):
                self.held.execute("BEGIN EXCLUSIVE")

    @rule()
    def let_go(self) -> None:
        if held := getattr(self, "held", None):
            held.close()
            self.held = None


def identify_coarsely(path: str) -> str | None:
    """The identity of a file on a disk whose clock ticks as coarsely as it may."""
    identity = identify(path)
    if identity is None:
        return None
    size, written, changed, *rest = identity.split(" ")
    tick = int(TICK * 1e9)
    return " ".join([size, *(str(int(ns) // tick * tick) for ns in (written, changed)), *rest])


@pytest.fixture(autouse=True)
def coarse_clock(tmp_path: Path) -> Iterator[None]:
    with (
        mock.patch("playbook_cli.adapters.store.overview_index.identify", identify_coarsely),
        mock.patch("playbook_cli.adapters.store.file_identity._TICK", int(TICK * 1e9)),
        mock.patch("playbook_cli.adapters.playbook_files.find_bundled", return_value=tmp_path),
    ):
        yield


def test_answers_are_the_same_with_and_without_the_index() -> None:
    budget = settings(max_examples=4, stateful_step_count=25)
    run_state_machine_as_test(IndexMachine, settings=budget)  # type: ignore[no-untyped-call]
