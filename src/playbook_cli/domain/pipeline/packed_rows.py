"""The rows of a long table, each held packed: what many rows share once, the rest as bytes.

Packed it takes a fifth of the room of its objects, and a table looks at some hundreds of rows at a time.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

AT_ONCE: Final = 500  # rows that are looked at together
_MOST_SEEN: Final = 4  # times as many, which stay unpacked: most tables are no longer
if TYPE_CHECKING:
    from collections.abc import Iterator

_Row = TypeVar("_Row", bound=NamedTuple)


class PackedRows(Sequence[_Row]):
    """Rows of one kind, a named tuple; what is not `shared` must be a text, a number or nothing."""

    def __init__(self, kind: type[_Row], shared: Sequence[str] = ()) -> None:
        self._make: Any = kind._make
        self._shared = {name: (kind._fields.index(name), _Shared()) for name in shared}
        self._columns = [*self._shared.values()]
        self._rows: list[bytes] = []
        self._seen: dict[tuple[int, int], list[_Row]] = {}  # those that were last looked at together

    def append(self, row: _Row) -> None:
        """Hold one more row."""
        values: list[Any] = [*row]
        for at, shared in self._columns:
            values[at] = shared.find_number(values[at])
        self._rows.append(marshal.dumps(values))

    def say(self, place: int, name: str, value: object) -> None:
        """Say what a shared field is in a row that stands here; whoever looks at the rows begins anew."""
        at, shared = self._shared[name]
        values = marshal.loads(self._rows[place])  # noqa: S302  # of this very process
        values[at] = shared.find_number(value)
        self._rows[place] = marshal.dumps(values)
        self._seen.clear()

    def put_in_order(self, order: Sequence[int]) -> None:
        """Have the rows stand in this order of their places."""
        self._rows = [*map(self._rows.__getitem__, order)]
        self._seen.clear()

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            return self._unpack(self._rows[place])
        asked = place.indices(len(self._rows))[:2]
        if asked not in self._seen:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen[asked] = [*map(self._unpack, self._rows[place])]
        return self._seen[asked]

    def __iter__(self) -> Iterator[_Row]:
        for start in range(0, len(self._rows), AT_ONCE):
            yield from self[start : start + AT_ONCE]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedRows) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]

    def _unpack(self, packed: bytes) -> Any:
        values = marshal.loads(packed)  # noqa: S302  # as above
        for at, shared in self._columns:
            values[at] = shared.values[values[at]]
        return self._make(values)


class _Shared:
    """What a field is in any row, each value once."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def find_number(self, value: Any) -> int:
        """The number of a value, a new one for a new one."""
        number = self._numbers.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


class SortKeys:
    """The keys of many things, field by field: numbers take a fifth of the room that they take as tuples."""

    def __init__(self) -> None:
        self._columns: list[Any] = []

    def append(self, key: Sequence[Any]) -> None:
        """Take in the key of the next thing; all of them have as many fields."""
        if not self._columns:
            self._columns = [_open_column(value) for value in key]
        for at, value in enumerate(key):
            try:
                self._columns[at].append(value)
            except (TypeError, OverflowError):  # not every one is such a number
                self._columns[at] = [*self._columns[at], value]

    def sort(self) -> list[int]:
        """The places of all things in the order of their keys; equal ones stay as they came."""
        order = list(range(len(self._columns[0]) if self._columns else 0))
        while self._columns:
            order.sort(key=self._columns.pop().__getitem__)
        return order


def _open_column(value: Any) -> Any:
    from array import array

    if isinstance(value, int):
        return array("q")
    return array("d") if isinstance(value, float) else []
