import re
from collections.abc import Callable
from pathlib import Path

import pexpect
from tests.functional.conftest import Ran, finish

Playbook = Callable[..., Ran]


def test_without_a_terminal_next_briefs_asks_nothing_and_changes_nothing(
    playbook: Playbook, acme: str, home: Path
) -> None:
    before = (home / "deals" / f"{acme}.json").read_bytes()
    ran = playbook("next", acme)
    assert "E1.1" in ran.out
    assert f"playbook done {acme} E1.1 --evidence" in ran.out
    assert (home / "deals" / f"{acme}.json").read_bytes() == before


def test_next_json_has_the_keys_of_the_contract(playbook: Playbook, acme: str) -> None:
    answer = playbook("next", acme, "--json").json
    assert {"deal", "stage", "action", "progress", "gate", "warnings"} <= set(answer)
    action = answer["action"]
    keys = {"kind", "ref", "text", "why", "how", "activities", "deliverables", "behaviors", "command"}
    assert keys <= set(action)
    assert (action["kind"], action["ref"]) == ("requirement", "E1.1")
    assert action["why"]
    assert "A1" in action["activities"]
    assert action["how"]
    assert answer["progress"]["key_activities"] == {"done": 0, "total": 10}
    assert (answer["gate"]["met"], answer["gate"]["total"]) == (0, 10)
    assert all({"code", "message"} <= set(warning) for warning in answer["warnings"])


def test_the_nearest_criterion_comes_first(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E3.1", "E3.2")
    assert playbook("next", acme, "--json").json["action"]["ref"] == "E3.3"


def test_a_gate_that_is_met_and_confirmed_says_advance(playbook: Playbook, acme: str) -> None:
    every = [f"E{n}" for n in range(1, 11)]
    playbook("done", acme, *every, "--evidence", "mail", "--confirmed-by", "Wang, CFO")
    answer = playbook("next", acme, "--json").json
    assert answer["action"]["kind"] == "advance"
    assert answer["action"]["command"] == f"playbook advance {acme}"


def test_next_without_a_deal_takes_the_most_pressing(playbook: Playbook, acme: str) -> None:
    playbook("start", "Beta")
    playbook("done", "beta", "E1")
    assert playbook("next", "--json").json["deal"] == "beta"


def test_next_with_no_deals_says_how_to_start_one(playbook: Playbook) -> None:
    assert "playbook start" in playbook("next", expect=3).err


# --- the walk, in a real pseudo-terminal -----------------------------------------------------------


def asked(ref: str) -> str:
    """What the terminal shows when it asks about an item, and only then."""
    return re.escape(ref) + r" [^\n]*\(arrows"


def answer_done(child: "pexpect.spawn[str]", ref: str, evidence: str = "") -> None:
    child.expect(asked(ref))
    child.send("d\r")
    child.expect("What proves")
    child.send(f"{evidence}\r")


def test_the_walk_is_stopped_in_the_middle_and_goes_on_without_asking_twice(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, acme: str
) -> None:
    child = terminal("next", acme)
    answer_done(child, "E1.1", "会议纪要 11-20")
    child.expect(asked("E1.2"))
    child.send("d\r")
    child.expect("What proves")
    child.sendintr()
    child.expect("saved")
    assert finish(child) == 130
    items = playbook("status", acme, "--json").json["items"]
    assert (items["E1.1"], items["E1.2"], items["E1.3"]) == ("done", "done", "open")
    assert playbook("log", acme, "--json").json[2]["evidence"] == ["会议纪要 11-20"]

    child = terminal("next", acme)
    child.expect(asked("E1.3"))
    assert not re.search(asked("E1.1"), child.before)
    child.send("n\r")
    child.expect("Go on with")
    child.send("n")
    child.expect(r"Go through them\?")
    child.sendintr()
    assert finish(child) == 130
    child = terminal("next", acme)
    child.expect(r"(E\d+\.\d) [^\n]*\(arrows")
    assert child.match[1] == "E2.1"


def test_every_kind_of_answer_is_recorded(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, acme: str
) -> None:
    child = terminal("next", acme)
    child.expect(asked("E1.1"))
    child.send("w\r")
    child.expect("Note on E1.1")
    child.send("王总周一回来\r")
    child.expect(asked("E1.1"))
    child.send("a\r")
    child.expect("not apply")
    child.send("小项目，无此流程\r")
    child.expect(asked("E1.2"))
    child.send("s\r")
    child.expect(asked("E1.3"))
    child.send("q\r")
    assert finish(child) == 0
    status = playbook("status", acme, "--json").json
    assert status["items"]["E1.1"] == "waived"
    assert status["items"]["E1.2"] == "open"
    assert status["notes"][0]["text"] == "王总周一回来"
    assert playbook("log", acme, "--json").json[-1]["reason"] == "小项目，无此流程"


def test_a_stage_is_finished_and_left_in_one_walk(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook
) -> None:
    playbook("start", "Acme", "--stage", "evaluation")
    child = terminal("next", "acme")
    for ref in ("E1.1", "E1.2", "E1.3"):
        answer_done(child, ref, "邮件")
    child.expect("Go on with")
    child.send("y")
    for ref in ("E2.1", "E2.2", "E2.3"):
        answer_done(child, ref)
    child.expect("Key activities")
    child.send("y")
    answer_done(child, "A1")
    answer_done(child, "A2")
    for section in ("Deliverables", "purchase", "supporting"):
        child.expect(section)
        child.send("n")
    child.expect(r"Move on to Closed Won\?")
    child.send("y")
    assert finish(child) == 0
    status = playbook("status", "acme", "--json").json
    assert status["stage"] == "closed-won"
    assert playbook("log", "acme", "--json").json[-1]["passage"] == "advanced"


def test_closing_the_terminal_loses_nothing_answered(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, acme: str
) -> None:
    child = terminal("next", acme)
    answer_done(child, "E1.1", "mail")
    child.expect(asked("E1.2"))
    child.close(force=True)
    assert playbook("status", acme, "--json").json["items"]["E1.1"] == "done"


def test_what_somebody_else_recorded_meanwhile_is_told_and_not_overwritten(
    terminal: Callable[..., "pexpect.spawn[str]"], playbook: Playbook, acme: str
) -> None:
    child = terminal("next", acme)
    child.expect(asked("E1.1"))
    playbook("done", acme, "E1.1", "--evidence", "theirs")
    child.send("n\r")
    child.expect("recorded elsewhere")
    child.expect(asked("E1.2"))
    child.sendintr()
    assert finish(child) == 130
    assert playbook("status", acme, "--json").json["items"]["E1.1"] == "done"


def test_what_the_gate_does_not_require_never_stands_before_advance(
    playbook: Playbook, tmp_path: Path
) -> None:
    team = tmp_path / "team.md"
    team.write_text(
        "---\nstages: {trial: {required: [Budget]}}\n---\n# How we sell\n\n"
        "## Stage 1: Trial\n\n### Exit criteria\n\n- Budget\n- Reference\n\n"
        "## Stage 2: Order\n\n### Exit criteria\n\n- Signed\n"
    )
    playbook("start", "Beta", "--playbook", str(team))
    assert playbook("next", "beta", "--json").json["action"]["ref"] == "E1"
    playbook("done", "beta", "E1", "--evidence", "mail", "--confirmed-by", "Wang, CFO")
    assert playbook("next", "beta", "--json").json["action"]["kind"] == "advance"
    assert playbook("check", "beta").code == 0
