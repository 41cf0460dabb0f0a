"""`playbook import` of tables of no known system: plain headings, ids of nobody, columns that contradict."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran, read_rows, read_status

Playbook = Callable[..., Ran]


def read_fields(playbook: Playbook, deal: str) -> dict[str, str]:
    """The fields of a deal but for its stage elsewhere."""
    fields = read_status(playbook, deal)["fields"]
    return {name: value for name, value in fields.items() if not name.startswith("stage:")}


@pytest.mark.parametrize(
    ("headings", "cells", "status"),
    [
        ("Deal Name,Stage,Closed,Won", "Acme,Evaluation,yes,no", "lost"),
        ("Deal Name,Stage,Closed,Won", "Acme,Evaluation,x,x", "won"),
        ("商机名称,阶段,结果", "Acme,Evaluation,丢单", "lost"),
        ("Deal Name,Stage,Outcome", "Acme,Evaluation,Won", "won"),
        (
            "Record Id,Opportunity Name,Opportunity State,Current Stage",
            "111,Acme,SUSPENDED,Evaluation",
            "open",
        ),
        ("ID,Deal name,Stage,Closed", "7,Acme,Deal won,yes", "won"),
        ("Deal,Stage,Won?,Lost?", "Acme,Evaluation,,x", "lost"),
        ("Deal,Stage,Closed,Won", "Acme,Evaluation,TRUE,TRUE", "won"),
        ("客户,项目,阶段,结果", "甲,Acme,Evaluation,失败", "lost"),
        ("Deal Name,Deal Stage,Deal Status", "Acme,Closed Won,Closed", "won"),
    ],
)
def test_a_plain_heading_says_in_every_table_how_a_deal_ended(
    playbook: Playbook, table: Callable[..., str], headings: str, cells: str, status: str
) -> None:
    playbook("import", table(f"{headings}\n{cells}\n"))
    assert read_status(playbook, "acme")["status"] == status


def test_a_closed_deal_of_which_nothing_says_how_it_ended_is_refused(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    file = table("Deal Name,Stage,Closed\nAcme,Evaluation,yes\n")
    assert "says whether it was won or lost" in playbook("import", file, "--dry-run", expect=3).out


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (
            "ID,Opportunity,Company Name,Salesperson,Stage\n7,Acme,Acme Corp,Ann,Evaluation\n",
            "external:table",
        ),
        ("ID,Opportunity Name,Sales Stage,Amount\na1-b2,Acme,Evaluation,1\n", "external:table"),
        ("商机编号,商机名称,商机阶段,客户\nSJ-1,Acme,Evaluation,华东\n", "external:table"),
        ("Id,Name,StageName\n0068c00000ABcdE,Acme,Evaluation\n", "external:salesforce"),
        ("Id,Deal,Stage\n0068c00000ABcdE,Acme,Evaluation\n", "external:salesforce"),
        ("商机编号,商机名称,商机阶段,商机金额(元),提交人\nSJ-1,Acme,Evaluation,5,甲\n", "external:table"),
        ("Record ID,Deal Name,Deal Stage\n7,Acme,Evaluation\n", "external:hubspot"),
    ],
)
def test_an_id_is_a_system_s_own_only_where_the_table_is_surely_that_system_s(
    playbook: Playbook, table: Callable[..., str], text: str, field: str
) -> None:
    playbook("import", table(text))
    assert [one for one in read_fields(playbook, "acme") if one.startswith("external:")] == [field]


def test_the_running_numbers_of_another_table_rename_no_deal(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    first = "商机编号,商机名称,商机阶段,客户\n1,华东,Evaluation,甲\n2,华南,Evaluation,乙\n"
    playbook("import", table(first))
    other = table("商机编号,商机名称,商机阶段,客户\n1,西北,Prospecting,丙\n")
    assert "the deal here with this id is called 华东" in playbook("import", other, expect=3).out
    renamed = table("商机编号,商机名称,商机阶段,客户\n1,华东二期,Evaluation,甲\n")
    playbook("import", renamed)
    assert read_status(playbook, "华东")["name"] == "华东二期"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Name,Deal Name,Stage\nJane Roe,Acme,Evaluation\n", "name"),
        ("Deal Name,Stage,Pipeline Stage\nAcme,Prospecting,Evaluation\n", "stage"),
        (
            "Deal Name,Stage,Close Date,Closing Date\nAcme,Evaluation,2026-12-01,2027-01-31\n",
            "close_date",
        ),
        ("Deal Name,Stage,Amount,金额\nAcme,Evaluation,100,200\n", "amount"),
    ],
)
def test_two_columns_for_one_fact_that_contradict_each_other_are_refused(
    playbook: Playbook, table: Callable[..., str], text: str, column: str
) -> None:
    said = playbook("import", table(text), expect=3).err
    assert f"two columns hold the {column} and contradict each other" in said
    assert f"(columns: {column}: …)" in said


def test_deleted_rows_are_left_out_and_words_for_nothing_are_nothing(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    file = table(
        "Record ID,Deal Name,Deal Stage,Deleted,Deal owner,Associated Company,Associated Company (Primary)\n"
        '"22,841",Acme,Evaluation (Renewals (EMEA)),0,Unassigned,Gamma;Delta,Gamma\n'
        "2,Gone,Evaluation,1,Ann,--,--\n"
    )
    assert "left out as deleted: line 3" in playbook("import", file).err
    assert read_fields(playbook, "acme") == {"account": "Gamma", "external:hubspot": "22841"}
    assert "Gone" not in playbook("status").out


@pytest.mark.parametrize(
    ("headings", "cells", "fields"),
    [
        ("Deal Name,Stage,Amount ($000)", "Acme,Evaluation,12.5", {"amount": "12500", "currency": "USD"}),
        ("商机名称,阶段,金额（万元）", "Acme,Evaluation,1.2万", {"amount": "12000", "currency": "CNY"}),
        (
            "Deal Name,Stage,Amount,Currency",
            "Acme,Evaluation,٣٬٠٠٠٫٥٠,SAR",
            {"amount": "3000.5", "currency": "SAR"},
        ),
        (
            "Deal Name,Stage,Close Date",
            "Acme,Evaluation,2026. 12. 31 오후 5:00:00",
            {"close_date": "2026-12-31"},
        ),
        ("Deal Name,Stage,Close Date", "Acme,Evaluation,115/12/31", {"close_date": "2026-12-31"}),
        ("Название сделки,Этап сделки,Дата закрытия", "Acme,Evaluation,не закрыта", {}),
    ],
)
def test_further_forms_of_amounts_and_days_are_read(
    playbook: Playbook, table: Callable[..., str], headings: str, cells: str, fields: dict[str, str]
) -> None:
    playbook("import", table(f"{headings}\n{cells}\n"))
    assert read_fields(playbook, "acme") == fields


@pytest.mark.parametrize(
    ("headings", "cells", "code"),
    [
        ("Stage,Create Date,Date entered current stage", "Evaluation,2026-09-01,2026-10-01", None),
        (
            "Stage,Create Date,Date entered current stage",
            "Prospecting,2026-09-01,2026-10-01",
            "stage-day-left",
        ),
        ("Stage,Create Date,Close Date", "Closed Won,2026-09-01,2026-08-01", "moved-days"),
        ("Stage,Create Date,Close Date", "Closed Won,2026-09-01,2026-10-01", None),
        ("Stage,Tags", "Evaluation,a\n,,,b", "continued-rows"),
    ],
)
def test_what_of_a_row_is_not_taken_as_it_stands_is_told(
    playbook: Playbook, table: Callable[..., str], headings: str, cells: str, code: str | None
) -> None:
    file = table(f"Record ID,Deal Name,Deal {headings}\n7,Acme,{cells}\n")
    notes = playbook("import", file, "--dry-run", "--json").json["notes"]
    assert [note["code"] for note in notes] == ([code] if code else [])


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("2027-06-30", "this day is still to come"),
        ("2026-11-25 23:30 CST", "several time zones are called CST"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_with_what_is_wrong_with_it(
    playbook: Playbook, table: Callable[..., str], cell: str, hint: str
) -> None:
    file = table(f"Record ID,Deal Name,Deal Stage,Create Date\n7,Acme,Evaluation,{cell}\n")
    assert hint in playbook("import", file, "--dry-run", expect=3).out


def test_a_mapping_to_fill_in_is_written_where_no_heading_is_known(
    playbook: Playbook, table: Callable[..., str], tmp_path: Path
) -> None:
    file, mapping = table("Kolom A,Kolom B\nAcme,Evaluation\n"), tmp_path / "m.yaml"
    playbook("import", file, "--write-mapping", str(mapping))
    said = mapping.read_text("utf-8").replace("  name:", '  name: "Kolom A"')
    mapping.write_text(said.replace("  stage:", '  stage: "Kolom B"'), "utf-8")
    playbook("import", file, "--mapping", str(mapping))
    assert read_status(playbook, "acme")["stage"] == "evaluation"


def test_a_close_date_beside_an_expected_one_is_the_day_of_the_end(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    file = table("Deal,Customer,Stage,Expected close,Close date\nAcme,A,Won,2026-11-16,2026-11-18\n")
    playbook("import", file)
    [row] = read_rows(playbook("export", "--format", "csv"))
    assert (row["close_date"], row["closed"]) == ("2026-11-16", "2026-11-18")


def test_closed_won_is_an_end_beside_closed_lost_in_a_table_of_nobodys(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    playbook("import", table("Deal,Stage\nAcme,3 - Closed Won\nBeta,4. Lost\n"))
    assert [read_status(playbook, name)["status"] for name in ("acme", "beta")] == ["won", "lost"]
    playbook("import", table("Deal,Stage\nGamma,Closed Won\n"))
    assert read_status(playbook, "gamma")["status"] == "open"


def test_an_id_that_is_no_opportunity_s_keeps_its_letters(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    rows = "0022016A1B2C3D4E5F,Acme,Evaluation\n0022016A1B2C3D4E60,Beta,Evaluation\n"
    playbook("import", table(f"业务机会 ID,业务机会名,StageName\n{rows}"))
    assert read_fields(playbook, "acme")["external:salesforce"] == "0022016A1B2C3D4E5F"
