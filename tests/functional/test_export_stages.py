"""A deal goes back to its CRM by the stage with which it came, and by another only where it moved here."""

from collections.abc import Callable
from pathlib import Path

from tests.functional.conftest import Ran, read_rows, read_status

Playbook = Callable[..., Ran]
Table = Callable[..., str]

_MAPPING = (
    "layout: fxiaoke\nstages:\n  需求确认: prospecting\n  验证客户: prospecting\n  方案报价: evaluation\n"
    "  作废: lost\n"
)
_DEALS = (
    "唯一性ID,商机名称,商机阶段,阶段状态\n1,常州中科,验证客户,进行中\n2,宁波天驰,需求确认,进行中\n"
    "3,苏州明志,方案报价,输单\n4,无锡恒达,作废,\n"
)


def _stages(ran: Ran, heading: str = "商机阶段") -> list[str]:
    return [row[heading] for row in read_rows(ran)]


def test_a_deal_goes_back_by_the_very_stage_with_which_it_came(playbook: Playbook, table: Table) -> None:
    mapping = table(_MAPPING, "mapping.yaml")
    playbook("import", table(_DEALS), "--mapping", mapping)
    out = playbook("export", "--mapping", mapping)
    assert sorted(_stages(out)) == sorted(["验证客户", "需求确认", "方案报价", "作废"])
    assert out.err == ""
    assert playbook("import", table(out.out), "--mapping", mapping, "--json").json["unchanged"] == 4
    by_preset = playbook("export", "--format", "csv", "--preset", "fxiaoke")
    assert sorted(_stages(by_preset)) == sorted(_stages(out))


def test_a_stage_that_only_the_crm_tells_from_another_is_followed(playbook: Playbook, table: Table) -> None:
    mapping = table(_MAPPING, "mapping.yaml")
    playbook("import", table(_DEALS), "--mapping", mapping)
    later = table(_DEALS.replace("常州中科,验证客户", "常州中科,需求确认"))
    plan = playbook("import", later, "--mapping", mapping)
    assert "stage in ShareCRM set to 需求确认" in plan.out
    assert "created 0, changed 1; unchanged 3" in plan.out
    assert "验证客户" not in playbook("export", "--mapping", mapping).out


def test_after_a_move_the_name_is_the_mapping_s_and_a_choice_among_several_is_told(
    playbook: Playbook, table: Table
) -> None:
    mapping = table(_MAPPING, "mapping.yaml")
    playbook("import", table(_DEALS), "--mapping", mapping)
    playbook("advance", "常州中科", "--override", "--reason", "试点")
    playbook("back", "常州中科", "--reason", "再确认")
    assert "验证客户" in _stages(playbook("export", "--mapping", mapping))
    playbook("advance", "宁波天驰", "--override", "--reason", "试点")
    out = playbook("export", "--mapping", mapping)
    assert (_stages(out).count("方案报价"), out.err) == (2, "")
    playbook("start", "本地")
    out = playbook("export", "--mapping", mapping)
    assert out.err == (
        "stage written as “需求确认”, the first of 需求确认, 验证客户, which the mapping has for it "
        "under stages:; put another one first to change that: 本地\n"
    )


def test_a_name_of_ours_that_the_crm_may_not_have_is_told(playbook: Playbook, table: Table) -> None:
    file = table("Record ID,Deal Name,Deal Stage\n1,Acme,Prospecting\n2,Beta,Closed lost\n")
    playbook("import", file)
    assert playbook("export", "--preset", "hubspot").err == ""
    playbook("advance", "acme", "--override", "--reason", "pilot")
    out = playbook("export", "--preset", "hubspot")
    assert sorted(_stages(out, "Deal Stage")) == ["Closed lost", "Evaluation"]
    assert "stage written as “Evaluation”, our own name for it, which HubSpot may not have" in out.err
    assert out.err.endswith(": Acme\n")


def test_a_deal_that_came_in_before_names_were_kept_learns_its_own_at_the_next_import(
    playbook: Playbook, table: Table, home: Path
) -> None:
    mapping = table(_MAPPING, "mapping.yaml")
    playbook("start", "常州中科")
    playbook("advance", "常州中科", "--override", "--reason", "试点")
    file = table("商机名称,商机阶段\n常州中科,验证客户\n")
    assert "changed 1" in playbook("import", file, "--mapping", mapping).out
    fields = read_status(playbook, "常州中科")["fields"]
    assert fields["stage:fxiaoke"] == "验证客户: prospecting"


def test_a_system_that_says_the_end_beside_the_stage_keeps_the_stage_in_which_a_deal_ended(
    playbook: Playbook, table: Table
) -> None:
    file = table("Deal - ID,Deal - Title,Deal - Stage,Deal - Status\n1,Acme,Evaluation,lost\n")
    playbook("import", file)
    playbook("start", "Beta", "--stage", "evaluation")
    playbook("close", "beta", "lost", "--reason", "价格过高")
    out = playbook("export", "--preset", "pipedrive")
    assert _stages(out, "Deal - Stage") == ["Evaluation", "Evaluation"]
    assert _stages(out, "Deal - Status") == ["Lost", "Lost"]
    assert _stages(playbook("export", "--preset", "odoo"), "Stage") == ["Evaluation", "Evaluation"]


def test_a_deal_that_is_over_goes_out_with_the_day_of_its_end_and_a_reason_of_its_own_words(
    playbook: Playbook, table: Table
) -> None:
    head = "Id,Name,StageName,CloseDate,Loss_Reason__c\n"
    playbook("import", table(f"{head}006A,Acme,Prospecting,2026-12-31,\n"))
    playbook("import", table(f"{head}006A,Acme,Closed Lost,2026-11-20,they were cheaper by a fifth\n"))
    playbook("set", "acme", "close_date=2026-12-31")
    out = playbook("export", "--preset", "salesforce")
    (row,) = read_rows(out)
    assert (row["CloseDate"], row["Loss_Reason__c"]) == ("2026-11-23", "they were cheaper by a fifth")
    assert playbook("import", table(out.out), "--json").json["unchanged"] == 1
    assert read_status(playbook, "acme")["fields"]["close_date"] == "2026-12-31"


def test_a_reason_in_words_of_its_own_goes_back_where_it_came_from(playbook: Playbook, table: Table) -> None:
    file = table("唯一性ID,商机名称,商机阶段,阶段状态,输单原因\n1,苏州明志,Evaluation,输单,对手低两成\n")
    playbook("import", file)
    (row,) = read_rows(playbook("export", "--preset", "fxiaoke"))
    assert (row["输单原因"], row["输单描述"]) == ("对手低两成", "")


def test_plain_words_for_how_it_went_are_a_status(playbook: Playbook, table: Table) -> None:
    file = table(
        "项目,阶段,结果,预计合同金额\n甲,Evaluation,成功,5\n乙,Evaluation,失败,5\n丙,Evaluation,暂停,5\n"
    )
    deals = playbook("import", file, "--json").json["deals"]
    assert [deal["status"] for deal in deals] == ["won", "lost", "open"]
    assert [deal["amount"] for deal in deals] == ["5"] * 3
