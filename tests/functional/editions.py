"""A playbook file in several editions, as an author edits it under running deals."""

from pathlib import Path

FIRST = """---
playbook: team
language: zh
---

# 团队打法

## 发现 {#discovery}

### 关键活动
- 需求访谈 {#interview}：与三个部门访谈。

### 退出标准
- 需求明确 {#need}：需要：1)访谈三个部门 2)写成纪要。
- 预算明确 {#money}：需要：1)预算金额 2)审批人。
- 竞争情况

## 签约 {#closing}

### 退出标准
- 合同签署 {#contract}：需要：1)双方签字 2)收到首付款。
"""
REWORDED = FIRST.replace("2)写成纪要", "2)写成书面纪要")
REMOVED = FIRST.replace("- 竞争情况\n", "")
RENAMED = FIRST.replace("- 预算明确 {#money}", "- 预算已批 {#money}")
EXTENDED = FIRST.replace("1)预算金额 2)审批人", "1)预算金额 2)付款计划 3)审批人")
REORDERED = (
    FIRST.replace("1)访谈三个部门 2)写成纪要", "1)写成纪要 2)访谈三个部门")
    .replace("- 竞争情况\n", "")
    .replace("- 需求明确 {#need}", "- 竞争情况\n- 需求明确 {#need}")
)
MIDDLE_STAGE = FIRST.replace("## 签约", "## 评估 {#trial}\n\n### 退出标准\n- 试用通过\n\n## 签约")
WITHOUT_FIRST_STAGE = FIRST[: FIRST.index("## 发现")] + FIRST[FIRST.index("## 签约") :]
SPELLED_OUT = FIRST.replace("- 竞争情况\n", "- 竞争情况：需要：1)对手名单 2)对手报价。\n")
ENGLISH = """---
playbook: team
language: en
---

# Team playbook

## Discovery {#discovery}

### Key activities
- Interviews {#interview}: with three departments.

### Exit criteria
- Need is clear {#need}: needs: 1) three departments interviewed 2) minutes written.
- Budget is clear {#money}: needs: 1) the amount 2) who approves.
- Competition {#竞争情况}

## Closing {#closing}

### Exit criteria
- Contract signed {#contract}: needs: 1) both signatures 2) first payment received.
"""


def write_edition(path: Path, text: str) -> str:
    """Write an edition to its file and give the name to type."""
    path.write_text(text, encoding="utf-8")
    return str(path)
