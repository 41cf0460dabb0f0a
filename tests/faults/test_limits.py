"""Every stated limit: what lies within is taken, what lies past it is refused with the limit in words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.functional.conftest import Ran
from tests.reliability import Provoked, Record

Playbook = Callable[..., Ran]


def test_a_name_holds_200_characters(playbook: Playbook, provoked: Record) -> None:
    playbook("start", "集" * 200)
    ran = playbook("start", "团" * 201, expect=2)
    assert "1 to 200" in ran.err
    provoked(Provoked(18, "name past its limit", "201 characters"))


def test_a_deal_holds_8_mib(playbook: Playbook, home: Path, provoked: Record) -> None:
    playbook("start", "Acme")
    path = home / "deals" / "acme.json"
    text = path.read_text("utf-8")
    event = '{"id": "big", "at": "2026-11-23T09:00:00Z", "by": "li", "type": "noted", "text": "%s"}'
    filler = "x" * ((8 << 20) - len(text.encode()) - len(event) - 20)
    path.write_text(text.replace("\n  ]\n}", f",\n    {event % filler}\n  ]\n}}"), "utf-8")
    before = path.read_bytes()
    ran = playbook("note", "acme", "one more", expect=3)
    assert "would grow past 8 MiB; nothing was saved" in ran.err
    assert path.read_bytes() == before
    playbook("log", "acme")
    path.write_bytes(before + b" " * 200)
    playbook("log", "acme")
    path.write_bytes(before + b" " * (25 << 20))
    assert "larger than the limit of 32 MiB" in playbook("log", "acme", expect=3).err
    provoked(Provoked(14, "deal past its limit", "a write past 8 MiB; a file of more than 32 MiB", 2))


def test_a_playbook_holds_16_mib(playbook: Playbook, tmp_path: Path, provoked: Record) -> None:
    path = tmp_path / "big.md"
    path.write_bytes(b"# Big\n" + b"x" * (16 << 20))
    assert "larger than the limit of 16 MiB" in playbook("show", "--playbook", str(path), expect=3).err
    provoked(Provoked(14, "playbook past its limit", "a file of more than 16 MiB"))


@pytest.mark.parametrize("ending", ["md", "yaml"])
def test_a_playbook_has_300_000_lines(
    playbook: Playbook, tmp_path: Path, provoked: Record, ending: str
) -> None:
    path = tmp_path / f"long.{ending}"
    path.write_bytes(b"(\n" * 300_000)
    ran = playbook("show", "--playbook", str(path), expect=3)
    assert "300,001 lines are more than one playbook may have" in ran.err
    assert "the limit is 300,000" in ran.err
    provoked(Provoked(14, "playbook past its limit", "a file of more than 300,000 lines"))


def test_a_playbook_has_2_000_000_characters(playbook: Playbook, tmp_path: Path, provoked: Record) -> None:
    path = tmp_path / "dense.md"
    path.write_bytes(b"# Big\n" + b"x" * 2_000_000)
    ran = playbook("show", "--playbook", str(path), expect=3)
    assert "2,000,006 characters are more than one playbook may have" in ran.err
    provoked(Provoked(14, "playbook past its limit", "a file of more than 2,000,000 characters"))


def test_settings_hold_64_kib(playbook: Playbook, home: Path, provoked: Record) -> None:
    home.mkdir()
    (home / "config.yaml").write_bytes(b"#" * (65 << 10))
    assert "larger than the limit of 64 KiB" in playbook("status", expect=3).err
    provoked(Provoked(14, "settings past their limit", "a file of more than 64 KiB"))


def test_a_wait_is_at_most_an_hour(playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("3601", "-1", "nan", "1e9", "99999999999999999999", "x"):
        monkeypatch.setenv("PLAYBOOK_LOCK_TIMEOUT", text)
        assert "0 to 3600" in playbook("status", expect=2).err
