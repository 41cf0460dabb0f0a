"""What other systems do, simulated here: Windows, disks without links, consoles that hold few letters.

These are simulations, not runs: what Windows answers is raised where it would be.
"""

import errno
import io
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from playbook_cli.adapters.files import atomic_file, file_opening, regular_file
from playbook_cli.adapters.locations import drop_slash_of_drive
from playbook_cli.adapters.store import store_lock
from playbook_cli.adapters.store.deal_file_names import is_safe_id
from playbook_cli.cli.boundary import run as run_boundary
from tests.functional.conftest import Ran
from tests.reliability import Provoked, Record

Playbook = Callable[..., Ran]
SHARING_VIOLATION = 32


class OpenElsewhere(PermissionError):
    """What Windows answers while another program has a file open."""

    winerror = SHARING_VIOLATION  # type: ignore[assignment]  # as typeshed has it on Windows alone


@pytest.fixture
def acme(playbook: Playbook, home: Path) -> Path:
    playbook("start", "Acme")
    return home / "deals" / "acme.json"


def hold_open(monkeypatch: pytest.MonkeyPatch, kept: Path, times: int) -> list[Path]:
    """Refuse so many renames over a file; gives those that were refused."""
    refused: list[Path] = []
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target == kept and len(refused) < times:
            refused.append(path)
            raise OpenElsewhere(errno.EACCES, "The process cannot access the file")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(file_opening, "_PAUSES", (0.0, 0.0, 0.0))
    return refused


def test_a_file_that_a_scanner_has_open_for_a_moment_is_written(
    playbook: Playbook, acme: Path, provoked: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = hold_open(monkeypatch, acme, 3)
    playbook("note", "acme", "call")
    assert len(refused) == 3
    assert "call" in acme.read_text("utf-8")
    provoked(Provoked(5, "Windows, simulated: a file that is open elsewhere", "for a moment: it is written"))


def test_a_file_that_stays_open_elsewhere_is_left_as_it_is_and_told(
    playbook: Playbook, acme: Path, provoked: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = acme.read_bytes()
    hold_open(monkeypatch, acme, 99)
    told = playbook("note", "acme", "call", expect=3).err.splitlines()
    assert told == [
        f"playbook: {acme}: nothing was saved: another program has the file open, or it is write-protected",
        "  → close it there, or lift the protection, then run the command again",
    ]
    assert acme.read_bytes() == before
    assert not list(acme.parent.glob("*.tmp")) + list(acme.parent.glob(".*.tmp"))
    provoked(
        Provoked(5, "Windows, simulated: a file that is open elsewhere", "for good: told, old bytes stay")
    )


def test_a_reader_waits_for_a_file_that_is_being_replaced(
    acme: Path, provoked: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[Path] = []
    opened = os.open

    def refuse(path: Path, *rest: int) -> int:
        if len(refused) < 2:
            refused.append(path)
            raise OpenElsewhere(errno.EACCES, "The process cannot access the file")
        return opened(path, *rest)

    monkeypatch.setattr(file_opening, "_PAUSES", (0.0, 0.0, 0.0))
    monkeypatch.setattr(os, "open", refuse)
    assert regular_file.load_regular_file(acme, limit=1 << 20)
    assert len(refused) == 2
    provoked(Provoked(5, "Windows, simulated: a file that is open elsewhere", "a reader waits for it"))


def test_access_that_is_denied_for_good_is_not_tried_again(tmp_path: Path) -> None:
    """Only what Windows says of open files passes by itself."""
    asked: list[int] = []

    def deny() -> None:
        asked.append(1)
        raise PermissionError(errno.EACCES, "denied")

    with pytest.raises(PermissionError):
        file_opening.insist(deny)
    assert asked == [1]


def test_without_fsync_of_directories_and_links_every_write_is_kept(
    playbook: Playbook, acme: Path, provoked: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EINVAL, "Incorrect function")  # FAT and exFAT

    monkeypatch.setattr(os, "link", no_links)
    for module in (atomic_file, store_lock):
        monkeypatch.setattr(module, "open_directory", lambda _directory: None)
    before = acme.read_bytes()
    for words in (("note", "acme", "call"), ("start", "Beta"), ("config", "set", "color", "never")):
        playbook(*words)
    assert "call" in acme.read_text("utf-8")
    assert acme.with_name("acme.json.bak").read_bytes() == before
    assert playbook("doctor").code == 0
    provoked(Provoked(6, "Windows, simulated: no fsync of directories, no links", "three commands write", 3))


@pytest.mark.parametrize(
    "name",
    ["CON", "nul", "aux", "com1", "lpt\u00b9", "COM\u00b3.x", "conin$", "prn.tar.gz", "a.", "a ", "C:x"],
)  # fmt: skip
def test_no_id_is_a_name_that_windows_keeps_for_itself(provoked: Record, name: str) -> None:
    assert not is_safe_id(name)
    provoked(Provoked(18, "Windows, simulated: reserved names", "as the id of a deal", 1))


@pytest.mark.parametrize("name", ["CON", "aux.json", "acme. .", "C:x", "LPT\u00b9"])
def test_a_deal_of_a_reserved_name_gets_an_id_that_every_system_keeps(
    playbook: Playbook, home: Path, provoked: Record, name: str
) -> None:
    playbook("start", "--", name)
    [path] = (home / "deals").glob("*.json")
    assert is_safe_id(path.stem)
    assert playbook("status", "--json").json[0]["name"] == name.strip()
    provoked(Provoked(18, "Windows, simulated: reserved names", "`start NAME`", 1))


@pytest.mark.parametrize(
    "name",
    ["//host/x", r"\\host\x", r"/\host\x", r"\/host/x", r"\\?\C:\x", r"\\.\pipe\x", r"\??\UNC\host\x"],
)  # fmt: skip
def test_every_way_to_name_another_machine_is_known(provoked: Record, name: str) -> None:
    assert regular_file.names_other_machine(name)
    provoked(Provoked(14, "Windows, simulated: a name of another machine", "in settings and evidence", 1))


def test_the_address_of_a_drive_is_its_path() -> None:
    assert drop_slash_of_drive("/C:/deals", on_windows=True) == "C:/deals"
    assert drop_slash_of_drive("/C:/deals", on_windows=False) == "/C:/deals"
    assert drop_slash_of_drive("/srv/deals", on_windows=True) == "/srv/deals"


@pytest.mark.parametrize("place", ["x" * 300, "x/" * 3000], ids=["a long name", "a long path"])
def test_a_place_whose_name_is_too_long_is_told(
    playbook: Playbook, tmp_path: Path, provoked: Record, place: str
) -> None:
    for words in (("start", "Acme"), ("status",), ("doctor",)):
        told = playbook("--home", str(tmp_path / place), *words, expect=3).err.splitlines()
        assert len(told) == 2
        assert told[0].endswith("File name too long")
    provoked(Provoked(18, "a place whose name is too long", "`--home` with three commands", 3))


CONSOLES = ("cp936", "cp1252", "cp437", "gb18030", "latin-1:strict")


@pytest.mark.parametrize("encoding", CONSOLES)
def test_a_console_that_holds_few_letters_is_no_crash(
    playbook: Playbook, acme: Path, provoked: Record, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook("note", "acme", "客户说 ✓ 好 👩\u200d💻 ½ é")
    lines = (
        "log acme",
        "status acme",
        "next acme",
        "doctor",
        "show 没有",
        "done acme E1.1",
        "stats",
        "--help",
    )
    for language in ("en", "zh"):
        monkeypatch.setenv("PLAYBOOK_LANG", language)
        name, _, errors = encoding.partition(":")
        streams = [io.TextIOWrapper(io.BytesIO(), encoding=name, errors=errors or "strict") for _ in range(2)]
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            codes = [int(run_boundary(line.split())) for line in lines]
            for stream in streams:
                stream.flush()
        assert codes == [0, 0, 0, 0, 3, 0, 0, 0]
        shown = streams[0].buffer.getvalue()  # type: ignore[attr-defined]
        assert ("客户说 ✓ 好" if name == "gb18030" else "客户说" if name == "cp936" else "?") in shown.decode(
            name
        )
    provoked(Provoked(20, f"stdout in {encoding}", "eight commands in English and Chinese", 16))


TEXT = """\
---
playbook: team
loss_reasons: [price, other]
---
# Sales process

## Stage 1: One

### Exit criteria

- Budget known
  - it is written down

### Odd label

- Call them

| A | B |
|---|---|
| c | d |
"""
OWN = "title: Own\nstages:\n  - name: One\n    exit_criteria:\n      - Budget\n"
GUIDE = "sections:\n  key_activities:\n    - Odd label\n"
TABLE = 'Name,Stage,Note\nBeta,One,"two\nlines"\n'
MAPPING = "columns:\n  name: Name\n  stage: Stage\n"
SETTINGS = "playbook: p.md\nlang: en\n"
ANSWERS = (
    "show --json",
    "lint p.md --json",
    "import t.csv --mapping m.yaml --dry-run",
    "config --json",
    "log acme --json",
    "convert p.md --to json",
    "doctor --json",
)


def test_windows_line_ends_change_no_answer(
    playbook: Playbook, acme: Path, home: Path, provoked: Record
) -> None:
    files = {
        Path("p.md"): TEXT, Path("p.guide.yaml"): GUIDE, Path("t.csv"): TABLE, Path("m.yaml"): MAPPING,
        home / "config.yaml": SETTINGS, acme: acme.read_text("utf-8"),
        home / "playbooks" / "own.yaml": OWN,
    }  # fmt: skip
    answers = []
    (home / "playbooks").mkdir()
    for end in ("\n", "\r\n"):
        for path, text in files.items():
            path.write_bytes(text.replace("\n", end).encode())
        answers.append([playbook(*line.split(), expect=None) for line in ANSWERS])
    plain, windows = answers
    for line, one, other in zip(ANSWERS, plain, windows, strict=True):
        assert one.code in (0, 1), (line, one.err)
        assert (one.code, one.out) == (other.code, other.out.replace("\\r\\n", "\\n")), line
    provoked(Provoked(13, "Windows line ends", "in the seven kinds of files that are read", len(files)))
