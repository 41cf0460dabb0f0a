"""Three deals over sixty days: one is won, one lost after a stall, one walks back; the playbook changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]

FIRST_EDITION = """---
playbook: team
language: zh
stale_after: 20d
quiet_after: 7d
loss_reasons: [价格, 预算, 其他]
win_reasons: [方案, 关系]
---

# 团队打法

## 发现 {#discovery}

### 关键活动
- 需求访谈 {#interview}：与三个部门访谈。

### 成果
- 需求明确 {#need}：双方对需求有同样的理解，后面的报价才站得住。

### 客户采购行为
- 确认预算 {#budget}

### 退出标准
- 需求明确 {#need}：需要：1)访谈三个部门 2)写成纪要。通过客户回信确认。
- 预算明确 {#money}：需要：1)预算金额 2)审批人。

## 签约 {#closing}

### 退出标准
- 合同签署 {#contract}：需要：1)双方签字 2)收到首付款。
"""
SECOND_EDITION = FIRST_EDITION.replace(
    "- 预算明确 {#money}：需要：1)预算金额 2)审批人。",
    "- 预算已批 {#money}：需要：1)预算金额 2)审批人 3)付款计划。",
)


class Team:
    """A team at work: commands on given days."""

    def __init__(self, playbook: Playbook, monkeypatch: pytest.MonkeyPatch, source: Path) -> None:
        self.playbook, self.monkeypatch, self.source = playbook, monkeypatch, source

    def on(self, day: str) -> "Team":
        self.monkeypatch.setenv("PLAYBOOK_NOW", f"{day}T10:00:00+00:00")
        return self

    def says(self, *words: str, code: int = 0) -> str:
        return self.playbook(*words, expect=code).out

    def status(self, deal: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.playbook("status", deal, "--json").json
        return answer


@pytest.fixture
def team(playbook: Playbook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Team:
    source = tmp_path / "team.md"
    source.write_text(FIRST_EDITION, encoding="utf-8")
    return Team(playbook, monkeypatch, source)


def test_sixty_days(team: Team) -> None:  # noqa: PLR0915  # a story is told in one go  # noqa: PLR0915  # a story is told in one go
    source = str(team.source)
    team.on("2026-09-25").says("start", "Alpha", "--playbook", source)
    team.says("start", "Beta", "--playbook", source)
    team.says("set", "alpha", "amount=30万", "close_date=+45d", "owner=li")
    team.says("step", "alpha", "访谈第三个部门", "--by", "li", "--due", "+5d")
    assert team.playbook("next", "alpha", "--json").json["action"]["ref"] == "E1.1"

    team.on("2026-10-01")
    action = team.playbook("next", "alpha", "--json").json["action"]
    assert (action["kind"], action["text"]) == ("next_step", "访谈第三个部门")
    assert [one["deal"] for one in team.playbook("stale", "--json", expect=1).json] == ["alpha"]
    team.says("step", "alpha", "--done")
    team.says("done", "alpha", "E1.1", "E1.2", "-e", "纪要 10-01", "--confirmed-by", "王总")
    assert team.playbook("next", "alpha", "--json").json["action"]["ref"] == "E2.1"

    team.on("2026-10-04")
    assert [one["deal"] for one in team.playbook("stale", "--json", expect=1).json] == ["beta"]
    team.says("snooze", "beta", "--until", "+7d")
    team.says("stale")
    assert "not met" in team.says("check", "alpha", code=1)
    team.says("done", "alpha", "E2", "-e", "预算邮件")
    team.says("check", "alpha", "--strict")
    team.says("advance", "alpha")
    assert team.status("alpha")["stage"] == "closing"

    team.on("2026-10-10").says("start", "Gamma", "--playbook", source)
    team.says("advance", "gamma", code=1)
    team.says("advance", "gamma", "--override", "--reason", "客户很急")
    assert "gate-overridden" in [w["code"] for w in team.status("gamma")["warnings"]]

    # the author edits the playbook; running deals keep theirs
    team.on("2026-10-15")
    team.source.write_text(SECOND_EDITION, encoding="utf-8")
    assert len(team.playbook("check", "alpha", "--stage", "discovery", "--json").json["criteria"]) == 2
    assert team.status("gamma")["items"]["discovery/E2"] == "open"
    team.says("back", "gamma", "--reason", "需求其实没谈清")
    assert team.playbook("log", "gamma", "--json").json[-1]["passage"] == "back"
    team.says("upgrade", "gamma", "--playbook", source, "--yes")
    assert "E2.3" in team.status("gamma")["items"]
    assert team.status("gamma")["stage"] == "discovery"
    assert "E2.3" not in team.status("beta")["items"]

    team.on("2026-10-30")
    [beta] = [one for one in team.playbook("stale", "--json", expect=1).json if one["deal"] == "beta"]
    assert [clock["clock"] for clock in beta["clocks"]] == ["in_stage", "quiet"]
    team.says("close", "beta", "lost", code=2)
    team.says("close", "beta", "lost", "--reason", "预算", "--competitor", "竞品甲")

    team.on("2026-11-05").says("close", "alpha", "won", code=1)
    team.says("done", "alpha", "E1.1", "-e", "合同扫描件")
    team.says("done", "alpha", "E1.2", "-e", "银行回单")
    team.says("close", "alpha", "won", "--reason", "方案")

    team.on("2026-11-23")
    [counted] = team.playbook("stats", "--json").json
    assert counted["deals"] == 3
    assert counted["win_rate"] == {"count": 1, "n": 2, "fraction": None}
    assert counted["overrides"]["count"] == 1
    assert [one["key"] for one in counted["missing_in_lost"]] == ["discovery/money", "discovery/need"]
    assert {one["key"] for one in counted["reasons"]} == {"方案", "预算"}
    board = team.playbook("board", "--json").json[0]
    assert [deal["deal"] for column in board["columns"] for deal in column["deals"]] == ["gamma"]
    review = team.says("review", "gamma")
    assert "overriding the gate" in review
    assert "客户很急" in review

    # as it was on a day in the middle
    assert team.playbook("status", "--as-of", "2026-10-12", "--json").json != []
    assert team.playbook("status", "alpha", "--as-of", "2026-10-12", "--json").json["stage"] == "closing"
    assert team.playbook("status", "gamma", "--as-of", "2026-10-12", "--json").json["stage"] == "closing"
    team.says("reopen", "beta", "--reason", "预算回来了")
    assert (team.status("beta")["stage"], team.status("beta")["status"]) == ("discovery", "open")
