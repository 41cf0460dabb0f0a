"""Which activities, deliverables and behaviors serve an exit criterion.

The playbook may say so (`supports`). Otherwise the links are inferred from what the texts are about: every
item is weighed against every criterion of its stage, rare words counting more than common ones (cosine of
tf-idf), and goes to the criterion it is closest to and to those that are nearly as close. How well that does
is measured by `benchmarks/inferred_links.py`.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from playbook_cli.domain.playbook import ExitCriterion, Item, KeyActivity, Section, Stage
from playbook_cli.domain.refs import Place, find_places
from playbook_cli.domain.vocabulary import count_features

SUPPORTING_SECTIONS = (
    Section.KEY_ACTIVITIES,
    Section.DELIVERABLES,
    Section.CUSTOMER_PURCHASE_BEHAVIORS,
    Section.CUSTOMER_SUPPORTING_BEHAVIORS,
)
_NAME_WEIGHT = 3  # a word of the name says more than a word of the explanation
_CLOSE_ENOUGH = 0.06
_NEARLY_AS_CLOSE = 0.65

Vector = Mapping[str, float]


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
    candidates = [place for place in find_places(stage) if place.section in SUPPORTING_SECTIONS]
    if criterion.supported_by is not None:
        stated = set(criterion.supported_by)
        kept = (place for place in candidates if f"{place.section.slug}/{place.item.id}" in stated)
        return Links(tuple(kept), inferred=False)
    served = _infer(stage).get(criterion.id, frozenset())
    return Links(tuple(place for place in candidates if place.path in served), inferred=True)


@lru_cache(maxsize=16)
def _infer(stage: Stage) -> Mapping[str, frozenset[str]]:
    """The paths of what serves each criterion of a stage, by the criterion's id."""
    candidates = [place for place in find_places(stage) if place.section in SUPPORTING_SECTIONS]
    counts = [_item_counts(place.item) for place in candidates]
    wanted = [_criterion_counts(stage, criterion) for criterion in stage.exit_criteria]
    rarity = _rarity([*counts, *wanted])
    postings = _post(_weigh(features, rarity) for features in wanted)
    served: dict[str, set[str]] = defaultdict(set)
    for place, features in zip(candidates, counts, strict=True):
        for number in _closest(_weigh(features, rarity), postings):
            served[stage.exit_criteria[number].id].add(place.path)
    return {criterion_id: frozenset(paths) for criterion_id, paths in served.items()}


def _closest(vector: Vector, postings: Mapping[str, list[tuple[int, float]]]) -> list[int]:
    """The positions of the criteria that an item is closest to."""
    scores: dict[int, float] = defaultdict(float)
    for feature, weight in vector.items():
        for number, other in postings.get(feature, ()):
            scores[number] += weight * other
    limit = max(_CLOSE_ENOUGH, _NEARLY_AS_CLOSE * max(scores.values(), default=0))
    return [number for number, score in scores.items() if score >= limit]


def _post(vectors: Iterable[Vector]) -> Mapping[str, list[tuple[int, float]]]:
    """Index the criteria by feature, so that an item meets only those it shares something with."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, vector in enumerate(vectors):
        for feature, weight in vector.items():
            postings[feature].append((number, weight))
    return postings


def _rarity(counts: list[Counter[str]]) -> Mapping[str, float]:
    frequency = Counter(feature for features in counts for feature in features)
    return {feature: math.log(1 + len(counts) / n) for feature, n in frequency.items()}


def _weigh(features: Counter[str], rarity: Mapping[str, float]) -> Vector:
    """A unit vector: more of a feature counts less and less, a rare feature counts more."""
    raw = {feature: (1 + math.log(n)) * rarity[feature] for feature, n in features.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1
    return {feature: weight / length for feature, weight in raw.items()}


def _item_counts(item: Item) -> Counter[str]:
    texts = [item.description]
    if isinstance(item, KeyActivity):
        texts += [*item.steps, *item.key_points, item.importance]
    return _count(item.name, texts)


def _criterion_counts(stage: Stage, criterion: ExitCriterion) -> Counter[str]:
    outcomes = (outcome.description for outcome in stage.outcomes if outcome.id == criterion.outcome)
    requirements = (requirement.text for requirement in criterion.requirements)
    return _count(criterion.name, [criterion.description, criterion.guidance, *requirements, *outcomes])


def _count(name: str, texts: Iterable[str]) -> Counter[str]:
    counts = Counter({feature: n * _NAME_WEIGHT for feature, n in count_features(name).items()})
    for text in texts:
        counts.update(count_features(text))
    return counts
