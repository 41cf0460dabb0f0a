"""A cache that may be anything: what is in it is found whole, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from playbook_cli.adapters import kept_files
from playbook_cli.adapters.kept_files import KeptFiles

KEY, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def files(tmp_path: Path) -> KeptFiles:
    return KeptFiles(tmp_path / "cache" / "kept")


def names_in(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_text_is_found_under_its_key_alone(files: KeptFiles) -> None:
    files.keep(KEY, "文本\ud800\n")
    assert (files.find(KEY), files.find(OTHER)) == ("文本\ud800\n", None)
    assert stat.S_IMODE(files.directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((files.directory / KEY).stat().st_mode) == 0o600


def test_a_later_text_takes_the_place_of_the_earlier(files: KeptFiles) -> None:
    files.keep(KEY, "one")
    files.keep(KEY, "two")
    assert files.find(KEY) == "two"
    assert names_in(files.directory) == [KEY]


@pytest.mark.parametrize("at", [0, 20, 80, 95, -1])
def test_a_damaged_byte_makes_it_missing(files: KeptFiles, at: int) -> None:
    files.keep(KEY, "a text of some length, which is damaged somewhere")
    data = bytearray((files.directory / KEY).read_bytes())
    data[at] ^= 1
    (files.directory / KEY).write_bytes(data)
    assert files.find(KEY) is None
    files.keep(KEY, "mended")
    assert files.find(KEY) == "mended"


@pytest.mark.parametrize("length", [0, 10, 90])
def test_a_file_cut_short_is_missing(files: KeptFiles, length: int) -> None:
    files.keep(KEY, "a text of some length, which is cut short somewhere in the middle")
    os.truncate(files.directory / KEY, length)
    assert files.find(KEY) is None


def test_a_file_under_another_key_is_missing(files: KeptFiles) -> None:
    files.keep(KEY, "text")
    (files.directory / KEY).rename(files.directory / OTHER)
    assert files.find(OTHER) is None


def test_a_link_a_directory_and_a_fifo_are_missing_and_left_alone(files: KeptFiles, tmp_path: Path) -> None:
    files.keep(KEY, "text")
    (files.directory / OTHER).symlink_to(files.directory / KEY)
    (files.directory / ("c" * 64)).mkdir()
    os.mkfifo(files.directory / ("d" * 64))
    assert [files.find(letter * 64) for letter in "bcd"] == [None] * 3
    files.keep("c" * 64, "text")
    assert (files.directory / ("c" * 64)).is_dir()


@pytest.mark.parametrize("mode", [0o622, 0o606, 0o666])
def test_what_others_may_write_is_not_believed(files: KeptFiles, mode: int) -> None:
    files.keep(KEY, "text")
    (files.directory / KEY).chmod(mode)
    assert files.find(KEY) is None


def test_what_another_user_wrote_is_not_believed(files: KeptFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.keep(KEY, "text")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert files.find(KEY) is None
    files.keep(OTHER, "text")  # the directory is another's by now
    assert names_in(files.directory) == [KEY]


def test_a_directory_that_is_a_link_or_open_to_others_is_not_used(files: KeptFiles, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    files.directory.parent.mkdir()
    files.directory.symlink_to(tmp_path / "elsewhere")
    files.keep(KEY, "text")
    assert names_in(tmp_path / "elsewhere") == []
    files.directory.unlink()
    files.directory.mkdir()
    files.directory.chmod(0o777)
    files.keep(KEY, "text")
    assert files.find(KEY) is None


def test_a_place_that_is_no_directory_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    files = KeptFiles(tmp_path / "file")
    files.keep(KEY, "text")
    assert files.find(KEY) is None
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_full_disk_leaves_what_was_kept(files: KeptFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    files.keep(KEY, "one")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    files.keep(KEY, "two")
    assert files.find(KEY) == "one"
    assert names_in(files.directory) == [KEY]


def test_what_was_kept_longest_ago_goes_first(files: KeptFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_files, "_MOST_FILES", 2)
    for number, letter in enumerate("abc"):
        files.keep(letter * 64, "text")
        os.utime(files.directory / (letter * 64), (number, number))
    (files.directory / "notes.txt").write_text("not ours", "utf-8")
    (files.directory / f".{KEY}.0a1b2c3d.tmp").write_text("left by a killed writer", "utf-8")
    os.utime(files.directory / f".{KEY}.0a1b2c3d.tmp", (9, 9))
    files.keep("d" * 64, "text")
    assert names_in(files.directory) == ["c" * 64, "d" * 64, "notes.txt"]
