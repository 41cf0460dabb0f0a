"""`playbook close`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran, read_status

Playbook = Callable[..., Ran]


def test_a_lost_deal_keeps_its_reason_and_is_not_closed_twice(playbook: Playbook, acme: str) -> None:
    playbook("close", acme, "lost", "--reason", "价格", "--competitor", "竞品甲")
    event = playbook("log", acme, "--json").json[-1]
    assert (event["reason"], event["competitor"]) == ("价格过高", "竞品甲")
    assert read_status(playbook, acme)["status"] == "lost"
    assert "is closed (lost)" in playbook("close", acme, "won", expect=3).err


def test_a_dry_run_of_close_leaves_the_deal_open(playbook: Playbook, acme: str) -> None:
    ran = playbook("close", acme, "lost", "--reason", "价格", "--dry-run")
    assert "closed as lost: 价格过高" in ran.out
    assert "nothing is recorded" in ran.err
    assert read_status(playbook, acme)["status"] == "open"


def test_close_as_json_is_the_event_that_was_recorded(playbook: Playbook, acme: str) -> None:
    answer = playbook("close", acme, "lost", "--reason", "价格", "--json").json
    assert (answer["status"], answer["saved"]) == ("lost", True)
    assert answer["events"][0]["type"] == "closed"


def test_a_reason_that_is_not_listed_is_answered_with_the_list_nearest_first(
    playbook: Playbook, acme: str
) -> None:
    told = playbook("--lang", "en", "close", acme, "lost", "--reason", "预算削减了", expect=3).err
    assert "预算" in told.splitlines()[1]
    assert "价格过高" in told


@pytest.mark.parametrize(
    ("word", "status"),
    [("丢单", "lost"), ("ＬＯＳＴ", "lost"), ("无决定", "no_decision"), ("no decision", "no_decision")],
)
def test_a_deal_closes_by_the_sellers_own_word_for_it(
    playbook: Playbook, acme: str, word: str, status: str
) -> None:
    playbook("close", acme, word, "--reason", "其他: 项目取消")
    assert playbook("status", acme, "--json").json["status"] == status


def test_a_word_that_is_no_end_closes_nothing(playbook: Playbook, acme: str) -> None:
    assert "won, lost or no-decision" in playbook("close", acme, "soon", expect=2).err
    assert playbook("status", acme, "--json").json["status"] == "open"


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Acme 集团: closed as lost: 价格过高"), ("zh", "Acme 集团：已按丢单关闭：价格过高")],
)
def test_close_says_once_how_the_deal_ended(playbook: Playbook, acme: str, language: str, line: str) -> None:
    ran = playbook("--lang", language, "close", acme, "lost", "--reason", "价格")
    assert ran.out == f"{line}\n"
