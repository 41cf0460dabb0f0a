"""Shapes of exports that people reported or systems document: read right, or refused so that one can act."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]
_STAGE = "Prospecting"

# (what it is, the rows, the encoding, the names of the deals that come of it)
READ = {
    "Data Loader: quoted cells, moments in UTC, decimals with a dot": (
        '"ID","NAME","STAGENAME","AMOUNT","CLOSEDATE","ISCLOSED"\n'
        '"0065e00000ABCdEAAX","Acme","Prospecting","120000.0","2026-12-31","false"\n', "utf-8", ["Acme"],
    ),
    "Salesforce: a report as details only, with its currency beside each amount": (
        '"Opportunity Name","Stage","Amount Currency","Amount","Close Date"\n'
        '"Acme","Prospecting","EUR","1.250,00","31.12.2026"\n"Beta","Prospecting","EUR","900,00","01.02.2027"\n',
        "cp1252", ["Acme", "Beta"],
    ),
    "Salesforce: headings with the arrow by which a report is sorted": (
        "Stage  ↑,Opportunity Name,Amount\nProspecting,Acme,100\nEvaluation,Beta,50\n", "utf-8", ["Acme", "Beta"],
    ),
    "Salesforce: a report grouped by stage and owner, with subtotals": (
        "Stage,Opportunity Owner,Opportunity Name,Amount\nEvaluation,li,Acme,100\n,,Beta,50\n,wang,Gamma,20\n"
        "Subtotal,,,170\nProspecting,li,Delta,5\nGrand Totals (4 records),,,175\n", "utf-8",
        ["Acme", "Beta", "Delta", "Gamma"],
    ),
    "Salesforce: the report's name, its filter and its date above the headings": (
        "Open pipeline\nFiltered By: All opportunities\n\nOpportunity Name,Stage,Close Date\nAcme,Prospecting,12/31/2026\n",
        "utf-8", ["Acme"],
    ),
    "Salesforce: a line for each product of an opportunity": (
        "Opportunity ID,Opportunity Name,Stage,Product Name,Quantity\n0065e00000ABCdE,Acme,Prospecting,Licence,3\n"
        "0065e00000ABCdE,Acme,Prospecting,Support,1\n", "utf-8", ["Acme"],
    ),
    "HubSpot: stages with their pipeline, an owner with an address, a date with its time": (
        '"Record ID","Deal Name","Deal Stage","Close Date","Deal owner","Amount"\n'
        '"9876543210","Acme","Prospecting (Sales Pipeline)","2026-12-31 16:23","Li Wei (li@example.com)","5000"\n',
        "utf-8", ["Acme"],
    ),
    "HubSpot: (No value) in amounts and dates": (
        "Record ID,Deal Name,Deal Stage,Amount,Close Date\n1,Acme,Prospecting,(No value),(No value)\n", "utf-8", ["Acme"],
    ),
    "HubSpot: internal names of an API, a date in milliseconds": (
        "hs_object_id,dealname,dealstage,closedate\n1,Acme,Prospecting,1798675200000\n", "utf-8", ["Acme"],
    ),
    "HubSpot in German, a semicolon and a decimal comma": (
        "Datensatz-ID;Deal-Name;Deal-Phase;Betrag;Abschlussdatum\n1;Acme;Prospecting;1.250,50;31.12.2026\n",
        "utf-8-sig", ["Acme"],
    ),
    "HubSpot in Japanese, saved by Excel": (
        "レコードID,取引名,取引ステージ,金額,クローズ日\n1,山田製作所,Prospecting,1000,2026/12/31\n", "cp932", ["山田製作所"],
    ),
    "Pipedrive: the kind of record before each label, a status beside the stage": (
        "Deal - ID,Deal - Title,Deal - Status,Deal - Stage,Deal - Value,Deal - Currency of Value,Deal - Lost time\n"
        "7,Acme,Open,Prospecting,1250.5,EUR,\n8,Beta,Lost,Evaluation,80,EUR,2026-10-01 10:11:12\n", "utf-8",
        ["Acme", "Beta"],
    ),
    "Pipedrive: an address of a record in the place of its id": (
        "Deal - ID,Deal - Title,Deal - Stage\nhttps://acme.pipedrive.com/deal/7,Acme,Prospecting\n", "utf-8", ["Acme"],
    ),
    "Zoho: ids of a backup, API names": (
        "Record Id,Deal_Name,Stage,Closing_Date,Amount\nzcrm_4876876000000333001,Acme,Prospecting,2026-12-31,100\n",
        "utf-8", ["Acme"],
    ),
    "Zoho: potentials of old, lost to a competitor": (
        "Potential Name,Stage,Closing Date,Amount\nAcme,Closed-Lost to Competition,2026-10-01,100\n", "utf-8", ["Acme"],
    ),
    "Odoo: an import-compatible export with external ids": (
        '"id","name","stage_id","expected_revenue","date_deadline","active"\n'
        '"__export__.crm_lead_7_ab12","Acme","Prospecting","1250.0","2026-12-31","True"\n', "utf-8", ["Acme"],
    ),
    "Odoo: a lost lead is not active any more and has a reason": (
        "External ID,Opportunity,Stage,Lost Reason,Active\n__export__.crm_lead_8,Acme,Prospecting,Too expensive,False\n",
        "utf-8", ["Acme"],
    ),
    "纷享销客：阶段之外还有状态，金额带单位": (
        "唯一性ID,商机名称,客户名称,商机阶段,阶段状态,商机金额,预计成交日期\n64a0c0ffee,华东银行,华东银行股份,Prospecting,进行中,50万元,2026年12月31日\n",
        "gb18030", ["华东银行"],
    ),
    "销售易：输单与时间": (
        "销售机会ID,销售机会名称,销售阶段,机会状态,销售金额,结单日期\n12345678,华北电力,Evaluation,输单,120000,2026-10-01 00:00:00\n",
        "gb18030", ["华北电力"],
    ),
    "Excel: the separator said in the first line": ("sep=;\nname;stage\nAcme;Prospecting\n", "utf-16", ["Acme"]),
    "Excel: Unicode text, parted by tabs": ("name\tstage\tamount\nAcme\tProspecting\t1250\n", "utf-16", ["Acme"]),
    "Excel: empty columns at the end and empty rows": (
        "name,stage,,\nAcme,Prospecting,,\n,,,\n\nBeta,Prospecting,,\n", "utf-8", ["Acme", "Beta"],
    ),
    "Excel: an id kept as text by a formula": (
        'Record ID,Deal Name,Deal Stage\n"=""9876543210123""",Acme,Prospecting\n', "utf-8", ["Acme"],
    ),
    "pandas: ids that became decimals": ("Record ID,Deal Name,Deal Stage\n11.0,Acme,Prospecting\n", "utf-8", ["Acme"]),
    "Google Sheets: a name on two lines within quotes": (
        'name,stage\n"Acme\nHolding",Prospecting\n', "utf-8", ["Acme Holding"],
    ),
    "A list of several files put together, the headings again in the middle": (
        "Deal Name,Deal Stage\nAcme,Prospecting\nDeal Name,Deal Stage\nBeta,Prospecting\n", "utf-8", ["Acme", "Beta"],
    ),
    "Stages with their number and their chance": (
        "Deal Name,Deal Stage\nAcme,1. Prospecting (10%)\nBeta,02 - Evaluation\n", "utf-8", ["Acme", "Beta"],
    ),
    "Pipedrive in Portuguese: what is won keeps its stage, moments with their time": (
        '"Negócio - Título","Negócio - Etapa","Negócio - Status","Negócio - Ganho em"\n'
        '"Acme","Evaluation","Ganho","2025-10-14 00:00:00"\n', "utf-8", ["Acme"],
    ),
    "Odoo: whether it is won in a column of its own, tags on two lines in one cell": (
        'External ID,Opportunity,Stage,Is Won,Tags\n__export__.crm_lead_7,Acme,Evaluation,Pending,"Software\nService"\n',
        "utf-8", ["Acme"],
    ),
    "A thin space between thousands, a negative amount in brackets": (
        'Deal Name,Deal Stage,Amount\nAcme,Prospecting,12\u202f000\nBeta,Prospecting,"(1,250.00)"\n', "utf-8", ["Acme", "Beta"],
    ),
    "A total below, in Chinese": ("名称,阶段,金额\n华东,Prospecting,100\n合计,,100\n", "utf-8", ["华东"]),
}  # fmt: skip

# (what it is, the rows, the encoding, words of the refusal)
REFUSED = {
    "an id that Excel rounded": (
        "Record ID,Deal Name,Deal Stage\n9.87654E+12,Acme,Prospecting\n", "format the column as text",
    ),
    "an amount that Excel could not show": ("name,stage,amount\nAcme,Prospecting,########\n", "spreadsheet"),
    "HubSpot: a date of which nobody knows the order": (
        "Deal Name,Deal Stage,Close Date\nAcme,Prospecting,03/04/2026\n", "dates: month-first",
    ),
    "one column twice, saying different things": (
        "Deal Name,Deal Stage,Amount,Amount\nAcme,Prospecting,5,6\n", "hold different values",
    ),
    "a line with a separator too many": ("name,stage\nAcme,Prospecting,5\n", "more cells than there are headings"),
    "two currencies on one deal": ("name,stage,amount,currency\nAcme,Prospecting,5 EUR,USD\n", "make the two agree"),
    "a currency that is none": ("name,stage,amount,currency\nAcme,Prospecting,5,EURO DOLLAR\n", "ISO 4217"),
    "a deal without a name": ("name,stage\n,Prospecting\n", "printable characters"),
    "the page for signing in, saved in the place of the export": (
        "<!DOCTYPE html>\n<html><head><title>Login</title></head></html>\n", "a web page without a table",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", READ)
def test_a_shape_is_read(playbook: Playbook, tmp_path: Path, what: str) -> None:
    text, encoding, names = READ[what]
    (tmp_path / "deals.csv").write_bytes(text.encode(encoding))
    plan = playbook("import", str(tmp_path / "deals.csv"), "--json").json
    assert sorted(deal["name"] for deal in plan["deals"]) == names
    assert playbook("import", str(tmp_path / "deals.csv"), "--json").json["unchanged"] == len(names)


@pytest.mark.parametrize("what", REFUSED)
def test_a_shape_is_refused_with_what_to_do(
    playbook: Playbook, tmp_path: Path, home: Path, what: str
) -> None:
    text, words = REFUSED[what]
    (tmp_path / "deals.csv").write_text(text, encoding="utf-8")
    ran = playbook("import", str(tmp_path / "deals.csv"), expect=3)
    assert words in ran.out + ran.err
    assert not home.exists()


def test_what_a_shape_says_is_kept(playbook: Playbook, tmp_path: Path) -> None:
    wanted = {
        "Pipedrive: the kind of record before each label, a status beside the stage": (
            "Beta",
            "lost",
            "evaluation",
        ),
        "Zoho: potentials of old, lost to a competitor": ("Acme", "lost", "prospecting"),
        "Odoo: a lost lead is not active any more and has a reason": ("Acme", "lost", "prospecting"),
        "Salesforce: a report grouped by stage and owner, with subtotals": ("Gamma", "open", "evaluation"),
        "销售易：输单与时间": ("华北电力", "lost", "evaluation"),
        "Pipedrive in Portuguese: what is won keeps its stage, moments with their time": (
            "Acme",
            "won",
            "evaluation",
        ),
    }
    for number, (what, (name, status, stage)) in enumerate(wanted.items()):
        text, encoding, _names = READ[what]
        (tmp_path / "deals.csv").write_bytes(text.encode(encoding))
        plan = playbook(
            "--home", str(tmp_path / str(number)), "import", str(tmp_path / "deals.csv"), "--json"
        ).json
        [deal] = [deal for deal in plan["deals"] if deal["name"] == name]
        assert (deal["status"], deal["stage"]) == (status, stage), what


def test_an_amount_in_the_currency_of_the_company_is_not_one_in_that_of_the_deal(
    playbook: Playbook, tmp_path: Path
) -> None:
    rows = "Deal Name,Deal Stage,Amount in company currency,Currency\nAcme,Prospecting,100,EUR\n"
    (tmp_path / "deals.csv").write_text(rows, encoding="utf-8")
    assert "Amount in company currency" in playbook("import", str(tmp_path / "deals.csv")).err
    assert "amount" not in playbook("status", "acme", "--json").json["fields"]


def test_a_workbook_as_systems_write_it_is_read(playbook: Playbook, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows = (
        ("商机列表",), (), ("商机名称", "商机阶段", "商机金额", "预计成交日期", "唯一性ID"),
        ("华东银行", _STAGE, 1250.125, __import__("datetime").datetime(2026, 12, 31, 16, 0), 4876876000000333),
    )  # fmt: skip
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "deals.xlsx")
    playbook("import", str(tmp_path / "deals.xlsx"))
    fields = playbook("status", "华东银行", "--json").json["fields"]
    assert (fields["amount"], fields["close_date"]) == ("1250.125", "2026-12-31")
    assert fields["external:fxiaoke"] == "4876876000000333"
