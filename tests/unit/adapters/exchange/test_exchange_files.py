"""Files that are no CSV: a web page is read for its table, what is no table is named as what it is."""

from pathlib import Path

import pytest

from playbook_cli.adapters.exchange.exchange_files import load_import
from playbook_cli.domain.exchange.table import RawTable
from playbook_cli.errors import InvalidTable

PAGE = """<html><head><meta charset="UTF-8"><title>Report</title></head><body><table border="1">
<tr><th>Opportunity Name</th><th>Stage</th></tr>
<tr><td>Acme &amp; Söhne</td><td>Prospecting<br>x</td></tr><tr><td></td><td></td></tr></table></body></html>
"""


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
    ],
)
def test_what_is_no_table_is_named_as_what_it_is(tmp_path: Path, data: bytes, problem: str) -> None:
    (tmp_path / "deals.csv").write_bytes(data)
    with pytest.raises(InvalidTable) as raised:
        load_import(str(tmp_path / "deals.csv"))
    assert raised.value.problem == problem
