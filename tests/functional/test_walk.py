"""The walk of `next`, in a real pseudo-terminal: every key, and what is recorded by it."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.functional.conftest import Ran
from tests.functional.walking import (
    CTRL_C,
    CTRL_D,
    CTRL_O,
    CTRL_Z,
    ENTER,
    ESCAPE,
    Seller,
    spawn_playbook,
    spawn_program,
)

Playbook = Callable[..., Ran]
Sit = Callable[..., Seller]
LATER = "2026-11-27T09:00:00+00:00"


@pytest.fixture
def sit() -> Iterator[Sit]:
    """Sit down at a terminal in which `playbook` runs with these words."""
    sellers: list[Seller] = []

    def sit_down(*words: str, **size: int) -> Seller:
        sellers.append(Seller(spawn_playbook(*words, **size)))
        return sellers[-1]

    yield sit_down
    for seller in sellers:
        seller.child.close(force=True)


@pytest.fixture
def deal(playbook: Playbook) -> str:
    """A deal in the first stage, with a next step in good time, so that nobody asks for one."""
    playbook("start", "Acme")
    playbook("step", "acme", "scope workshop", "--due", "+30d")
    return "acme"


def history(home: Path, deal: str = "acme") -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads((home / "deals" / f"{deal}.json").read_text("utf-8"))["history"]
    return events


def items(playbook: Playbook) -> dict[str, str]:
    found: dict[str, str] = playbook("status", "acme", "--json").json["items"]
    return found


def number_of(seller: Seller, ref: str) -> str:
    """The number that stands before an item on offer."""
    drawn = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seller.child.before)
    found = re.search(rf"(\d) {re.escape(ref)} ", drawn)
    assert found, drawn
    return found[1]


# --- the seven points that were seen in a terminal ---------------------------------------------------


@pytest.mark.parametrize("opening", [(), ("y",), ("a",), ("n",)])
def test_enter_alone_again_and_again_records_nothing_done_and_moves_no_stage(
    playbook: Playbook, sit: Sit, deal: str, opening: tuple[str, ...]
) -> None:
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    seller.press(*opening, *[ENTER] * 30)
    seller.sees("Press one of these keys|No evidence for")
    seller.press(CTRL_C)
    assert seller.ends() == 130
    status = playbook("status", deal, "--json").json
    assert set(status["items"].values()) == {"open"}
    assert status["stage"] == "prospecting"


def test_enter_alone_moves_no_stage_whose_gate_is_met(playbook: Playbook, sit: Sit, deal: str) -> None:
    playbook("done", deal, *(f"E{n}" for n in range(1, 11)), "-e", "mail", "--confirmed-by", "Wang")
    seller = sit("next", deal)
    seller.sees("Move on to", "quit")
    seller.press(ENTER, ENTER, ENTER)
    seller.sees("Enter alone records nothing")
    seller.press(CTRL_C)
    assert seller.ends() == 130
    assert playbook("status", deal, "--json").json["stage"] == "prospecting"


def test_what_was_answered_not_yet_is_asked_again_with_the_day_on_which_that_was_said(
    playbook: Playbook, sit: Sit, deal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook("done", deal, "E1.1", "E1.2", "-e", "mail")
    seller = sit("next", deal)
    seller.is_asked("E1.3")
    seller.press("n")
    seller.is_asked("E2.1")
    seller.quits()
    assert seller.ends() == 0
    named = playbook("next", deal, "--json").json["action"]["ref"]
    assert named == "E1.3"
    monkeypatch.setenv("PLAYBOOK_NOW", LATER)
    seller = sit("next", deal)
    seller.sees("▸[^\n]*E1.3 ", "not yet” on 2026-11-23", "quit")
    seller.quits()
    assert seller.ends() == 0


def test_not_applicable_insists_on_a_reason_and_esc_gives_the_question_back(
    playbook: Playbook, sit: Sit, home: Path, deal: str
) -> None:
    seller = sit("next", deal)
    before = history(home)
    seller.is_asked("E1.1")
    seller.press("x")
    seller.sees("Why waive E1.1 “The critical steps[^?]*\\?", "goes back")
    seller.type("")
    seller.type(" \u200b ")
    seller.sees("Write something here")
    seller.press(ESCAPE)
    seller.is_asked("E1.1")
    assert history(home) == before
    seller.press("x")
    seller.sees("Why waive E1.1 ", "goes back")
    seller.type("no such process there")
    seller.sees("Waive the other 2 open parts of E1 ", "only this one", "back")
    seller.press("n")
    seller.is_asked("E1.2")
    assert items(playbook)["E1.1"] == "waived"
    assert history(home)[-1]["reason"] == "no such process there"
    seller.press("x")
    seller.sees("Why waive E1.2 ", "Tab: “no such process there”", "goes back")
    seller.press("\t", ENTER)
    seller.sees("Waive the other open part of E1 ", "E1.3 ", "back")
    seller.press("y")
    seller.is_asked("E2.1")
    seller.quits()
    assert seller.ends() == 0
    assert [items(playbook)[f"E1.{n}"] for n in (1, 2, 3)] == ["waived"] * 3
    assert len(history(home)) == len(before) + 2


def test_ctrl_z_suspends_and_fg_brings_the_same_question_back_with_nothing_recorded(
    sit: Sit, home: Path, deal: str
) -> None:
    before = history(home)
    shell = Seller(spawn_program("bash", "--norc", "-i"))
    try:
        shell.child.sendline(f"PS1='sh''ell> '; {sys.executable} -m playbook_cli next {deal}")
        shell.is_asked("E1.1")
        shell.press(CTRL_Z)
        shell.sees("Stopped", "shell> ")
        shell.child.sendline("fg")
        shell.is_asked("E1.1")
        shell.press(ENTER)
        shell.sees("Enter alone records nothing")
        shell.press("y")
        shell.sees("What proves E1.1", "goes back")
        shell.child.send("half a mail")
        shell.sees("half a mail")
        shell.press(CTRL_Z)
        shell.sees("Stopped", "shell> ")
        shell.child.sendline("fg")
        shell.sees("What proves E1.1", "half a mail")
        assert history(home) == before
        shell.press(CTRL_C)
        shell.sees("shell> ")
        shell.child.sendline("echo ended with $?")
        shell.sees("ended with 130")
    finally:
        shell.child.close(force=True)
    assert history(home) == before


def test_an_overdue_step_is_shown_with_whose_it_is_and_since_when_and_enter_leaves_it(
    playbook: Playbook, sit: Sit, home: Path
) -> None:
    playbook("start", "Acme")
    playbook("step", "acme", "sends the requirements", "--due", "2026-11-08", "--by", "Wang, CFO")
    before = history(home)
    seller = sit("next", "acme")
    seller.sees("overdue", "sends the requirements", "Wang, CFO", "2026-11-08, 15 days ago", "quit")
    seller.press(ENTER)
    seller.sees("Enter alone records nothing")
    assert history(home) == before
    seller.press("m")
    seller.sees("New date", "goes back")
    seller.type("yesterday")
    seller.sees("That day has passed")
    seller.press("\x15")
    seller.type("+7d")
    seller.sees("▸", "quit")
    seller.quits()
    assert seller.ends() == 0
    step = history(home)[-1]
    assert (step["text"], step["due"], step["whose"]) == ("sends the requirements", "2026-11-30", "Wang, CFO")


@pytest.mark.parametrize("key", ["d", "x"])
def test_after_an_overdue_step_that_is_done_or_dropped_the_next_one_is_asked_for(
    playbook: Playbook, sit: Sit, home: Path, key: str
) -> None:
    playbook("start", "Acme")
    playbook("step", "acme", "sends the requirements", "--due", "2026-11-08", "--by", "Wang")
    seller = sit("next", "acme")
    seller.sees("overdue", "quit")
    seller.press(key)
    seller.sees("No next step is agreed", "quit")
    seller.press("y")
    seller.sees("What happens next", "goes back")
    seller.type("确认需求清单")
    seller.sees("By when", "goes back")
    seller.type("+1w")
    seller.sees("Whose step", "goes back")
    seller.type("王总")
    seller.is_asked("E1.1")
    seller.quits()
    assert seller.ends() == 0
    cleared, agreed = history(home)[-2:]
    assert cleared["text"] is None
    assert (agreed["text"], agreed["due"], agreed["whose"]) == ("确认需求清单", "2026-11-30", "王总")


def test_yes_and_its_proof_are_one_event_that_one_back_takes_back(
    playbook: Playbook, sit: Sit, home: Path, deal: str
) -> None:
    seller = sit("next", deal)
    seller.proves("E1.1", "minutes 11-20", person="Wang, CFO")
    seller.is_asked("E1.2")
    marks = [event for event in history(home) if event["type"] == "marked"]
    assert len(marks) == 1
    assert (marks[0]["status"], marks[0]["evidence"]) == ("done", ["minutes 11-20"])
    assert marks[0]["confirmed_by"] == "Wang, CFO"
    seller.press("b")
    seller.sees("undid")
    seller.is_asked("E1.1")
    assert history(home)[-1]["type"] == "undone"
    assert items(playbook)["E1.1"] == "open"
    seller.press("b")
    seller.sees("this is the first question")
    seller.quits()
    assert seller.ends() == 0


def test_the_first_stage_is_proven_with_at_most_50_presses_beside_the_text_typed(
    playbook: Playbook, sit: Sit
) -> None:
    playbook("start", "Acme")
    seller = sit("next", "acme", rows=24, columns=80)
    for number in range(1, 11):
        ref = seller.is_asked_about_a_criterion()
        seller.press("a")
        seller.sees(f"What proves {ref} ", "goes back")
        seller.type(f"邮件 11-{number + 10}")
        if number == 1:
            seller.is_asked_who_confirmed("Wang, CFO")
        else:
            seller.sees("Tab: “Wang, CFO”", "Ctrl-C quits")
            seller.press("\t", ENTER)
        while seller.child.expect(["Were any of these", "▸", "Move on to"]) == 0:
            seller.sees("quit")
            seller.press("s")
        seller.child.buffer = seller.child.after + seller.child.buffer
    seller.sees("Move on to Evaluation", "quit")
    seller.press("y")
    seller.sees("advanced from Prospecting to Evaluation", "stage 2 of 3")
    seller.is_asked_about_a_criterion()
    assert seller.presses <= 50, seller.presses
    seller.press("q")
    seller.sees("No next step is agreed. What", "quit")
    seller.press("s")
    assert seller.ends() == 0
    status = playbook("status", "acme", "--json").json
    assert status["stage"] == "evaluation"
    events = playbook("log", "acme", "--json").json
    assert events[-1]["passage"] == "advanced"
    marks = [event for event in events if event["type"] == "marked"]
    assert [len(event["evidence"]) for event in marks] == [1] * 10
    assert {event["confirmed_by"] for event in marks} == {"Wang, CFO"}
    assert playbook("check", "acme", "--stage", "prospecting", "--strict").code == 0


def test_a_part_that_is_asked_out_of_order_says_why_and_the_walk_says_that_it_goes_on_past_what_was_answered(
    playbook: Playbook, sit: Sit, deal: str
) -> None:
    playbook("done", deal, "E2.1", "-e", "mail")
    seller = sit("next", deal)
    for ref in ("E2.2", "E2.3", "E1.1", "E1.2", "E1.3"):
        seller.is_asked(ref)
        seller.press("n")
    seller.sees(
        "been through the earlier ones today; none of the 3 parts",
        "▸[^\n]*E3.3 ",
        "Asked first, because",
        "quit",
    )
    seller.press("?")
    seller.sees("been through the earlier ones", "quit")
    seller.quits()
    assert seller.ends() == 0


def test_a_seller_who_confirms_for_the_customer_is_told_and_an_answer_on_the_page_of_advice_is_no_answer(
    playbook: Playbook, sit: Sit, deal: str
) -> None:
    playbook("set", deal, "owner=周敏")
    seller = sit("next", deal, rows=20)
    seller.is_asked("E1.1")
    seller.press("?")
    seller.sees("more lines", "quit")
    seller.press("y")
    seller.sees("This page only explains")
    seller.press(ESCAPE)
    seller.proves("E1.1", "minutes", person="周敏，经理")
    seller.sees("周敏，经理 is on our side", "take it back: b")
    seller.is_asked("E1.2")
    seller.quits()
    assert seller.ends() == 0


def test_a_met_gate_that_is_still_doubted_says_which_part_is_claimed_and_lets_the_evidence_come_first(
    playbook: Playbook, sit: Sit, deal: str
) -> None:
    playbook("done", deal, "E1.1")
    playbook(
        "done", deal, "E1.2", "E1.3", *(f"E{n}" for n in range(2, 11)), "-e", "mail", "--confirmed-by", "Wang"
    )
    for words in (("next", deal), ("status", deal)):
        assert "to move on now: playbook advance acme" in playbook(*words).out
    seller = sit("next", deal)
    seller.sees("1 part of it is only claimed", "E1.1 The", "Move on to Evaluation all the same", "quit")
    seller.press(ESCAPE)
    seller.sees("Nothing stands before this question")
    seller.press("n")
    seller.sees("▸[^\n]*E1.1 ", "Is there evidence now", "quit")
    seller.press("n")
    seller.sees("E1.1: skipped for now; it is asked again next time", "Were any of these", "quit")
    seller.press("s")
    seller.sees("Next: Add evidence for E1 ")
    assert seller.ends() == 0
    seller = sit("next", deal)
    seller.sees("Move on to Evaluation all the same", "quit")
    seller.press("y")
    seller.sees("advanced from Prospecting to Evaluation")
    seller.is_asked_about_a_criterion()
    seller.quits()
    assert seller.ends() == 0


def test_a_name_that_was_undone_is_not_offered_again_and_the_log_says_not_yet_of_what_never_was(
    playbook: Playbook, sit: Sit, deal: str
) -> None:
    seller = sit("next", deal)
    seller.proves("E1.1", "mail", person="Wnag")
    seller.is_asked("E1.2")
    seller.press("b")
    seller.proves("E1.1", "mail", person="Wang")
    seller.is_asked("E1.2")
    seller.press("n")
    seller.is_asked("E1.3")
    seller.quits()
    assert seller.ends() == 0
    assert "not yet: E1.2" in playbook("log", deal).out
    playbook("undone", deal, "E1.1")
    assert "open again: E1.1" in playbook("log", deal).out


def test_numbers_of_what_is_offered_have_no_gaps_and_stay_while_some_are_taken(
    playbook: Playbook, sit: Sit, deal: str
) -> None:
    playbook("done", deal, "A1", "E1.1", "E1.2", "-e", "mail")
    seller = sit("next", deal)
    seller.proves("E1.3")
    seller.sees("Were any of these[^?]*\\?", "1[^\n]* D9 ", "2[^\n]* P7 ", "quit")
    seller.press("1")
    seller.sees("Were any of these[^?]*\\?", "2[^\n]* P7 ", "quit")
    seller.press("s")
    seller.quits()
    assert seller.ends() == 0


def test_nobody_at_the_customer_is_asked_for_where_the_item_is_internal_to_us(
    playbook: Playbook, sit: Sit
) -> None:
    playbook("start", "Acme", "--stage", "evaluation")
    playbook("step", "acme", "review", "--due", "+30d")
    playbook("done", "acme", "E1.1", "E1.3", "-e", "mail")
    seller = sit("next", "acme")
    seller.is_asked("E1.2")
    seller.press("y")
    seller.gives("E1.2", "minutes", person=None)
    seller.sees("done E1.2", "quit")
    seller.quits()
    assert seller.ends() == 0


# --- every answer ----------------------------------------------------------------------------------


def test_letters_need_no_enter_and_full_width_and_capital_letters_count(
    playbook: Playbook, sit: Sit, deal: str
) -> None:
    seller = sit("next", deal, rows=60)
    seller.is_asked("E1.1")
    seller.press("ｙ")
    seller.gives("E1.1", "会议纪要 11-20", person="王总")
    seller.is_asked("E1.2")
    seller.press("Ｎ")
    seller.is_asked("E1.3")
    seller.press("？")
    seller.sees("How to verify")
    seller.is_asked("E1.3")
    seller.press("Ｑ")
    assert seller.ends() == 0
    found = playbook("status", deal, "--json").json["items"]
    assert (found["E1.1"], found["E1.2"]) == ("done", "open")


def test_a_note_keeps_the_question_and_skip_records_nothing(playbook: Playbook, sit: Sit, deal: str) -> None:
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    seller.press("w")
    seller.sees("Note on E1.1", "goes back")
    seller.type("王总周一回来")
    seller.is_asked("E1.1")
    seller.press("s")
    seller.is_asked("E1.2")
    seller.quits()
    assert seller.ends() == 0
    status = playbook("status", deal, "--json").json
    assert status["notes"][0]["text"] == "王总周一回来"
    assert set(status["items"].values()) == {"open"}


def test_yes_without_proof_is_recorded_only_when_that_is_said_again(
    playbook: Playbook, sit: Sit, deal: str
) -> None:
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    seller.press("y")
    seller.sees("What proves E1.1", "goes back")
    seller.type("y")  # pressed twice
    seller.sees("That alone proves nothing")
    seller.press("\x7f")
    seller.type("")
    seller.sees("No evidence for E1.[12]", "Esc[^ ]* back")
    seller.press("n")
    seller.is_asked("E1.1")
    assert items(playbook)["E1.1"] == "open"
    seller.press("y")
    seller.gives("E1.1", "", person=None)
    seller.sees("No evidence for E1.[12]", "Esc[^ ]* back")
    seller.press("y")
    seller.is_asked("E1.2")
    seller.quits()
    assert seller.ends() == 0
    assert "E1.1" in playbook("check", deal, "--json", expect=1).json["criteria"][0]["claimed"]


def test_the_last_evidence_is_offered_again_and_a_file_is_completed_and_kept_with_its_digest(
    playbook: Playbook, sit: Sit, deal: str, home: Path
) -> None:
    Path("minutes-of-monday.txt").write_text("they said yes", encoding="utf-8")
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    seller.press("y")
    seller.sees("What proves E1.1", "goes back")
    seller.type("@minutes-of-tuesday.txt")
    seller.sees("There is no file")
    seller.press("\x15")
    seller.child.send("@minutes-of")
    seller.press("\t")
    seller.sees("monday.txt")
    seller.press(ENTER)
    seller.is_asked_who_confirmed()
    seller.is_asked("E1.2")
    first = history(home)[-1]["evidence"][0]
    assert (Path(first["file"]).name, first["size"]) == ("minutes-of-monday.txt", 13)
    seller.press("y")
    seller.sees("What proves E1.2", "Tab: “@?[^”]*minutes", "goes back")
    seller.press("\t", ENTER)
    seller.is_asked_who_confirmed()
    seller.is_asked("E1.3")
    seller.quits()
    assert seller.ends() == 0
    assert history(home)[-1]["evidence"] == [first]


def test_an_editor_opens_for_the_proof(
    playbook: Playbook, sit: Sit, deal: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = home.parent / "editor"
    editor.write_text("#!/bin/sh\nprintf '第一行\\n第二行\\n' > \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    seller.press("y")
    seller.sees("What proves E1.1", "goes back")
    seller.press(CTRL_O)
    seller.sees("第二行")
    seller.press(ENTER)
    seller.is_asked_who_confirmed()
    seller.is_asked("E1.2")
    seller.quits()
    assert seller.ends() == 0
    assert history(home)[-1]["evidence"] == ["第一行\n第二行"]


def test_all_parts_proves_the_whole_criterion_with_one_event_and_tells_its_outcome(
    playbook: Playbook, sit: Sit, deal: str, home: Path
) -> None:
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    seller.press("A")
    seller.sees("What proves E1 ", "3 parts", "E1.1 The", "E1.2 The", "E1.3 The", "goes back")
    seller.type("minutes 11-20")
    seller.sees("Who at the customer confirmed E1 ", "3 parts", "E1.1 ", "E1.2 ", "E1.3 ", "Ctrl-C quits")
    seller.press(ESCAPE)
    seller.sees("What proves E1 ", "goes back", "minutes 11-20")
    seller.press(ENTER)
    seller.is_asked_who_confirmed()
    seller.sees("Outcome reached: O1 ")
    seller.sees("Were any of these", "quit")
    seller.press(number_of(seller, "P7"))
    seller.sees("Were any of these", "quit")
    seller.press("s")
    seller.is_asked("E2.1")
    seller.quits()
    assert seller.ends() == 0
    whole, behavior = [event for event in history(home) if event["type"] == "marked"]
    assert whole["item"].endswith("core-scenario")
    assert "/customer-purchase-behaviors/" in behavior["item"]
    assert "evidence" not in behavior
    assert items(playbook)["E1.3"] == "done"


def test_all_parts_leaves_to_a_part_that_is_proven_its_own_proof(
    playbook: Playbook, sit: Sit, deal: str, home: Path
) -> None:
    playbook("done", deal, "E1.1", "--evidence", "minutes 11-20", "--confirmed-by", "Wang, CFO")
    seller = sit("next", deal)
    seller.is_asked("E1.2")
    seller.press("a")
    seller.sees("What proves E1 ", "2 parts", "E1.2 The", "E1.3 The", "goes back")
    seller.type("approval pack 11-26")
    seller.is_asked_who_confirmed()
    seller.sees("Outcome reached: O1 ")
    seller.quits()
    assert seller.ends() == 0
    proofs = [event["evidence"] for event in history(home) if event["type"] == "marked"]
    assert proofs == [["minutes 11-20"], ["approval pack 11-26"], ["approval pack 11-26"]]


def test_the_walk_ends_with_what_was_recorded_what_is_next_and_asks_for_a_next_step(
    playbook: Playbook, sit: Sit, home: Path
) -> None:
    playbook("start", "Acme")
    seller = sit("next", "acme")
    seller.proves("E1.1")
    seller.is_asked("E1.2")
    seller.press("q")
    seller.sees("No next step is agreed", "quit")
    seller.press("y")
    seller.sees("What happens next", "goes back")
    seller.type("workshop")
    seller.sees("By when", "goes back")
    seller.type("+3d")
    seller.sees("Whose step", "goes back")
    seller.type("")
    seller.sees("2 answers saved", "playbook next acme", "Next: E1.2")
    assert seller.ends() == 0
    assert history(home)[-1]["due"] == "2026-11-26"


# --- interruptions ---------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("where", ["question", "proof", "no proof", "reason", "note"])
def test_ctrl_c_and_ctrl_d_anywhere_lose_nothing_that_was_answered(
    playbook: Playbook, sit: Sit, deal: str, key: str, where: str
) -> None:
    seller = sit("next", deal)
    seller.proves("E1.1", "会议纪要")
    seller.is_asked("E1.2")
    if where in ("reason", "note"):
        seller.press({"reason": "x", "note": "w"}[where])
        seller.sees("E1.2", "Ctrl-C quits")
    elif where != "question":
        seller.press("y")
        seller.sees("What proves E1.2", "Ctrl-C quits")
    if where == "no proof":
        seller.press(ENTER)
        seller.sees("No evidence for E1.[12]", "Esc[^ ]* back")
    seller.press(key)
    seller.sees("1 answer saved")
    assert seller.ends() == 130
    found = items(playbook)
    assert (found["E1.1"], found["E1.2"]) == ("done", "open")


def test_who_confirmed_is_a_line_for_a_name_that_no_key_answers_and_that_offers_the_last_ones(
    playbook: Playbook, sit: Sit, home: Path, deal: str
) -> None:
    playbook("done", deal, "E2.1", "-e", "mail", "--confirmed-by", "nora o'brien")
    seller = sit("next", deal)
    seller.is_asked("E2.2")
    seller.press("a")
    seller.gives("E2", "minutes", person=None)
    seller.sees("Who at the customer confirmed E2 ", "Tab: “nora o'brien”", "Enter alone", "Ctrl-C quits")
    for slip, answer in (("y", "Who was it"), ("o", "“o” is no name"), ("Yes", "Who was it")):
        seller.type(slip)
        seller.sees(answer, "Ctrl-C quits")
    seller.type("Priya Shah, ops manager")
    seller.sees("Were any of these", "quit")
    seller.press("s")
    seller.is_asked("E1.1")
    seller.press("y")
    seller.gives("E1.1", "minutes", person=None)
    seller.sees(
        "Who at the customer confirmed", "Tab: “Priya[^”]*”, Tab again: the one before", "Ctrl-C quits"
    )
    seller.press("\t", "\t", ENTER)
    seller.is_asked("E1.2")
    seller.press("y")
    seller.gives("E1.2", "minutes", person=None)
    seller.is_asked_who_confirmed("nobody")
    seller.sees("E1.2[^▸]*confirmed by nobody so far", "quit")
    seller.quits()
    assert seller.ends() == 0
    marked = [event.get("confirmed_by") for event in history(home) if event["type"] == "marked"]
    assert marked == ["nora o'brien", *["Priya Shah, ops manager"] * 2, "nora o'brien", None]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_an_interrupted_question_for_a_person_keeps_the_proof_that_was_typed(
    sit: Sit, home: Path, deal: str, key: str
) -> None:
    before = history(home)
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    seller.press("y")
    seller.gives("E1.1", "会议纪要", person=None)
    seller.sees("Who at the customer", "Ctrl-C quits")
    seller.press(key)
    seller.sees("1 answer saved")
    assert seller.ends() == 130
    [*earlier, marked] = history(home)
    assert earlier == before
    assert (marked["evidence"], marked.get("confirmed_by")) == (["会议纪要"], None)


def test_closing_the_terminal_loses_nothing_answered(playbook: Playbook, sit: Sit, deal: str) -> None:
    seller = sit("next", deal)
    seller.proves("E1.1")
    seller.is_asked("E1.2")
    seller.child.close(force=True)
    assert items(playbook)["E1.1"] == "done"


def test_a_resize_draws_the_question_for_the_new_width(sit: Sit, deal: str) -> None:
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    seller.child.setwinsize(24, 50)
    seller.is_asked("E1.1")
    drawn = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seller.child.before + seller.child.after)
    assert all(len(line) <= 50 for line in drawn.splitlines())
    seller.press("s")
    seller.is_asked("E1.2")
    seller.quits()
    assert seller.ends() == 0


def test_the_whole_briefing_is_shown_a_screenful_after_the_other(sit: Sit, deal: str) -> None:
    seller = sit("next", deal, rows=20, columns=80)
    seller.is_asked("E1.1")
    seller.press("?")
    seller.sees("Because", "more lines", "Esc[^ ]* back to the question", "quit")
    seller.press(" ")
    seller.sees("Space", "quit")
    seller.press(ESCAPE)
    seller.is_asked("E1.1")
    seller.press("?")
    seller.sees("more lines", "quit")
    seller.press("q")
    assert seller.ends() == 0


@pytest.mark.parametrize("rows", [60, 20])
def test_what_the_keys_do_everywhere_is_said_where_the_whole_briefing_is_and_q_quits_from_there(
    sit: Sit, deal: str, rows: int
) -> None:
    seller = sit("next", deal, rows=rows, columns=80)
    seller.is_asked("E1.1")
    seller.press("?")
    while seller.child.expect(["so does Ctrl-C", r"\d+ more lines[^\n]*quit"]):
        seller.press(" ")
    seller.sees("quit")
    seller.press("q")
    assert seller.ends() == 0


@pytest.mark.parametrize("columns", [60, 80])
def test_a_narrow_screen_holds_the_question_and_all_its_keys(sit: Sit, deal: str, columns: int) -> None:
    seller = sit("next", deal, rows=24, columns=columns)
    seller.is_asked("E1.1")
    drawn = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seller.child.before)
    keys = ("y yes", "n not yet", "x waive", "a all parts", "b undo last")
    assert all(key in drawn for key in keys)
    seller.quits()
    assert seller.ends() == 0


# --- somebody else -----------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["y", "n", "x"])
def test_what_somebody_else_recorded_meanwhile_is_told_and_not_overwritten(
    playbook: Playbook, sit: Sit, deal: str, home: Path, answer: str
) -> None:
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    playbook("done", deal, "E1.1", "--evidence", "theirs")
    before = history(home)
    seller.press(answer)
    if answer == "y":
        seller.gives("E1.1", "mine")
    if answer == "x":
        seller.sees("Why waive E1.1 ", "goes back")
        seller.type("no need")
        seller.sees("for the same reason", "only this one", "back")
        seller.press("n")
    seller.sees("Meanwhile, li: done E1.1", "theirs", "was not recorded")
    seller.is_asked("E1.2")
    seller.quits()
    assert seller.ends() == 0
    assert history(home) == before


@pytest.mark.parametrize("key", ["y", "n"])
def test_a_deal_that_somebody_else_closed_meanwhile_gets_nothing_recorded(
    playbook: Playbook, sit: Sit, deal: str, home: Path, key: str
) -> None:
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    playbook("close", deal, "lost", "--reason", "其他: 项目取消")
    before = history(home)
    seller.press(key)
    if key == "y":
        seller.gives("E1.1")
    seller.sees("Meanwhile, li: closed as lost", "was not recorded", "closed: lost")
    assert seller.ends() == 0
    assert history(home) == before


def test_after_somebody_else_moved_the_deal_the_walk_asks_about_the_stage_in_which_it_is_now(
    playbook: Playbook, sit: Sit, deal: str, home: Path
) -> None:
    seller = sit("next", deal)
    seller.is_asked("E1.1")
    playbook("advance", deal, "--override", "--reason", "boss")
    before = history(home)
    seller.press("n")
    seller.sees("Meanwhile, li: advanced", "was not recorded", r"Evaluation \(stage 2 of 3\)")
    seller.is_asked("prospecting/E3.3")
    seller.quits()
    assert seller.ends() == 0
    assert history(home) == before


def test_what_advance_refuses_the_walk_refuses(playbook: Playbook, sit: Sit, deal: str, home: Path) -> None:
    playbook("done", deal, *(f"E{n}" for n in range(1, 11)), "-e", "mail", "--confirmed-by", "Wang")
    seller = sit("next", deal)
    seller.sees("Move on to", "quit")
    playbook("undone", deal, "E4.2")
    before = history(home)
    seller.press("y")
    seller.sees("9 of 10")
    seller.is_asked("E4.2")
    seller.quits()
    assert seller.ends() == 0
    assert history(home) == before


def stand_in_an_end(playbook: Playbook, name: str, reasons: str = "") -> None:
    """A deal that is open in a stage where deals end."""
    text = f"---\nlanguage: en\n{reasons}---\n\n# Team\n\n## Stage 1: Pilot\n\n### Exit criteria\n\n"
    Path("team.md").write_text(f"{text}- Signed: by both\n\n## Stage 2: {name}\n", encoding="utf-8")
    playbook("start", "Acme", "--playbook", "team.md", "--stage", "2")


def test_a_deal_open_in_a_lost_end_is_closed_with_its_reason_and_competitor_and_not_by_enter_alone(
    playbook: Playbook, sit: Sit, home: Path
) -> None:
    stand_in_an_end(playbook, "Closed Lost", "loss_reasons:\n  - Price\n  - Timing\n")
    before = history(home)
    seller = sit("next", "acme")
    seller.sees("Closed Lost and still open. Close it as lost", "quit")
    seller.press(ENTER)
    seller.sees("Enter alone records nothing")
    seller.press("y")
    for answer in ("n", "y"):
        seller.sees("Why was it lost", "Timing", "arrows, Enter")
        seller.press(ENTER)
        seller.sees("Which competitor won it", "Enter to skip")
        seller.type("Beta")
        seller.sees("Close the deal as lost. The reason: Price", "Esc[^ ]* back")
        seller.press(ENTER)
        seller.sees("Enter alone records nothing")
        assert history(home) == before
        seller.press(answer)
        if answer == "n":
            seller.sees("Close it as lost", "quit")
            seller.press("y")
    seller.sees("closed as lost: Price")
    assert seller.ends() == 0
    event = history(home)[-1]
    assert (event["type"], event["outcome"], event["reason"]) == ("closed", "lost", "Price")
    assert event["competitor"] == "Beta"


END_QUESTIONS = {
    "Why was nothing decided": "Price",
    "Which competitor": "Enter to skip",
    "The reason: Price": "Esc[^ ]* back",
}


@pytest.mark.parametrize("at", ["Why was nothing decided", "The reason: Price"])
def test_ctrl_c_at_any_question_about_the_end_closes_nothing(
    playbook: Playbook, sit: Sit, home: Path, at: str
) -> None:
    stand_in_an_end(playbook, "No decision", "loss_reasons:\n  - Price\n")
    before = history(home)
    seller = sit("next", "acme")
    seller.sees("Close it as no decision", "quit")
    seller.press("y")
    for question, last_words in END_QUESTIONS.items():
        seller.sees(question, last_words)
        if question == at:
            break
        seller.press(ENTER)
    seller.press(CTRL_C)
    assert seller.ends() == 130
    assert history(home) == before


def test_a_deal_whose_gate_was_mostly_waived_and_is_not_worth_pursuing_is_closed_as_lost_for_a_reason(
    playbook: Playbook, sit: Sit, home: Path, deal: str
) -> None:
    playbook("waive", deal, *(f"E{n}" for n in range(1, 11)), "--reason", "known customer")
    seller = sit("next", deal)
    seller.sees("Is the deal still worth pursuing", "no, close it as lost", "skip")
    seller.press("n")
    seller.sees("Why was it lost", "arrows, Enter")
    seller.press(ENTER)
    seller.sees("Which competitor won it", "Enter to skip")
    seller.press(ENTER)
    seller.sees("Close the deal as lost", "Esc[^ ]* back")
    seller.press("y")
    seller.sees("closed as lost")
    assert seller.ends() == 0
    assert (history(home)[-1]["type"], history(home)[-1]["outcome"]) == ("closed", "lost")


def test_where_the_playbook_lists_no_reasons_the_end_is_told_in_words_and_esc_goes_back(
    playbook: Playbook, sit: Sit, home: Path
) -> None:
    stand_in_an_end(playbook, "Cancelled")
    seller = sit("next", "acme")
    seller.sees("Close it as no decision", "quit")
    seller.press("y")
    seller.sees("What was the reason", "Esc goes back")
    seller.press(ESCAPE)
    seller.sees("Close it as no decision", "quit")
    seller.press("y")
    seller.sees("What was the reason", "Esc goes back")
    seller.type("budget cut")
    seller.sees("Which competitor", "Enter to skip")
    seller.press(ENTER)
    seller.sees("The reason: budget cut", "Esc[^ ]* back")
    seller.press("y")
    assert seller.ends() == 0
    event = history(home)[-1]
    assert (event["outcome"], event["reason"]) == ("no_decision", "budget cut")


def test_a_won_end_is_closed_with_one_key_and_without_a_reason(
    playbook: Playbook, sit: Sit, home: Path
) -> None:
    stand_in_an_end(playbook, "Closed Won")
    seller = sit("next", "acme")
    seller.sees("Closed Won and still open. Close it as won", "quit")
    seller.press("y")
    seller.sees("closed as won")
    assert seller.ends() == 0
    assert history(home)[-1]["outcome"] == "won"


def test_evidence_that_has_changed_is_told_before_the_first_question(
    playbook: Playbook, sit: Sit, deal: str
) -> None:
    proof = Path("protocol.txt")
    proof.write_text("agreed")
    playbook("done", deal, "E1", "--evidence", str(proof))
    proof.write_text("agreed otherwise")
    seller = sit("next", deal)
    seller.sees("evidence has changed since it was given", "▸", "quit")
    seller.press("q")
