import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran
from tests.functional.walking import Seller, spawn_playbook

Playbook = Callable[..., Ran]


def test_start_writes_one_deal_pinned_to_the_playbook(playbook: Playbook, home: Path) -> None:
    ran = playbook("start", "Acme 集团")
    assert "Acme 集团" in ran.out
    assert "playbook next acme-集团" in ran.out
    written = json.loads((home / "deals" / "acme-集团.json").read_text(encoding="utf-8"))
    assert written["format"] == "playbook-deal/1"
    assert written["name"] == "Acme 集团"
    assert written["playbook"]["id"] == "sales"
    assert written["playbook"]["version"].startswith("sha256:")
    [event] = written["history"]
    assert event["type"] == "started"
    assert event["stage"] == "prospecting"
    assert event["by"] == "li"
    assert event["at"] == "2026-11-23T09:00:00Z"


def test_start_refuses_a_second_deal_of_the_same_name(playbook: Playbook, acme: str, home: Path) -> None:
    before = (home / "deals" / f"{acme}.json").read_bytes()
    ran = playbook("start", "ACME 集团", expect=3)
    assert ran.out == ""
    assert "playbook next acme-集团" in ran.err
    assert (home / "deals" / f"{acme}.json").read_bytes() == before


@pytest.mark.parametrize("name", ["", "   ", "a" * 201, "two\nlines", "esc\x1b[31m"])
def test_start_refuses_names_that_are_none(playbook: Playbook, name: str, home: Path) -> None:
    ran = playbook("start", "--", name, expect=2)
    assert ran.err.startswith("playbook: ")
    assert "\x1b" not in ran.err
    assert not list(home.glob("deals/*.json"))


def test_start_on_a_dry_run_writes_nothing(playbook: Playbook, home: Path) -> None:
    ran = playbook("start", "Acme", "--dry-run", "--json")
    assert ran.json["saved"] is False
    assert not home.exists() or not list(home.rglob("*.json"))


def test_start_in_a_later_stage(playbook: Playbook) -> None:
    assert playbook("start", "Acme", "--stage", "eval", "--json").json["stage"] == "evaluation"


def test_start_with_a_playbook_file_of_ones_own(playbook: Playbook, tmp_path: Path) -> None:
    source = tmp_path / "team.md"
    source.write_text(
        "# 团队打法\n\n## 发现\n\n### 退出标准\n\n- 需求确认\n\n## 签约\n\n### 退出标准\n\n- 双方签字\n"
    )
    playbook("start", "Acme", "--playbook", str(source))
    source.unlink()
    assert playbook("check", "acme", "--json", expect=1).json["criteria"][0]["name"] == "需求确认"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ac\u200bme", "Acme"),
        ("山田　株式会社", "山田 株式会社"),
        ("\ufeffAcme\u00a0 Corp ", "Acme Corp"),
        ("Ac\u200dme", "Acme"),
        ("شرکت نفت\u200cها", "شرکت نفت\u200cها"),
    ],
)
def test_a_name_is_kept_without_what_nobody_sees(playbook: Playbook, typed: str, kept: str) -> None:
    playbook("start", typed)
    assert playbook("status", kept, "--json").json["name"] == kept
    playbook("rename", kept, f"{typed} 2")
    assert playbook("status", f"{kept} 2", "--json").json["name"] == f"{kept} 2"


def test_start_takes_what_is_known_of_the_deal(playbook: Playbook) -> None:
    said = ("--owner", "li", "--account", "Acme AG", "--amount", "12万元", "--close-date", "月底")
    playbook("start", "Acme", *said)
    shown = playbook("status", "acme", "--json").json
    assert shown["fields"] == {
        "owner": "li",
        "account": "Acme AG",
        "amount": "120000",
        "currency": "CNY",
        "close_date": "2026-11-30",
    }
    playbook("undo", "acme")
    assert "close_date" not in playbook("status", "acme", "--json").json["fields"]


@pytest.mark.parametrize("said", [("--amount", "much"), ("--close-date", "soon")])
def test_start_with_a_fact_that_is_none_starts_nothing(
    playbook: Playbook, home: Path, said: tuple[str, str]
) -> None:
    playbook("start", "Acme", *said, expect=2)
    assert not list(home.glob("deals/*.json"))


def test_start_says_the_facts_as_it_took_them_and_which_day_has_passed(playbook: Playbook) -> None:
    ran = playbook("start", "Acme", "--owner", "li", "--amount", "12万 CNY", "--close-date", "月底")
    assert "owner: li · amount: 120,000 CNY · close date: 2026-11-30" in ran.out
    ran = playbook("start", "Beta", "--close-date", "2026-11-01", "--currency", "EUR")
    assert "close date: 2026-11-01 · currency: EUR" in ran.out
    assert "has passed already: 2026-11-01 was 22 days ago" in ran.err


def test_a_day_that_start_does_not_understand_is_named_as_it_was_typed(playbook: Playbook) -> None:
    assert "--close-date: “soon”" in playbook("start", "Acme", "--close-date", "soon", expect=2).err


def test_a_script_puts_a_name_of_several_words_in_quotes(playbook: Playbook, home: Path) -> None:
    assert "playbook start 'acme corp'" in playbook("start", "acme", "corp", expect=2).err
    assert not list(home.glob("deals/*.json"))


def test_in_a_terminal_quotes_that_were_meant_are_asked_about(playbook: Playbook) -> None:
    seller = Seller(spawn_playbook("start", "acme", "corp"))
    seller.sees("Start one deal called “acme corp”")
    seller.press("y")
    assert seller.ends() == 0
    assert playbook("status", "--json").json[0]["name"] == "acme corp"


@pytest.mark.parametrize("name", ["ACME 集团", "Ａｃｍｅ  集团", "acme-集团"])
def test_names_that_fold_alike_are_one_deal(playbook: Playbook, acme: str, name: str) -> None:
    assert acme in playbook("start", name, expect=3).err


def test_other_names_of_one_slug_are_other_deals(playbook: Playbook, acme: str) -> None:
    assert playbook("start", "Acme 集团!", "--json").json["deal"] == "acme-集团-2"
    assert playbook("start", "Acme, 集团", "--json").json["deal"] == "acme-集团-3"


def test_the_old_name_of_a_renamed_deal_is_free_again(playbook: Playbook, acme: str) -> None:
    playbook("rename", acme, "Globex")
    assert playbook("start", "Acme 集团", "--json").json["deal"] == "acme-集团-2"
    assert "globex" in playbook("start", "GLOBEX", expect=3).err.casefold()
