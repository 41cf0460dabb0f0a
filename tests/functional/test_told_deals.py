"""Told deals: a state in words, and what an experienced sales lead would do next, on the real command."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]
TODAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
VERIFIED = ("--evidence", "our CRM note")
CONFIRMED = (*VERIFIED, "--confirmed-by", "Wang, CFO")
PROSPECTING = tuple(f"E{n}" for n in range(1, 11))


class Told:
    """One deal while it is told: what happened, and how many days before today."""

    def __init__(self, run: Playbook, monkeypatch: pytest.MonkeyPatch, deal: str = "acme") -> None:
        self.run, self.monkeypatch, self.deal = run, monkeypatch, deal

    def on(self, days: float) -> "Told":
        """From here on everything happens that many days before today."""
        moment = TODAY - timedelta(days=days)
        self.monkeypatch.setenv("PLAYBOOK_NOW", moment.isoformat())
        return self

    def start(self, stage: str = "", *, playbook: str = "") -> "Told":
        """The deal begins."""
        where = ("--stage", stage) if stage else ()
        self.run(*(("--playbook", playbook) if playbook else ()), "start", self.deal, *where)
        return self

    def do(self, command: str, *words: str) -> "Told":
        """A command on the deal."""
        self.run(command, self.deal, *words)
        return self

    def next(self) -> dict[str, Any]:
        """What the coach says today."""
        self.on(0)
        answer: dict[str, Any] = self.run("next", self.deal, "--json").json
        return answer

    def action(self) -> tuple[str, str]:
        """Kind and rule of it."""
        action = self.next()["action"]
        return action["kind"], action["rule"]


@pytest.fixture(params=["zh", "en"])
def told(request: pytest.FixtureRequest, playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> Told:
    """A deal of the bundled playbook, in either edition."""
    monkeypatch.setenv("PLAYBOOK_LANG", request.param)
    return Told(playbook, monkeypatch)


def say(told: Told, chinese: str, english: str) -> str:
    """Words in the language of the edition."""
    import os

    return chinese if os.environ["PLAYBOOK_LANG"] == "zh" else english


def assert_next(told: Told, kind: str, *refs: str, rule: str = "") -> dict[str, Any]:
    action: dict[str, Any] = told.next()["action"]
    assert action["kind"] == kind, action
    assert set(refs) <= set(action["refs"]), action["refs"]
    assert not rule or action["rule"] == rule
    assert action["because"]
    assert action["ref"] is None or action["ref"] in action["refs"]
    return action


# --- the deals that were told first ----------------------------------------------------------------


def test_silence_past_the_limit_without_a_next_step_asks_for_one(told: Told) -> None:
    told.on(18).start("evaluation").do("done", "E1.2", "E1.3", *VERIFIED)
    action = assert_next(told, "agree_step", rule="silence")
    assert "18" in action["because"]
    assert "10" in action["because"]


def test_a_gate_that_is_met_on_claims_is_to_be_proven(told: Told) -> None:
    told.on(2).start("evaluation").do("done", "E1", "E2")
    action = assert_next(told, "prove", "E1.1", "E2.2", rule="claims")
    assert action["ref"] == "E1.1"


def test_old_ticks_after_a_walk_back_are_to_be_confirmed_again(told: Told) -> None:
    told.on(40).start().do("done", *PROSPECTING, *CONFIRMED).do("advance")
    reason = say(told, "预算被撤回，发起人离职", "budget withdrawn, sponsor left")
    told.on(5).do("back", "--reason", reason)
    action = assert_next(told, "confirm", "E5", "E6", "E7", rule="moved-back")
    assert action["ref"] == "E5"
    assert reason in action["because"]


def test_proof_of_seven_months_ago_is_to_be_confirmed_again(told: Told) -> None:
    told.on(212).start().do("done", *PROSPECTING, *CONFIRMED)
    told.on(6).do("note", "the contact came back")
    assert_next(told, "confirm", "E5", "E6", "E7", "E9", rule="old-proof")


def test_a_gate_that_was_waived_away_is_to_be_qualified_again_until_a_note_says_why(told: Told) -> None:
    told.on(3).start().do("done", "E1", "E2", *CONFIRMED)
    told.do("waive", *PROSPECTING[2:], "--reason", "n/a")
    action = assert_next(told, "requalify", "E3", "E10", rule="waived-away")
    assert "8" in action["because"]
    told.do("note", "a framework order: nothing else is asked")
    assert_next(told, "advance")


def test_a_deal_won_over_an_open_gate_names_what_was_left(told: Told) -> None:
    told.on(2).start("closed-won")
    told.do("done", "E1.1", "E1.2", "E1.3", "E2", "E3", "E4", "E5", *CONFIRMED)
    told.do("close", "won", "--override", "--reason", "quarter end")
    action = assert_next(told, "requirement", "E1.4", rule="won-unproven")
    assert action["command"] == "playbook reopen acme"


def test_the_criterion_with_the_fewest_parts_missing_comes_first(told: Told) -> None:
    told.on(1).start().do("done", "E5.1", "E5.2", "E4.1", "E4.2", "E4.3", *VERIFIED)
    assert_next(told, "requirement", "E4.4", rule="nearest")


def test_waived_parts_are_no_progress(told: Told) -> None:
    told.on(1).start().do("done", "E1.1", "E1.2", *VERIFIED)
    told.do("waive", "E10.1", "E10.2", "E10.3", "--reason", "no tender")
    assert_next(told, "requirement", "E1.3", rule="nearest")


def test_what_the_next_step_is_about_comes_first(told: Told) -> None:
    told.on(1).start().do("done", "E9.1", "E9.2", "E9.3", *VERIFIED)
    told.do("step", say(told, "提交标书", "submit the bid"), "--due", "+10d")
    assert_next(told, "requirement", "E10.1", rule="step-names-it")


def test_a_begun_criterion_that_the_next_step_names_comes_before_a_nearer_one(told: Told) -> None:
    told.on(1).start().do("done", "E5.1", "E5.2", "E5.4", "E4.1", *VERIFIED)
    told.do("step", say(told, "项目范围研讨会", "scope workshop"), "--due", "+6d")
    assert_next(told, "requirement", "E4.2", rule="step-names-it")


def test_a_snoozed_deal_is_not_asked_for_its_overdue_step(told: Told) -> None:
    told.on(20).start().do("step", "call", "--due", "+5d").do("snooze", "--until", "+34d")
    assert_next(told, "requirement", rule="nearest")
    assert told.next()["warnings"] == []


def test_what_stands_on_our_own_notes_is_to_be_confirmed(told: Told) -> None:
    told.on(3).start("evaluation").do("done", "E1", "E2", *VERIFIED)
    action = assert_next(told, "confirm", "E1.1", "E2.2", rule="not-confirmed")
    assert action["ref"] == "E1.1"
    assert "--confirmed-by" in action["command"]


def test_of_three_deals_the_one_that_signs_comes_first_and_the_dead_one_last(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead, big, new = (Told(playbook, monkeypatch, name) for name in ("dead", "big", "new"))
    dead.on(61).start().do("set", "amount=5000").do("step", "call", "--due", "+21d")
    big.on(9).start("closed-won").do("set", "amount=2000000", "close_date=+15d").do(
        "step", "x", "--due", "+20d"
    )
    new.on(1).start()
    monkeypatch.setenv("PLAYBOOK_NOW", TODAY.isoformat())
    assert [one["deal"] for one in playbook("status", "--json").json] == ["big", "new", "dead"]
    assert playbook("next", "--json").json["deal"] == "big"


# --- deals that must stay as they are --------------------------------------------------------------


def test_a_gate_that_is_confirmed_says_advance_and_the_last_one_close(told: Told) -> None:
    told.on(2).start("evaluation").do("done", "E1", "E2", *CONFIRMED).do("done", "P1").do(
        "step", "x", "--due", "+5d"
    )
    assert_next(told, "advance", rule="gate-met")
    told.do("advance").do("done", "E1", "E2", "E3", "E4", "E5", *CONFIRMED)
    assert_next(told, "close", rule="gate-met")


def test_a_quiet_deal_with_a_workshop_booked_is_not_silent(told: Told) -> None:
    told.on(30).start("evaluation").on(20).do("step", say(told, "吃饭", "lunch"), "--due", "+22d")
    assert_next(told, "requirement", rule="nearest")


def test_everything_proven_again_since_a_walk_back_says_advance(told: Told) -> None:
    told.on(60).start().do("done", *PROSPECTING, *CONFIRMED).do("advance")
    told.on(20).do("back", "--reason", "reorganisation")
    told.on(2).do("done", *PROSPECTING, "--evidence", "new mail", "--confirmed-by", "Zhao")
    assert_next(told, "advance", rule="gate-met")


# --- more of the same kinds, in other playbooks ----------------------------------------------------

TEAM = """---
playbook: team
language: en
stale_after: 30d
quiet_after: 10d
---

# Team sales playbook

## Stage 1: Discovery

### Key activities

- Interview: talk to three users

### Exit criteria

- Budget known: what there is
- Champion found {#champion}: somebody speaks for us
  - Requirements:
    1. The champion has presented us
    2. The champion has agreed to the plan
- Competition known (optional)

## Stage 2: Pilot

### Key activities

- Set up: install it
- Kickoff: begin it

## Stage 3: Negotiation

### Exit criteria

- Contract signed: by both
  - Requirements:
    1. Terms are settled
    2. The customer has signed the contract

## Stage 4: Closed Won

## Stage 5: Closed Lost
"""


@pytest.fixture
def team(tmp_path: Path, playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Told]:
    """A deal of the team's playbook, with pieces of its text exchanged."""

    def tell(stage: str, *changes: tuple[str, str], days: float = 2) -> Told:
        monkeypatch.setenv("PLAYBOOK_LANG", "en")
        text = TEAM
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "team.md"
        path.write_text(text, encoding="utf-8")
        told = Told(playbook, monkeypatch).on(days)
        told.run("start", "acme", "--playbook", str(path), "--stage", stage)
        return told

    return tell


OPTIONAL = ("- Competition known (optional)\n", "- Competition known\n  - Optional: yes\n")


def test_a_stage_that_names_no_behavior_asks_for_no_confirmation(team: Callable[..., Told]) -> None:
    told = team("discovery").do("done", "E1", "E2", "E3", *VERIFIED)
    assert_next(told, "advance", rule="gate-met")


def test_a_gate_that_asks_for_nothing_names_its_open_activities_and_then_the_move(
    team: Callable[..., Told],
) -> None:
    told = team("pilot").do("done", "A1")
    action = assert_next(told, "activity", "A2", rule="asks-for-nothing")
    assert action["ref"] == "A2"
    told.do("done", "A2")
    action = assert_next(told, "advance", rule="asks-for-nothing")
    assert "proven." not in action["because"]
    answer = told.run("check", "acme", "--json")
    assert (answer.json["asked"], answer.json["ready"]) == (0, True)
    assert told.run("check", "acme", "--strict", expect=1).out
    assert "proven" not in told.run("check", "acme").out.replace("nothing is proven", "")


def test_the_gate_before_the_ends_closes_the_deal(team: Callable[..., Told]) -> None:
    told = team("negotiation").do("done", "E1", *VERIFIED)
    action = assert_next(told, "close", rule="gate-met")
    assert action["command"] == "playbook close acme won"
    refused = told.run("advance", "acme", expect=3)
    assert "close acme won" in refused.err
    refused = told.run("advance", "acme", "--to", "Closed Lost", expect=3)
    assert "close acme lost" in refused.err


@pytest.mark.parametrize(("stage", "outcome"), [("closed-won", "won"), ("closed-lost", "lost")])
def test_an_open_deal_in_an_end_is_told_to_close_as_that_end(
    team: Callable[..., Told], stage: str, outcome: str
) -> None:
    told = team(stage)
    action = assert_next(told, "close", rule="in-end")
    assert action["command"] == f"playbook close acme {outcome}"
    warnings = told.run("status", "acme", "--json").json["warnings"]
    assert "no-next-step" not in [warning["code"] for warning in warnings]
    assert told.run("check", "acme", "--json", expect=1).json["ready"] is False
    assert "close acme" in told.run("advance", "acme", expect=3).err


def test_the_front_matter_says_what_is_an_end(team: Callable[..., Told]) -> None:
    ends = ("quiet_after: 10d\n", "quiet_after: 10d\nstages:\n  Stuck:\n    end: no_decision\n")
    told = team("negotiation", ends, ("## Stage 5: Closed Lost", "## Stage 5: Stuck"))
    assert "no-decision" in told.run("advance", "acme", "--to", "Stuck", expect=3).err


def test_where_evidence_is_required_a_claim_does_not_count(team: Callable[..., Told]) -> None:
    told = team("discovery", ("language: en\n", "language: en\nevidence: required\n"))
    told.do("done", "E2", *VERIFIED).do("done", "E1", "E3")
    action = assert_next(told, "criterion", "E1", rule="nearest")
    assert "evidence" in action["because"]
    told.do("done", "E1", "E3", *VERIFIED)
    assert_next(told, "advance")


def test_what_an_override_left_open_is_proven_before_anything_new(told: Told) -> None:
    told.on(4).start("evaluation").do("done", "E2", "E1.1", "E1.2", *CONFIRMED)
    told.do("advance", "--override", "--reason", "quarter end").do("done", "E1.1", *VERIFIED)
    action = assert_next(told, "requirement", "evaluation/E1.3", rule="left-by-override")
    assert action["command"] == 'playbook done acme evaluation/E1.3 --evidence "…"'
    told.do("done", "evaluation/E1.3", *VERIFIED)
    assert_next(told, "requirement", rule="nearest")


def test_what_an_override_left_open_holds_a_met_gate(told: Told) -> None:
    told.on(4).start("evaluation").do("advance", "--override", "--reason", "quarter end")
    told.do("done", "E1", "E2", "E3", "E4", "E5", *CONFIRMED)
    assert_next(told, "requirement", "evaluation/E1.1", "evaluation/E2.2", rule="left-by-override")


def test_a_step_that_is_overdue_comes_before_everything_but_the_end(told: Told) -> None:
    told.on(9).start("evaluation").do("done", "E1", "E2", *CONFIRMED).do("step", "call", "--due", "+4d")
    action = assert_next(told, "next_step", rule="overdue-step")
    assert "5" in action["because"]
    told.do("close", "lost", "--reason", say(told, "价格过高", "Price too high"))
    assert_next(told, "none", rule="closed")


def test_a_mark_on_a_whole_criterion_renews_its_parts(told: Told) -> None:
    told.on(90).start("evaluation")
    told.do("done", "E1.1", "E1.2", "E1.3", "E2.1", "E2.2", "E2.3", *CONFIRMED)
    assert_next(told.on(2).do("note", "back"), "confirm", "E1", "E2", rule="old-proof")
    told.do("done", "E1", "E2", "--confirmed-by", "Zhao")
    assert_next(told, "advance", rule="gate-met")


def test_a_behavior_that_was_seen_confirms_as_a_name_does(told: Told) -> None:
    told.on(3).start("evaluation").do("done", "E1", "E2", *VERIFIED).do("done", "S1")
    assert_next(told, "advance", rule="gate-met")


def test_half_of_a_gate_may_be_waived(told: Told) -> None:
    told.on(3).start().do("done", *PROSPECTING[:5], *CONFIRMED)
    told.do("waive", *PROSPECTING[5:], "--reason", "small deal")
    assert_next(told, "advance", rule="gate-met")


def test_an_untouched_criterion_with_fewer_parts_waits_for_a_begun_one(told: Told) -> None:
    told.on(1).start().do("done", "E10.1", *VERIFIED)
    assert_next(told, "requirement", "E10.2", rule="nearest")


def test_a_step_that_names_nothing_leaves_the_order_as_it_is(told: Told) -> None:
    told.on(1).start().do("done", "E3.1", *VERIFIED).do(
        "step", say(told, "下周再聊", "call again"), "--due", "+3d"
    )
    assert_next(told, "requirement", "E3.2", rule="nearest")


def test_a_step_beyond_two_weeks_does_not_choose_the_criterion(told: Told) -> None:
    told.on(0).start().do("done", "E3.1", *VERIFIED)
    told.do("step", say(told, "提交标书", "submit the bid"), "--due", "+15d")
    assert_next(told, "requirement", "E3.2", rule="nearest")


def test_of_an_untouched_criterion_the_part_that_the_customer_decides_comes_first(told: Told) -> None:
    told.on(1).start("evaluation").do("done", "E1", *VERIFIED)
    assert assert_next(told, "requirement", "E2.1", rule="nearest")["ref"] == "E2.2"


def test_claims_come_before_confirmation_and_silence_before_claims(told: Told) -> None:
    told.on(12).start("evaluation").do("done", "E1", *VERIFIED).do("done", "E2")
    assert_next(told, "agree_step", rule="silence")
    told.do("step", "lunch", "--due", "+20d")
    assert_next(told, "prove", "E2", "E2.2", rule="claims")


UNSEEN = ["", " ", "\u200b", "\u2060\u200d", "\x01", "\u3164", "\u00a0\u3000"]
CODE = "\x1b[0m"  # of a terminal


@pytest.mark.parametrize("blank", [*UNSEEN, CODE])
def test_blank_text_is_no_evidence_reason_name_or_note(told: Told, blank: str) -> None:
    told.on(1).start("evaluation")
    before = told.run("log", "acme", "--json").json
    for words in (
        ("done", "acme", "E1", "--evidence", blank),
        ("done", "acme", "E1", "--evidence", "mail", "--evidence", blank),
        ("done", "acme", "E1", "--confirmed-by", blank),
        ("waive", "acme", "E1", "--reason", blank),
        ("note", "acme", blank),
        ("back", "acme", "--reason", blank),
        ("advance", "acme", "--override", "--reason", blank),
        ("close", "acme", "lost", "--reason", blank),
        ("step", "acme", blank, "--due", "+3d"),
        ("rename", "acme", blank),
    ):
        assert told.run(*words, expect=None).code in (2, 3), words
    assert told.run("log", "acme", "--json").json == before
    assert told.run("check", "acme", "--strict", expect=1).out


@pytest.mark.parametrize("form", ["yaml"])
def test_what_the_playbook_says_of_an_end_is_kept_by_convert(
    playbook: Playbook, tmp_path: Path, form: str
) -> None:
    text = TEAM.replace("quiet_after: 10d\n", "quiet_after: 10d\nstages:\n  Stuck:\n    end: no_decision\n")
    source, written = tmp_path / "team.md", tmp_path / f"written.{form}"
    source.write_text(text.replace("Stage 5: Closed Lost", "Stage 5: Stuck"), encoding="utf-8")
    written.write_text(playbook("convert", str(source), "--to", form).out, encoding="utf-8")
    stages = playbook("show", "--playbook", str(written), "--json").json["stages"]
    assert [(one["position"], one["end"]) for one in stages] == [
        (1, None),
        (2, None),
        (3, None),
        (None, "won"),
        (None, "no_decision"),
    ]
