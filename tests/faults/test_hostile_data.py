"""Damaged, foreign and newer data: an error with file and line, the bytes untouched, the backup named."""

import itertools
import os
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.errors import DamagedDeal, NewerFormat, PlaybookError
from tests.damages import DAMAGES
from tests.functional.conftest import Ran
from tests.reliability import Provoked, Record
from tests.stores import make_deal, make_mark, make_note

Playbook = Callable[..., Ran]
WRITES = (
    ("note", "acme", "x"),
    ("done", "acme", "E1"),
    ("advance", "acme", "--override", "--reason", "x"),
    ("undo", "acme"),
    ("close", "acme", "lost", "--reason", "其他: 价格"),
)
READS = (("status", "acme"), ("log", "acme"), ("check", "acme"), ("next", "acme"), ("show",))


@pytest.fixture
def path(home: Path, playbook: Playbook) -> Path:
    playbook("start", "Acme")
    playbook("note", "acme", "客户要求月底前报价")
    return home / "deals" / "acme.json"


def tree(directory: Path) -> dict[str, bytes]:
    files = [file for file in directory.rglob("*") if file.is_file()]
    return {str(file.relative_to(directory)): file.read_bytes() for file in files}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_deal_is_told_by_every_command_and_left_as_it_is(
    playbook: Playbook, home: Path, path: Path, provoked: Record, damage: str
) -> None:
    path.write_bytes(DAMAGES[damage])
    before = tree(home)
    for words in (*WRITES, *READS[:-1]):
        ran = playbook(*words, expect=3)
        assert ran.err.startswith(f"playbook: {path}")
        help_of_all = f"restores the previous version, {path}.bak"
        assert (f"playbook merge {path}" if damage == "merge" else help_of_all) in ran.err
        assert len(ran.err.splitlines()) == 2
        assert ran.out == ""
    playbook("show")
    assert tree(home) == before
    how = "five commands that write and four that read meet each of the damaged files"
    provoked(Provoked(13, "damaged files of many kinds", how, 9))


@pytest.mark.slow
def test_every_truncation_and_every_flipped_bit(tmp_path: Path, provoked: Record) -> None:
    store = DealFiles(tmp_path / "flips")
    store.create(make_deal(notes=1))
    store.append("acme", [make_mark()], expected_length=2)
    path = store.directory / "acme.json"
    whole = path.read_bytes()

    asked = itertools.count()

    def is_refused(data: bytes) -> bool:
        """Whether reading refuses these bytes; one time in five a write is tried, which leaves them."""
        path.write_bytes(data)
        try:
            store.load("acme")
        except (DamagedDeal, NewerFormat) as error:
            if next(asked) % 5 == 0:
                with pytest.raises(type(error)) as raised:
                    store.append("acme", [make_note()], expected_length=3)
                assert getattr(raised.value, "backup", f"{path}.bak") == f"{path}.bak"
                assert path.read_bytes() == data
            return True
        return False

    cut = range(len(whole) - 1)
    assert all(is_refused(whole[:length]) for length in cut)
    provoked(Provoked(13, "truncated deal", "at every byte", len(cut)))
    refused = sum(
        is_refused(whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :])
        for place in range(len(whole))
        for bit in range(8)
    )
    provoked(Provoked(13, "flipped bit that is told", "each bit of a deal, one at a time", refused))
    rest = len(whole) * 8 - refused
    how = "each bit of a deal: the rest are other letters of a text, which `doctor` tells from the `.bak`"
    provoked(Provoked(13, "flipped bit that is another letter", how, rest))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["fifo", "directory", "sparse", "zero", "loop"])
def test_what_is_no_file_is_refused_at_once(
    playbook: Playbook, path: Path, tmp_path: Path, provoked: Record, kind: str
) -> None:
    made = {
        "fifo": os.mkfifo,
        "directory": Path.mkdir,
        "sparse": lambda place: (place.touch(), os.truncate(place, 1 << 30)),
        "zero": lambda place: place.symlink_to("/dev/zero"),
        "loop": lambda place: place.symlink_to(place),
    }[kind]
    playbook_file = tmp_path / "playbook.md"
    evidence = tmp_path / "evidence.pdf"
    path.unlink()
    for place in (path, playbook_file, evidence):
        made(place)
    for words in (("status", "acme"), ("note", "acme", "x"), ("doctor",)):
        playbook(*words, expect=1 if words == ("doctor",) else 3)
    for words in (("show",), ("start", "Beta")):
        ran = playbook(*words, "--playbook", str(playbook_file), expect=3)
        assert ran.err.startswith(f"playbook: {playbook_file}: ")
    playbook("start", "Gamma")
    playbook("done", "gamma", "E1.1", "--evidence", str(evidence), expect=0 if kind == "directory" else 3)
    provoked(Provoked(14, kind, "in the place of a deal, a playbook and a piece of evidence", 3))


@pytest.mark.parametrize("found", ["playbook-deal/2", "playbook-deal/2.0", "playbook-deal/11"])
def test_a_newer_major_format_is_refused_and_left_as_it_is(
    playbook: Playbook, home: Path, path: Path, provoked: Record, found: str
) -> None:
    path.write_bytes(path.read_bytes().replace(b"playbook-deal/1", found.encode()))
    before = tree(home)
    for words in (*WRITES, *READS[:-1]):
        ran = playbook(*words, expect=3)
        assert f"the format {found} is newer" in ran.err
    assert tree(home) == before
    provoked(Provoked(15, "newer major format", "nine commands meet it", 9))


def test_fields_and_events_of_a_newer_minor_survive_every_write(
    playbook: Playbook, path: Path, provoked: Record
) -> None:
    event = '{"id": "new", "at": "2026-11-23T09:00:00Z", "type": "forecast", "score": 1.50}'
    text = path.read_text("utf-8").replace("playbook-deal/1", "playbook-deal/1.4")
    text = text.replace(
        '"name": "Acme"', '"name": "Acme", "crm": {"weight": 0.10, "big": 123456789012345678901}'
    )
    text = text.replace("\n  ]\n}", f',\n    {event}\n  ],\n  "checked": 1e2\n}}')
    path.write_text(text, "utf-8")
    for words in (
        *WRITES,
        ("reopen", "acme"),
        ("set", "acme", "owner=li"),
        ("step", "acme", "打电话", "--due", "+3d"),
    ):
        playbook(*words)
    after = path.read_text("utf-8")
    assert after.startswith(text.partition("\n  ],")[0])
    assert after.endswith('\n  ],\n  "checked": 1e2\n}\n')
    assert "forecast" in playbook("log", "acme").out
    provoked(Provoked(15, "fields and events of a newer minor", "they survive eight commands that write", 8))


def test_a_clock_that_is_set_back_changes_no_order_and_counts_no_negative_days(
    playbook: Playbook, path: Path, provoked: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook("done", "acme", "E1", "-e", "早会纪要")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-22T09:00:00+00:00")
    playbook("undone", "acme", "E1")
    playbook("step", "acme", "打电话", "--due", "2026-11-30")
    status = playbook("status", "acme", "--json").json
    assert status["items"]["E1"] == "open"
    assert status["days_in_stage"] == 0
    log = playbook("log", "acme", "--json").json
    assert [event["type"] for event in log][-2:] == ["marked", "next_step_set"]
    for words in (
        ("status", "acme"),
        ("board",),
        ("stats",),
        ("stale",),
        ("next", "acme"),
        ("review", "acme"),
    ):
        ran = playbook(*words, expect=None)
        assert ran.code in (0, 1)
        assert "-1" not in ran.out.replace("2026-11", "").replace("-11", "")
    assert path.exists()
    provoked(
        Provoked(17, "clock set back a day", "six views of a deal whose last events lie before its first", 6)
    )


NAMES = {
    "../x": 0, "/etc/x": 0, "a/b": 0, "a\\b": 0, "": 2, ".": 0, "..": 0, "-x": 2, "a\nb": 2, "x" * 5000: 2,
    "CON": 0, "nul.txt": 0, "x.": 0, " ": 2, "a\x1bb": 2, "a\u202eb": 2, "🙂": 0, "集" * 200: 0,
    "𠀀" * 200: 0, "~root": 0, "$HOME": 0, "a" * 200: 0, "..%2f..": 0, "com1": 0, "<b>": 0, "a\u0000b": 2,
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:12]))
def test_no_name_leaves_the_store(
    playbook: Playbook, home: Path, tmp_path: Path, provoked: Record, name: str
) -> None:
    code = (
        playbook("start", "--", name, expect=None).code if name else playbook("start", name, expect=None).code
    )
    assert code == (0 if name == "-x" else NAMES[name])
    inside = sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file())
    own = ("home/playbook/deals/", "home/playbook/snapshots/", "home/cache/playbook/playbooks/")
    assert all(file.startswith(own) for file in inside)
    assert len(list((home / "deals").glob("*.json"))) == (code == 0)
    provoked(
        Provoked(18, "hostile names", "`start NAME`; nothing is written outside the store and the cache")
    )


@pytest.mark.parametrize(
    ("first", "second"), [("Café", "Cafe\u0301"), ("ACME", "acme"), ("ＡＣＭＥ", "Acme")]
)
def test_two_spellings_are_one_deal(playbook: Playbook, provoked: Record, first: str, second: str) -> None:
    playbook("start", first)
    assert "already" in playbook("start", second, expect=3).err
    playbook("note", second, "x")
    provoked(Provoked(18, "two spellings of a name", "the second `start` says that the deal is there"))


STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE_TEXT = "甲\x1b[31m红\x1b]8;;http://evil\x07链\x1b]8;;\x07\x1b]52;c;ZXZpbA==\x07\r覆\u202e反\x9b2J\x00[red]:smile:[/]"


def test_text_from_people_cannot_steer_a_terminal(
    playbook: Playbook, home: Path, path: Path, tmp_path: Path, provoked: Record
) -> None:
    text = HOSTILE_TEXT.replace("\x00", "")
    playbook("note", "acme", text)
    playbook("done", "acme", "E1.1", "--evidence", text, "--confirmed-by", text)
    playbook("waive", "acme", "E1.2", "--reason", text)
    playbook("step", "acme", text, "--due", "+1d")
    playbook("set", "acme", f"owner={text}", expect=None)
    playbook("rename", "acme", text, expect=None)
    (home / "deals" / f"b{text.replace('/', '')}.json").write_text("{}")
    hostile = tmp_path / "hostile.md"
    hostile.write_text(f"# {text}\n\n## Stage 1: {text}\n\n### Exit criteria\n\n- {text}: {text}\n", "utf-8")
    commands = (
        *READS, ("review", "acme"), ("board",), ("stats",), ("stale",), ("doctor",), ("status",),
        ("note", "acme", text), ("show", "--playbook", str(hostile)), ("lint", str(hostile)),
        ("search", "红"), ("show", text), ("status", text), ("done", "acme", text), ("undo", "acme"),
    )  # fmt: skip
    for words in commands:
        for option in ((), ("--json",)):
            ran = playbook(*words, *option, expect=None)
            assert ran.code in (0, 1, 2, 3), (words, ran)
            steering = STEERING.findall(ran.out + ran.err)
            assert not steering, (words, option, steering)
    assert path.exists()
    times = len(commands) * 2
    provoked(
        Provoked(
            19, "control characters in names, notes and playbooks", "in every view, plain and JSON", times
        )
    )


def test_what_is_no_text_is_wrong_usage(playbook: Playbook, path: Path, provoked: Record) -> None:
    before = path.read_bytes()
    commands = (
        ("note", "acme", "\udcff"),
        ("start", "\udcff"),
        ("set", "acme", "owner=\udcff"),
        ("status", "\udcff"),
    )
    for words in commands:
        assert "plain text, without broken characters" in playbook(*words, expect=2).err
    assert path.read_bytes() == before
    provoked(Provoked(20, "lone surrogates", "as arguments of four commands", 4))


def test_no_store_error_is_raised_by_reading_anything(tmp_path: Path) -> None:
    """Whatever lies in a home, the errors are ours."""
    store = DealFiles(tmp_path / "mine")
    store.directory.mkdir(parents=True)
    for number, data in enumerate(DAMAGES.values()):
        (store.directory / f"d{number}.json").write_bytes(data)
    for deal_id in store.list_ids():
        with pytest.raises(PlaybookError):
            store.load(deal_id)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no FIFO in the file system")
def test_a_fifo_that_was_named_as_evidence_is_never_opened(
    playbook: Playbook, path: Path, home: Path, tmp_path: Path
) -> None:
    evidence = tmp_path / "offer.pdf"
    evidence.write_text("signed", encoding="utf-8")
    playbook("done", "acme", "E1.1", "--evidence", str(evidence))
    evidence.unlink()
    os.mkfifo(evidence)
    written: list[int] = []

    def write() -> None:  # opening a FIFO to write waits for a reader
        descriptor = os.open(evidence, os.O_WRONLY)
        written.append(os.write(descriptor, b"precious"))
        os.close(descriptor)

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    for words in (("status", "acme"), ("doctor",), ("review", "acme"), ("next", "acme")):
        playbook(*words, expect=None)
    assert written == []
    assert writer.is_alive()
    with evidence.open("rb") as reader:
        assert reader.read() == b"precious"
    writer.join()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no FIFO in the file system")
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_file_in_the_place_of_the_lock_is_told_at_once(
    playbook: Playbook, path: Path, make: Callable[[Path], None]
) -> None:
    lock = path.parent / ".lock"
    lock.unlink()
    make(lock)
    before = path.read_bytes()
    ran = playbook("note", "acme", "x", expect=3)
    assert ran.err.startswith(f"playbook: {lock}: ")
    assert path.read_bytes() == before


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
@pytest.mark.parametrize("at", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_a_moment_at_the_edge_of_what_a_date_can_hold_takes_no_command_down(
    playbook: Playbook, path: Path, monkeypatch: pytest.MonkeyPatch, at: str, zone: str
) -> None:
    path.write_text(re.sub(r'"at": "[^"]*"', f'"at": "{at}"', path.read_text("utf-8")), encoding="utf-8")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for words in (
            *(("status",), ("status", "acme"), ("log", "acme"), ("check", "acme"), ("next", "acme")),
            *(("board",), ("stale",), ("stats",), ("review", "acme"), ("export", "--format", "csv")),
        ):
            assert playbook(*words, expect=None).code in (0, 1), words
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_on_which_days_cannot_be_counted_is_wrong_usage(
    playbook: Playbook, path: Path, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    assert "1900" in playbook("status", "--as-of", day, expect=2).err
    monkeypatch.setenv("PLAYBOOK_NOW", f"{day}T23:59:59+00:00")
    assert "1900" in playbook("status", expect=2).err


def test_a_key_that_comes_twice_behind_many_others_is_named(playbook: Playbook, path: Path) -> None:
    fields = "".join(f'"k{n}": 1, ' for n in range(20_000))
    event = f'{{{fields}"type": "newer", "id": "x", "at": "2026-11-23T09:00:00Z", "k7": 2}}'
    text = path.read_text("utf-8").rstrip().removesuffix("}").rstrip().removesuffix("]")
    path.write_text(f"{text.rstrip()},\n{event}\n]}}\n", encoding="utf-8")
    ran = playbook("log", "acme", expect=3)
    assert "k7" in ran.err
