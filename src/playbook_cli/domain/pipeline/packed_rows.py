"""The rows of a long table, each held packed: what many rows share once, the rest as bytes.

Packed it takes a fifth of the room of its objects, and a table looks at some hundreds of rows at a time.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

_Row = TypeVar("_Row", bound=NamedTuple)


class PackedRows(Sequence[_Row]):
    """Rows of one kind, a named tuple; what is not `shared` must be a text, a number or nothing."""

    def __init__(self, kind: type[_Row], shared: Sequence[str] = ()) -> None:
        self._make: Any = kind._make
        self._shared = [(kind._fields.index(name), _Shared()) for name in shared]
        self._rows: list[bytes] = []
        self._seen: tuple[tuple[int, int], list[_Row]] | None = (
            None  # those that were last looked at together
        )

    def append(self, row: _Row) -> None:
        """Hold one more row."""
        self._rows.append(self._pack(row))
        self._seen = None

    def put_in_order(self, order: Sequence[int]) -> None:
        """Have the rows stand in this order of their places."""
        self._rows = [*map(self._rows.__getitem__, order)]
        self._seen = None

    def __setitem__(self, place: int, row: _Row) -> None:
        self._rows[place] = self._pack(row)
        self._seen = None

    def __getitem__(self, place: Any) -> Any:
        if not isinstance(place, slice):
            return self._unpack(self._rows[place])
        asked = place.indices(len(self._rows))[:2]
        if self._seen is None or self._seen[0] != asked:
            self._seen = asked, [*map(self._unpack, self._rows[place])]
        return self._seen[1]

    def __iter__(self) -> Iterator[_Row]:
        return map(self._unpack, self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedRows) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]

    def _pack(self, row: _Row) -> bytes:
        values: list[Any] = [*row]
        for at, shared in self._shared:
            values[at] = shared.find_number(values[at])
        return marshal.dumps(values)

    def _unpack(self, packed: bytes) -> Any:
        values = marshal.loads(packed)  # noqa: S302  # of this very process
        for at, shared in self._shared:
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
