"""Files that are no CSV: a web page is read for its table, what is no table is named as what it is."""

import io
import zipfile
from pathlib import Path

import pytest

from playbook_cli.adapters.exchange.exchange_files import load_import
from playbook_cli.domain.exchange.table import RawTable
from playbook_cli.errors.tables import InvalidTable

PAGE = """<html><head><meta charset="UTF-8"><title>Report</title></head><body><table border="1">
<tr><th>Opportunity Name</th><th>Stage</th></tr>
<tr><td>Acme &amp; Söhne</td><td>Prospecting<br>x</td></tr><tr><td></td><td></td></tr></table></body></html>
"""


def _zip(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return kept.getvalue()


def test_the_table_of_a_workbook_is_the_first_sheet_that_is_no_cover(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in ("Sales report",), ("see sheet 2",):
        book.active.append(row)
    deals = book.create_sheet("Deals")
    for cells in ("Name", "Stage"), ("Acme", "Evaluation"):
        deals.append(cells)
    book.save(tmp_path / "deals.xlsx")
    table = load_import(str(tmp_path / "deals.xlsx"))
    assert isinstance(table, RawTable)
    assert (table.sheet, len(table.rows)) == ("Deals", 2)


def test_a_report_that_is_a_web_page_is_read_for_its_table(tmp_path: Path) -> None:
    (tmp_path / "report.xls").write_text(PAGE, encoding="utf-8")
    table = load_import(str(tmp_path / "report.xls"))
    assert isinstance(table, RawTable)
    assert [row.cells for row in table.rows] == [
        ("Opportunity Name", "Stage"),
        ("Acme & Söhne", "Prospecting x"),
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old_workbook"),
        (b"%PDF-1.4", "packed"),
        (b"\x1f\x8b\x08", "packed"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "web_page"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "other_workbook"),
        (b'<?xml version="1.0"?><deals/>', "xml"),
        (b'[{"name": "Acme"}]', "other_json"),
        (b"PK\x03\x04 and no more", "cut_off"),
        (_zip("mimetype", "content.xml"), "other_workbook"),
        (_zip("deals.csv"), "packed"),
    ],
)
def test_what_is_no_table_is_named_as_what_it_is(tmp_path: Path, data: bytes, problem: str) -> None:
    (tmp_path / "deals.csv").write_bytes(data)
    with pytest.raises(InvalidTable) as raised:
        load_import(str(tmp_path / "deals.csv"))
    assert raised.value.problem == problem
