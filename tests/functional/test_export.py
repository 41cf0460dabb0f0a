"""`playbook export`: whole and lossless, as a table, and back again."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from tests.functional.conftest import Ran, read_rows

Playbook = Callable[..., Ran]


def test_an_export_taken_elsewhere_gives_the_same_files_and_the_same_export(
    playbook: Playbook, worked: str, home: Path, tmp_path: Path, table: Callable[..., str]
) -> None:
    out = playbook("export").out
    file = table(out, "all.json")
    other = tmp_path / "elsewhere"
    playbook("--home", str(other), "import", file)
    for path in sorted((home / "deals").glob("*.json")):
        assert json.loads((other / "deals" / path.name).read_text()) == json.loads(path.read_text())
    assert playbook("--home", str(other), "export").out == out
    assert playbook("--home", str(other), "import", file, "--json").json["unchanged"] == 2
    assert playbook("--home", str(other), "status", worked).out == playbook("status", worked).out


def test_a_later_export_brings_only_the_events_that_are_new(
    playbook: Playbook, worked: str, tmp_path: Path, table: Callable[..., str]
) -> None:
    other = str(tmp_path / "elsewhere")
    playbook("--home", other, "import", table(playbook("export").out))
    playbook("note", worked, "新消息")
    plan = playbook("--home", other, "import", table(playbook("export", worked).out), "--json").json
    assert (plan["changed"], plan["created"], plan["deals"][0]["events"]) == (1, 0, 1)
    assert playbook("--home", other, "log", worked, "--json").json[-1]["text"] == "新消息"


def test_what_a_newer_version_wrote_goes_out_and_in_as_it_is(
    playbook: Playbook, acme: str, tmp_path: Path, table: Callable[..., str]
) -> None:
    whole = playbook("export").json
    newer = {"id": "e9", "at": "2026-11-23T09:00:00Z", "by": "li", "type": "teleported", "why": None}
    newer |= {"empty": [], "off": False, "deep": {"none": None, "list": [{}]}}
    whole["deals"][0]["history"][0] |= {"mood": None, "tags": []}
    whole["deals"][0]["history"].append(newer)
    whole["deals"][0] |= {"colour": None, "labels": {"a": []}}
    other = str(tmp_path / "elsewhere")
    playbook("--home", other, "import", table(json.dumps(whole)))
    assert playbook("--home", other, "export").json["deals"] == whole["deals"]
    playbook("--home", other, "note", acme, "more")
    assert (
        playbook("--home", other, "export").json["deals"][0]["history"][:-1] == whole["deals"][0]["history"]
    )


def test_our_own_table_comes_back_without_a_change(
    playbook: Playbook, worked: str, table: Callable[..., str]
) -> None:
    file = table(playbook("export", "--format", "csv").out)
    plan = playbook("import", file, "--json").json
    assert (plan["unchanged"], plan["refused"], plan["ignored"]) == (2, [], [])


def test_no_cell_of_a_table_is_a_formula(playbook: Playbook, table: Callable[..., str]) -> None:
    for name in ("=cmd|' /C calc'!A0", "@SUM(1)", "+2", "-1"):
        playbook("start", f"x {name}")
        playbook("rename", f"x {name}", "--", name)
        playbook("set", "--", name, "owner==HYPERLINK(1)")
    out = playbook("export", "--format", "csv").out
    for cells in csv.reader(io.StringIO(out)):
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert playbook("import", table(out), "--json").json["unchanged"] == 4


def test_a_table_for_excel_begins_with_its_mark_and_comes_back(
    playbook: Playbook, acme: str, table: Callable[..., str]
) -> None:
    out = playbook("export", "--excel").out
    assert out.startswith('\ufeff"id","name"')
    assert out.count("\ufeff") == 1
    assert playbook("import", table(out), "--json").json["unchanged"] == 1


def test_an_export_of_some_deals_and_a_wrong_name(playbook: Playbook, worked: str) -> None:
    assert [row["id"] for row in read_rows(playbook("export", worked, "--format", "csv"))] == [worked]
    playbook("export", "nobody", expect=3)
