"""Deals out, in every form, and back again."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import icalendar
import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from tests.functional.conftest import Ran, read_rows, read_status

from playbook_cli.domain.exchange.layouts import LAYOUTS

Playbook = Callable[..., Ran]
Table = Callable[..., str]


@pytest.fixture
def stocked(playbook: Playbook, worked: str) -> str:
    """Deals open, won, lost and archived, with amounts that two marks read differently."""
    playbook(
        "set", worked, "amount=1.1250", "currency=EUR", "owner=li", "account==SUM(1)", "close_date=2026-12-03"
    )
    playbook("start", "Gamma", "--stage", "evaluation")
    playbook("set", "gamma", "amount=1250.5", "owner=wang", "external:hubspot=77")
    playbook("start", "Delta", "--stage", "closed-won")
    playbook("close", "delta", "won", "--override", "--reason", "价值", expect=None)
    return worked


@pytest.mark.parametrize("preset", LAYOUTS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_every_preset_writes_comes_back_without_a_change(
    playbook: Playbook, stocked: str, tmp_path: Path, preset: str, form: str
) -> None:
    file = tmp_path / f"deals.{form}"
    playbook("export", "--format", form, "--preset", preset, "-o", str(file))
    plan = playbook("import", str(file), "--preset", preset, "--json").json
    assert (plan["created"], plan["refused"]) == (0, [])
    touched = [deal["deal"] for deal in plan["deals"] if deal["fate"] != "unchanged"]
    assert touched == []


def test_a_workbook_has_real_days_and_numbers_and_no_formula(
    playbook: Playbook, stocked: str, tmp_path: Path
) -> None:
    file = tmp_path / "deals.xlsx"
    playbook("export", "-o", str(file))
    sheet = openpyxl.load_workbook(file).worksheets[0]
    heads, *rows = sheet.iter_rows()
    by_name = {row[1].value: dict(zip([head.value for head in heads], row, strict=True)) for row in rows}
    acme = by_name["Acme 集团"]
    assert (acme["amount"].value, acme["close_date"].value.date().isoformat()) == (1.125, "2026-12-03")
    assert (acme["account"].value, acme["account"].data_type) == ("=SUM(1)", "s")
    assert by_name["Gamma"]["amount"].value == 1250.5


def test_a_sheet_is_named_or_the_first_with_rows(playbook: Playbook, tmp_path: Path, home: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Cover"
    sheet = book.create_sheet("Deals")
    for row in (("name", "stage", "amount"), ("Acme", "Prospecting", 1250), ("Beta", "Evaluation", 1.25)):
        sheet.append(row)
    file = str(tmp_path / "deals.xlsx")
    book.save(file)
    assert "no sheet “Elsewhere”" in playbook("import", file, "--sheet", "Elsewhere", expect=3).err
    assert not home.exists()
    assert "sheet Deals" in playbook("import", file).err
    assert read_status(playbook, "acme")["fields"] == {"amount": "1250"}
    assert "unchanged 2" in playbook("import", file, "--sheet", "deals").out


@pytest.mark.parametrize(("epoch", "serial"), [(CALENDAR_WINDOWS_1900, 46380), (CALENDAR_MAC_1904, 44918)])
def test_a_number_for_a_day_is_counted_from_where_its_workbook_begins(
    playbook: Playbook, tmp_path: Path, epoch: datetime, serial: int
) -> None:
    book = openpyxl.Workbook()
    book.epoch = epoch
    rows = (("name", "stage", "close_date"), ("Acme", "Prospecting", serial))
    for row in (*rows, ("Beta", "Prospecting", date(2026, 12, 24))):
        book.worksheets[0].append(row)
    file = str(tmp_path / "deals.xlsx")
    book.save(file)
    assert "numbers are read as spreadsheet dates" in playbook("import", file).err
    for deal in ("acme", "beta"):
        assert read_status(playbook, deal)["fields"] == {"close_date": "2026-12-24"}


def test_a_workbook_that_is_none_and_one_without_its_library_are_refused(
    playbook: Playbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert (
        "this workbook is damaged or cut off" in playbook("import", str(tmp_path / "no.xlsx"), expect=3).err
    )
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    assert "playbook-cli[xlsx]" in playbook("import", str(tmp_path / "no.xlsx"), expect=3).err


def test_next_steps_go_to_a_calendar(playbook: Playbook, worked: str, tmp_path: Path) -> None:
    file = tmp_path / "steps.ics"
    playbook("export", "-o", str(file))
    [event] = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert (event["summary"], event.decoded("dtstart").isoformat()) == ("Acme 集团: CFO 签字", "2026-11-26")
    assert event["uid"] == f"{worked}@playbook"


def test_owner_and_stage_choose_what_goes_out(playbook: Playbook, stocked: str) -> None:
    ids = lambda *words: [row["id"] for row in read_rows(playbook("export", "--format", "csv", *words))]  # noqa: E731
    assert ids("--owner", "li") == [stocked]
    assert ids("--stage", "Evaluation") == ["beta", "gamma"]
    assert ids("--owner", "wang", "--stage", "evaluation") == ["gamma"]
    assert playbook("export", "--owner", "wang").json["deals"][0]["id"] == "gamma"


def test_a_file_that_is_there_is_not_written_over(playbook: Playbook, worked: str, tmp_path: Path) -> None:
    file = tmp_path / "deals.csv"
    file.write_text("mine", encoding="utf-8")
    assert "already exists" in playbook("export", "-o", str(file), expect=3).err
    assert file.read_text(encoding="utf-8") == "mine"


@settings(
    max_examples=8,
    phases=(Phase.generate,),  # a smaller example is not worth the minutes that it costs
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    amount=st.decimals(0, 10**9, places=3),
    day=st.dates(
        min_value=__import__("datetime").date(2000, 1, 1), max_value=__import__("datetime").date(2099, 1, 1)
    ),
    owner=st.text(st.characters(codec="gb18030", exclude_categories=("C",)), max_size=12),
    preset=st.sampled_from(list(LAYOUTS)),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    mark=st.sampled_from(["dot", "comma"]),
    order=st.sampled_from(["year-first", "day-first", "month-first"]),
)
def test_any_table_that_is_written_comes_back_the_same(
    playbook: Playbook, tmp_path: Path, table: Table, amount: object, day: object, owner: str, **how: str
) -> None:
    if playbook("status", "acme", expect=None).code:
        playbook("start", "Acme")
    playbook(
        "set", "acme", f"amount={amount:f}" if abs(float(str(amount))) >= 1000 else f"amount={amount:f}0"
    )
    playbook("set", "acme", f"close_date={day}", f"owner={owner.strip()}", "external:x=1", expect=None)
    mapping = table(f"dates: {how['order']}\ndecimal: {how['mark']}\n", "mapping.yaml")
    file = tmp_path / "out.csv"
    file.unlink(missing_ok=True)
    words = ("--preset", how["preset"], "--mapping", mapping)
    playbook("export", "--format", "csv", *words, "--encoding", how["encoding"], "-o", str(file))
    plan = playbook("import", str(file), *words, "--encoding", how["encoding"], "--json").json
    assert (plan["unchanged"], plan["refused"]) == (1, [])


def test_a_table_in_a_pipe_is_the_same_as_in_a_file(playbook: Playbook, worked: str, tmp_path: Path) -> None:
    file = tmp_path / "deals.csv"
    playbook("export", "-o", str(file))
    assert io.StringIO(playbook("export", "--format", "csv").out).read() == file.read_text(encoding="utf-8")


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def make_book(tmp_path: Path, sheet: str) -> str:
    """A workbook whose first sheet is this XML, before an empty one and two that hold something."""
    book, path = openpyxl.Workbook(), tmp_path / "deals.xlsx"
    book.active.append(["Name"])
    book.create_sheet("Empty")
    for name in ("West", "North"):
        book.create_sheet(name).append([name])
    kept = io.BytesIO()
    book.save(kept)
    with zipfile.ZipFile(kept) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, sheet.encode() if name.endswith("sheet1.xml") else data)
    return str(path)


def row(line: int, *cells: str) -> str:
    inner = "".join(
        cell if cell.startswith("<") else f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells
    )
    return f'<row r="{line}">{inner}</row>'


def test_all_of_a_sheet_is_read_whatever_it_says_of_its_size(playbook: Playbook, tmp_path: Path) -> None:
    head = row(1, "Name", "Stage", "Owner")
    rows = (
        row(2, "A", "prospecting", "li")
        + row(2, "B", "prospecting", "li")
        + row(90, "C", "prospecting", "wu")
    )
    for size in ("A1", "A1:B2", "A1:XFD9999"):
        said = f'<dimension ref="{size}"/><sheetData>{head}{rows}</sheetData>'
        file = make_book(tmp_path, f'<worksheet xmlns="{SHEET}">{said}</worksheet>')
        told = playbook("import", file, "--dry-run")
        assert "read: 3 rows" in told.err + told.out
        assert "not read, other sheets: West, North" in told.err + told.out
    playbook("import", file)
    owners = {name: playbook("status", name, "--json").json["fields"]["owner"] for name in "abc"}
    assert owners == {"a": "li", "b": "li", "c": "wu"}


def test_a_formula_that_nobody_worked_out_is_no_empty_cell(playbook: Playbook, tmp_path: Path) -> None:
    head = row(1, "Name", "Stage", "Amount")
    rows = row(2, "A", "prospecting", "<c><f>250*3</f></c>")
    file = make_book(tmp_path, f'<worksheet xmlns="{SHEET}"><sheetData>{head}{rows}</sheetData></worksheet>')
    assert "save the file again" in playbook("import", file, expect=3).out
    rows = row(2, "A", "prospecting", '<c t="str"><f>""</f><v></v></c>')
    file = make_book(tmp_path, f'<worksheet xmlns="{SHEET}"><sheetData>{head}{rows}</sheetData></worksheet>')
    assert playbook("import", file).out


def test_an_apostrophe_that_somebody_wrote_comes_back_from_a_workbook(
    playbook: Playbook, tmp_path: Path
) -> None:
    playbook("start", "A", "--account", "'=x")
    playbook("start", "B", "--account", "''+1")
    file = str(tmp_path / "deals.xlsx")
    playbook("export", "--format", "xlsx", "-o", file)
    assert playbook("import", file, "--json").json["unchanged"] == 2


def test_a_heading_that_a_mapping_names_in_vain_is_told(playbook: Playbook, tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("Deal Name,Sum\nAlpha,1000\n")
    (tmp_path / "m.yaml").write_text("columns: {name: Deal Name, amount: Summ}\nstage: prospecting\n")
    told = playbook("import", str(tmp_path / "d.csv"), "--mapping", str(tmp_path / "m.yaml")).err
    assert "the mapping names a column that is not there: Summ" in told
    assert "not there: Deal Name" not in told
