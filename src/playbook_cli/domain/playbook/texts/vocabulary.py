"""What a text is about: its words, its pairs of Chinese characters, and the concepts of selling it touches.

A concept joins words that share no letters: 报价 and 付款, "decision maker" and "executive sponsor". The
lists are general to selling, in Chinese and English; other languages are compared by their words alone.
"""

import re
from collections import Counter
from functools import cache

from playbook_cli.domain.names import fold_name

_WIDE_RUN = r"[\u3400-\u9fff]+"
_WORD = r"[^\W\u3400-\u9fff_]{2,}"
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ed",
    "es",
    "s",
    "ly",
    "al",
    "e",
)
_SHORTEST_STEM = 4
_CONCEPT_WEIGHT = 2  # a shared concept says more than a shared word
_STOP = frozenset(
    """
    the and for with from that this are was has have its our their they them who how what which where when can
    not all any such into both each is of to in on it as be by or an at us we so up out do does will you your
    """.split()  # noqa: SIM905  # forty words in quotes cannot be read
)
_CONCEPTS = {
    "approval": "审批 立项 采购流程 approval approve approved procurement purchasing",
    "bid": "投标 招标 标书 资质 供应商 tender bid rfp vendor qualification",
    "budget": "预算 资金 budget funding funds investment",
    "contract": "合同 条款 签署 签约 法务 授权 contract agreement legal sign signature terms license",
    "money": (
        "报价 价格 定价 折扣 计费 付款 账期 商务 成本 结算 人天 发票 "
        "price pricing quote quotation discount cost payment commercial invoice billing rate settlement"
    ),
    "need": ("需求 痛点 场景 目标 挑战 pain need requirement scenario challenge goal"),
    "people": (
        "关键人 决策者 决策 高层 拜访 名片 "
        "decision maker executive sponsor champion stakeholder contact visit"
    ),
    "presentation": "宣讲 演示 案例 讲解 demo presentation present case showcase walkthrough",
    "research": "调研 访谈 问卷 提纲 interview survey discovery research questionnaire outline",
    "scope": "范围 规模 模块 功能清单 边界 配置 scope size modules users boundaries configuration",
    "team": "团队 人员 组织架构 负责人 team staffing people resources roles organization",
    "technology": (
        "技术 架构 集成 系统 兼容 测试 性能 poc 互认 technical technology architecture integration "
        "compatibility test pilot proof performance security"
    ),
    "time": "时间 周期 节点 里程碑 进度 工期 date timeline schedule timing milestone deadline",
}


def count_features(text: str) -> Counter[str]:
    """Count the words, character pairs and concepts of a text."""
    folded = fold_name(text)
    words = [stem_word(word) for word in re.findall(_WORD, folded) if word not in _STOP]
    runs = re.findall(_WIDE_RUN, folded)
    found = Counter([*words, *(run[i : i + 2] for run in runs for i in range(len(run) - 1))])
    concepts = _english_concepts()
    for word in words:
        if word in concepts:
            found[concepts[word]] += _CONCEPT_WEIGHT
    if runs:
        for word, concept in _chinese_concepts():
            found[concept] += _CONCEPT_WEIGHT * folded.count(word)
    return +found


def stem_word(word: str) -> str:
    """Cut one common English ending, so that quote, quotes and quoted are one word."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@cache
def _english_concepts() -> dict[str, str]:
    words = ((word, name) for name, listed in _CONCEPTS.items() for word in listed.split())
    return {stem_word(word): f"@{name}" for word, name in words if word.isascii()}


@cache
def _chinese_concepts() -> tuple[tuple[str, str], ...]:
    words = ((word, name) for name, listed in _CONCEPTS.items() for word in listed.split())
    return tuple((word, f"@{name}") for word, name in words if not word.isascii())
