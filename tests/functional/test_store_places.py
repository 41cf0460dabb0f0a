"""A store in an odd place is refused with one line that names the path, and one that says what to do."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


@pytest.mark.parametrize("command", [("status",), ("start", "Acme"), ("doctor",), ("check", "acme")])
def test_a_home_that_is_a_file_is_named(
    home: Path, playbook: Playbook, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    home.write_text("no directory")
    monkeypatch.setenv("PLAYBOOK_HOME", str(home))
    refused = playbook(*command, expect=3).err
    assert f"{home}: it is a file, not a directory of deals" in refused
    assert "--home or PLAYBOOK_HOME" in refused
    assert home.read_text() == "no directory"


def test_a_home_that_cannot_be_made_is_named_with_what_forbids_it(
    home: Path, playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_HOME", "/proc/none/playbook")
    refused = playbook("start", "Acme", expect=3).err
    assert "/proc/none: this directory cannot be made: " in refused
    assert "name another place with --home or PLAYBOOK_HOME" in refused


def test_a_directory_in_the_place_of_the_lock_is_named(home: Path, playbook: Playbook, acme: str) -> None:
    lock = home / "deals" / ".lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    refused = playbook("note", acme, "x", expect=3).err
    assert f"{lock}: it is a directory, where the store keeps its lock file" in refused
    assert "remove that directory" in refused
    assert playbook("doctor", "--json", expect=1).json["troubles"][0]["path"] == str(lock)
    lock.rmdir()
    lock.symlink_to(home / "elsewhere")
    refused = playbook("note", acme, "x", expect=3).err
    assert f"{lock}: it is no regular file" in refused
    assert "move it away" in refused
    assert playbook("doctor", "--json", expect=1).json["troubles"][0]["problem"] == "lock_no_file"


def test_what_is_no_file_in_the_place_of_a_file_of_the_store_is_named(
    home: Path, playbook: Playbook, acme: str
) -> None:
    for name in (f"deals/{acme}.json", "config.yaml"):
        (home / name).unlink(missing_ok=True)
        (home / name).mkdir()
        refused = playbook("note", acme, "x", expect=3).err
        assert f"{home / name}: it is a directory, not a file" in refused
        assert "move it away" in refused


def test_a_deal_that_another_program_made_larger_is_read_and_a_full_one_says_what_now(
    home: Path, playbook: Playbook, acme: str
) -> None:
    path = home / "deals" / f"{acme}.json"
    path.write_text(path.read_text() + " " * (9 << 20))
    assert playbook("status", acme).out
    assert "start a new one" in playbook("note", acme, "x", expect=3).err
    with path.open("r+b") as file:
        file.truncate(33 << 20)
    refused = playbook("status", acme, expect=3).err
    assert "it is larger than the limit of 32 MiB" in refused
    assert "start a new deal for what comes next" in refused
    repaired = playbook("doctor", "--repair", expect=1)
    assert path.stat().st_size == 33 << 20, repaired.out


def test_a_playbook_of_another_machine_is_not_taken_from_the_settings(home: Path, playbook: Playbook) -> None:
    home.mkdir(parents=True, exist_ok=True)
    for name in (r"\\evil\share\x.md", "//evil/share/x.md", r"/\evil\share\x.md", r"\/evil\share\x.md"):
        (home / "config.yaml").write_text(f"playbook: '{name}'\n")
        refused = playbook("show", expect=3).err
        assert "it names a file on another machine" in refused
        assert "playbook config set playbook FILE" in refused


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_a_nearer_directory_of_somebody_else_is_named_and_not_used(
    home: Path, playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLAYBOOK_HOME")
    theirs = Path.cwd() / ".playbook"
    theirs.mkdir()
    os.chown(theirs, 54321, 54321)
    told = playbook("start", "Acme").err
    assert f"{theirs} is not used, because it belongs to 54321" in told
    assert f"--home {theirs}" in told
    assert not list(theirs.iterdir())
    assert home.exists() is False


@pytest.mark.parametrize("command", [("status",), ("doctor",), ("check", "--all")])
def test_a_store_behind_a_link_that_leads_nowhere_is_no_empty_one(
    home: Path, playbook: Playbook, acme: str, command: tuple[str, ...]
) -> None:
    deals = home / "deals"
    deals.rename(home / "elsewhere")
    deals.symlink_to(home / "not-there")
    assert f"{deals}: it is a link that leads nowhere" in playbook(*command, expect=3).err


def test_a_working_directory_that_is_gone_is_told(
    playbook: Playbook, acme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "gone"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()
    refused = playbook("status", acme, expect=3).err
    monkeypatch.chdir(tmp_path)
    assert "the directory that you are in is gone" in refused


def test_an_address_with_a_nul_in_it_is_refused(playbook: Playbook) -> None:
    assert "write file:// and an absolute path" in playbook("--home", "file:///x%00y", "status", expect=2).err


def test_a_step_on_the_last_day_there_is_stands_in_the_calendar(playbook: Playbook, acme: str) -> None:
    playbook("step", acme, "Rest", "--due", "9999-12-31")
    assert "99991231" in playbook("export", "--format", "ics").out


@pytest.mark.parametrize("columns", ["9" * 20, "9" * 5000], ids=["20 digits", "5000 digits"])
def test_no_width_is_too_wide_for_a_terminal(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    for name in ("COLUMNS", "LINES"):
        monkeypatch.setenv(name, columns)
    assert playbook("next", acme).out
    assert playbook("show").out


@pytest.mark.parametrize(
    ("runner", "hostile"),
    [
        ("GITHUB_ACTIONS", "##[group]x"),
        ("TF_BUILD", "##vso[task.setvariable variable=a]b"),
        ("TEAMCITY_VERSION", "##teamcity[buildStop]"),
    ],
)
def test_no_ci_log_takes_what_somebody_wrote_for_a_command(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch, runner: str, hostile: str
) -> None:
    playbook("note", acme, hostile)
    monkeypatch.setenv(runner, "true")
    assert hostile not in playbook("log", acme).out
    answer = playbook("log", acme, "--json")
    assert hostile not in answer.out
    assert answer.json[-1]["text"] == hostile


@pytest.mark.parametrize("form", ["md", "yaml", "json"])
def test_a_converted_playbook_is_the_same_in_a_ci_log(
    playbook: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    source, written = tmp_path / "team.md", tmp_path / f"written.{form}"
    gate = "### Exit criteria\n- {}\n- a::b\n"
    text = f"# Sales\n## Stage 1: A\n{gate.format('##[group]x')}## Stage 2: B\n{gate.format('z')}"
    source.write_text(text, "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    out = playbook("convert", str(source), "--to", form).out
    assert "##[" not in out
    written.write_text(out, "utf-8")
    names = [
        one["name"]
        for one in playbook("show", "--playbook", str(written), "--json").json["stages"][0]["exit_criteria"]
    ]
    assert names == ["##[group]x", "a::b"]


def test_an_error_of_annotations_is_no_command_itself(playbook: Playbook) -> None:
    refused = playbook("lint", "##[error]x.md", "--format", "github", expect=3)
    assert "# #[error]x.md" in refused.err


def test_an_answer_in_json_is_one_line_for_every_reader(playbook: Playbook, acme: str) -> None:
    playbook("note", acme, "one\u2028two\u2029three")
    assert len(playbook("log", acme, "--json").out.splitlines()) == 1


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="only Linux has /proc")
def test_no_evidence_is_read_from_the_kernel(playbook: Playbook, acme: str, tmp_path: Path) -> None:
    link = tmp_path / "proof.txt"
    link.symlink_to("/proc/version")
    for name in ("/proc/version", str(link)):
        refused = playbook("done", acme, "E1.1", "--evidence", name, expect=3).err
        assert f"{name}: it is not a regular file" in refused


def test_evidence_behind_a_link_that_leads_nowhere_is_not_taken_for_words(
    playbook: Playbook, acme: str, tmp_path: Path
) -> None:
    link = tmp_path / "proof.txt"
    link.symlink_to(tmp_path / "gone.txt")
    assert "there is no such file" in playbook("done", acme, "E1.1", "--evidence", str(link), expect=3).err


@pytest.fixture
def own_zone() -> Iterator[None]:
    yield
    os.environ.pop("TZ", None)
    time.tzset()


@pytest.mark.usefixtures("own_zone")
@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows takes no zone from TZ")
@pytest.mark.parametrize("zone", ["XXX+24:59:59", "XXX-24:59:59"])
def test_a_zone_that_no_clock_can_show_is_wrong_usage(
    playbook: Playbook, acme: str, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    for now in ("", "2026-11-23T09:00:00Z"):
        monkeypatch.setenv("PLAYBOOK_NOW", now)
        assert f"TZ: “{zone}” is not valid" in playbook("status", acme, expect=2).err


@pytest.mark.parametrize("named", ["~nosuch/x", "~nosuch"])
def test_the_home_of_a_user_that_nobody_knows_is_not_made_here(
    playbook: Playbook, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    flagged = playbook("--home", named, "start", "Acme", expect=3).err
    monkeypatch.setenv("PLAYBOOK_HOME", named)
    assert playbook("start", "Acme", expect=3).err == flagged
    assert flagged.startswith(f"playbook: {named}: nobody on this machine has that name\n")
    assert list(Path.cwd().iterdir()) == []
