"""`playbook merge`: histories that went on apart become one, in the store and for git."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.functional.conftest import Ran

GIT = ("git", "-c", "user.name=li", "-c", "user.email=li@example.com", "-c", "merge.conflictStyle=diff3")


@pytest.fixture
def apart(playbook: Callable[..., Ran], home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """One deal, recorded upon by li here and by wang in a copy beside it."""
    playbook("start", "Acme")
    ours = home / "deals" / "acme.json"
    before = ours.read_bytes()
    monkeypatch.setenv("PLAYBOOK_USER", "wang")
    playbook("note", "acme", "from wang")
    playbook("done", "acme", "E1", "-e", "mail")
    theirs = ours.with_name("acme-PC2.json")
    ours.rename(theirs)
    ours.write_bytes(before)
    monkeypatch.setenv("PLAYBOOK_USER", "li")
    playbook("note", "acme", "from li")
    playbook("waive", "acme", "E1", "--reason", "not asked")
    return ours, theirs


def events(path: Path) -> list[dict[str, Any]]:
    history: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["history"]
    return history


def ids(*paths: Path) -> set[str]:
    return {event["id"] for path in paths for event in events(path)}


def test_a_copy_is_joined_and_put_aside(playbook: Callable[..., Ran], apart: tuple[Path, Path]) -> None:
    ours, theirs = apart
    wanted = ids(ours, theirs)
    assert "2 events would be added" in playbook("merge", str(theirs), "--dry-run").out
    ran = playbook("merge", str(theirs))
    assert "2 events added" in ran.out
    assert "marked core-scenario differently" in ran.out
    assert ids(ours) == wanted
    assert len(events(ours)) == len(wanted)
    assert (ours.parent / "aside" / theirs.name).exists()
    assert playbook("board").err == ""
    playbook("doctor")


def test_what_cannot_both_hold_is_warned_of_until_somebody_records_again(
    playbook: Callable[..., Ran], apart: tuple[Path, Path]
) -> None:
    merged = playbook("merge", str(apart[1]), "--json").json
    assert [one["code"] for one in merged[0]["contradictions"]] == ["marked_twice"]
    warned = playbook("status", "acme", "--json").json["warnings"]
    assert "recorded-apart" in [one["code"] for one in warned]
    assert "E1" in next(one["message"] for one in warned if one["code"] == "recorded-apart")
    playbook("done", "acme", "E1", "-e", "we talked")
    warned = playbook("status", "acme", "--json").json["warnings"]
    assert "recorded-apart" not in [one["code"] for one in warned]


def test_merging_again_changes_nothing(playbook: Callable[..., Ran], apart: tuple[Path, Path]) -> None:
    ours, theirs = apart
    elsewhere = ours.parent.parent.parent / "elsewhere.json"
    shutil.copy(theirs, elsewhere)
    playbook("merge", str(theirs))
    once = ours.read_bytes()
    assert "nothing new" in playbook("merge", str(elsewhere)).out
    assert ours.read_bytes() == once
    assert elsewhere.exists()


def test_a_copy_in_which_an_event_is_only_after_another_one_writes_nothing(
    playbook: Callable[..., Ran], apart: tuple[Path, Path]
) -> None:
    ours, before = apart[0], apart[0].read_bytes()
    elsewhere = ours.parent.parent.parent / "elsewhere.json"
    deal = json.loads(before)
    deal["history"][-1]["after"] = "zzzz-nowhere"
    elsewhere.write_text(json.dumps(deal), encoding="utf-8")
    assert "nothing new" in playbook("merge", str(elsewhere)).out
    assert ours.read_bytes() == before


def test_lines_that_nobody_here_understands_keep_their_bytes(
    playbook: Callable[..., Ran], apart: tuple[Path, Path]
) -> None:
    ours, theirs = apart
    line = '{"at": "2026-11-26T09:00:00Z",  "id": "x-1", "type": "teleported", "to": [1e3, 1.50, "\\u9500"]}'
    text = theirs.read_text(encoding="utf-8").replace("\n  ]\n", f",\n    {line}\n  ]\n")
    theirs.write_text(text, encoding="utf-8")
    playbook("merge", str(theirs))
    assert line[:-1] in ours.read_text(encoding="utf-8")


def test_a_file_of_another_deal_becomes_a_deal_here(
    playbook: Callable[..., Ran], apart: tuple[Path, Path], home: Path
) -> None:
    stranger = home.parent / "beta.json"
    stranger.write_text(apart[0].read_text(encoding="utf-8").replace('"acme"', '"beta"'), encoding="utf-8")
    assert "new here, 3 events" in playbook("merge", str(stranger)).out
    playbook("log", "beta")


def test_one_event_with_two_contents_is_refused_and_nothing_is_written(
    playbook: Callable[..., Ran], apart: tuple[Path, Path]
) -> None:
    ours, theirs = apart
    before = ours.read_bytes()
    theirs.write_text(
        theirs.read_text(encoding="utf-8").replace("prospecting", "closed-won"), encoding="utf-8"
    )
    ran = playbook("merge", str(theirs), expect=3)
    assert "two different contents" in ran.err
    assert ours.read_bytes() == before
    assert theirs.exists()


def test_what_is_no_deal_is_refused(playbook: Callable[..., Ran], apart: tuple[Path, Path]) -> None:
    apart[1].write_text("{", encoding="utf-8")
    assert "not JSON" in playbook("merge", str(apart[1]), expect=3).err
    playbook("merge", "nowhere.json", expect=3)


def test_two_empty_files_are_no_deal_and_stay_empty(playbook: Callable[..., Ran], tmp_path: Path) -> None:
    ours, theirs = tmp_path / "e1.json", tmp_path / "e2.json"
    ours.touch()
    theirs.touch()
    assert "the file is empty" in playbook("merge", "--into", str(ours), str(theirs), expect=3).err
    assert (ours.read_bytes(), theirs.read_bytes()) == (b"", b"")


TEAM_PLAYBOOK = "# Sales process\n\n## Stage 1: Hello\n\n### Exit criteria\n\n- Agreed\n"


@pytest.fixture
def theirs(playbook: Callable[..., Ran], tmp_path: Path) -> Path:
    """The file of a deal in a colleague's store, which follows a playbook that is nowhere else."""
    text, store = tmp_path / "team.md", tmp_path / "colleague"
    text.write_text(TEAM_PLAYBOOK, encoding="utf-8")
    playbook("--home", str(store), "start", "Gamma", "--playbook", str(text))
    playbook("--home", str(store), "note", "gamma", "from wang")
    text.unlink()
    return store / "deals" / "gamma.json"


def test_the_playbook_of_a_deal_comes_along_from_the_store_of_its_file(
    playbook: Callable[..., Ran], theirs: Path
) -> None:
    assert "new here, 2 events" in playbook("merge", str(theirs), "--dry-run").out
    playbook("log", "gamma", expect=3)
    [merged] = playbook("merge", str(theirs), "--json").json
    assert (len(merged["playbooks"]), merged["missing_playbook"]) == (1, None)
    assert "Hello" in playbook("status", "gamma").out
    playbook("doctor")


def test_a_playbook_that_is_nowhere_is_told_with_what_brings_it(
    playbook: Callable[..., Ran], theirs: Path, tmp_path: Path
) -> None:
    mailed = tmp_path / "gamma.json"
    shutil.copy(theirs, mailed)
    ran = playbook("merge", str(mailed))
    assert "its playbook is not kept here: sha256:" in ran.out
    assert "playbook sync" in ran.out
    assert "playbook sync" in playbook("status", "gamma", expect=3).err
    assert "playbook sync" in playbook("doctor", expect=1).out
    playbook("sync", str(theirs.parents[1]))
    assert "Hello" in playbook("status", "gamma").out


def test_an_export_brings_the_playbook_of_a_deal_that_is_here_already(
    playbook: Callable[..., Ran], theirs: Path, tmp_path: Path
) -> None:
    whole, mailed = tmp_path / "all.json", tmp_path / "gamma.json"
    whole.write_text(playbook("--home", str(theirs.parents[1]), "export").out, encoding="utf-8")
    shutil.copy(theirs, mailed)
    playbook("merge", str(mailed))
    assert "unchanged 1" in playbook("import", str(whole)).out
    assert "Hello" in playbook("status", "gamma").out


# --- git -----------------------------------------------------------------------------------------------


def git(*words: str, check: bool = True) -> str:
    ran = subprocess.run((*GIT, *words), capture_output=True, text=True, check=False)
    assert not check or ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


@pytest.fixture
def team(playbook: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which li and wang recorded on one deal in two branches; gives the deal's file."""
    repository = tmp_path / "team"
    repository.mkdir()
    monkeypatch.chdir(repository)
    monkeypatch.delenv("PLAYBOOK_HOME", raising=False)
    git("init", "-q", "-b", "main")
    playbook("init", "--git")
    monkeypatch.setenv("PLAYBOOK_HOME", str(repository / ".playbook"))
    playbook("start", "Acme")
    git("add", "-A")
    git("commit", "-qm", "start")
    for branch in ("wang", "zhao"):
        git("checkout", "-qb", branch, "main")
        for number in range(3):
            playbook("note", "acme", f"{branch} {number}")
            git("commit", "-qam", "note")
    git("checkout", "-q", "main")
    playbook("note", "acme", "li")
    git("commit", "-qam", "note")
    return repository / ".playbook" / "deals" / "acme.json"


def notes(playbook: Callable[..., Ran]) -> list[str]:
    return sorted(
        event["text"] for event in playbook("log", "acme", "--json").json if event["type"] == "noted"
    )


ALL = sorted(["li", *(f"{who} {number}" for who in ("wang", "zhao") for number in range(3))])


def test_a_store_in_git_leaves_out_what_is_of_one_machine_only(team: Path) -> None:
    assert git("status", "--porcelain") == ""
    assert [path.name for path in team.parent.iterdir() if path.name.endswith(".bak")]


def test_conflict_markers_of_git_are_joined_so_that_nothing_is_lost(
    playbook: Callable[..., Ran], team: Path
) -> None:
    for branch in ("wang", "zhao"):
        assert "CONFLICT" in git("merge", branch, check=False)
        assert "playbook merge" in playbook("log", "acme", expect=3).err
        assert "both sides are joined" in playbook("merge", str(team)).out
        git("commit", "-qam", "joined")
    assert notes(playbook) == ALL
    playbook("doctor")


def test_conflicts_within_conflicts_lose_nothing(playbook: Callable[..., Ran], team: Path) -> None:
    for branch in ("wang", "zhao"):
        git("merge", branch, check=False)
        git("commit", "-qam", "the markers are committed, as happens")
    assert team.read_text(encoding="utf-8").count("<<<<<<<") > 1
    playbook("merge", str(team))
    assert notes(playbook) == ALL


@pytest.mark.parametrize("way", ["merge", "rebase", "cherry-pick", "squash"])
def test_the_driver_joins_in_every_way_in_which_git_brings_branches_together(
    playbook: Callable[..., Ran], team: Path, way: str, driver: None
) -> None:
    for branch in ("wang", "zhao"):
        if way == "rebase":
            git("rebase", "-q", branch)
        elif way == "cherry-pick":
            git("cherry-pick", f"{branch}~3..{branch}")
        else:
            git("merge", "-q", *(["--squash"] if way == "squash" else ["--no-edit"]), branch)
            git("commit", "-qam", way, check=False)
    assert notes(playbook) == ALL
    assert len(events(team)) == len(ids(team))


@pytest.fixture
def driver(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    git("config", "merge.playbook.driver", f"{sys.executable} -m playbook_cli merge --into %A %O %B")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2] / "src"))


def test_the_driver_leaves_both_sides_between_markers_where_they_cannot_be_joined(
    playbook: Callable[..., Ran], apart: tuple[Path, Path], tmp_path: Path
) -> None:
    ours, theirs = apart
    theirs.write_text(
        theirs.read_text(encoding="utf-8").replace("prospecting", "closed-won"), encoding="utf-8"
    )
    mine, base, other = (tmp_path / name for name in ("A", "O", "B"))
    shutil.copy(ours, mine)
    base.write_bytes(b"")
    shutil.copy(theirs, other)
    playbook("merge", "--into", str(mine), str(base), str(other), expect=3)
    text = mine.read_bytes()
    assert ours.read_bytes() in text
    assert theirs.read_bytes() in text
    assert text.startswith(b"<<<<<<<")
