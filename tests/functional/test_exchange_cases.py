"""Tables as systems and spreadsheets write them: each is read in the one way it can be meant, or refused."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]
Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write the lines of a table, in an encoding, and give the file's name."""

    def write(*rows: str, encoding: str = "utf-8", name: str = "deals.csv") -> str:
        path = tmp_path / name
        path.write_bytes("".join(f"{row}\r\n" for row in rows).encode(encoding))
        return str(path)

    return write


def fields_of(playbook: Playbook, deal: str) -> dict[str, str]:
    fields: dict[str, str] = read_status(playbook, deal)["fields"]
    return fields


@pytest.mark.parametrize(
    ("amount", "currency", "kept"),
    [
        ("512,77", "EUR", "512.77 EUR"),
        ("19.234,56", "EUR", "19234.56 EUR"),
        ("100€", "", "100 EUR"),
        ("12\u202f000 EUR", "", "12000 EUR"),
        ("₹12,00,000", "", "1200000 INR"),
        ("US$12,000", "", "12000 USD"),
        ("$12,000", "CAD", "12000 CAD"),
        ("50万美元", "", "500000 USD"),
        ("60万", "USD", "600000 USD"),
        ("RMB 500", "", "500 CNY"),
        ("5", "EUR - Euro", "5 EUR"),
        ("(1'250.50)", "CHF", "-1250.5 CHF"),
    ],
)
def test_an_amount_that_can_be_meant_in_one_way_is_read(
    playbook: Playbook, write: Write, amount: str, currency: str, kept: str
) -> None:
    playbook("import", write("name,stage,amount,currency", f'Acme,Prospecting,"{amount}",{currency}'))
    fields = fields_of(playbook, "acme")
    assert f"{fields['amount']} {fields['currency']}" == kept


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("amount", "1.250", ("1.25", "1250", "decimal: dot", "decimal: comma")),
        ("amount", '"1,250"', ("1.25", "1250", "decimal: comma")),
        ("amount", "#REF!", ("spreadsheet",)),
        ("amount", "5 XYZZY", ("ISO 4217",)),
        ("close_date", "03/04/2026", ("2026-04-03", "2026-03-04", "dates: day-first", "dates: month-first")),
        ("close_date", "#N/A", ("spreadsheet",)),
        ("currency", "XYZZY", ("ISO 4217",)),
        ("stage", "", ("no stage", "stage: …")),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_column_line_value_and_what_settles_it(
    playbook: Playbook, write: Write, home: Path, column: str, cell: str, said: tuple[str, ...]
) -> None:
    cells = {"name": "Acme", "stage": "Prospecting", column: cell}
    file = write(",".join(cells), ",".join(cells.values()))
    ran = playbook("import", file, expect=3)
    assert "line 2" in ran.out
    assert column in ran.out
    assert cell.strip('"') in ran.out
    for words in said:
        assert words in ran.out
    assert not home.exists()


def test_the_rest_of_a_column_settles_what_a_cell_leaves_open(playbook: Playbook, write: Write) -> None:
    file = write(
        "name;stage;amount;close_date",
        "Acme;Prospecting;1.250;03/04/2026",
        "Beta;Prospecting;19.234,56;13/04/2026",
    )
    ran = playbook("import", file)
    assert fields_of(playbook, "acme") == {"amount": "1250", "close_date": "2026-04-03"}
    assert "amount: the decimal mark is a comma, as line 3 shows (19.234,56)" in ran.err
    assert "close_date: dates are day-first, as line 3 shows (13/04/2026)" in ran.err


def test_a_column_that_contradicts_itself_settles_nothing(playbook: Playbook, write: Write) -> None:
    file = write(
        "name;stage;amount",
        "Acme;Prospecting;1.250",
        "Beta;Prospecting;1,5",
        "Gamma;Prospecting;2.5",
    )
    assert "decimal: dot" in playbook("import", file, expect=3).out


def test_a_mapping_says_the_mark_and_the_currency_of_a_file(
    playbook: Playbook, write: Write, table: Write
) -> None:
    mapping = table("decimal: comma\ncurrency: CAD\nstage: prospecting\n", "mapping.yaml")
    playbook("import", write("name;amount", "Acme;1.250", "Beta;$5"), "--mapping", mapping)
    assert fields_of(playbook, "acme")["amount"] == "1250"
    assert fields_of(playbook, "beta") == {"amount": "5", "currency": "CAD"}
    assert read_status(playbook, "beta")["stage"] == "prospecting"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("12/31/2026", "2026-12-31"),
        ("31-Dec-26", "2026-12-31"),
        ("20261231", "2026-12-31"),
        ("46387", "2026-12-31"),
        ("2026年12月1日", "2026-12-01"),
        ("next friday", "2026-12-04"),
    ],
)
def test_a_date_that_can_be_meant_in_one_way_is_read(
    playbook: Playbook, write: Write, cell: str, kept: str
) -> None:
    ran = playbook("import", write("name,stage,close_date", f"Acme,Prospecting,{cell}"))
    assert fields_of(playbook, "acme")["close_date"] == kept
    assert ("spreadsheet dates" in ran.err) is (cell == "46387")


def test_two_lines_about_one_deal_are_refused_with_both(playbook: Playbook, write: Write, home: Path) -> None:
    file = write("Record ID,Deal Name,Deal Stage", "11,Acme,Prospecting", "11,Beta,Evaluation")
    assert "two lines about one deal: 2 and 3" in playbook("import", file, expect=3).out
    assert not home.exists()


def test_lines_of_one_deal_that_say_the_same_are_one(playbook: Playbook, write: Write) -> None:
    file = write(
        "Opportunity ID,Opportunity Name,Stage,Amount,Product Name",
        "0065e00000ABCdEAAW,Acme,Prospecting,100,Licence",
        "0065e00000ABCdEAAW,Acme,Prospecting,100,Support",
    )
    ran = playbook("import", file)
    assert "created 1" in ran.out
    assert "one deal on several lines, joined: Acme, line 2, 3" in ran.err
    assert "created 0, changed 0; unchanged 1" in playbook("import", file).out


def test_both_lengths_of_an_id_of_salesforce_are_one_deal(playbook: Playbook, write: Write) -> None:
    playbook("import", write("Id,Name,StageName", "0065e00000ABCdE,Acme,Prospecting"))
    ran = playbook("import", write("Id,Name,StageName", "0065e00000ABCdEAAW,Acme,Prospecting"))
    assert "created 0, changed 0; unchanged 1" in ran.out
    assert (
        "unchanged 1"
        in playbook("import", write("Id,Name,StageName", "0065E00000ABCDEAAX,Acme,Prospecting")).out
    )
    url = "https://acme.lightning.force.com/lightning/r/Opportunity/0065e00000ABCdEAAW/view"
    assert "unchanged 1" in playbook("import", write("Id,Name,StageName", f"{url},Acme,Prospecting")).out


@pytest.mark.parametrize(
    ("heading", "cell", "said"),
    [
        ("Record ID,Deal Name,Deal Stage", "1.23457E+10", "format the column as text"),
        (
            "Record ID,Deal Name,Deal Stage",
            "https://app.hubspot.com/contacts/1",
            "does not contain the id of a deal",
        ),
        ("Record ID,Deal Name,Deal Stage", "#REF!", "spreadsheet"),
    ],
)
def test_an_id_that_was_spoilt_on_the_way_is_refused(
    playbook: Playbook, write: Write, heading: str, cell: str, said: str
) -> None:
    ran = playbook("import", write(heading, f"{cell},Acme,Prospecting"), expect=3)
    assert said in ran.out
    assert cell in ran.out


def test_the_footer_of_a_report_is_named_and_left_out(playbook: Playbook, write: Write) -> None:
    file = write(
        "Opportunity Name,Stage,Amount",
        "Acme,Prospecting,100",
        "Grand Totals (1 record),,100",
        ",,",
        "Copyright (c) Example",
        "Confidential Information - Do Not Distribute",
    )
    ran = playbook("import", file)
    assert "created 1" in ran.out
    assert "left out as totals and footer of a report: line 3, 5, 6 (Grand Totals (1 record))" in ran.err


def test_titles_above_the_headings_and_headings_again_are_left_out(playbook: Playbook, write: Write) -> None:
    file = write(
        "Pipeline report",
        "As of 2026-11-23,,",
        "",
        "Opportunity Name,Stage,Amount,",
        "Acme,Prospecting,100,",
        "Opportunity Name,Stage,Amount,",
        "Beta,Evaluation,100,",
    )
    ran = playbook("import", file)
    assert "created 2" in ran.out
    assert "left out above the headings: line 1, 2 (Pipeline report)" in ran.err
    assert "left out, the headings again: line 6" in ran.err


def test_a_grouped_report_says_its_stages_once(playbook: Playbook, write: Write) -> None:
    ran = playbook("import", write("Stage,Opportunity Name,Amount", "Evaluation,Acme,100", ",Beta,50"))
    assert "a grouped report: an empty cell under Stage takes the value above it" in ran.err
    assert [read_status(playbook, deal)["stage"] for deal in ("acme", "beta")] == ["evaluation"] * 2


def test_an_empty_stage_of_a_table_that_is_not_grouped_is_refused(
    playbook: Playbook, write: Write, home: Path
) -> None:
    file = write("Stage,Opportunity Name", "Evaluation,Acme", "Evaluation,Beta", ",Gamma")
    assert "line 4" in playbook("import", file, expect=3).out
    assert not home.exists()


def test_a_table_without_a_column_of_stages_names_those_that_hold_names_of_stages(
    playbook: Playbook, write: Write, home: Path, table: Write
) -> None:
    file = write("Name;Fortschritt", "Acme;Evaluation")
    ran = playbook("import", file, expect=3)
    assert "no column holds the stage" in ran.err
    assert "under columns: stage: Fortschritt" in ran.err
    assert not home.exists()
    playbook("import", file, "--mapping", table("columns: {stage: Fortschritt}", "m.yaml"))
    assert read_status(playbook, "acme")["stage"] == "evaluation"


@pytest.mark.parametrize(
    "header",
    [
        "Deal-Name;Deal-Phase",
        "Opportunity-Name;Phase",
        "Nom de la transaction;Phase de la transaction",
        "Nom de l'opportunité;Étape",
        "Nombre del negocio;Etapa del negocio",
        "Nome do negócio;Etapa do negócio",
        "取引名;取引ステージ",
        "交易名称;交易阶段",
        "商机名称;商机阶段",
        "销售机会名称;销售阶段",
        "Deal - Title;Deal - Stage",
        "Verkaufschance;Phase",
    ],
)
def test_labels_in_the_language_of_a_user_are_known(playbook: Playbook, write: Write, header: str) -> None:
    playbook("import", write(header, "Acme;Evaluation"))
    assert read_status(playbook, "acme")["stage"] == "evaluation"


def test_stages_of_another_pipeline_are_listed_once_and_a_mapping_is_begun(
    playbook: Playbook, write: Write, home: Path, tmp_path: Path
) -> None:
    rows = ("Deal Name,Deal Stage", "Acme,Qualified To Buy", "Beta,Qualified To Buy", "Gamma,Erfunden")
    ran = playbook("import", write(*rows), expect=3)
    assert ran.out.count("Qualified To Buy") == 1
    assert "2 lines have it" in ran.out
    assert "Erfunden" in ran.out
    assert "--write-mapping" in ran.out
    assert not home.exists()
    mapping = tmp_path / "mapping.yaml"
    said = playbook("import", write(*rows), "--write-mapping", str(mapping))
    assert "Erfunden" in said.err
    text = mapping.read_text(encoding="utf-8")
    assert '  "Qualified To Buy": prospecting  # suggested' in text
    mapping.write_text(text.replace('"Erfunden":', '"Erfunden": lost'), encoding="utf-8")
    playbook("import", write(*rows), "--mapping", str(mapping))
    assert read_status(playbook, "acme")["stage"] == "prospecting"
    assert read_status(playbook, "gamma")["status"] == "lost"


@pytest.mark.parametrize(
    ("label", "status", "stage"),
    [
        ("Closed won (Sales Pipeline)", "won", "closed-won"),
        ("Abgeschlossen und verloren", "lost", "prospecting"),
        ("Evaluation (Vertriebspipeline)", "open", "evaluation"),
        ("2. Evaluation - 40%", "open", "evaluation"),
    ],
)
def test_a_stage_with_its_pipeline_number_or_chance_is_that_stage(
    playbook: Playbook, write: Write, label: str, status: str, stage: str
) -> None:
    playbook("import", write("Deal Name,Deal Stage", f"Acme,{label}"))
    acme = read_status(playbook, "acme")
    assert (acme["status"], acme["stage"]) == (status, stage)


@pytest.mark.parametrize(
    ("rows", "encoding"),
    [
        (("sep=;", "name;stage", "华东银行;Prospecting"), "utf-8"),
        (("名称,阶段", "华东银行,Prospecting"), "gb18030"),
        (("name,stage", "华东银行,Prospecting"), "utf-16"),
        (("name,stage", "华东银行,Prospecting"), "utf-16-be"),
        (("name\tstage", "华东银行\tProspecting"), "utf-8-sig"),
        (("name|stage", "华东银行|Prospecting"), "utf-8"),
        (('name,"stage"', '"华东银行","Prospecting"', ",", ""), "utf-8"),
    ],
)
def test_whatever_a_spreadsheet_saved_is_read(
    playbook: Playbook, write: Write, rows: tuple[str, ...], encoding: str
) -> None:
    ran = playbook("import", write(*rows, encoding=encoding))
    assert read_status(playbook, "华东银行")["stage"] == "prospecting"
    assert ("detected" in ran.err) is (encoding == "gb18030")


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("Müller & Söhne", "cp1252"), ("山田製作所の案件", "cp932"), ("臺灣實業", "big5")],
)
def test_other_encodings_are_read_where_they_can_be_told_or_are_named(
    playbook: Playbook, write: Write, name: str, encoding: str
) -> None:
    file = write("name,stage", f"{name},Prospecting", encoding=encoding)
    playbook("import", file)
    assert read_status(playbook, name)["name"] == name
    assert "unchanged 1" in playbook("import", file, "--encoding", encoding).out


def test_an_encoding_that_nobody_can_tell_is_refused(playbook: Playbook, write: Write, home: Path) -> None:
    file = write("name,stage", "Газпром,Prospecting", encoding="koi8-r")
    assert "--encoding" in playbook("import", file, expect=3).err
    assert not home.exists()
    playbook("import", file, "--encoding", "koi8-r")
    assert read_status(playbook, "Газпром")["name"] == "Газпром"
    assert "utf-8, gb18030" in playbook("import", file, "--encoding", "klingon", expect=2).err


def test_our_own_export_redirected_in_powershell_comes_back(
    playbook: Playbook, worked: str, tmp_path: Path
) -> None:
    path = tmp_path / "all.json"
    path.write_bytes(codecs.BOM_UTF16_LE + playbook("export").out.encode("utf-16-le"))
    assert playbook("import", str(path), "--json").json["unchanged"] == 2


def test_what_nobody_sees_is_not_in_a_name(playbook: Playbook, write: Write) -> None:
    file = write("name,stage", "Ac\u200bme,Prospecting", "山田\u3000株式会社,Prospecting")
    playbook("import", file)
    assert read_status(playbook, "Acme")["name"] == "Acme"
    assert read_status(playbook, "山田 株式会社")["name"] == "山田 株式会社"
    assert "unchanged 2" in playbook("import", file).out


def test_a_closed_deal_has_no_days_beyond_its_end_and_no_stage_entered_after_it(
    playbook: Playbook, write: Write
) -> None:
    file = write("Id,Name,StageName,CloseDate,CreatedDate", "006A,Acme,Closed Won,2026-10-01,2026-10-05")
    playbook("import", file)
    assert read_status(playbook, "acme")["days_in_stage"] == 0
    days = [event["since"] for event in playbook("log", "acme", "--json").json if "since" in event]
    assert days == ["2026-10-01"] * 3


def test_an_archived_deal_says_so_in_a_table_and_stays_archived_elsewhere(
    playbook: Playbook, worked: str, tmp_path: Path, table: Write
) -> None:
    file = table(playbook("export", "--format", "csv").out)
    elsewhere = ("--home", str(tmp_path / "elsewhere"))
    playbook(*elsewhere, "import", file)
    assert playbook(*elsewhere, "log", "beta", "--json").json[-1]["field"] == "archived"
    assert "unchanged 2" in playbook(*elsewhere, "import", file).out


def test_two_deals_of_one_name_and_two_accounts_are_two(playbook: Playbook, write: Write) -> None:
    file = write("name,account,stage", "Renewal,Acme,Prospecting", "Renewal,Beta,Evaluation")
    assert "created 2" in playbook("import", file).out
    assert "unchanged 2" in playbook("import", file).out
    assert read_status(playbook, "renewal-beta")["stage"] == "evaluation"
    said = playbook("status", "Renew", expect=3).err
    assert "renewal (Renewal · Acme · Prospecting)" in said
    assert "renewal-beta (Renewal · Beta · Evaluation)" in said


def test_a_month_as_a_date_is_refused_with_both_its_ends_until_the_mapping_says_which(
    playbook: Playbook, write: Write, table: Write
) -> None:
    file = write("name,stage,close_date", "Acme,Prospecting,2027年3月")
    refused = playbook("import", file, expect=3).out
    for words in ("close_date", "line 2", "2027年3月", "2027-03-01", "2027-03-31", "periods: last-day"):
        assert words in refused
    playbook("import", file, "--mapping", table("periods: last-day\n", "mapping.yaml"))
    assert fields_of(playbook, "acme")["close_date"] == "2027-03-31"


def test_amounts_with_signs_that_contradict_each_other_are_not_settled_by_what_is_usual(
    playbook: Playbook, write: Write
) -> None:
    rows = ("name;stage;amount", "Acme;Prospecting;1.250 €", "Beta;Prospecting;2.50 €")
    assert "decimal: dot" in playbook("import", write(*rows), expect=3).out
    playbook("import", write(*rows[:2]))
    assert fields_of(playbook, "acme") == {"amount": "1250", "currency": "EUR"}
