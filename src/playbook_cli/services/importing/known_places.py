"""Where in a list of very many deals one is, by the hash of what it is called; a dozen bytes for each name.

A hash only says where to look: who asks compares the names themselves, so that no two deals are ever taken
for one.
"""

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterator


class KnownPlaces:
    """Names and the places of the deals that have them; all are added before the first is looked up."""

    def __init__(self) -> None:
        self._hashes, self._places = array("q"), array("I")
        self._sorted = True

    def add(self, name: Hashable, place: int) -> None:
        """Say that the deal at this place has this name."""
        self._hashes.append(hash(name))
        self._places.append(place)
        self._sorted = False

    def find(self, name: Hashable) -> Iterator[int]:
        """The places at which this name may be, in the order in which they were added."""
        if not self._sorted:
            self._sort()
        wanted = hash(name)
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            yield self._places[at]
            at += 1

    def _sort(self) -> None:
        order = array("I", sorted(range(len(self._hashes)), key=self._hashes.__getitem__))
        self._hashes = array("q", (self._hashes[at] for at in order))
        self._places = array("I", (self._places[at] for at in order))
        self._sorted = True


class KnownIds:
    """The ids of very many deals by their places, as one run of bytes."""

    def __init__(self) -> None:
        self._text, self._ends = bytearray(), array("Q")

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ends)

    def append(self, deal_id: str) -> None:
        """Keep the id at the next place."""
        self._text += deal_id.encode()
        self._ends.append(len(self._text))

    def __getitem__(self, place: int) -> str:
        """The id at a place."""
        begin = self._ends[place - 1] if place else 0
        return self._text[begin : self._ends[place]].decode()
