"""The marks of a history of plain form, field by field: a mark is made when somebody asks for it.

Of most deals of a list nobody asks for one: how each item is proven is enough, and that is a letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from playbook_cli.domain.deal.marks import Mark
from playbook_cli.domain.deal.proof import LETTERS, PartStatus, weigh_mark
from playbook_cli.domain.deal.statuses import ItemStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from playbook_cli.domain.deal.marks import Pieces


class MarkColumns(NamedTuple):
    """Marks, each field of all of them: those of `Mark` in their order, of which none was opened."""

    statuses: Sequence[ItemStatus]
    orders: Sequence[int]
    moments: Sequence[datetime]
    by: Sequence[str]
    proofs: Sequence[Pieces]
    named: Sequence[str | None]
    reasons: Sequence[str | None]


class ColumnMarks(Mapping[str, Mark]):
    """What counts on each item, where no item is marked twice and none is open again."""

    def __init__(self, items: Sequence[str], columns: MarkColumns) -> None:
        self._items = items
        self._columns = columns

    def __getitem__(self, path: str) -> Mark:
        place = self._places[path]
        return _MAKE_MARK((*[column[place] for column in self._columns], _NEVER_OPENED))

    def __contains__(self, path: object) -> bool:
        return path in self.letters

    def get(self, path: str, default: Any = None) -> Any:
        """The mark of an item; most that are asked for are not there, and that is no exception."""
        return self[path] if path in self.letters else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return repr(dict(self))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {item: place for place, item in enumerate(self._items)}

    @cached_property
    def letters(self) -> dict[str, str]:
        """How every item is proven, by its letter."""
        columns = self._columns
        if columns.statuses.count(_DONE) < len(self._items):
            return {item: LETTERS[weigh_mark(mark)] for item, mark in make_marks(self._items, columns)}
        if columns.named.count(None) < len(self._items):
            both = zip(columns.proofs, columns.named, strict=True)
            told = [(_CONFIRMED if named else _VERIFIED) if proof else _CLAIMED for proof, named in both]
        else:
            told = [_VERIFIED if proof else _CLAIMED for proof in columns.proofs]
        return dict(zip(self._items, told, strict=True))


def make_marks(items: Sequence[str], columns: MarkColumns) -> Iterator[tuple[str, Mark]]:
    """Every mark with the item that it stands on."""
    fields = zip(*columns, repeat(_NEVER_OPENED), strict=False)
    return zip(items, map(_MAKE_MARK, fields), strict=True)


_DONE: Final = ItemStatus.DONE
_CLAIMED, _VERIFIED = LETTERS[PartStatus.CLAIMED], LETTERS[PartStatus.VERIFIED]
_CONFIRMED: Final = LETTERS[PartStatus.CONFIRMED]
_NEVER_OPENED: Final = -1
_MAKE_MARK: Final = partial(tuple.__new__, Mark)  # what Mark._make does, its fields not counted
