from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest
from tests.functional.conftest import Ran, finish

Playbook = Callable[..., Ran]
EVERYTHING = [f"E{n}" for n in range(1, 11)]


def test_advance_refuses_an_unmet_gate_and_says_what_is_missing(
    playbook: Playbook, acme: str, home: Path
) -> None:
    before = (home / "deals" / f"{acme}.json").read_bytes()
    playbook("done", acme, "E1.1", "--dry-run")
    ran = playbook("advance", acme, expect=1)
    assert ran.out == ""
    assert "0 of 10" in ran.err
    assert "E1.1" in ran.err
    assert "E1.3" in ran.err
    assert "E2.1" not in ran.err
    assert f"and 32 more parts; the whole gate: playbook check {acme} --full" in ran.err
    assert f"playbook done {acme} E1.1 --evidence" in ran.err
    assert (home / "deals" / f"{acme}.json").read_bytes() == before


def test_advance_passes_a_met_gate(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *EVERYTHING)
    ran = playbook("advance", acme)
    assert "Prospecting" in ran.out
    assert "Evaluation" in ran.out
    assert playbook("status", acme, "--json").json["stage"] == "evaluation"


def test_an_override_needs_a_reason_and_keeps_it_with_what_was_missing(playbook: Playbook, acme: str) -> None:
    playbook("advance", acme, "--override", expect=2)
    playbook("advance", acme, "--override", "--reason", "季度末")
    event = playbook("log", acme, "--json").json[-1]
    assert event["passage"] == "overridden"
    assert event["reason"] == "季度末"
    assert len(event["missing"]) == 35
    assert "gate-overridden" in [w["code"] for w in playbook("status", acme, "--json").json["warnings"]]


def test_skipping_a_stage_wants_both_gates(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *EVERYTHING)
    ran = playbook("advance", acme, "--to", "closed", expect=1)
    assert "evaluation/E1.1" in ran.err
    playbook("advance", acme, "--to", "closed", "--override", "--reason", "direct order")
    assert playbook("log", acme, "--json").json[-1]["passage"] == "skipped"


def test_the_last_stage_has_no_next(playbook: Playbook) -> None:
    playbook("start", "Acme", "--stage", "3")
    ran = playbook("advance", "acme", expect=3)
    assert "playbook close acme won" in ran.err


def test_back_walks_back_and_keeps_every_mark(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *EVERYTHING)
    playbook("advance", acme)
    playbook("back", acme, expect=2)
    playbook("back", acme, "--reason", "预算被撤回")
    status = playbook("status", acme, "--json").json
    assert status["stage"] == "prospecting"
    assert status["items"]["E1"] == "done"
    assert playbook("back", acme, "--reason", "x", expect=3).err


def test_close_won_wants_every_gate_that_is_left(playbook: Playbook, acme: str) -> None:
    ran = playbook("close", acme, "won", expect=1)
    assert "the gates from Prospecting to Closed Won are not met: 0 of 17" in ran.err
    playbook("close", acme, "won", "--override", "--reason", "signed on the spot")
    assert playbook("status", acme, "--json").json["status"] == "won"


def test_a_deal_that_proved_everything_closes_as_won(playbook: Playbook) -> None:
    playbook("start", "Acme", "--stage", "closed-won")
    playbook("done", "acme", "E1", "E2", "E3", "E4", "E5")
    playbook("close", "acme", "won")
    event = playbook("log", "acme", "--json").json[-1]
    assert event["outcome"] == "won"
    assert "overridden" not in event


def test_close_lost_wants_a_reason(playbook: Playbook, acme: str) -> None:
    ran = playbook("close", acme, "lost", expect=2)
    assert "needs a reason, one of:" in ran.err
    assert "  价格过高\n" in ran.err
    playbook("close", acme, "lost", "--reason", "价格过高", "--competitor", "Beta")
    status = playbook("status", acme, "--json").json
    assert (status["status"], status["stage"]) == ("lost", "prospecting")


def test_a_reason_comes_from_the_list_of_the_playbook(playbook: Playbook, acme: str) -> None:
    ran = playbook("close", acme, "lost", "--reason", "天气", expect=3)
    assert "价格过高" in ran.err
    assert "other" in playbook("close", acme, "no-decision", "--reason", "其他", expect=2).err
    playbook("close", acme, "lost", "--reason", "价格：贵两成", "--competitor", "竞品甲")
    event = playbook("log", acme, "--json").json[-1]
    assert (event["reason"], event["detail"], event["competitor"]) == ("价格过高", "贵两成", "竞品甲")
    assert "missing" not in event


def test_a_deal_won_against_the_gate_keeps_what_was_missing(playbook: Playbook, acme: str) -> None:
    playbook("close", acme, "won", "--override", expect=2)
    playbook("close", acme, "won", "--override", "--reason", "当场签字")
    event = playbook("log", acme, "--json").json[-1]
    assert event["overridden"] is True
    assert event["detail"] == "当场签字"
    assert event["missing"][0] == "prospecting/exit-criteria/core-scenario/1"


def test_in_a_terminal_close_asks_for_the_reason_and_its_words(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, acme: str
) -> None:
    child = terminal("close", acme, "lost")
    child.expect("Why was it lost")
    child.send("\x1b[A\r")  # up from the first is the last
    child.expect("What was the reason")
    child.send("客户被收购\r")
    child.expect("Which competitor won it")
    child.send("\r")
    assert finish(child) == 0
    event = playbook("log", acme, "--json").json[-1]
    assert (event["reason"], event["detail"]) == ("其他", "客户被收购")
    assert "competitor" not in event


def test_ctrl_c_at_the_reason_closes_nothing(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, acme: str
) -> None:
    child = terminal("close", acme, "no-decision")
    child.expect("Why was nothing decided")
    child.sendintr()
    assert finish(child) == 130
    assert playbook("status", acme, "--json").json["status"] == "open"


def test_a_closed_deal_takes_no_marks_but_notes(playbook: Playbook, acme: str) -> None:
    playbook("close", acme, "no-decision", "--reason", "项目推迟或取消")
    ran = playbook("done", acme, "E1", expect=3)
    assert f"playbook reopen {acme}" in ran.err
    playbook("note", acme, "call again in spring")


def test_an_outcome_that_is_none(playbook: Playbook, acme: str) -> None:
    assert "won, lost or no-decision" in playbook("close", acme, "maybe", expect=2).err


@pytest.mark.parametrize("command", [("advance", "--override"), ("back",)])
@pytest.mark.parametrize("blank", ["", "  ", "\u3000"])
def test_a_blank_reason_is_none(playbook: Playbook, command: tuple[str, ...], blank: str) -> None:
    playbook("start", "Acme", "--stage", "evaluation")
    playbook(*command, "acme", "--reason", blank, expect=2)
    assert [event["type"] for event in playbook("log", "acme", "--json").json] == ["started"]
