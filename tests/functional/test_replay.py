from collections.abc import Callable
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]

FIRST = """---
playbook: team
---
# 团队打法

## 发现 {#discovery}

### 退出标准
- 需求明确 {#need}：需要：1)访谈三个部门 2)写成纪要

## 签约 {#closing}

### 退出标准
- 合同签署 {#contract}
"""
STRICTER = FIRST.replace("2)写成纪要", "2)写成纪要 3)客户签字确认")


@pytest.fixture
def passed(playbook: Playbook, tmp_path: Path) -> Path:
    """One deal that was won by the first edition, one that was overridden, one of another playbook."""
    source = tmp_path / "team.md"
    source.write_text(FIRST, encoding="utf-8")
    for name in ("Alpha", "Beta"):
        playbook("start", name, "--playbook", str(source))
    playbook("done", "alpha", "E1.1", "E1.2")
    playbook("advance", "alpha")
    playbook("done", "alpha", "E1")
    playbook("close", "alpha", "won")
    playbook("advance", "beta", "--override", "--reason", "很急")
    playbook("start", "Other")
    return source


def test_the_same_edition_holds_only_what_was_overridden(playbook: Playbook, passed: Path) -> None:
    answer = playbook("replay", "--playbook", str(passed), "--json").json
    assert answer["passages"] == 3
    assert [(one["deal"], one["overridden"]) for one in answer["held"]] == [("beta", True)]
    assert answer["skipped"] == ["other"]


def test_a_stricter_edition_says_what_would_have_been_missing(playbook: Playbook, passed: Path) -> None:
    passed.write_text(STRICTER, encoding="utf-8")
    answer = playbook("replay", "--playbook", str(passed), "--json").json
    assert [one["deal"] for one in answer["held"]] == ["alpha", "beta"]
    assert answer["held"][0]["missing"] == [{"ref": "E1.3", "text": "客户签字确认", "new": True}]
    assert [place["new"] for place in answer["held"][1]["missing"]] == [False, False, True]
    [missed] = answer["missing"]
    assert (missed["criterion"], missed["count"], missed["new"]) == ("discovery/need", 2, False)
    assert answer["newly_held"] == 1
    assert answer["deals"] == {"open": {"held": 0, "n": 1}, "won": {"held": 1, "n": 1}}
    out = playbook("replay", "--playbook", str(passed)).out
    assert "2 of 3" in out
    assert "E1.3" in out


def test_what_was_proven_after_the_gate_does_not_count(playbook: Playbook, passed: Path) -> None:
    playbook("done", "beta", "discovery/E1")
    answer = playbook("replay", "--playbook", str(passed), "--json").json
    assert [one["deal"] for one in answer["held"]] == ["beta"]


def test_what_was_taken_back_after_the_gate_still_counts_for_it(playbook: Playbook, passed: Path) -> None:
    [first] = [e for e in playbook("log", "alpha", "--json").json if e.get("item", "").endswith("need/1")]
    playbook("undo", "alpha", "--event", first["id"])
    answer = playbook("replay", "--playbook", str(passed), "--json").json
    assert [one["deal"] for one in answer["held"]] == ["beta"]


def test_a_passage_that_was_taken_back_is_none(playbook: Playbook, passed: Path) -> None:
    playbook("undo", "beta")
    assert playbook("replay", "--playbook", str(passed), "--json").json["passages"] == 2


def test_a_stage_in_the_middle_is_asked_of_those_who_went_past_it(playbook: Playbook, passed: Path) -> None:
    middle = "## 评估 {#trial}\n\n### 退出标准\n- 试用通过\n\n## 签约"
    passed.write_text(FIRST.replace("## 签约", middle), encoding="utf-8")
    answer = playbook("replay", "--playbook", str(passed), "--json").json
    alpha = answer["held"][0]
    assert (alpha["deal"], alpha["stage"]) == ("alpha", "discovery")
    assert alpha["missing"] == [{"ref": "trial/E1", "text": "试用通过", "new": True}]


def test_a_laxer_edition_frees_what_was_overridden(playbook: Playbook, passed: Path) -> None:
    lax = FIRST.replace("- 需求明确 {#need}：需要：1)访谈三个部门 2)写成纪要\n", "- 其他 {#other}（可选）\n")
    passed.write_text(
        lax.replace("playbook: team", "playbook: team\nstages:\n  discovery:\n    required: []"),
        encoding="utf-8",
    )
    answer = playbook("replay", "--playbook", str(passed), "--json").json
    assert answer["freed"] == [{"deal": "beta", "stage": "discovery"}]
    assert (
        "overridden at the time, but met under this edition: 1 of 1"
        in playbook("replay", "--playbook", str(passed)).out
    )


def test_a_deal_that_followed_an_edition_in_between_is_replayed_from_where_it_stood(
    playbook: Playbook, passed: Path
) -> None:
    playbook("start", "Gamma", "--playbook", str(passed))
    playbook("done", "gamma", "E1")
    reordered = FIRST.replace("1)访谈三个部门 2)写成纪要", "1)写成纪要 2)访谈三个部门")
    passed.write_text(reordered, encoding="utf-8")
    playbook("upgrade", "gamma", "--playbook", str(passed))
    playbook("advance", "gamma")
    passed.write_text(STRICTER, encoding="utf-8")
    held = playbook("replay", "--playbook", str(passed), "--json").json["held"]
    [gamma] = [one for one in held if one["deal"] == "gamma"]
    assert [place["ref"] for place in gamma["missing"]] == ["E1.3"]


def test_a_replay_writes_nothing(playbook: Playbook, passed: Path, home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*.json")}
    playbook("replay", "--playbook", str(passed))
    assert {path: path.read_bytes() for path in home.rglob("*.json")} == before


def test_without_passages_there_is_nothing_to_replay(playbook: Playbook, acme: str) -> None:
    assert "no deal" in playbook("replay", "--playbook", "sales").out
    playbook("replay", expect=2)
