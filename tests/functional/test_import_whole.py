"""An import is one thing: whole or not at all, told as what it was, taken back with one command."""

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran, read_status

from playbook_cli.adapters.store import import_journal
from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.services.importing import known_places

Playbook = Callable[..., Ran]
Table = Callable[..., str]
DEALS = "Id,Name,StageName,Amount\n006A,Acme,Evaluation,100\n006B,Beta,Prospecting,200\n"


class Killed(BaseException):
    """Stands for a process that is gone: nothing after it runs."""


def test_an_import_is_taken_back_with_one_command(playbook: Playbook, table: Table, home: Path) -> None:
    playbook("start", "Acme")
    playbook("set", "acme", "amount=5", "external:salesforce=006A")
    before = read_status(playbook, "acme")
    batch = playbook("import", table(DEALS), "--json").json["import"]
    assert read_status(playbook, "acme")["stage"] == "evaluation"
    ran = playbook("undo", "--import", batch)
    assert f"import {batch} of deals.csv undone: 1 deals removed, 1 restored, 0 kept" in ran.out
    after = read_status(playbook, "acme")
    assert (after["stage"], after["fields"]) == (before["stage"], before["fields"])
    playbook("status", "beta", expect=3)
    assert (home / "deals" / "aside" / "beta.json").exists()
    assert playbook("import", table(DEALS), "--json").json["created"] == 1


def test_a_deal_that_somebody_went_on_with_stays_and_is_named(playbook: Playbook, table: Table) -> None:
    batch = playbook("import", table(DEALS), "--json").json["import"]
    playbook("note", "beta", "called")
    ran = playbook("undo", "--import", batch)
    assert "kept, because something was recorded on it since: Beta" in ran.out
    assert read_status(playbook, "beta")["name"] == "Beta"
    playbook("status", "acme", expect=3)


def test_an_import_is_told_in_the_log_as_what_it_was(playbook: Playbook, table: Table) -> None:
    ran = playbook("import", table(DEALS))
    batch = playbook("log", "acme", "--json").json[0]["batch"]
    assert f"to undo it: playbook undo --import {batch}" in ran.out
    playbook("note", "acme", "called")
    out = playbook("log", "acme").out
    assert out.count("imported from deals.csv") == 1
    assert f"playbook undo --import {batch}" in out
    assert {event["file"] for event in playbook("log", "acme", "--json").json[:-1]} == {"deals.csv"}


@pytest.mark.parametrize(
    "words", [("undo", "--import", "nothing"), ("undo",), ("undo", "x", "--import", "y")]
)
def test_an_import_that_nobody_knows_or_a_wrong_use_is_refused(
    playbook: Playbook, words: tuple[str, ...]
) -> None:
    assert playbook(*words, expect=None).code in (2, 3)


@pytest.mark.parametrize("after", range(4))
def test_an_import_that_was_killed_is_told_by_lists_and_finished_by_the_next_writer(
    playbook: Playbook, table: Table, monkeypatch: pytest.MonkeyPatch, home: Path, after: int
) -> None:
    playbook("start", "Acme")
    playbook("set", "acme", "external:salesforce=006A")
    with monkeypatch.context() as patch:
        kill_after(patch, after)
        with pytest.raises(Killed):
            playbook("import", table(DEALS))
    assert "the import of" in playbook("status", "--json").err
    assert "was interrupted" in playbook("doctor", expect=None).out
    playbook("start", "Gamma")
    assert read_status(playbook, "acme")["stage"] == "evaluation"
    assert read_status(playbook, "beta")["fields"]["amount"] == "200"  # type: ignore[index]
    assert playbook("import", table(DEALS), "--json").json["unchanged"] == 2
    assert playbook("doctor").err == ""
    assert not (home / "deals" / ".import-journal").exists()


def kill_after(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    """Let the process be gone after so many steps behind the moment from which the import counts."""
    left = [steps]

    def step(real: Callable[..., object]) -> Callable[..., object]:
        def run(*words: object, **named: object) -> object:
            if not left[0]:
                raise Killed
            left[0] -= 1
            return real(*words, **named)

        return run

    for name in ("finish_journal", "write_unconfirmed", "confirm_files", "remove_file"):
        monkeypatch.setattr(import_journal, name, step(getattr(import_journal, name)))


def test_a_journal_whose_files_a_power_cut_left_empty_is_finished_all_the_same(
    playbook: Playbook, table: Table, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    playbook("start", "Acme")
    playbook("set", "acme", "external:salesforce=006A")
    with monkeypatch.context() as patch:
        kill_after(patch, 3)
        with pytest.raises(Killed):
            playbook("import", table(DEALS))
    for name in ("acme", "beta"):
        (home / "deals" / f"{name}.json").write_bytes(b"")
    with DealFiles(home).hold():
        pass
    assert read_status(playbook, "acme")["stage"] == "evaluation"
    assert read_status(playbook, "beta")["stage"] == "prospecting"


def test_a_process_that_is_killed_at_random_moments_leaves_all_of_an_import_or_nothing(
    tmp_path: Path, playbook: Playbook
) -> None:
    rows = [f"R{number},Deal {number},Prospecting" for number in range(60)]
    file = tmp_path / "deals.csv"
    file.write_text("\n".join(["Record ID,Deal Name,Deal Stage", *rows]), encoding="utf-8")
    rolls = random.Random(7)  # noqa: S311
    for number in range(3):
        home = tmp_path / f"home{number}"
        command = [sys.executable, "-m", "playbook_cli", "--home", str(home), "import", str(file)]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(home / "deals", child)
        time.sleep(rolls.random() * 0.02)
        child.send_signal(signal.SIGKILL)
        child.wait()
        playbook("--home", str(home), "start", "Other")
        ids = [
            deal["deal"]
            for deal in json.loads(playbook("--home", str(home), "check", "--all", "--json", expect=None).out)
        ]
        assert len(ids) in (1, 61)
        playbook("--home", str(home), "doctor", "--repair", expect=None)  # a journal that was not whole yet
        assert playbook("--home", str(home), "doctor").code == 0


def wait_for(directory: Path, child: "subprocess.Popen[bytes]") -> None:
    """Wait until the process has begun to write, or is done."""
    while child.poll() is None and not (directory.exists() and list(directory.iterdir())):
        time.sleep(0.002)


def test_two_records_of_one_name_beside_a_deal_without_an_id_are_refused_until_one_is_said_to_be_it(
    playbook: Playbook, table: Table
) -> None:
    playbook("start", "Acme")
    rows = table("Id,Name,StageName\n006A,Acme,Evaluation\n006B,Acme,Prospecting\n")
    refused = playbook("import", rows, expect=3).out
    assert "line 3" in refused
    assert "playbook set acme external:salesforce=006B" in refused
    playbook("set", "acme", "external:salesforce=006B")
    assert "created 1, changed 0; unchanged 1" in playbook("import", rows).out
    assert read_status(playbook, "acme")["fields"]["external:salesforce"] == "006B"


def test_deals_whose_names_and_ids_share_a_hash_are_not_taken_for_each_other(
    playbook: Playbook, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook("import", table("Id,Name,StageName\n006A,Acme,Evaluation\n006B,Beta,Prospecting\n"))
    monkeypatch.setattr(known_places, "hash", lambda _name: 7, raising=False)
    again = "Id,Name,StageName\n006B,Beta,Evaluation\n006C,Gamma,Evaluation\n,Acme,Evaluation\n"
    assert "created 1, changed 1; unchanged 1" in playbook("import", table(again)).out
    assert read_status(playbook, "beta")["stage"] == "evaluation"
    assert read_status(playbook, "gamma")["fields"] == {
        "external:salesforce": "006C",
        "stage:salesforce": "Evaluation: evaluation",
    }
