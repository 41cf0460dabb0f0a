"""`playbook status`."""

from collections.abc import Callable

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]


def test_status_without_a_deal_lists_the_open_ones(playbook: Playbook, acme: str) -> None:
    out = playbook("status").out
    assert "Acme 集团" in out
    assert "0 of 10" in out


def test_status_of_a_deal_shows_its_stage_its_gate_and_its_parts(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1")
    out = playbook("status", acme).out
    assert "Prospecting (stage 1 of 3) · 0 of 10 criteria met" in out
    assert "1 of 3 done, 0 proven" in out.split("◐ E1 ")[1].splitlines()[0]


def test_status_of_a_deal_begins_with_what_to_do_and_folds_what_passed(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, "E1.1", "E2", "--evidence", "minutes")
    playbook("done", acme, "E3")
    playbook("waive", acme, "E10", "--reason", "no tender")
    playbook("set", acme, "owner=Lee", "amount=80000 USD")
    lines = playbook("status", acme).out.splitlines()
    assert lines[1].startswith("→ E1.2 ")
    assert lines[3].startswith("! ")
    assert any(line.startswith("◐ E1 ") and "1 of 3 done, 1 proven" in line for line in lines)
    assert "✓ passed: E2, E3 (claimed), E10 (waived)" in lines
    assert any("Owner" in line and "Lee" in line and "80,000 USD" in line for line in lines)


def test_status_of_a_lost_deal_says_why_it_was_lost(playbook: Playbook, acme: str) -> None:
    playbook("close", acme, "lost", "--reason", "价格过高")
    out = playbook("status", acme).out
    assert " · lost · " in out.splitlines()[0]
    assert "Reason lost" in out
    assert "价格过高" in out


def test_status_as_json_as_of_an_evening_counts_its_days(playbook: Playbook, acme: str) -> None:
    answer = playbook("status", acme, "--as-of", "2026-12-03", "--json").json
    assert (answer["deal"], answer["stage"], answer["days_in_stage"]) == (acme, "prospecting", 10)


def test_status_of_a_deal_that_is_not_there_is_refused(playbook: Playbook, acme: str) -> None:
    ran = playbook("status", "nobody", expect=3)
    assert "nobody" in ran.err
    assert ran.out == ""


def test_the_list_shows_what_a_lead_asks_of_each_deal(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    playbook("set", acme, "owner=Lee", "amount=80000 USD", "close_date=2026-12-20")
    heading, row = playbook("status").out.splitlines()
    for asked, answer in {
        "Owner": "Lee",
        "Amount": "80,000 USD",
        "Close date": "2026-12-20",
        "Stage": "Prospecting",
        "Gate met": "0 of 10",
        "Do now": "E1.1",
    }.items():
        assert asked in heading
        assert answer in row
    assert "Over" not in heading


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_list_has_a_line_for_each_deal_and_names_what_a_wider_window_shows(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    playbook("set", acme, "owner=Lee", "amount=1250000 USD", "close_date=2026-12-20")
    playbook("start", "中科智能制造集团有限公司")
    table, legend = playbook("status", "--as-of", "2027-03-01").out.split("\n\n")
    heading, *rows = table.splitlines()
    assert len(rows) == 2
    assert all(name in heading for name in ("Over", "Deal", "Do now"))
    assert ("Amount" in heading) is (width >= 80)
    assert ("Stage" in heading) is (width >= 80)
    assert ("a wider window also shows: Owner" in legend) is (width < 120)


def test_the_list_says_that_a_step_is_overdue_and_which_close_dates_have_passed(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-23T10:00:00+00:00")
    playbook("step", acme, "send the offer", "--due", "2026-11-24")
    playbook("set", acme, "close_date=2026-11-24")
    assert "send the offer" not in playbook("status").out
    assert "passed" not in playbook("status").out
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-25T10:00:00+00:00")
    out = playbook("status").out
    assert "Overdue: send the offer" in out
    assert out.splitlines()[-1] == "the close date of 1 deal has passed: Acme 集团"


def test_a_deal_to_agree_on_a_date_for_says_what_it_would_be_about(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    out = playbook("status", "--as-of", "2027-03-01").out
    assert "Agree on a date for E1 明确核心业务场景" in out
    assert "! days past a limit" in out


def test_status_of_a_new_deal_fits_a_window_with_its_name_and_its_open_criteria(
    playbook: Playbook, acme: str
) -> None:
    lines = playbook("status", acme).out.splitlines()
    assert len(lines) <= 20
    assert lines[0].startswith("Acme 集团")
    assert "E10 完成投标准备工作" in "\n".join(lines)
    playbook("done", acme, "E3.1", "--evidence", "minutes")
    assert "◐ E3 完成方案初步对齐  1 of 3 done, 1 proven" in playbook("status", acme).out


def test_status_check_and_next_count_the_parts_of_a_gate_alike(playbook: Playbook, acme: str) -> None:
    playbook("done", acme, *(f"E{n}" for n in range(1, 9)), "--evidence", "mail", "--confirmed-by", "Wang")
    playbook("done", acme, "E9", "--evidence", "plan")
    playbook("waive", acme, "E10", "--reason", "no tender")
    counts = "(parts: 31 proven, 27 of them confirmed, 4 waived)"
    assert counts in " ".join(playbook("status", acme).out.split())
    assert (
        f"Every criterion of Prospecting is met {counts}"
        in playbook("next", acme, "--json").json["action"]["because"]
    )
    assert counts[1:-1] in playbook("check", acme).out


@pytest.mark.parametrize("width", [56, 60])
def test_a_criterion_with_its_counts_is_no_wider_than_the_window(
    playbook: Playbook, acme: str, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("PLAYBOOK_LANG", "en")
    playbook("done", acme, "E1.1", "-e", "mail")
    [line] = [one for one in playbook("status", acme).out.splitlines() if "of 3 done, 1 proven" in one]
    assert len(line) == width
