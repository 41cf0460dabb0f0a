from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def status(playbook: Playbook, deal: str) -> dict[str, object]:
    answer: dict[str, object] = playbook("status", deal, "--json").json
    return answer


def test_set_keeps_what_is_known_of_a_deal(playbook: Playbook, acme: str) -> None:
    playbook("set", acme, "owner=li", "amount=12万", "close_date=+2w", "external:salesforce=006XX")
    assert status(playbook, acme)["fields"] == {
        "owner": "li",
        "amount": "120000",
        "currency": "CNY",
        "close_date": "2026-12-07",
        "external:salesforce": "006XX",
    }
    playbook("set", acme, "owner=")
    assert "owner" not in status(playbook, acme)["fields"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("word", "hint"),
    [("ownr=li", "owner"), ("owner", "owner=li"), ("amount=much", "120000 CNY"), ("close_date=soon", "+3d")],
)
def test_set_says_what_is_wrong_and_what_would_be_right(
    playbook: Playbook, acme: str, word: str, hint: str
) -> None:
    ran = playbook("set", acme, "account=x", word, expect=None)
    assert ran.code in (2, 3)
    assert hint in ran.err
    assert status(playbook, acme)["fields"] == {}


def test_a_next_step_has_a_day_and_whose_it_is(playbook: Playbook, acme: str) -> None:
    playbook("step", acme, "CFO 签字", "--by", "王总", "--due", "明天")
    assert status(playbook, acme)["next_step"] == {"text": "CFO 签字", "due": "2026-11-24", "whose": "王总"}
    playbook("step", acme, "--done")
    assert status(playbook, acme)["next_step"] is None
    playbook("step", acme, expect=2)


def test_an_overdue_step_is_what_to_do_next(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook("step", acme, "CFO 签字", "--due", "tomorrow")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-26T09:00:00+00:00")
    action = playbook("next", acme, "--json").json["action"]
    assert (action["kind"], action["text"]) == ("next_step", "CFO 签字")
    assert action["command"] == f"playbook step {acme} --done"


def test_a_snoozed_deal_is_not_stale(playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYBOOK_NOW", "2027-03-01T09:00:00+00:00")
    assert status(playbook, acme)["stale"] is True
    playbook("snooze", acme, "--until", "+3d")
    assert status(playbook, acme)["stale"] is False
    monkeypatch.setenv("PLAYBOOK_NOW", "2027-04-05T09:00:00+00:00")
    assert status(playbook, acme)["stale"] is True
    playbook("snooze", acme, "--until", "2027-01-01", expect=2)


def test_reopen_restores_the_stage(playbook: Playbook) -> None:
    playbook("start", "Acme", "--stage", "evaluation")
    playbook("reopen", "acme", expect=3)
    playbook("close", "acme", "lost", "--reason", "价格过高")
    playbook("reopen", "acme", "--reason", "预算回来了")
    assert (status(playbook, "acme")["status"], status(playbook, "acme")["stage"]) == ("open", "evaluation")


def test_rename_keeps_the_id(playbook: Playbook, acme: str) -> None:
    playbook("rename", acme, "新集团")
    assert status(playbook, "新集团")["deal"] == acme
    playbook("rename", acme, "", expect=2)


def test_the_log_says_in_words_what_became_of_a_deal(playbook: Playbook, acme: str) -> None:
    for words in (("rename", acme, "新集团"), ("archive", acme), ("archive", acme, "--back")):
        playbook(*words)
    playbook("snooze", acme, "--until", "2026-12-01")
    playbook("snooze", acme)
    playbook("set", acme, "owner=wang")
    playbook("set", acme, "owner=")
    said = [line.split("  ")[-1] for line in playbook("log", acme).out.splitlines()]
    assert said[1:] == [
        *("renamed to 新集团", "archived", "no longer archived"),
        *("snoozed until 2026-12-01", "no longer snoozed", "owner set to wang", "owner removed"),
    ]


def test_an_archived_deal_is_left_out_of_lists(playbook: Playbook, acme: str) -> None:
    playbook("archive", acme)
    assert playbook("check", "--all", "--json").json == []
    assert playbook("next", expect=3).out == ""
    playbook("archive", acme, "--back")
    assert len(playbook("check", "--all", "--json", expect=1).json) == 1


@pytest.mark.parametrize(("day", "stale"), [("2027-03-10", False), ("2027-03-11", True)])
def test_a_snooze_lasts_through_its_last_day(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch, day: str, stale: bool
) -> None:
    playbook("snooze", acme, "--until", "2027-03-10")
    monkeypatch.setenv("PLAYBOOK_NOW", f"{day}T23:00:00+00:00")
    playbook("stale", expect=1 if stale else 0)
