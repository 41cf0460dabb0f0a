"""Every screen in Chinese: no English word is left in it, and no half-width punctuation beside Chinese.

What is no sentence is taken out first: commands, options, files, codes, and names that stay as they are.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.functional.conftest import Ran

Playbook = Callable[..., Ran]
HAN = r"[\u4e00-\u9fff]"
TEAM = """---
language: zh
playbook: team
loss_reasons: [价格, 其他]
---

# 团队手册

## 阶段1：试点（30%，10天）

### 关键活动

- 访谈

### 退出标准

- 已签字：双方签字。
  - 需要：1)客户签字 2)我方签字
- 预算已定

## 阶段2：谈判

### 退出标准

- 合同已签
"""
# What the commands print to a person, in the order of one story.
STORY = """
start 华东 --owner 李伟 --amount 80万 --close-date 2026-12-20 | start 华东 | start 南方 | start 北方
next 华东 | status | status 华东 | check 华东 | check 华东 --full | board | stats | stale | review 华东
done 华东 E1 -e 邮件 --confirmed-by 王总 | done 华东 E1 | undone 华东 E1.2 | waive 华东 E2 --reason 不适用
note 华东 E1 有进展 | set 华东 amount=9万 | set 华东 owner= | step 华东 演示 --due 明天 | step 华东 --done
snooze 华东 --until 月底 | advance 南方 | advance 南方 --override --reason 客户急 | back 南方 --reason 走回
close 南方 lost --reason 价格 | reopen 南方 | close 南方 lost --reason 太贵 | close 北方 won
close 北方 won --override --reason 已签 | status 北方 | review 北方 | undo 北方 | log 华东 | rename 北方 西北
archive 西北 | replay --playbook other.md | show | show 试点 | show 试点 --section 退出 | show E1 | show 华东
show --section 无 | search 签字 | search 没有 | lint team.md | lint wrong.md | diff 华东 --playbook other.md
upgrade 华东 --dry-run | playbooks | doctor | init | import deals.csv
import missing.csv | merge missing.json | restore 华东 | show --explain | adopt notes.md
status 方 | status 华栋 | done 华东 E99 | done 华东 | set 华东 颜色=红 | step 华东 演示 --due 某天
status --where owner=无人 | check --all | 无此命令 | status --colour | status 华东 --colour red
stats --limit 0
"""
NO_SENTENCES = re.compile(  # commands, quotations, options, files, codes, keys and hashes
    r"playbook [^，。；：）“”│]*|`[^`]*`|“[^”]*”|--?[a-z][a-z-]*(=\S+)?|\S*/\S*|\S+\.(md|yaml|json|csv)\b\S*"
    r"|\{#[^}]*\}|\b[A-Za-z]+([-_][A-Za-z]+)+\b(: \w+)?|\b[0-9a-f]{8,12}\b"
)
NAMES = re.compile(  # of the program, of the story, and what is typed as it stands
    r"\b(playbook|id|li|sales|team|zh|en|Sales Playbook|utf|Salesforce|CNY|EUR|JSON|next friday|eom|stages"
    r"|owner|account|amount|currency|competitor|source|external|name|stage|NAME|auto|always|never)\b"
)
ENGLISH = re.compile(r"[A-Za-z]{2,}")
HALF_WIDTH = re.compile(rf"{HAN} ?[,;:!?(]|(?<!^)[,;!?)] ?{HAN}|:{HAN}")


def find_slips(command: str, text: str) -> Iterator[str]:
    """The lines of an answer that hold an English word, or punctuation that is set as in English."""
    for line in text.splitlines():
        left = NAMES.sub("", NO_SENTENCES.sub("", line.strip()))
        if ENGLISH.search(left) or HALF_WIDTH.search(left):
            yield f"{command}: {line.strip()}"


def test_no_screen_in_chinese_has_english_words_or_half_width_punctuation(
    playbook: Playbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_LANG", "zh")
    monkeypatch.setenv("COLUMNS", "300")
    files = {
        "team.md": TEAM,
        "other.md": TEAM.replace("预算已定", "预算已批").replace("访谈", "拜访"),
        "wrong.md": TEAM.replace("playbook: team", "stages: {投标: {probability: 甲}}"),
        "notes.md": "会议\n\n甲说乙听\n",
        "deals.csv": "商机名称,阶段,金额,心情\n东北,试点,5万,好\n西南,成交,丙,坏\n",
    }
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    playbook("config", "set", "playbook", "team.md")
    slips = []
    for command in filter(None, map(str.strip, re.split(r"[|\n]", STORY))):
        ran = playbook(*command.split(), expect=None)
        assert ran.code in (0, 1, 2, 3), command
        slips += find_slips(command, ran.out + ran.err)
    assert not slips, "\n".join(slips)


def test_a_slip_is_found() -> None:
    assert list(find_slips("x", "请先 close 再看"))
    assert list(find_slips("x", "试点, 谈判"))
    assert not list(find_slips("x", "用 playbook lint team.md 查看 E1.2（必填）"))
