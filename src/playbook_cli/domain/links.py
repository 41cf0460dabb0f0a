"""Which activities, deliverables and behaviors serve an exit criterion.

The playbook may say so (`supports`); otherwise the links are inferred from the words they share: pairs of
neighbouring characters for Chinese, words for the rest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook import ExitCriterion, Item, Section, Stage
from playbook_cli.domain.refs import Place, find_places

SUPPORTING_SECTIONS = (
    Section.KEY_ACTIVITIES,
    Section.DELIVERABLES,
    Section.CUSTOMER_PURCHASE_BEHAVIORS,
    Section.CUSTOMER_SUPPORTING_BEHAVIORS,
)
_WIDE_RUN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z0-9]{3,}")
_STOP = frozenset("the and for with from that this are was has have its our their not all any".split())  # noqa: SIM905  # reads better
_CLOSE_ENOUGH = 0.18
_MOST_PER_SECTION = 3


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
    return Links(tuple(_infer(criterion, candidates)), inferred=True)


def _infer(criterion: ExitCriterion, candidates: list[Place]) -> Iterable[Place]:
    wanted = _features(_criterion_text(criterion))
    names = _features(criterion.name)
    scored = [(_closeness(wanted, names, place.item), place) for place in candidates]
    for section in SUPPORTING_SECTIONS:
        here = [
            (score, place) for score, place in scored if place.section is section and score >= _CLOSE_ENOUGH
        ]
        best = sorted(here, key=lambda pair: -pair[0])[:_MOST_PER_SECTION]
        yield from sorted((place for _, place in best), key=lambda place: place.position)


def _closeness(wanted: frozenset[str], names: frozenset[str], item: Item) -> float:
    """Share of the item's name found in the criterion, and of the criterion's name found in the item."""
    item_names = _features(item.name)
    item_all = item_names | _features(item.description)
    forward = len(item_names & wanted) / max(len(item_names), 1)
    backward = len(names & item_all) / max(len(names), 1)
    return (2 * forward + backward) / 3


def _criterion_text(criterion: ExitCriterion) -> str:
    return " ".join((criterion.name, criterion.description, *(r.text for r in criterion.requirements)))


def _features(text: str) -> frozenset[str]:
    folded = fold_name(text)
    pairs = (run[i : i + 2] for run in _WIDE_RUN.findall(folded) for i in range(len(run) - 1))
    words = (word.rstrip("s") for word in _WORD.findall(folded) if word not in _STOP)
    return frozenset((*pairs, *words))
