"""`playbook import` of deals that are over: a second file, contradictions, the day; signs of currencies."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]
HEADINGS = "Record ID,Deal Name,Deal Stage,Close Date\n"


@pytest.fixture
def take(playbook: Playbook, table: Callable[..., str]) -> Callable[[str], Ran]:
    """Import one row of a table of HubSpot, which is read twice and changes nothing the second time."""

    def import_row(row: str) -> Ran:
        file = table(f"{HEADINGS}{row}\n")
        said = playbook("import", file)
        again = playbook("import", file, "--json").json
        assert (again["created"], again["changed"]) == (0, 0)
        return said

    return import_row


def test_an_end_that_a_file_brought_follows_what_the_file_says_now(
    playbook: Playbook, take: Callable[[str], Ran]
) -> None:
    take("11,Acme,closedlost,2026-10-31")
    take("11,Acme,closedwon,2026-10-31")
    assert read_status(playbook, "acme")["status"] == "won"
    take("11,Acme,Evaluation,2026-12-31")
    status = read_status(playbook, "acme")
    assert (status["status"], status["stage"]) == ("open", "evaluation")


def test_a_deal_that_somebody_works_again_is_not_closed_by_what_the_file_said_before(
    playbook: Playbook, take: Callable[[str], Ran]
) -> None:
    take("11,Acme,closedlost,2026-10-31")
    playbook("reopen", "acme")
    take("11,Acme,closedlost,2026-10-31")
    assert read_status(playbook, "acme")["status"] == "open"
    take("11,Acme,closedwon,2026-10-31")
    assert read_status(playbook, "acme")["status"] == "won"


def test_an_end_recorded_here_stays_and_the_other_one_of_the_file_is_told(
    playbook: Playbook, take: Callable[[str], Ran]
) -> None:
    take("11,Acme,Evaluation,2026-10-31")
    playbook("close", "acme", "lost", "--reason", "价格过高")
    said = take("11,Acme,closedwon,2026-10-31").err
    assert "line 2: the file says that it ended in another way than was recorded here" in said
    assert read_status(playbook, "acme")["status"] == "lost"
    assert "another way" not in take("11,Acme,Evaluation,2026-10-31").err


def test_an_end_without_a_day_is_told(playbook: Playbook, table: Callable[..., str]) -> None:
    file = table("Name,Stage,Status\nAcme,Evaluation,lost\nBeta,Evaluation,open\n")
    said = playbook("import", file, "--dry-run").err
    assert "line 2: over, and the file names no day for it, or one to come, so today is taken\n" in said


@pytest.mark.parametrize(("stage", "status"), [("Closed Won", "lost"), ("Closed Lost", "open")])
def test_a_stage_and_a_status_that_contradict_each_other_are_refused(
    playbook: Playbook, table: Callable[..., str], stage: str, status: str
) -> None:
    ran = playbook("import", table(f"Deal Name,Stage,Status\nAcme,{stage},{status}\n"), "--dry-run", expect=3)
    assert f"line 2: Stage: “{stage}” is not valid" in ran.out
    assert f"the file says in another column that it is {status}" in ran.out


@pytest.mark.parametrize(
    ("table_text", "currencies", "note"),
    [
        (
            "Name,Stage,Amount\nA,Evaluation,¥50\nB,Evaluation,50万円\nC,Evaluation,7\n",
            "JPY JPY JPY",
            "line 3 ",
        ),
        ("商談名,フェーズ,金額\nA,Evaluation,¥50\n", "JPY", "line 1 "),
        ("Name,Stage,Amount\nA,Evaluation,¥50\n", "CNY", "nothing in the file"),
        ("名称,阶段,金额\nA,Evaluation,92万元\n", "CNY", "万元 = CNY, for nothing"),
        ("Name,Stage,Amount\nA,Evaluation,$50\nB,Evaluation,C$ 9\n", "CAD CAD", "line 3 "),
        ("Name,Stage,Amount,Currency\nA,Evaluation,¥50,JPY\nB,Evaluation,¥9,\n", "JPY CNY", "line 3\n"),
    ],
)
def test_a_sign_of_several_currencies_means_what_the_file_says_or_is_told(
    playbook: Playbook, table: Callable[..., str], table_text: str, currencies: str, note: str
) -> None:
    said = playbook("import", table(table_text)).err
    found = [read_status(playbook, name).get("fields", {}) for name in "abc"[: len(currencies.split())]]
    assert [fields.get("currency") or "-" for fields in found] == currencies.split()
    assert note in next(line for line in said.splitlines(keepends=True) if line.startswith("the currency:"))


def test_the_numbers_of_a_workbook_do_not_say_how_its_texts_are_meant(
    playbook: Playbook, tmp_path: Path
) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for cells in ("Name", "Stage", "Amount"), ("A", "Evaluation", "1.250"), ("B", "Evaluation", 12000.5):
        book.active.append(cells)
    book.save(tmp_path / "deals.xlsx")
    file = str(tmp_path / "deals.xlsx")
    assert "line 2: Amount: “1.250” can be 1.25 or 1250" in playbook("import", file, expect=3).out
    book.active.append(("C", "Evaluation", "1.250,50"))
    book.save(tmp_path / "deals.xlsx")
    playbook("import", file)
    amounts = [read_status(playbook, name)["fields"]["amount"] for name in "abc"]
    assert amounts == ["1250", "12000.5", "1250.5"]
