"""Tables of the kinds that other systems, languages and hands write: read as they are meant, or refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran, read_rows

Playbook = Callable[..., Ran]

READ = {
    "pipedrive in Spanish": (
        (
            "Trato - Título;Trato - Etapa;Trato - Valor;Trato - Divisa;Trato - Fecha prevista de cierre\n"
            "Acme;Prospecting;1.250,00;EUR;31/12/2026\n"
        ),
        "utf-8",
        {"amount": "1250", "currency": "EUR", "close_date": "2026-12-31"},
    ),
    "Korean of a Korean Windows": (
        '거래명,단계,금액,통화,예상 마감일,담당자\nAcme,Prospecting,"1,250,000",KRW,2026-12-31,김철수\n',
        "cp949",
        {"amount": "1250000", "currency": "KRW", "close_date": "2026-12-31", "owner": "김철수"},
    ),
    "Russian of a Russian Windows": (
        (
            "ID;Название сделки;Стадия сделки;Сумма;Валюта;Ответственный;Предполагаемая дата закрытия\n"
            "7;Acme;Prospecting;1 250 000,00;Российский рубль;Иванов Иван;31.12.2026\n"
        ),
        "cp1251",
        {"amount": "1250000", "currency": "RUB", "owner": "Иванов Иван", "external:bitrix24": "7"},
    ),
    "seconds since 1970": (
        "Name,Stage,Close Date\nAcme,Prospecting,1798646400\n",
        "utf-8",
        {"close_date": "2026-12-30"},
    ),
    "a week of ISO 8601": (
        "Name,Stage,Close Date\nAcme,Prospecting,2026-W53-4\n",
        "utf-8",
        {"close_date": "2026-12-31"},
    ),
    "years with two digits first": (
        "Name,Stage,Close Date\nAcme,Prospecting,26/12/31\nBeta,Prospecting,27/01/15\n",
        "utf-8",
        {"close_date": "2026-12-31"},
    ),
    "years with two digits last": (
        "Name,Stage,Close Date\nAcme,Prospecting,28/02/27\nBeta,Prospecting,15/03/27\n",
        "utf-8",
        {"close_date": "2027-02-28"},
    ),
    "a zone by its name": (
        "Name,Stage,Close Date\nAcme,Prospecting,2026-12-31 23:30 PST\n",
        "utf-8",
        {"close_date": "2027-01-01"},
    ),
    "Polish of a Polish Windows": (
        (
            "Nazwa;Etap;Kwota;Waluta;Data zamknięcia;Właściciel\n"
            "Acme;Prospecting;85 000,00;PLN;31 grudnia 2026;Łukasz Wójcik\n"
        ),
        "cp1250",
        {"amount": "85000", "currency": "PLN", "owner": "Łukasz Wójcik", "close_date": "2026-12-31"},
    ),
    "a Russian day": (
        "Name;Stage;Close Date\nAcme;Prospecting;31 декабря 2026 г.\n",
        "utf-8",
        {"close_date": "2026-12-31"},
    ),
    "a Korean day": (
        "Name;Stage;Close Date\nAcme;Prospecting;2026년 12월 31일\n",
        "utf-8",
        {"close_date": "2026-12-31"},
    ),
    "a moment without separators": (
        "Name,Stage,Close Date\nAcme,Prospecting,20261231T100000Z\n",
        "utf-8",
        {"close_date": "2026-12-31"},
    ),
    "a currency by its name and sign": (
        "Name,Stage,Amount,Currency\nAcme,Prospecting,5,Euro (€)\nBeta,Prospecting,5,日本円\n",
        "utf-8",
        {"currency": "EUR"},
    ),
    "a sum below its column alone": (
        "Name,Stage,Amount\nAcme,Prospecting,5\nBeta,Prospecting,6\n,,11\n",
        "utf-8",
        {"amount": "5"},
    ),
    "a space behind every separator": (
        'Name, Stage, Amount\nAcme, Prospecting, "1,250.00"\n',
        "utf-8",
        {"amount": "1250"},
    ),
    "a weekday in brackets and an offset of hours": (
        (
            "Name;Stage;Close Date\nAcme;Prospecting;2026/12/31(木)\n"
            "Beta;Prospecting;2026-12-31 10:00:00 UTC+8\n"
        ),
        "utf-8",
        {"close_date": "2026-12-31"},
    ),
    "headings in two languages": (
        "商机名称 Deal Name,阶段 Stage,金额 Amount\nAcme,Prospecting,5\n",
        "utf-8",
        {"amount": "5"},
    ),
    "milestones": (
        "Opportunity Id,Name,Milestone,Value,Currency\n9,Acme,Prospecting,85000,GBP\n",
        "utf-8",
        {"amount": "85000", "currency": "GBP"},
    ),
    "groups whose lines say their stage and how many they are": (
        "Stage,Opportunity Name,Amount\nProspecting (1),,\n,Beta,6\nEvaluation (1),,7\n,Acme,7\n",
        "utf-8",
        {"stage": "evaluation", "amount": "7"},
    ),
    "a number kept as text": ("name,stage,amount\nAcme,Prospecting,'5\n", "utf-8", {"amount": "5"}),
    "a sign behind the heading": (
        "Название,Этап,Бюджет ₽\nAcme,Prospecting,1250000\n",
        "utf-8",
        {"amount": "1250000", "currency": "RUB"},
    ),
    "one column for both days of closing": (
        "名称,阶段,成交日期\nAcme,赢单,2026-10-01\nBeta,Prospecting,2026-12-31\n",
        "utf-8",
        {"status": "won", "closed": "2026-10-01"},
    ),
    "totals in many languages": (
        (
            "Stage;Name;Amount\nProspecting;Acme;5\n;Total:;5\nGesamtergebnis;;5\nTotal général;;5\n"
            "Итого:;;5\n合計;;5\n共 1 条;;\n"
        ),
        "utf-8",
        {"amount": "5"},
    ),
    "Dynamics": (
        (
            "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,Topic,Potential Customer,Est. Revenue,"
            "Pipeline Phase\n8f14e45f-ceea,abc==,Acme,Acme AG,125000,Prospecting\n"
        ),
        "utf-8",
        {"account": "Acme AG", "external:dynamics": "8f14e45f-ceea"},
    ),
    "Close": (
        (
            "id,lead_id,lead_name,status_label,status_type,value,value_currency\n"
            "oppo_1,lead_1,Acme,Prospecting,active,125000,USD\n"
        ),
        "utf-8",
        {"amount": "125000", "external:close": "oppo_1"},
    ),
    "Copper": (
        "Copper ID,Name,Company,Owned By,Stage,Value\n77,Acme,Acme AG,Li,Prospecting,125000\n",
        "utf-8",
        {"owner": "Li", "external:copper": "77"},
    ),
}


@pytest.mark.parametrize("kind", READ)
def test_a_table_of_this_kind_is_read_as_it_is_meant_and_changes_nothing_the_second_time(
    playbook: Playbook, tmp_path: Path, kind: str
) -> None:
    text, encoding, wanted = READ[kind]
    file = tmp_path / "deals.csv"
    file.write_bytes(text.encode(encoding))
    playbook("import", str(file))
    rows = {row["name"]: row for row in read_rows(playbook("export", "--format", "csv"))}
    assert rows.keys() <= {"Acme", "Beta"}
    assert {field: rows["Acme"][field] for field in wanted} == wanted
    assert "created 0, changed 0" in playbook("import", str(file)).out


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("28/02/27", ("2027-02-28", "2028-02-27", "dates: day-first", "dates: year-first")),
        ("12/31/2026 11:30 PM CST", ("CST",)),
        ("春节前", ("春节前",)),
    ],
)
def test_a_day_that_is_none_or_several_is_refused_with_its_line_and_column(
    playbook: Playbook, tmp_path: Path, home: Path, cell: str, said: tuple[str, ...]
) -> None:
    file = tmp_path / "deals.csv"
    file.write_text(f"Name,Stage,Close Date\nAcme,Prospecting,{cell}\n", encoding="utf-8")
    refused = playbook("import", str(file), expect=3).out
    for words in ("line 2", "Close Date", *said):
        assert words in refused
    assert not home.exists()


def test_a_record_of_another_system_is_found_again_by_its_id_when_it_was_renamed(
    playbook: Playbook, tmp_path: Path
) -> None:
    file = tmp_path / "deals.csv"
    for name in ("Acme", "Acme Group"):
        file.write_text(f"Copper ID,Name,Stage\n77,{name},Prospecting\n", encoding="utf-8")
        playbook("import", str(file))
    assert [row["name"] for row in read_rows(playbook("export", "--format", "csv"))] == ["Acme Group"]
