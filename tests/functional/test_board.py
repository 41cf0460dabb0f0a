import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from tests.functional.conftest import Ran
from tests.patience import PATIENCE

Playbook = Callable[..., Ran]
AS_OF = ("status", "board", "stale", "stats", "review")


@pytest.fixture
def three(playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three deals: a stale one, one with an overdue step, one almost through its stage; and a closed one."""
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-09-01T09:00:00+00:00")
    playbook("start", "老项目集团有限公司")
    playbook("set", "老项目集团有限公司", "amount=12万元")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-20T09:00:00+00:00")
    playbook("start", "Overdue", "--stage", "evaluation")
    playbook("step", "overdue", "CFO 签字", "--due", "tomorrow")
    playbook("set", "overdue", "amount=80k USD")
    playbook("start", "Near")
    playbook("done", "near", *(f"E{n}" for n in range(1, 10)))
    playbook("start", "Lost")
    playbook("close", "lost", "lost", "--reason", "价格过高")
    monkeypatch.setenv("PLAYBOOK_NOW", "2026-11-23T09:00:00+00:00")


def test_status_without_a_deal_lists_the_open_ones_the_most_pressing_first(
    playbook: Playbook, three: None
) -> None:
    out = playbook("status").out
    rows = [line for line in out.splitlines() if "Prospecting" in line or "Evaluation" in line]
    assert [row.strip("! 0123456789").split()[0] for row in rows] == ["Overdue", "老项目集团有限公司", "Near"]
    assert "CFO 签字" in out
    assert [one["deal"] for one in playbook("status", "--json").json] == [
        "overdue",
        "老项目集团有限公司",
        "near",
    ]


@pytest.mark.parametrize("command", ["status", "board"])
def test_a_list_of_no_deals_says_how_to_begin(playbook: Playbook, command: str) -> None:
    ran = playbook(command)
    assert ran.out == ""
    assert "playbook start" in ran.err
    assert playbook(command, "--json").json == []


def test_the_board_has_a_column_per_stage(playbook: Playbook, three: None) -> None:
    [board] = playbook("board", "--json").json
    columns = {column["stage"]: column for column in board["columns"]}
    assert list(columns) == ["prospecting", "evaluation", "closed-won"]
    assert columns["prospecting"]["count"] == 2
    assert columns["prospecting"]["amounts"] == [{"amount": "120000", "currency": "CNY"}]
    assert columns["evaluation"]["amounts"] == [{"amount": "80000", "currency": "USD"}]
    first = columns["prospecting"]["deals"][0]
    assert (first["deal"], first["stale"]) == ("老项目集团有限公司", ["in_stage", "quiet"])
    assert columns["prospecting"]["deals"][1]["gate"] == {"met": 9, "total": 10}


def test_a_card_of_the_board_says_that_its_close_date_has_passed_and_sums_have_cents(
    playbook: Playbook, acme: str
) -> None:
    playbook("set", acme, "amount=97000.5", "close_date=2026-11-30")
    assert "was to close" not in playbook("board").out
    late = playbook("board", "--as-of", "2026-12-01")
    assert "\n  was to close on 2026-11-30" in late.out
    assert "97,000.50" in late.out
    [card] = playbook("board", "--as-of", "2026-12-01", "--json").json[0]["columns"][0]["deals"]
    assert card["close_date_passed"]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_every_line_of_the_board_and_the_list_fits(
    playbook: Playbook, three: None, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for command in ("board", "status"):
        lines = playbook(command).out.splitlines()
        assert max(cell_len(line) for line in lines) <= max(width, 60 if command == "status" else 0)


def test_columns_line_up_with_wide_names(playbook: Playbook, three: None) -> None:
    lines = playbook("board").out.splitlines()
    [rule] = [line for line in lines if "─" in line]
    starts = [0, rule.index("  ") + 2]
    assert any(cell_len(line) > starts[1] and "老项目" in line for line in lines)
    for line in lines[lines.index(rule) + 1 :]:
        if "Overdue" in line:
            assert cell_len(line[: line.index("Overdue")]) == starts[1]


def test_stale_is_one_when_any_deal_is_past_a_limit(playbook: Playbook, three: None) -> None:
    ran = playbook("stale", expect=1)
    assert "老项目" in ran.out
    assert "83 days in stage (limit 45); nothing recorded for 83 days (limit 14)" in ran.out
    assert all(cell_len(line) <= 80 for line in ran.out.splitlines())
    found = playbook("stale", "--json", expect=1).json
    assert [one["deal"] for one in found] == ["老项目集团有限公司"]
    assert found[0]["clocks"][0] == {"clock": "in_stage", "days": 83, "limit": 45}


def test_stale_is_zero_when_none_is(playbook: Playbook, acme: str) -> None:
    assert "no stale deals" in playbook("stale").out
    assert playbook("stale", "--json").json == []


def test_stats_carry_their_n_and_no_share_of_few_cases(playbook: Playbook, three: None) -> None:
    [counted] = playbook("stats", "--json").json
    assert counted["deals"] == 4
    assert counted["win_rate"] == {"count": 0, "n": 1, "fraction": None}
    assert counted["reasons"] == [{"key": "价格过高", "label": "价格过高", "count": 1, "n": 1}]
    prospecting = counted["stages"][0]
    assert (prospecting["entered"], prospecting["lost"], prospecting["here"]) == (3, 1, 2)
    out = playbook("stats").out
    assert "0 of 1" in out
    assert "%" not in out
    assert len(counted["missing_in_lost"]) == 10


def test_stats_of_enough_cases_have_shares(playbook: Playbook) -> None:
    for number in range(5):
        name = f"deal-{number}"
        playbook("start", name, "--stage", "closed-won")
        if number:
            playbook("done", name, "E1", "E2", "E3", "E4", "E5")
            playbook("close", name, "won")
        else:
            playbook("close", name, "lost", "--reason", "价格过高")
    [counted] = playbook("stats", "--json").json
    assert counted["win_rate"] == {"count": 4, "n": 5, "fraction": 0.8}
    assert "80% (4 of 5)" in playbook("stats").out
    assert counted["stages"][2]["days"] == {"n": 5, "median": 0, "p90": 0}


def test_stats_without_deals(playbook: Playbook) -> None:
    assert playbook("stats", "--json").json == []
    assert "no deals" in playbook("stats").out


def test_as_of_answers_as_on_that_day_and_always_the_same(playbook: Playbook, three: None) -> None:
    for command in (("status",), ("stats",), ("board",), ("stale",), ("review", "老项目")):
        past = playbook(*command, "--as-of", "2026-10-01", expect=None).out
        assert past == playbook(*command, "--as-of", "2026-10-01", expect=None).out
        assert "Overdue" not in past
    assert len(playbook("status", "--as-of", "2026-10-01", "--json").json) == 1
    assert playbook("status", "老项目", "--as-of", "2026-10-01", "--json").json["days_in_stage"] == 30
    playbook("status", "near", "--as-of", "2026-10-01", expect=3)
    playbook("status", "--as-of", "someday", expect=2)


def test_an_answer_of_the_past_does_not_change_when_the_deal_goes_on(playbook: Playbook, three: None) -> None:
    before = playbook("review", "near", "--as-of", "2026-11-22").out
    playbook("note", "near", "later")
    playbook("advance", "near", "--override", "--reason", "later")
    assert playbook("review", "near", "--as-of", "2026-11-22").out == before


RUN_ALL = """
import json, sys
from playbook_cli.cli.boundary import run
for words in json.loads(sys.argv[1]):
    print(*words, flush=True)
    print("exit", int(run(words)), flush=True)
"""


def test_the_same_files_and_day_give_the_same_bytes_in_every_process(
    playbook: Playbook, three: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    playbook("set", "near", "external:b=1", "external:a=2", "competitor=竞品甲")
    commands = (
        *(("status",), ("board",), ("stale",), ("stats",), ("check", "--all"), ("export", "--format", "csv")),
        *(("review", "near", "--format", "html"), ("review", "near", "--format", "md"), ("next", "near")),
    )
    dated = [(*command, "--as-of", "2026-11-22") if command[0] in AS_OF else command for command in commands]
    lines = json.dumps([(*command, *form) for command in dated for form in ((), ("--json",))])
    answers = []
    for seed in ("0", "4242"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        words = [sys.executable, "-c", RUN_ALL, lines]
        ran = subprocess.run(words, capture_output=True, check=True, text=True, timeout=PATIENCE)
        codes = [line for line in ran.stdout.splitlines() if line.startswith("exit ")]
        assert len(codes) == 2 * len(commands)
        assert set(codes) <= {"exit 0", "exit 1"}, ran.stderr
        answers.append(ran.stdout)
    assert answers[0] == answers[1]
