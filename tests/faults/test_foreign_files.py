"""Files that others wrote: YAML that would blow up, imports that would break out, cells that would run."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.functional.conftest import Ran
from tests.reliability import Provoked, Record

Playbook = Callable[..., Ran]
STEPS = zip("abcdefgh", "bcdefghi", strict=True)
BOMB = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in STEPS)
YAML = {
    "alias bomb": BOMB,
    "custom tag": "id: x\ntitle: !!python/object/apply:os.system ['touch pwned']\nstages: []\n",
    "duplicate keys": "title: a\ntitle: b\nstages: []\n",
    "deep flow": "a: " + "[" * 100_000,
    "deep block": "".join("  " * level + "a:\n" for level in range(200)),
    "merge key": "x: &x {title: a}\n<<: *x\nstages: []\n",
    "two documents": "title: a\n---\ntitle: b\n",
    "tab": "a:\n\tb: c\n",
    "NUL": "a: \0\n",
    "UTF-16": "title: a\n".encode("utf-16").decode("latin-1"),
    "binary": "title: !!binary aGFsbG8=\nstages: []\n",
    "a set": "? a\n? b\n",
    "no mapping": "- title: a\n",
    "an endless text": "title: '" + "x" * 1_000_000,
}


@pytest.mark.parametrize("kind", YAML)
def test_hostile_yaml_is_refused_with_its_line(
    playbook: Playbook, tmp_path: Path, provoked: Record, kind: str
) -> None:
    path = tmp_path / "hostile.yaml"
    front = tmp_path / "hostile.md"
    encoding = "latin-1" if kind == "UTF-16" else "utf-8"
    path.write_text(YAML[kind], encoding)
    front.write_text(f"---\n{YAML[kind]}\n---\n# T\n\n## Stage 1: A\n\n### Exit criteria\n\n- b\n", encoding)
    for file in (path, front):
        for words in (("show",), ("start", "Beta", "--dry-run")):
            ran = playbook(*words, "--playbook", str(file), expect=None)
            assert ran.code == 3 or (file is front and ran.code == 0)
            assert ran.code == 0 or ran.err.startswith(f"playbook: {file}")
            assert len(ran.err.splitlines()) < 12
    assert not list(tmp_path.rglob("pwned"))
    provoked(Provoked(16, f"YAML: {kind}", "as a playbook and as front matter, by `show` and `start`", 4))


@pytest.mark.parametrize("kind", YAML)
def test_hostile_yaml_beside_a_playbook_is_refused_or_read(
    playbook: Playbook, home: Path, tmp_path: Path, provoked: Record, kind: str
) -> None:
    home.mkdir()
    guide, mapping, settings = Path("p.guide.yaml"), Path("m.yaml"), home / "config.yaml"
    for path in (guide, mapping, settings):
        path.write_text(YAML[kind], "latin-1" if kind == "UTF-16" else "utf-8")
    Path("p.md").write_text("# Sales process\n\n## Stage 1: A\n\n### Exit criteria\n\n- b\n")
    Path("t.csv").write_text("Name,Stage\nAcme,A\n")
    told = playbook("status", expect=3).err
    assert told.startswith(f"playbook: {settings}")
    settings.unlink()
    linted = playbook("lint", "p.md", expect=3 if kind == "UTF-16" else 1)
    assert (linted.out or linted.err.removeprefix("playbook: ")).startswith("p.guide.yaml:")
    guide.unlink()
    lines = ("import", "t.csv", "--playbook", "p.md", "--mapping", "m.yaml")
    assert playbook(*lines, expect=3).err.startswith("playbook: m.yaml")
    assert not list(tmp_path.rglob("pwned"))
    provoked(Provoked(16, f"YAML: {kind}", "as settings, as a guide and as a mapping", 3))


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROWS = {
    "a number that is none": "<row><c><v>abc</v></c></row>",
    "a number of 5,000 digits": f"<row><c><v>{'9' * 5000}</v></c></row>",
    "a text that is not there": '<row><c t="s"><v>99</v></c></row>',
    "a day of no calendar": '<row><c t="d"><v>9999-99-99</v></c></row>',
    "a row that is no number": '<row r="x"><c><v>1</v></c></row>',
    "a row beyond the last": '<row r="9999999"><c><v>1</v></c></row>',
    "a column that is none": '<row r="2"><c r="ZZZZZ2"><v>1</v></c></row>',
    "a table of all cells": '<row r="2"><c r="XFD2"><v>1</v></c></row>',
    "a row that never ends": "<row>" + "<c/>" * 5_000_000 + "</row>",
    "XML that ends in the middle": "<row><c>",
    "an entity from a file": "<row><c><v>&x;</v></c></row>",
}


@pytest.mark.parametrize("kind", ROWS)
def test_a_hostile_workbook_is_refused(
    playbook: Playbook, tmp_path: Path, provoked: Record, kind: str
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Name", "Stage"])
    kept = io.BytesIO()
    book.save(kept)
    path = tmp_path / "deals.xlsx"
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                entity = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
                head = '<row r="1"><c t="inlineStr"><is><t>Name</t></is></c></row>'
                rows = f"<sheetData>{head}{ROWS[kind]}</sheetData>"
                data = f'{entity}<worksheet xmlns="{SHEET}">{rows}</worksheet>'.encode()
            new.writestr(name, data)
    told = playbook("import", str(path), expect=3).err
    assert told.startswith(f"playbook: {path}")
    assert len(told.splitlines()) == 2
    provoked(Provoked(16, f"workbook: {kind}", "by `import`", 1))


def test_stars_in_a_guide_cost_nothing(playbook: Playbook, tmp_path: Path, provoked: Record) -> None:
    """By a pattern with backtracking this would not end."""
    stars, name = "*a" * 40 + "*b", "a" * 150
    Path("p.md").write_text(f"# Sales\n\n## Stage 1: {name}\n\n### {name}\n\n- Budget known\n")
    Path("p.guide.yaml").write_text(f"stage_headings:\n  - '## {stars}'\n")
    playbook("lint", "p.md", expect=1)
    Path("p.guide.yaml").write_text(f"sections:\n  outcomes:\n    - '{stars}'\n  ignore:\n    - '{stars}'\n")
    playbook("lint", "p.md", expect=None)
    provoked(Provoked(16, "YAML: a pattern of many stars", "as heading and as label of a guide", 2))


def bundle_of(**changes: object) -> dict[str, object]:
    event = {"id": "1", "at": "2026-11-23T09:00:00Z", "by": "li", "type": "started", "stage": "prospecting"}
    deal = {
        "format": "playbook-deal/1", "id": "beta", "name": "Beta",
        "playbook": {"id": "sales", "version": "sha256:0"}, "history": [event],
    }  # fmt: skip
    return {"format": "playbook-export/1", "deals": [deal | changes], "playbooks": []}


@pytest.mark.parametrize(
    "deal_id", ["../beta", "/etc/beta", "a/b", ".hidden", "con", "a\0b", "", "x" * 300, "a\nb", "-x"]
)
def test_an_import_breaks_out_of_no_store(
    playbook: Playbook, tmp_path: Path, provoked: Record, deal_id: str
) -> None:
    before = {str(path) for path in tmp_path.rglob("*")}
    file = tmp_path / "import.json"
    file.write_text(json.dumps(bundle_of(id=deal_id)), "utf-8")
    ran = playbook("import", str(file), expect=3)
    assert ran.err.startswith("playbook: ")
    assert {str(path) for path in tmp_path.rglob("*")} - before <= {str(file)}
    provoked(Provoked(18, "hostile ids in an import", "`import` of an export whose deal has the id"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(
    playbook: Playbook, provoked: Record, start: str
) -> None:
    payload = f'{start}HYPERLINK("http://evil","甲")'
    playbook("start", "Acme")
    for field in ("owner", "account", "competitor"):
        playbook("set", "acme", f"{field}={payload}", expect=None)
    playbook("step", "--due", "+3d", "--", "acme", payload)
    shown = playbook("export", "--format", "csv").out
    cells = [cell for row in csv.reader(io.StringIO(shown)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert not [cell for cell in cells if cell.startswith("-") and "HYPERLINK" in cell]
    page = playbook("review", "acme", "--format", "html").out
    assert "<script" not in page
    provoked(Provoked(21, f"CSV cell that begins with {start!r}", "`export --format csv` of four fields", 4))


def test_html_of_people_is_text(playbook: Playbook, provoked: Record) -> None:
    hostile = "<img src=x onerror=alert(1)>&\"'"
    playbook("start", "Acme <b>")
    playbook("note", "acme", hostile)
    playbook("step", "acme", hostile, "--due", "+3d")
    playbook("done", "acme", "E1.1", "-e", hostile, "--confirmed-by", hostile)
    page = playbook("review", "acme", "--format", "html").out
    assert "<img" not in page
    assert "<b>" not in page.replace("<b>Acme", "")
    assert "&lt;img" in page
    provoked(Provoked(21, "HTML in names, notes and evidence", "`review --format html`", 4))
