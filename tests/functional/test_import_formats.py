"""What the cells of a workbook show beside their values: currencies and months."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def _save(path: Path, heading: str, cells: list[tuple[str, object, str]]) -> str:
    """A workbook of deals with one more column: name, value and number format of each."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["name", "stage", heading])
    for line, (name, value, number_format) in enumerate(cells, 2):
        sheet.append([name, "prospecting", value])
        sheet.cell(line, 3).number_format = number_format
    book.save(path)
    return str(path)


def _money(playbook: Playbook, name: str) -> tuple[str, str]:
    fields = read_status(playbook, name)["fields"]
    return fields["amount"], fields.get("currency", "")


def test_a_currency_that_only_the_format_of_a_cell_shows_is_read(playbook: Playbook, tmp_path: Path) -> None:
    euro, yuan = "[$€-407] #,##0.00", "[$¥-804]#,##0.00"
    cells = [("a", 1.25, euro), ("b", 2000, '"USD" #,##0'), ("c", -3.5, yuan), ("d", 7, "#,##0.00")]
    assert "refused" not in playbook("import", _save(tmp_path / "a.xlsx", "amount", cells)).err
    found = [_money(playbook, name) for name in "abcd"]
    assert found == [("1.25", "EUR"), ("2000", "USD"), ("-3.5", "CNY"), ("7", "")]
    again = playbook("import", str(tmp_path / "a.xlsx"), "--json").json
    assert again["unchanged"] == 4


def test_a_sign_of_several_currencies_in_a_format_is_settled_as_a_written_one(
    playbook: Playbook, tmp_path: Path
) -> None:
    file = _save(tmp_path / "a.xlsx", "amount", [("a", 1000, '"¥"#,##0')])
    assert "the currency: ¥ = CNY, for nothing in the file names another" in playbook("import", file).err
    mixed = [("b", 1000, '"¥"#,##0'), ("c", 5, "[$¥-411]#,##0")]
    playbook("import", _save(tmp_path / "b.xlsx", "amount", mixed))
    assert _money(playbook, "b") == ("1000", "JPY")


def test_the_unit_of_a_heading_counts_what_a_format_shows(playbook: Playbook, tmp_path: Path) -> None:
    cells = [
        ("a", 12.5, '"¥"#,##0'),
        ("b", "1.2万", "General"),
        ("c", 3, "General"),
        ("e", "12 元", "General"),
    ]
    playbook("import", _save(tmp_path / "a.xlsx", "金额（万元）", cells))
    assert [_money(playbook, name) for name in "abce"] == [
        ("125000", "CNY"),
        ("12000", "CNY"),
        ("30000", "CNY"),
        ("12", "CNY"),
    ]
    file = _save(tmp_path / "b.xlsx", "金额（万元）", [("d", 1, "[$€-407] #,##0")])
    assert "万元" in playbook("import", file, expect=3).err


def test_a_number_with_a_format_says_nothing_of_the_decimal_mark_of_texts(
    playbook: Playbook, tmp_path: Path
) -> None:
    cells = [("a", 1.5, "[$€-407] #,##0.00"), ("b", "1.250", "General")]
    assert "“1.250” can be" in playbook("import", _save(tmp_path / "a.xlsx", "amount", cells), expect=3).out
    cells.append(("c", "1.250,50", "General"))
    playbook("import", _save(tmp_path / "b.xlsx", "amount", cells))
    assert [_money(playbook, name)[0] for name in "abc"] == ["1.5", "1250", "1250.5"]


def test_a_day_of_which_a_cell_shows_the_month_alone_is_a_month(playbook: Playbook, tmp_path: Path) -> None:
    file = _save(tmp_path / "a.xlsx", "close_date", [("a", date(2026, 12, 1), "mmm-yy")])
    assert "“2026-12” is any day from 2026-12-01 to 2026-12-31" in playbook("import", file, expect=3).out
    file = _save(tmp_path / "b.xlsx", "close_date", [("a", date(2026, 12, 15), "mmm-yy")])
    playbook("import", file)
    assert read_status(playbook, "a")["fields"]["close_date"] == "2026-12-15"
