"""`playbook step`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran, read_status
from tests.functional.walking import ESCAPE, Seller, spawn_playbook

Playbook = Callable[..., Ran]


def test_a_next_step_has_a_day_and_whose_it_is(playbook: Playbook, acme: str) -> None:
    playbook("step", acme, "CFO 签字", "--by", "王总", "--due", "明天")
    assert read_status(playbook, acme)["next_step"] == {
        "text": "CFO 签字",
        "due": "2026-11-24",
        "whose": "王总",
    }
    assert "next step dropped: CFO 签字" in playbook("step", acme, "--dropped", "--dry-run").out
    assert "next step done: CFO 签字" in playbook("step", acme, "--done").out
    assert read_status(playbook, acme)["next_step"] is None
    playbook("step", acme, expect=2)
    playbook("step", acme, "--done", "--dropped", expect=2)


def test_an_overdue_step_is_what_to_do_next(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook("step", acme, "CFO 签字", "--due", "tomorrow")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-26T09:00:00+00:00")
    action = playbook("next", acme, "--json").json["action"]
    assert (action["kind"], action["text"]) == ("next_step", "CFO 签字")
    assert action["command"] == f"playbook step {acme} --done"


def test_a_step_whose_day_has_passed_is_kept_and_said_to_be(playbook: Playbook, acme: str) -> None:
    ran = playbook("step", acme, "CFO 签字", "--due", "yesterday")
    assert "overdue already: 2026-11-22 was yesterday" in ran.err
    assert read_status(playbook, acme)["next_step"]["due"] == "2026-11-22"  # type: ignore[index]


def test_in_a_terminal_step_asks_what_happens_next_and_until_when(playbook: Playbook, acme: str) -> None:
    seller = Seller(spawn_playbook("step", acme))
    seller.sees("What happens next", "Esc or Ctrl-C leaves")
    seller.type("CFO 签字")
    seller.sees("By when", "Enter leaves it open")
    seller.type("下周三")
    assert seller.ends() == 0
    assert read_status(playbook, acme)["next_step"] == {
        "text": "CFO 签字",
        "due": "2026-12-02",
        "whose": None,
    }


def test_leaving_the_question_for_a_step_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    seller = Seller(spawn_playbook("step", acme))
    seller.sees("What happens next", "leaves")
    seller.press(ESCAPE)
    assert seller.ends() == 130
    assert playbook("log", acme, "--json").json == before


def test_a_dry_run_of_step_says_it_and_records_nothing(playbook: Playbook, acme: str) -> None:
    before = playbook("log", acme, "--json").json
    ran = playbook("step", acme, "CFO 签字", "--dry-run")
    assert "CFO 签字" in ran.out
    assert "nothing is recorded" in ran.err
    assert playbook("log", acme, "--json").json == before


def test_step_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("step", acme, "CFO 签字", "--json").json
    assert (answer["deal"], answer["saved"]) == (acme, True)
    assert answer["events"][0]["type"] == "next_step_set"
    assert playbook("log", acme, "--json").json[-1]["id"] == answer["events"][0]["id"]


def test_step_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("step", "nobody", "CFO 签字", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "replaces the step that was agreed before: 寄材料, due Fri 2026-12-04"),
        ("zh", "取代了原来约定的下一步：寄材料"),
    ],
)
def test_a_new_step_says_which_one_it_replaces(
    playbook: Playbook, acme: str, language: str, said: str
) -> None:
    playbook("step", acme, "寄材料", "--due", "2026-12-04")
    told = ("--lang", language, "step", acme)
    assert playbook(*told, "寄材料", "--due", "2026-12-05", "--dry-run").err.count("\n") == 1
    assert said in playbook(*told, "上门演示", "--due", "2026-12-03").err
    playbook("step", acme, "--done")
    assert playbook(*told, "报价").err == ""


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "E1 is one of the shortest", "The step agreed for 2026-11-26 bears on this: 上门演示"),
        ("zh", "先做项数最少的：E1（3 项）", "与约定在 2026-11-26 的下一步有关：上门演示"),
    ],
)
def test_status_counts_the_parts_of_a_criterion_by_its_ref_and_says_on_what_a_step_bears(
    playbook: Playbook, acme: str, language: str, before: str, after: str
) -> None:
    status = ("--lang", language, "status", acme)
    assert before in " ".join(playbook(*status).out.split())
    playbook("step", acme, "上门演示", "--due", "+3d")
    assert after in playbook(*status).out
