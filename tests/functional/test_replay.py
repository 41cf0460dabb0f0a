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
    assert answer["held"][0]["missing"] == [{"ref": "E1.3", "text": "客户签字确认"}]
    assert answer["missing"] == [{"criterion": "discovery/need", "count": 2}]
    out = playbook("replay", "--playbook", str(passed)).out
    assert "2 of 3" in out
    assert "E1.3" in out


def test_what_was_proven_after_the_gate_does_not_count(playbook: Playbook, passed: Path) -> None:
    playbook("done", "beta", "discovery/E1")
    answer = playbook("replay", "--playbook", str(passed), "--json").json
    assert [one["deal"] for one in answer["held"]] == ["beta"]


def test_a_replay_writes_nothing(playbook: Playbook, passed: Path, home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*.json")}
    playbook("replay", "--playbook", str(passed))
    assert {path: path.read_bytes() for path in home.rglob("*.json")} == before


def test_without_passages_there_is_nothing_to_replay(playbook: Playbook, acme: str) -> None:
    assert "no deal" in playbook("replay", "--playbook", "sales").out
    playbook("replay", expect=2)
