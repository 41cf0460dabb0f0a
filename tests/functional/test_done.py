from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def items(playbook: Playbook, deal: str) -> dict[str, str]:
    found: dict[str, str] = playbook("status", deal, "--json").json["items"]
    return found


def test_done_marks_items_and_requirements(playbook: Playbook, acme: str) -> None:
    ran = playbook("done", acme, "E1.1", "a2", "D1")
    assert ran.out.count("\n") == 4
    now = items(playbook, acme)
    assert (now["E1.1"], now["A2"], now["D1"]) == ("done", "done", "done")
    assert now["E1"] == "open"
    assert now["evaluation/E1"] == "open"


def test_done_keeps_evidence_and_who_confirmed_it(playbook: Playbook, acme: str) -> None:
    words = ("--evidence", "mail 2026-11-20", "-e", "https://example.com/x", "--confirmed-by", "Wang, CFO")
    ran = playbook("done", acme, "E1.1", *words)
    assert "mail 2026-11-20; https://example.com/x" in ran.out
    [_started, event] = playbook("log", acme, "--json").json
    assert event["evidence"] == ["mail 2026-11-20", "https://example.com/x"]
    assert event["confirmed_by"] == "Wang, CFO"


def test_done_with_one_wrong_ref_records_nothing(playbook: Playbook, acme: str, home: Path) -> None:
    file = home / "deals" / f"{acme}.json"
    before = file.read_bytes()
    ran = playbook("done", acme, "E1.1", "E99", expect=3)
    assert "E99" in ran.err
    assert "valid refs: E1–E10.4" in ran.err
    assert file.read_bytes() == before


def test_done_again_without_news_records_nothing(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    assert "nothing to change" in playbook("done", acme, "E1.1").out
    assert len(playbook("log", acme, "--json").json) == 2


def test_done_on_a_dry_run_says_what_it_would_record(playbook: Playbook, acme: str) -> None:
    ran = playbook("done", acme, "E1.1", "--dry-run")
    assert "E1.1" in ran.out
    assert "Dry run" in ran.err
    assert items(playbook, acme)["E1.1"] == "open"


def test_an_ambiguous_ref_lists_the_candidates(playbook: Playbook, acme: str) -> None:
    ran = playbook("done", acme, "确认技术可行性", expect=3)
    assert "O2" in ran.err
    assert "E2" in ran.err


def test_an_item_of_another_stage_is_named_with_its_stage(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "evaluation/E1.2")
    assert items(playbook, acme)["evaluation/E1.2"] == "done"


def test_undone_opens_it_again(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1", "E1.2")
    playbook("undone", acme, "E1.1")
    now = items(playbook, acme)
    assert (now["E1.1"], now["E1.2"]) == ("open", "done")


def test_waive_needs_a_reason_and_keeps_it(playbook: Playbook, acme: str) -> None:
    assert "--reason" in playbook("waive", acme, "E10", expect=2).err
    playbook("waive", acme, "E10", "--reason", " ", expect=2)
    ran = playbook("waive", acme, "E10", "--reason", "没有招标")
    assert "没有招标" in ran.out
    assert items(playbook, acme)["E10"] == "waived"


@pytest.mark.parametrize("deal", ["acme-集团", "ACME", "集团", "Acme 集团"])
def test_a_deal_is_named_by_id_name_or_part(playbook: Playbook, acme: str, deal: str) -> None:
    playbook("start", "Other")
    assert playbook("done", deal, "E1.1", "--json").json["deal"] == acme


def test_an_unknown_deal_suggests_the_nearest(playbook: Playbook, acme: str) -> None:
    ran = playbook("done", "acne-集团", "E1", expect=3)
    assert acme in ran.err


def test_a_part_that_fits_two_deals_lists_both(playbook: Playbook, acme: str) -> None:
    playbook("start", "Acme Europe")
    ran = playbook("done", "acme", "E1", expect=3)
    assert acme in ran.err
    assert "acme-europe" in ran.err


@pytest.mark.parametrize("words", [("done",), ("undone",), ("waive", "--reason", "x")])
def test_nothing_is_marked_in_a_deal_that_is_over(
    playbook: Playbook, acme: str, words: tuple[str, ...]
) -> None:
    playbook("close", acme, "lost", "--reason", "价格过高")
    before = playbook("log", acme).out
    playbook(words[0], acme, "E1", *words[1:], expect=3)
    assert playbook("log", acme).out == before


@pytest.mark.parametrize("answer", ["nobody", "Yes", "没有人", "-"])
def test_what_is_nobodys_name_in_place_of_the_name_of_who_confirmed_it_is_refused(
    playbook: Playbook, acme: str, answer: str
) -> None:
    ran = playbook("done", acme, "E1.1", "-e", "mail", "--confirmed-by", answer, expect=2)
    assert "name the person who confirmed it" in ran.err
    assert "E1.1" not in playbook("log", acme).out


@pytest.mark.parametrize("nothing", ["yesterday", "2026-11-20", "11月20日", "y"])
def test_a_day_or_a_yes_as_evidence_is_said_to_prove_nothing_unless_a_file_is_called_so(
    playbook: Playbook, acme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nothing: str
) -> None:
    ran = playbook("done", acme, "E1.1", "-e", "mail", "-e", nothing, "--json")
    assert [told["code"] for told in ran.json["warnings"]] == ["evidence-proves-nothing"]
    assert f"“{nothing}” alone proves nothing" in playbook("done", acme, "E1.1", "-e", nothing).err
    monkeypatch.chdir(tmp_path)
    (tmp_path / nothing).write_text("minutes", encoding="utf-8")
    assert playbook("done", acme, "E1.2", "-e", nothing).err == ""


@pytest.mark.parametrize("name", ["q", "123"])
def test_a_letter_or_a_number_as_a_name_is_recorded_and_said_to_be_none(
    playbook: Playbook, acme: str, name: str
) -> None:
    ran = playbook("done", acme, "E1.1", "-e", "mail", "--confirmed-by", name)
    assert f"“{name}” is nobody's name" in ran.err


def test_a_confirmation_by_our_own_side_is_kept_and_said_to_be_none_of_the_customers(
    playbook: Playbook, acme: str
) -> None:
    playbook("set", acme, "owner=周敏")
    for name in ("周敏", "Ｌｉ (sales)"):
        ran = playbook("done", acme, "E1.1", "-e", "mail", "--confirmed-by", name)
        assert "is on our side" in ran.err
    [told] = playbook("done", acme, "E1.1", "--confirmed-by", "周敏", "--json").json["warnings"]
    assert told["code"] == "confirmed-by-own-side"
    assert "is on our side" in told["message"]
    theirs = ("done", acme, "E1.2", "-e", "mail", "--confirmed-by", "Wang, CFO")
    assert playbook(*theirs).err == ""
    assert playbook(*theirs, "--json").json["warnings"] == []


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("done", "acme", "E1.1", "--evidence", "“12-01", "邮件”"), '"…"'),
        (("done", "acme", "E1.1", "--evidence", "「12-01", "邮件」"), '"…"'),
        (("done", "“Acme", "集团”", "E1.1"), '"…"'),
        (("done", "acme", "E1.1", "—e", "邮件"), "write -e"),
        (("done", "acme", "E1.1", "－e", "邮件"), "write -e"),
        (("done", "acme", "E1.1", "——evidence", "邮件"), "write --evidence"),
        (("done", "acme", "E1.1", "—confirmed-by", "陈工"), "write --confirmed-by"),
        (("done", "acme", "E1.1、e1。2"), "write refs with spaces between them: E1.1 e1.2"),
        (("done", "acme", "E1.1,E1.2"), "write refs with spaces between them: E1.1 E1.2"),
    ],
)
def test_a_quote_or_a_dash_that_no_shell_takes_for_one_is_named_and_nothing_is_recorded(
    playbook: Playbook, acme: str, words: tuple[str, ...], hint: str
) -> None:
    before = playbook("log", acme, "--json").json
    assert hint in playbook(*words, expect=3).err
    assert playbook("log", acme, "--json").json == before


def test_quotes_around_a_whole_value_are_words_of_it_and_a_full_stop_counts_as_a_dot(
    playbook: Playbook, acme: str
) -> None:
    playbook("done", acme, "ｅ1。1", "prospecting/E1。2", "--evidence", "“邮件”")
    events = playbook("log", acme, "--json").json[-2:]
    assert [event["evidence"] for event in events] == [["“邮件”"], ["“邮件”"]]
    assert [event["words"].split()[1] for event in events] == ["E1.1", "E1.2"]
    assert "E1。99" in playbook("done", acme, "E1。99", expect=3).err


def test_a_quote_that_parts_the_words_of_another_command_is_named_too(playbook: Playbook, acme: str) -> None:
    assert '"…"' in playbook("step", acme, "“send the", "offer”", expect=2).err
    assert '"…"' in playbook("set", acme, "owner=“Li", "Na”", expect=2).err
    assert "write --owner" in playbook("status", "—owner", "li", expect=2).err
    assert (
        "--reason is missing; options begin" in playbook("waive", acme, "E1", "—reason", "no", expect=2).err
    )
    assert "put text with spaces in quotes" in playbook("step", acme, "send", "the offer", expect=2).err


def test_a_ref_that_a_passed_stage_has_too_names_its_stage_and_the_other_where_that_is_likelier(
    playbook: Playbook, acme: str
) -> None:
    playbook("done", acme, "E1.1", "--evidence", "minutes")
    playbook("advance", acme, "--override", "--reason", "a try")
    named = playbook("done", acme, "E1.1", "--confirmed-by", "Wang")
    assert "Acme 集团 · Evaluation: done E1.1 " in named.out
    assert "that of Prospecting is prospecting/E1.1. To take this back: playbook undo" in named.err
    playbook("undo", acme)
    assert "prospecting/E1.1" in playbook("undone", acme, "E1.1").err
    assert "prospecting/E1.1" not in playbook("done", acme, "E1.1", "--evidence", "mail").err
    assert "Acme 集团: done prospecting/E1.2" in playbook("done", acme, "prospecting/E1.2").out
    assert "prospecting/E1.1" not in playbook("undone", acme, "evaluation/E1.1").err
