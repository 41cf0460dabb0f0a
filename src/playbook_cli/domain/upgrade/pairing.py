"""What became of what: two lists paired one to one, by a key and then by how alike their texts are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, islice
from typing import Generic, TypeVar

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.playbook.texts.vocabulary import count_features

_T = TypeVar("_T")
_ENDINGS = " 。.；;，,、"
ALIKE_NAMES = 0.6  # how alike the names of one thing are at least
_MOST_COMPARED = 8  # candidates for one text, those that share most words with it
_MOST_COUNTED = 5000  # shared words that are counted for one text, the rare ones first


class Matching(Generic[_T]):
    """Two lists that are being paired; `left` and `right` are what has no partner yet."""

    def __init__(self, left: Sequence[_T], right: Sequence[_T]) -> None:
        """Begin with nothing paired."""
        self.left = list(left)
        self.right = list(right)

    def pair_by(self, key: Callable[[_T], Hashable]) -> Iterator[tuple[_T, _T]]:
        """Pair what has the same key, in the order of both lists; a key of None pairs with nothing."""
        waiting: dict[Hashable, list[_T]] = defaultdict(list)
        for one in self.right:
            waiting[key(one)].append(one)
        pairs = []
        for one in self.left:
            wanted = key(one)
            if wanted is not None and waiting[wanted]:
                pairs.append((one, waiting[wanted].pop(0)))
        return self._take(pairs)

    def pair_alike(
        self, text: Callable[[_T], str], *, least: float, group: Callable[[_T], Hashable] = lambda _: None
    ) -> Iterator[tuple[_T, _T]]:
        """Pair what reads alike, the most alike first; `least` is how alike it must be, 0 to 1.

        Only what has the same group is compared.
        """
        scored = sorted(self._score(text, group), key=lambda row: (-row[0], row[1], row[2]))
        pairs: list[tuple[_T, _T]] = []
        used: tuple[set[int], set[int]] = (set(), set())
        for score, i, j in scored:
            if score >= least and i not in used[0] and j not in used[1]:
                used[0].add(i)
                used[1].add(j)
                pairs.append((self.left[i], self.right[j]))
        return self._take(pairs)

    def _score(
        self, text: Callable[[_T], str], group: Callable[[_T], Hashable]
    ) -> Iterator[tuple[float, int, int]]:
        """How alike each text is to the few on the other side that share most with it."""
        postings: dict[tuple[Hashable, str], list[int]] = defaultdict(list)
        rights = [fold_text(text(one)) for one in self.right]
        for j, right in enumerate(rights):
            for feature in count_features(right):
                postings[group(self.right[j]), feature].append(j)
        for i, one in enumerate(self.left):
            left, own = fold_text(text(one)), group(one)
            found = sorted((postings.get((own, feature), []) for feature in count_features(left)), key=len)
            shared = Counter(islice(chain.from_iterable(found), _MOST_COUNTED))
            for j, _count in shared.most_common(_MOST_COMPARED):
                yield measure_likeness(left, rights[j]), i, j

    def _take(self, pairs: list[tuple[_T, _T]]) -> Iterator[tuple[_T, _T]]:
        lefts, rights = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
        self.left = [one for one in self.left if id(one) not in lefts]
        self.right = [one for one in self.right if id(one) not in rights]
        return iter(pairs)


def fold_text(text: str) -> str:
    """A text as it is compared: width, case, spaces and the punctuation at its end do not count."""
    return fold_name(text).rstrip(_ENDINGS)


def measure_likeness(one: str, other: str) -> float:
    """How alike two folded texts are, 0 to 1, by the characters they share in the same order."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() else 0.0
