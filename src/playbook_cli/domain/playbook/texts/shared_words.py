"""What a few words that somebody wrote are about: which criteria of a stage they name.

A next step or a reason is a handful of words, so it is measured by how much of what it says a criterion says
too. What many criteria of the stage say counts little, what none says counts against all of them, and a
concept of selling counts as much as a word. Below the threshold nothing is named: silence before a guess.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.once import once_for_each
from playbook_cli.domain.playbook.texts.vocabulary import count_features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playbook_cli.domain.playbook.model import ExitCriterion

_ENOUGH = 0.3  # of what the words say
_MOST_NAMED = 2  # words that fit many criteria alike name none
_TOUCHED = 0.2  # of what a reason says
_NEARLY_AS_MUCH = 0.75  # of the criterion that says most of it
_IN_NAME, _IN_PARTS, _ELSEWHERE = 1.0, 0.7, 0.3
_COMMON = 0.35  # a word that more of the criteria say than this tells none of them apart
_IDLE = frozenset(
    """
    customer client meet call mail email send next week talk visit follow up date time today tomorrow discuss
    team plan prepare finish get make submit workshop session review agree confirm
    客户 确认 准备 完成 下周 电话 会议 沟通 开会 跟进 提交 安排 讨论 明天 今天 拜访
    """.split()  # noqa: SIM905  # fifty words in quotes cannot be read
)


def find_touched(text: str, criteria: Sequence[ExitCriterion]) -> list[ExitCriterion]:
    """The criteria that a reason touches, in their order: it may name several things in few words."""
    scores = score_named(text, criteria)
    return [criterion for criterion, score in zip(criteria, scores, strict=True) if score >= _TOUCHED]


def find_named(text: str, criteria: Sequence[ExitCriterion]) -> list[ExitCriterion]:
    """The criteria that a text names, the one it says most of first."""
    scores = score_named(text, criteria)
    best = max(scores, default=0.0)
    limit = max(_ENOUGH, _NEARLY_AS_MUCH * best)
    ranked = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
    named = [criteria[number] for number in ranked if scores[number] >= limit]
    return named if len(named) <= _MOST_NAMED else []


def score_named(text: str, criteria: Sequence[ExitCriterion]) -> list[float]:
    """For each criterion the share of what a text says that the criterion says too, from 0 to 1."""
    spoken = [feature for feature in count_features(text) if feature not in _idle_features()]
    known, spread = _read_criteria(criteria)
    weights = {feature: _weigh(spread[feature], len(criteria)) for feature in spoken}
    total = max(sum(weights.values()), 1.0)
    return [sum(weights[f] * features.get(f, 0.0) for f in spoken) / total for features in known]


def _weigh(said_by: int, criteria: int) -> float:
    """How much a word of the text says: nothing where most criteria say it, less where none does."""
    if said_by == 0:
        return 0.5
    if said_by > max(1, _COMMON * criteria):
        return 0.2
    return 1.0 + math.log(criteria / said_by) / 4


@once_for_each
def _read_criteria(
    criteria: Sequence[ExitCriterion],
) -> tuple[Sequence[Mapping[str, float]], Counter[str]]:
    """What each of these criteria says, and how many of them say it."""
    known = [_features(criterion) for criterion in criteria]
    return known, Counter(feature for features in known for feature in features)


def _features(criterion: ExitCriterion) -> dict[str, float]:
    """What a criterion says, with where it says it: its name before its parts before the rest."""
    said = dict.fromkeys(count_features(f"{criterion.description} {criterion.guidance}"), _ELSEWHERE)
    said |= dict.fromkeys(count_features(" ".join(part.text for part in criterion.requirements)), _IN_PARTS)
    return said | dict.fromkeys(count_features(criterion.name), _IN_NAME)


@lru_cache(maxsize=1)
def _idle_features() -> frozenset[str]:
    return frozenset(feature for word in _IDLE for feature in count_features(word) if feature[0] != "@")
