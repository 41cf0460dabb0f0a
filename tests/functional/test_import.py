"""`playbook import`: whole or not at all, as a table, again and again."""

import json
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from tests.functional.conftest import Ran, finish, read_rows, read_status

from playbook_cli.domain.exchange.layouts import LAYOUTS

Playbook = Callable[..., Ran]
OPPORTUNITIES = """\
Id,Name,StageName,Amount,CurrencyIsoCode,CloseDate,NextStep,Owner.Name,IsClosed,IsWon,CreatedDate,LastStageChangeDate
006A,Acme 集团,Evaluation,120000.0,CNY,2026-12-20,发合同,li,false,false,2026-08-01T08:00:00.000Z,2026-10-14
006B,Beta,Closed Won,80000,EUR,2026-10-01,,wang,true,true,2026-05-01,2026-10-01
006C,Beta,Closed Lost,90000,EUR,2026-10-01,,wang,true,false,2026-05-01,2026-10-01
"""


@pytest.fixture(params=["directory", "postgres"])
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Another store with nothing in it."""
    if request.param == "postgres":
        return str(request.getfixturevalue("database"))
    return str(tmp_path / "elsewhere")


def test_a_deal_that_went_two_ways_is_joined_as_by_a_merge(
    playbook: Playbook, worked: str, elsewhere: str, table: Callable[..., str]
) -> None:
    playbook("--home", elsewhere, "import", table(playbook("export", worked).out))
    playbook("--home", elsewhere, "waive", worked, "E1", "--reason", "there")
    playbook("undone", worked, "E1")
    ran = playbook("--home", elsewhere, "import", table(playbook("export").out))
    assert "created 1, changed 1" in ran.out
    assert "differently" in ran.out
    again = playbook("--home", elsewhere, "import", table(playbook("export").out))
    assert "created 0, changed 0; unchanged 2" in again.out
    playbook("import", table(playbook("--home", elsewhere, "export").out))
    assert playbook("--home", elsewhere, "log", worked).out == playbook("log", worked).out
    assert "recorded apart" in playbook("status", worked).out


def test_a_deal_that_was_begun_twice_is_one_with_both_beginnings(
    playbook: Playbook, elsewhere: str, table: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-17T09:00:00+00:00")
    playbook("start", "Acme")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-16T09:00:00+00:00")
    playbook("--home", elsewhere, "start", "ACME", "--stage", "evaluation")
    playbook("import", table(playbook("--home", elsewhere, "export").out))
    playbook("--home", elsewhere, "import", table(playbook("export").out))
    assert playbook("--home", elsewhere, "log", "acme").out == playbook("log", "acme").out
    assert (
        playbook("status", "acme", "--json").json
        == playbook("--home", elsewhere, "status", "acme", "--json").json
    )


def test_an_event_that_says_two_things_is_refused_and_nothing_is_taken(
    playbook: Playbook, worked: str, tmp_path: Path, table: Callable[..., str]
) -> None:
    other = str(tmp_path / "elsewhere")
    playbook("--home", other, "import", table(playbook("export", worked).out))
    changed = playbook("export").out.replace("不适用", "适用")
    ran = playbook("--home", other, "import", table(changed), expect=3)
    assert "has two different contents" in ran.out
    assert "so nothing was" in ran.err
    playbook("--home", other, "status", "beta", expect=3)


def test_an_export_that_holds_one_deal_twice_is_refused_and_nothing_is_taken(
    playbook: Playbook, worked: str, tmp_path: Path, table: Callable[..., str]
) -> None:
    whole = playbook("export").json
    twice = {**whole["deals"][-1], "id": whole["deals"][-1]["id"].upper()}
    whole["deals"].append(twice)
    other = tmp_path / "elsewhere"
    ran = playbook("--home", str(other), "import", table(json.dumps(whole)), "--json", expect=3)
    [refused] = ran.json["refused"]
    assert twice["id"] in refused["message"]
    assert "about the same deal" in refused["help"]
    assert not other.exists()


@pytest.mark.parametrize(
    "option", [("--preset", "hubspot"), ("--playbook", "sales"), ("--mapping", "x.yaml")]
)
def test_an_option_for_tables_does_not_pass_unnoticed_with_a_whole_export(
    playbook: Playbook, worked: str, table: Callable[..., str], option: tuple[str, str]
) -> None:
    assert "for tables" in playbook("import", table(playbook("export").out), *option, expect=2).err


def test_a_dry_run_says_everything_and_writes_nothing(
    playbook: Playbook, table: Callable[..., str], home: Path
) -> None:
    ran = playbook("import", table(OPPORTUNITIES), "--dry-run")
    assert "would create 3, change 0; unchanged 0" in ran.out
    assert "columns read as: Salesforce" in ran.err
    assert not home.exists()


def test_opportunities_of_salesforce_become_deals_with_a_stage_that_is_not_proven(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    file = table(OPPORTUNITIES)
    playbook("import", file)
    acme = read_status(playbook, "acme")
    assert (acme["stage"], acme["days_in_stage"]) == ("evaluation", 40)
    assert "stage-not-proven" in [warning["code"] for warning in acme["warnings"]]
    assert read_status(playbook, "beta-006c")["status"] == "lost"
    assert (read_status(playbook, "beta")["status"], read_status(playbook, "beta")["stage"]) == (
        "won",
        "closed-won",
    )
    [counted] = playbook("stats", "--json").json
    assert counted["win_rate"]["n"] == 2
    assert counted["overrides"]["n"] == 0


def test_the_same_file_twice_changes_nothing(
    playbook: Playbook, table: Callable[..., str], home: Path
) -> None:
    file = table(OPPORTUNITIES)
    playbook("import", file)
    before = {path.name: path.read_bytes() for path in home.rglob("*.json")}
    plan = playbook("import", file, "--json").json
    assert (plan["created"], plan["changed"], plan["unchanged"]) == (0, 0, 3)
    assert {path.name: path.read_bytes() for path in home.rglob("*.json")} == before


def test_names_of_one_slug_are_deals_of_their_own_and_equal_names_are_one(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    two = table("Name,Stage\nAcme,Prospecting\nAcme!,Prospecting\n")
    playbook("import", two)
    assert [deal["deal"] for deal in playbook("status", "--json").json] == ["acme", "acme-2"]
    playbook("import", two)
    assert len(playbook("status", "--json").json) == 2
    file = table("Name,Stage\nBeta,Prospecting\nＢＥＴＡ,Prospecting\n")
    assert "two lines about one deal" in playbook("import", file, expect=3).out


def test_a_deal_is_found_again_by_its_id_elsewhere_whatever_its_name(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    playbook("import", table(OPPORTUNITIES))
    ran = playbook("import", table("Id,Name,Amount\n006A,Acme Holding,150000\n"), "--preset", "salesforce")
    assert "amount set to 150,000" in ran.out
    assert read_status(playbook, "acme-集团")["name"] == "Acme Holding"
    assert playbook("log", "acme-集团", "--json").json[-1]["type"] == "field_set"


def test_a_deal_that_went_on_here_is_not_moved_back_by_the_stage_of_the_last_import(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    file = table("Id,Name,StageName\n006A,Acme,Prospecting\n")
    playbook("import", file)
    playbook("advance", "acme", "--override", "--reason", "proven by phone")
    assert playbook("import", file, "--json").json["changed"] == 0
    assert read_status(playbook, "acme")["stage"] == "evaluation"
    playbook("import", table("Id,Name,StageName,IsClosed\n006A,Acme,Closed Won,false\n"))
    assert (read_status(playbook, "acme")["stage"], read_status(playbook, "acme")["status"]) == (
        "closed-won",
        "open",
    )


def test_an_end_elsewhere_ends_the_deal_once(playbook: Playbook, table: Callable[..., str]) -> None:
    playbook("import", table(OPPORTUNITIES))
    lost = table(
        "Id,Name,StageName,CloseDate,Loss Reason\n006A,Acme 集团,Closed Lost,2026-11-20,价格：太贵\n"
    )
    playbook("import", lost)
    assert (read_status(playbook, "acme")["status"], read_status(playbook, "acme")["stage"]) == (
        "lost",
        "evaluation",
    )
    event = playbook("log", "acme", "--json").json[-1]
    assert (event["reason"], event["detail"], event["since"]) == ("价格过高", "太贵", "2026-11-20")
    playbook("reopen", "acme")
    assert playbook("import", lost, "--json").json["changed"] == 0
    assert read_status(playbook, "acme")["status"] == "open"


def test_a_reason_that_nobody_can_be_asked_about_is_taken_as_it_is(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    playbook("import", table("name,status,reason\nAcme,lost,其他\nBeta,lost,天气\n"))
    assert playbook("log", "acme", "--json").json[-1]["reason"] == "其他"
    beta = playbook("log", "beta", "--json").json[-1]
    assert ("reason" in beta, beta["detail"]) == (False, "天气")


def test_lines_that_cannot_be_meant_are_named_and_nothing_is_taken(
    playbook: Playbook, table: Callable[..., str], home: Path
) -> None:
    file = table(
        "name,stage,amount\nAcme,evaluation,1\nBeta,elsewhere,2\nGamma,,viel\n,evaluation,3\nAcme,evaluation,4\n"
    )
    for words in ((), ("--dry-run",)):
        ran = playbook("import", file, *words, expect=3)
        for line in ("line 3", "line 4", "line 5", "line 6"):
            assert line in ran.out
        assert "elsewhere" in ran.out
        assert "4 deals in it cannot be imported, so nothing was" in ran.err
    refused = playbook("import", file, "--json", expect=3).json["refused"]
    assert [one["line"] for one in refused] == [3, 4, 5, 6]
    assert not home.exists()


def test_deals_of_hubspot_come_in_and_go_out_by_its_labels(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    file = table(
        "Record ID,Deal Name,Deal Stage,Amount,Currency,Close Date,Deal owner,Closed Lost Reason\n"
        "77,Acme 集团,Evaluation,5000,EUR,2026-12-01 09:30,li,\n"
        "78,Beta,Closed lost,5000,EUR,2026-11-01,li,价格过高\n"
    )
    playbook("import", file)
    out = {
        row["Record ID"]: row
        for row in read_rows(playbook("export", "--format", "csv", "--preset", "hubspot"))
    }
    assert (out["77"]["Deal Stage"], out["77"]["Close Date"]) == ("Evaluation", "2026-12-01")
    assert (out["78"]["Deal Stage"], out["78"]["Closed Lost Reason"]) == ("Closed lost", "价格过高")


def test_a_lost_deal_without_a_stage_stays_where_it_is_known_and_a_new_one_is_told(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    playbook("import", table("Id,Name,StageName\n006A,Acme,Evaluation\n"))
    file = table("Id,Name,StageName\n006A,Acme,Closed Lost\n006B,Beta,Closed Lost\n006C,Gamma,Closed Won\n")
    words = "line 3: over without a sale, and the file does not say in which stage, so the first one is taken"
    assert words in playbook("import", file, "--dry-run").err
    assert (
        "文件没有写明结束时处于哪个阶段，因此放在第一个阶段"
        in playbook("--lang", "zh", "import", file, "--dry-run").err
    )
    note, _no_day = playbook("import", file, "--json").json["notes"]
    assert (note["code"], note["lines"], note["text"]) == ("no-stage-of-end", [3], "Prospecting")
    acme, beta = read_status(playbook, "acme"), read_status(playbook, "beta")
    assert (acme["status"], acme["stage"]) == ("lost", "evaluation")
    assert (beta["status"], beta["stage"]) == ("lost", "prospecting")
    assert playbook("import", file, "--json").json["notes"] == []


def test_a_mapping_file_reads_a_team_s_own_columns_stages_and_dates(
    playbook: Playbook, table: Callable[..., str]
) -> None:
    mapping = table(
        "system: crm\ndates: day-first\ncolumns:\n  external_id: 编号\n  name: 项目\n  stage: 进度\n"
        "  close_date: 日期\nstages:\n  报价中: evaluation\n  丢单: lost\n",
        "mapping.yaml",
    )
    file = table("\ufeff编号;项目;进度;日期\nA1;阿尔法;报价中;03.12.2026\nA2;贝塔;丢单;01.11.2026\n")
    playbook("import", file, "--mapping", mapping)
    alpha = read_status(playbook, "阿尔法")
    assert (alpha["stage"], alpha["fields"]["close_date"]) == ("evaluation", "2026-12-03")
    assert alpha["fields"]["external:crm"] == "A1"
    assert read_status(playbook, "贝塔")["status"] == "lost"
    assert playbook("import", file, "--mapping", mapping, "--json").json["unchanged"] == 2


def test_the_mapping_in_the_documentation_works(playbook: Playbook, table: Callable[..., str]) -> None:
    text = (Path(__file__).parents[2] / "docs" / "exchange.md").read_text(encoding="utf-8")
    mapping = text.split("```yaml\n")[1].split("```")[0]
    deals = text.split("```csv\n")[1].split("```")[0]
    file = table(mapping, "mapping.yaml")
    plan = playbook("import", table(deals), "--mapping", file, "--json").json
    assert (plan["created"], plan["refused"], plan["ignored"]) == (2, [], ["备注"])
    assert [deal["status"] for deal in plan["deals"]] == ["open", "lost"]
    out = playbook("export", "--mapping", file)
    assert [row["进度"] for row in read_rows(out)] == ["丢单", "方案报价"]
    assert playbook("import", table(out.out), "--mapping", file, "--json").json["unchanged"] == 2
    for layout in LAYOUTS.values():
        for headings in layout.headings.values():
            assert f"`{headings[0]}`" in text, headings[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no headings"),
        ("a,b\n1,2\n", "no column holds the names"),
        ("{", "not JSON"),
        ("name\n\0\n", "NUL"),
    ],
)
def test_a_file_that_is_neither(
    playbook: Playbook, table: Callable[..., str], text: str, words: str, home: Path
) -> None:
    assert words in playbook("import", table(text), expect=3).err
    assert not home.exists()


def test_a_file_that_cannot_be_read(playbook: Playbook, tmp_path: Path) -> None:
    playbook("import", str(tmp_path / "none.csv"), expect=3)
    playbook("import", str(tmp_path), expect=3)
    (tmp_path / "bytes.csv").write_bytes(b"name\n\xff\xfe\x81\n")
    assert "--encoding" in playbook("import", str(tmp_path / "bytes.csv"), expect=3).err


def test_in_a_terminal_what_is_open_is_asked_once_and_the_answers_are_kept(
    playbook: Playbook, terminal: Callable[..., "pexpect.spawn[str]"], tmp_path: Path
) -> None:
    file = tmp_path / "deals.csv"
    file.write_text(
        "Deal Name,Deal Stage,Close Date\nAcme,Qualified To Buy,03/04/2027\nBeta,Verhandlung,05/06/2027\n",
        encoding="utf-8",
    )
    child = terminal("import", str(file))
    child.expect("what is “03/04/2027”")
    child.send("\r")
    child.expect("stage of the playbook is “Qualified To Buy”")
    child.send("\r")
    child.expect("stage of the playbook is “Verhandlung”")
    child.send("\x1b[B\r")
    child.expect("Keep these answers")
    child.send("y")
    child.expect("created 2")
    child.expect("next time: playbook import")
    assert finish(child) == 0
    acme, beta = read_status(playbook, "acme"), read_status(playbook, "beta")
    assert (acme["stage"], acme["fields"]["close_date"]) == ("prospecting", "2027-04-03")
    assert beta["stage"] == "evaluation"
    mapping = tmp_path / "deals.mapping.yaml"
    assert "dates: day-first" in mapping.read_text(encoding="utf-8")
    assert "unchanged 2" in playbook("import", str(file), "--mapping", str(mapping)).out


def test_a_question_that_is_broken_off_leaves_nothing_behind(
    playbook: Playbook, terminal: Callable[..., "pexpect.spawn[str]"], tmp_path: Path
) -> None:
    file = tmp_path / "deals.csv"
    file.write_text("Deal Name,Deal Stage\nAcme,Qualified To Buy\n", encoding="utf-8")
    child = terminal("import", str(file))
    child.expect("stage of the playbook is “Qualified To Buy”")
    child.send("\r")
    child.expect("Keep these answers")
    child.send("\x03")
    assert finish(child) == 130
    assert list(tmp_path.glob("*.yaml")) == []
    assert playbook("status", "--json").json == []
