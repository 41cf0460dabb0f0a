"""Which activities, deliverables and behaviors serve an exit criterion.

The playbook may say so (`supports`). Otherwise the links are inferred from what the texts are about: every
item, with its steps and key points, is weighed against every criterion of its stage, rare words counting more
than common ones, and those of every item nothing (cosine of tf-idf). It serves the criterion it is closest to
where it is much closer to it than to the others; else nothing is said. How well that does is measured by
`benchmarks/inferred_links.py`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from playbook_cli.domain.playbook.refs import Place, find_places
from playbook_cli.domain.playbook.structure import BEHAVIORS, Section, is_activity
from playbook_cli.domain.playbook.texts.vocabulary import count_features
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import ExitCriterion, Item, Stage

SUPPORTING_SECTIONS = (
    Section.KEY_ACTIVITIES,
    Section.DELIVERABLES,
    *BEHAVIORS,
)
_NAME_WEIGHT = 4  # a word of the name says more than a word of the explanation
_CLOSE_ENOUGH = 0.04
_MARGIN = 2.2  # times as close as to the other criteria of the stage on average
_NOTHING_CLOSE = (0.0, "")
_MOST_KEPT = 16  # stages
_ALONE = 0.08  # how close the closest activity must be to serve a criterion that nothing else serves

Vector = Mapping[str, float]
Postings = Mapping[str, list[tuple[int, float]]]  # criteria by feature, with its weight in each


@dataclass(frozen=True, slots=True)
class Links:
    """What serves one exit criterion, in the order of the playbook; inferred unless the playbook says so."""

    places: tuple[Place, ...]
    inferred: bool

    def of(self, *sections: Section) -> tuple[Place, ...]:
        """The linked places of these sections."""
        return tuple(place for place in self.places if place.section in sections)


NO_LINKS = Links((), inferred=False)


def find_links(stage: Stage, criterion: ExitCriterion) -> Links:
    """What serves `criterion`: as stated by the playbook, otherwise as its words suggest."""
    known = _kept.get(id(stage))
    if known is None or known[0] is not stage:
        while len(_kept) >= _MOST_KEPT:
            del _kept[next(iter(_kept))]
        known = _kept[id(stage)] = (stage, _StageLinks(stage))
    return known[1].find(criterion)


class _StageLinks:
    """The links of one stage, worked out when the first of them is asked for."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.candidates = list(find_places(stage, SUPPORTING_SECTIONS))

    @cached_property
    def by_key(self) -> Mapping[str, int]:
        """Where each candidate stands, by what the playbook calls it."""
        return {f"{p.section.slug}/{p.item.id}": number for number, p in enumerate(self.candidates)}

    @cached_property
    def inferred(self) -> Mapping[str, set[int]]:
        """Which candidates serve each criterion as their words suggest, by the criterion's id."""
        return _infer(self.stage, self.candidates)

    def find(self, criterion: ExitCriterion) -> Links:
        """What serves one criterion."""
        if criterion.supported_by is None:
            return self._links(self.inferred.get(criterion.id, ()), inferred=True)
        stated = {self.by_key[key] for key in criterion.supported_by if key in self.by_key}
        return self._links(stated, inferred=False)

    def _links(self, numbers: Iterable[int], *, inferred: bool) -> Links:
        return Links(tuple(self.candidates[number] for number in sorted(numbers)), inferred)


# The links of the last stages, known again by identity: to hash a stage is to read all of its texts.
_kept: dict[int, tuple[Stage, _StageLinks]] = {}


def _infer(stage: Stage, candidates: Sequence[Place]) -> Mapping[str, set[int]]:
    scored = _score_candidates(stage, candidates)
    served: dict[int, set[int]] = defaultdict(set)
    for at, scores in enumerate(scored):
        for number in _choose(scores, len(stage.exit_criteria)):
            served[number].add(at)
    for number, (score, _path, at) in _find_closest_activities(candidates, scored).items():
        if score >= _ALONE and not any(_is_activity(candidates[one]) for one in served[number]):
            served[number].add(at)
    return {stage.exit_criteria[number].id: places for number, places in served.items()}


def _score_candidates(stage: Stage, candidates: Sequence[Place]) -> list[dict[int, float]]:
    """How close each candidate is to each criterion of a stage, by the words that they share."""
    counts = [_item_counts(place.item) for place in candidates]
    wanted = [_criterion_counts(stage, criterion) for criterion in stage.exit_criteria]
    rarity = _rarity([*counts, *wanted])
    postings = _post(_weigh(features, rarity) for features in wanted)
    return [_score(_weigh(features, rarity), postings) for features in counts]


def _find_closest_activities(
    candidates: Sequence[Place], scored: Sequence[Mapping[int, float]]
) -> Mapping[int, tuple[float, str, int]]:
    """The activity that comes closest to each criterion: how close, its path, and where it stands."""
    closest: dict[int, tuple[float, str, int]] = {}
    for at, (place, scores) in enumerate(zip(candidates, scored, strict=True)):
        if _is_activity(place):
            path = place.path
            for number, score in scores.items():
                if (score, path) > closest.get(number, _NOTHING_CLOSE):
                    closest[number] = (score, path, at)
    return closest


def _is_activity(place: Place) -> bool:
    return place.section is Section.KEY_ACTIVITIES


def _score(vector: Vector, postings: Postings) -> dict[int, float]:
    """How close an item is to each criterion that it shares anything with, by the criterion's position."""
    scores: dict[int, float] = defaultdict(float)
    for feature, weight in vector.items():
        for number, other in postings.get(feature, ()):
            scores[number] += weight * other
    return scores


def _choose(scores: Mapping[int, float], criteria: int) -> Iterator[int]:
    """The criterion that an item serves: the closest, where the others are far enough on average."""
    if scores:
        best = max(sorted(scores), key=lambda number: scores[number])
        others = (sum(scores.values()) - scores[best]) / max(1, criteria - 1)
        if scores[best] >= max(_CLOSE_ENOUGH, _MARGIN * others):
            yield best


def _post(vectors: Iterable[Vector]) -> Postings:
    """Index the criteria by feature, so that an item meets only those it shares something with."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for feature, weight in vector.items():
            postings[feature].append((number, weight))
    return postings


def _rarity(counts: list[Counter[str]]) -> Mapping[str, float]:
    frequency = Counter(feature for features in counts for feature in features)
    return {feature: math.log((1 + len(counts)) / n) for feature, n in frequency.items()}


def _weigh(features: Counter[str], rarity: Mapping[str, float]) -> Vector:
    """A unit vector: more of a feature counts less and less, a rare feature counts more."""
    raw = {feature: (1 + math.log(n)) * rarity[feature] for feature, n in features.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1
    return {feature: weight / length for feature, weight in raw.items()}


def _item_counts(item: Item) -> Counter[str]:
    if is_activity(item) and (item.summary or item.steps or item.key_points):
        return _count(item.name, [item.summary, *item.steps, *item.key_points, item.importance])
    return _count(item.name, [item.description])


def _criterion_counts(stage: Stage, criterion: ExitCriterion) -> Counter[str]:
    """What a criterion is about; what to ask is put in other words on purpose, and does not count."""
    outcomes = (outcome.description for outcome in stage.outcomes if outcome.id == criterion.outcome)
    parts = (requirement.text for requirement in criterion.requirements)
    texts = [criterion.summary, *parts, criterion.guidance]
    return _count(criterion.name, [*(texts if any(texts) else [criterion.description]), *outcomes])


def _count(name: str, texts: Iterable[str]) -> Counter[str]:
    counts = Counter({feature: n * _NAME_WEIGHT for feature, n in count_features(name).items()})
    for text in texts:
        counts.update(count_features(text))
    return counts
