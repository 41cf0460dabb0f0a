"""The last contact and the notes that a table knows of: they come along, and an import is no contact."""

from collections.abc import Callable

from tests.functional.conftest import Ran, read_rows, read_status

Playbook = Callable[..., Ran]
Table = Callable[..., str]

_HEAD = "唯一性ID,商机名称,商机阶段,最后跟进时间,备注\n"
_FILE = _HEAD + "1,无锡恒达,Prospecting,2026-11-05,老客户\n2,宁波天驰,Prospecting,,\n"


def _quiet(playbook: Playbook, deal: str) -> int:
    days: int = read_status(playbook, deal)["days_quiet"]
    return days


def test_a_deal_that_comes_in_is_as_quiet_as_its_system_says(playbook: Playbook, table: Table) -> None:
    playbook("import", table(_FILE))
    assert (_quiet(playbook, "无锡恒达"), _quiet(playbook, "宁波天驰")) == (18, 0)
    assert "无锡恒达" in playbook("stale", expect=1).out
    assert "last contact set to 2026-11-05" in playbook("log", "无锡恒达").out
    assert playbook("import", table(_FILE), "--json").json["unchanged"] == 2


def test_what_an_import_changes_is_no_contact(playbook: Playbook, table: Table) -> None:
    playbook("import", table(_FILE))
    playbook("import", table(_FILE.replace("无锡恒达,", "无锡恒达集团,")))
    assert _quiet(playbook, "无锡恒达集团") == 18
    playbook("note", "无锡恒达集团", "电话")
    assert _quiet(playbook, "无锡恒达集团") == 0
    playbook("import", table(_FILE.replace("11-05", "11-20")))
    assert read_status(playbook, "无锡恒达")["fields"]["last_contact"] == "2026-11-05"


def test_a_mapping_takes_notes_along_once(playbook: Playbook, table: Table) -> None:
    mapping = table("columns:\n  note: 备注\n", "mapping.yaml")
    assert "备注" in playbook("import", table(_FILE), "--dry-run").err
    playbook("import", table(_FILE), "--mapping", mapping)
    assert playbook("import", table(_FILE), "--mapping", mapping, "--json").json["unchanged"] == 2
    assert playbook("log", "无锡恒达").out.count("老客户") == 1


def test_our_own_table_takes_the_last_activity_elsewhere(
    playbook: Playbook, table: Table, tmp_path: object
) -> None:
    playbook("import", table(_FILE))
    out = playbook("export", "--format", "csv")
    assert {row["name"]: row["last_activity"] for row in read_rows(out)}["无锡恒达"] == "2026-11-05"
    elsewhere = ("--home", f"{tmp_path}/elsewhere")
    playbook(*elsewhere, "import", table(out.out))
    again = playbook(*elsewhere, "export", "--format", "csv")
    assert [row["last_activity"] for row in read_rows(again)] == [
        row["last_activity"] for row in read_rows(out)
    ]


def test_a_dry_run_shows_what_was_understood_of_each_deal(playbook: Playbook, table: Table) -> None:
    file = table(
        "商机名称,销售流程阶段,商机金额(元),预计成交日期,负责人\n宁波天驰,Evaluation,32万,2026年11月30日,李雷\n"
        "苏州明志,输单,85,2026-11-20,\n"
    )
    ran = playbook("import", file, "--dry-run")
    assert "Evaluation · 320,000 CNY · closes Mon 2026-11-30 · 李雷\n" in ran.out
    assert "销售流程阶段 (stage)" in ran.err
    assert "stage Evaluation (1 deal): Evaluation\n" in ran.err
    first = playbook("import", file, "--json").json["deals"][0]
    assert (first["amount"], first["currency"], first["day"]) == ("320000", "CNY", "2026-11-30")


def test_amounts_without_a_currency_have_that_of_their_column_and_it_is_told(
    playbook: Playbook, table: Table
) -> None:
    file = table("商机名称,阶段,金额\n甲,Evaluation,480000元\n乙,Evaluation,32万\n丙,Evaluation,-\n")
    told = "amounts without a currency are in CNY, as all others of their column are: line 3\n"
    assert told in playbook("import", file).err
    assert read_status(playbook, "乙")["fields"]["currency"] == "CNY"
    mixed = table("商机名称,阶段,金额\n丁,Evaluation,€5\n戊,Evaluation,£5\n己,Evaluation,32万\n")
    playbook("import", mixed)
    assert "currency" not in read_status(playbook, "己")["fields"]
