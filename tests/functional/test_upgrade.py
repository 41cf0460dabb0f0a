import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest
from tests.functional import editions
from tests.functional.conftest import Ran, finish
from tests.functional.editions import write_edition

Playbook = Callable[..., Ran]


@pytest.fixture
def team(playbook: Playbook, tmp_path: Path) -> Path:
    source = tmp_path / "team.md"
    playbook("start", "Acme", "--playbook", write_edition(source, editions.FIRST))
    return source


def status(playbook: Playbook, deal: str = "acme") -> dict[str, Any]:
    answer: dict[str, Any] = playbook("status", deal, "--json").json
    return answer


def files(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_reworded_requirement_wants_a_decision_where_nobody_can_be_asked(
    playbook: Playbook, team: Path, home: Path
) -> None:
    playbook("done", "acme", "E1.2", "-e", "纪要")
    before = files(home)
    ran = playbook("upgrade", "acme", "--playbook", write_edition(team, editions.REWORDED), expect=2)
    assert "写成纪要 → 写成书面纪要" in ran.err
    assert "--yes" in ran.err
    assert files(home) == before


def test_yes_keeps_the_tick_of_what_is_reworded(playbook: Playbook, team: Path) -> None:
    playbook("done", "acme", "E1.2", "-e", "纪要")
    ran = playbook("upgrade", "acme", "--playbook", write_edition(team, editions.REWORDED), "--yes")
    assert "still counts" in ran.out
    assert status(playbook)["items"]["E1.2"] == "done"
    assert "写成书面纪要" in playbook("show", "--item", "discovery/E1.2", "--deal", "acme").out


def test_what_is_reworded_but_not_ticked_asks_nothing(playbook: Playbook, team: Path) -> None:
    playbook("done", "acme", "E1.1")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.REWORDED))
    assert status(playbook)["items"]["E1.1"] == "done"


def test_an_inserted_requirement_takes_no_tick_from_its_number(playbook: Playbook, team: Path) -> None:
    playbook("done", "acme", "E2.2", "-e", "审批单")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED))
    items = status(playbook)["items"]
    assert (items["E2.1"], items["E2.2"], items["E2.3"]) == ("open", "open", "done")


def test_a_criterion_that_was_marked_as_a_whole_does_not_prove_what_is_added_to_it(
    playbook: Playbook, team: Path
) -> None:
    playbook("done", "acme", "E2", "-e", "预算邮件")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED))
    items = status(playbook)["items"]
    assert (items["E2.1"], items["E2.2"], items["E2.3"]) == ("done", "open", "done")
    playbook("done", "acme", "E2", "-e", "付款计划 v1")
    assert status(playbook)["items"]["E2.2"] == "done"


def test_a_removed_criterion_stays_in_the_history_and_comes_back_with_its_edition(
    playbook: Playbook, team: Path
) -> None:
    playbook("done", "acme", "E3", "-e", "对手报价")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.REMOVED))
    assert "E3" not in status(playbook)["items"]
    assert "竞争情况" in playbook("log", "acme").out
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.FIRST))
    assert status(playbook)["items"]["E3"] == "done"


def test_the_log_names_each_event_by_what_it_was_about(playbook: Playbook, team: Path) -> None:
    playbook("done", "acme", "E2.2", "E3", "-e", "mail")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED))
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.REMOVED))
    log = playbook("log", "acme").out
    assert "done E2.2 审批人" in log
    assert "竞争情况 (no longer in the playbook)" in log
    assert "付款计划" not in log
    words = [event["words"] for event in playbook("log", "acme", "--json").json]
    assert "done E2.2 审批人 · evidence: mail" in words
    assert "审批人" in playbook("review", "acme").out


def test_a_renamed_criterion_and_another_order_keep_every_tick(playbook: Playbook, team: Path) -> None:
    playbook("done", "acme", "E1.1", "E2.1", "-e", "mail")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.RENAMED))
    assert status(playbook)["items"]["E2.1"] == "done"
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.REORDERED))
    items = status(playbook)["items"]
    assert (items["E2.1"], items["E2.2"], items["E3.1"]) == ("open", "done", "done")


def test_a_passed_gate_stays_passed_and_the_new_requirement_is_a_warning(
    playbook: Playbook, team: Path
) -> None:
    playbook("done", "acme", "E1", "E2", "E3", "-e", "mail")
    playbook("advance", "acme")
    ran = playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED))
    assert "now asks for more: discovery/E2.2" in ran.out
    now = status(playbook)
    assert now["stage"] == "closing"
    [warning] = [w for w in now["warnings"] if w["code"] == "passed-gate-open"]
    assert warning["refs"] == ["discovery/E2.2"]
    playbook("done", "acme", "discovery/E2.2", "-e", "付款计划")
    assert "passed-gate-open" not in [w["code"] for w in status(playbook)["warnings"]]


def test_a_new_stage_in_the_middle_moves_no_deal(playbook: Playbook, team: Path) -> None:
    playbook("done", "acme", "E1", "E2", "E3", "-e", "mail")
    playbook("start", "Beta", "--playbook", str(team))
    playbook("advance", "acme")
    write_edition(team, editions.MIDDLE_STAGE)
    playbook("upgrade", "--all", "--playbook", str(team))
    assert (status(playbook)["stage"], status(playbook, "beta")["stage"]) == ("closing", "discovery")
    assert "passed-gate-open" in [w["code"] for w in status(playbook)["warnings"]]
    assert "passed-gate-open" not in [w["code"] for w in status(playbook, "beta")["warnings"]]
    assert "评估" in playbook("show", "--deal", "beta").out


def test_a_deal_whose_stage_is_gone_goes_on_in_the_next_one_when_that_is_decided(
    playbook: Playbook, team: Path
) -> None:
    write_edition(team, editions.WITHOUT_FIRST_STAGE + "\n## 交付 {#handover}\n\n### 退出标准\n- 已交付\n")
    ran = playbook("upgrade", "acme", "--playbook", str(team), expect=2)
    assert "发现 → 签约" in ran.err
    playbook("upgrade", "acme", "--playbook", str(team), "--yes")
    assert status(playbook)["stage"] == "closing"


def test_another_language_keeps_every_tick_and_asks_nothing(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1", "E2.1", "A1", "-e", "mail")
    before = status(playbook, acme)["items"]
    english = Path(__file__).parents[2] / "playbooks" / "sales.en.md"
    playbook("upgrade", acme, "--playbook", str(english))
    after = status(playbook, acme)
    assert after["items"] == before
    assert "Core" in playbook("--lang", "en", "show", "--item", "prospecting/E1", "--deal", acme).out


def test_a_second_upgrade_has_nothing_to_do(playbook: Playbook, team: Path, home: Path) -> None:
    source = write_edition(team, editions.EXTENDED)
    playbook("upgrade", "acme", "--playbook", source)
    before = files(home)
    assert playbook("upgrade", "acme", "--playbook", source, "--json").json["same"] == ["acme"]
    assert files(home) == before


def test_a_dry_run_says_all_and_writes_nothing(playbook: Playbook, team: Path, home: Path) -> None:
    playbook("done", "acme", "E1.2", "-e", "纪要")
    before = files(home)
    ran = playbook("upgrade", "--all", "--playbook", write_edition(team, editions.REWORDED), "--dry-run")
    assert "写成书面纪要" in ran.out
    assert "1 deal would follow" in ran.out
    assert files(home) == before


def test_undo_takes_an_upgrade_back_exactly(playbook: Playbook, team: Path) -> None:
    playbook("done", "acme", "E1", "E3", "-e", "mail")
    before = status(playbook)
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.REMOVED))
    assert status(playbook)["playbook"] != before["playbook"]
    playbook("undo", "acme")
    assert status(playbook) == before


def test_an_upgrade_is_not_taken_back_where_the_edition_before_is_gone(
    playbook: Playbook, team: Path, home: Path
) -> None:
    [before] = (home / "snapshots").glob("*.json")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED))
    before.unlink()
    playbook("undo", "acme", expect=3)
    assert "E2.3" in status(playbook)["items"]


def test_an_upgrade_that_marks_rest_on_is_not_taken_back(playbook: Playbook, team: Path) -> None:
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED))
    playbook("done", "acme", "E2.2", "-e", "mail")
    [upgraded] = [e for e in playbook("log", "acme", "--json").json if e["type"] == "playbook_upgraded"]
    ran = playbook("undo", "acme", "--event", upgraded["id"], expect=3)
    assert "newer events under the edition" in ran.err
    assert status(playbook)["items"]["E2.2"] == "done"


def test_an_upgrade_is_no_activity_on_the_deal(
    playbook: Playbook, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-12-20T09:00:00+00:00")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED))
    assert status(playbook)["days_quiet"] == 27


def test_all_upgrades_the_open_deals_of_this_playbook_and_says_why_others_stay(
    playbook: Playbook, team: Path, acme: str
) -> None:
    playbook("start", "Beta", "--playbook", str(team))
    playbook("start", "Gone", "--playbook", str(team))
    playbook("close", "gone", "lost", "--reason", "价格")
    source = write_edition(team, editions.EXTENDED)
    answer = playbook("upgrade", "--all", "--playbook", source, "--json").json
    assert answer["saved"]
    assert [one["deal"] for one in answer["upgraded"]] == ["acme", "beta"]
    assert answer["skipped"] == [{"deal": acme, "reason": "other_playbook"}]
    assert "E2.3" not in status(playbook, "gone")["items"]


def test_all_records_nothing_while_one_deal_has_something_to_decide(
    playbook: Playbook, team: Path, home: Path
) -> None:
    playbook("start", "Beta", "--playbook", str(team))
    playbook("done", "beta", "E1.2")
    before = files(home)
    playbook("upgrade", "--all", "--playbook", write_edition(team, editions.REWORDED), expect=2)
    assert files(home) == before


def test_a_closed_deal_keeps_its_edition(playbook: Playbook, team: Path) -> None:
    playbook("close", "acme", "lost", "--reason", "价格")
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED), expect=3)


def test_upgrade_wants_one_deal_or_all(playbook: Playbook, team: Path) -> None:
    playbook("upgrade", "--playbook", str(team), expect=2)
    playbook("upgrade", "acme", "--all", "--playbook", str(team), expect=2)


@pytest.mark.parametrize("edit", ["edited", "broken", "deleted"])
def test_an_edited_broken_or_deleted_playbook_file_breaks_no_running_deal(
    playbook: Playbook, team: Path, edit: str
) -> None:
    before = status(playbook)
    if edit == "deleted":
        team.unlink()
    else:
        team.write_text(editions.WITHOUT_FIRST_STAGE if edit == "edited" else "nothing", encoding="utf-8")
    assert status(playbook) == before
    playbook("done", "acme", "E1", "E2", "E3", "-e", "mail")
    playbook("check", "acme")
    playbook("advance", "acme")
    assert "合同签署" in playbook("next", "acme").out


def test_the_new_snapshot_is_kept_for_this_user_alone(playbook: Playbook, team: Path, home: Path) -> None:
    playbook("upgrade", "acme", "--playbook", write_edition(team, editions.EXTENDED))
    team.unlink()
    assert "E2.3" in status(playbook)["items"]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (home / "snapshots").glob("*.json")}
    assert modes == {0o600}


# --- the questions, in a real pseudo-terminal ------------------------------------------------------


def test_in_a_terminal_a_rewording_is_asked_once_for_all_deals_and_no_asks_it_anew(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, team: Path
) -> None:
    playbook("start", "Beta", "--playbook", str(team))
    playbook("done", "acme", "E1.2", "-e", "纪要")
    playbook("done", "beta", "E1", "-e", "邮件")
    child = terminal("upgrade", "--all", "--playbook", write_edition(team, editions.REWORDED))
    child.expect("2 deals")
    child.expect("was: 写成纪要")
    child.expect("now: 写成书面纪要")
    child.expect("still count")
    child.send("n")
    child.expect("2 deals follow the new edition")
    assert finish(child) == 0
    assert status(playbook)["items"]["E1.2"] == "open"
    beta = status(playbook, "beta")["items"]
    assert (beta["E1.1"], beta["E1.2"]) == ("done", "open")


def test_a_criterion_that_is_spelled_out_asks_whether_its_tick_covers_the_parts(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, team: Path
) -> None:
    playbook("done", "acme", "E3", "-e", "对手报价")
    child = terminal("upgrade", "acme", "--playbook", write_edition(team, editions.SPELLED_OUT))
    child.expect("对手名单")
    child.expect("cover them all")
    child.send("\r")
    child.expect("Enter alone records nothing")
    child.send("y")
    assert finish(child) == 0
    items = status(playbook)["items"]
    assert (items["E3.1"], items["E3.2"]) == ("done", "done")


def test_no_at_a_stage_that_is_gone_leaves_the_deal_as_it_is(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, team: Path, home: Path
) -> None:
    before = (home / "deals" / "acme.json").read_bytes()
    child = terminal("upgrade", "acme", "--playbook", write_edition(team, editions.WITHOUT_FIRST_STAGE))
    child.expect("is gone")
    child.send("n")
    child.expect("stays on its edition")
    assert finish(child) == 0
    assert (home / "deals" / "acme.json").read_bytes() == before


def test_ctrl_c_at_a_question_records_nothing(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, team: Path, home: Path
) -> None:
    playbook("done", "acme", "E1.2")
    before = (home / "deals" / "acme.json").read_bytes()
    child = terminal("upgrade", "acme", "--playbook", write_edition(team, editions.REWORDED))
    child.expect("still count")
    child.sendintr()
    assert finish(child) == 130
    assert (home / "deals" / "acme.json").read_bytes() == before


def test_what_is_recorded_while_a_question_is_open_is_kept(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, team: Path
) -> None:
    playbook("done", "acme", "E1.2", "-e", "纪要")
    child = terminal("upgrade", "acme", "--playbook", write_edition(team, editions.REWORDED))
    child.expect("still count")
    playbook("done", "acme", "E2.1", "-e", "预算邮件")
    child.send("y")
    assert finish(child) == 0
    items = status(playbook)["items"]
    assert (items["E1.2"], items["E2.1"]) == ("done", "done")
    assert "写成书面纪要" in playbook("show", "--item", "discovery/E1.2", "--deal", "acme").out
