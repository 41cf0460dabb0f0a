"""The marks of a history of plain form, field by field: a mark is made when somebody asks for it.

Of most deals of a list nobody asks for one: how each item is proven is enough, and that is a letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from playbook_cli.domain.deal.marks import Mark
from playbook_cli.domain.deal.proof import LETTERS, weigh_done, weigh_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playbook_cli.domain.deal.marks import Pieces
    from playbook_cli.domain.deal.statuses import ItemStatus


class MarkColumns:
    """What the events of a history say that mark something: each field of all of them, in their order.

    `named` are those who confirmed each, None where nobody confirmed any.
    """

    def __init__(
        self,
        events: Sequence[Any],
        history: Sequence[Any],
        *,
        statuses: Sequence[ItemStatus],
        proofs: Sequence[Pieces],
        named: Sequence[str | None] | None,
    ) -> None:
        self.events = events
        self.statuses, self.proofs, self.named = statuses, proofs, named
        self._history = history

    def make_marks(self) -> Iterator[tuple[str, Mark]]:
        """Every mark with the item that it stands on."""
        return ((event.item, self.make_mark(place)) for place, event in enumerate(self.events))

    def make_mark(self, place: int) -> Mark:
        """One of the marks, of which none was opened."""
        event, named = self.events[place], self.named
        said = (self.statuses[place], self._orders[place], event.at, event.by, self.proofs[place])
        return _MAKE_MARK((*said, named[place] if named else None, event.reason, _NEVER_OPENED))

    @cached_property
    def _orders(self) -> Sequence[int]:
        """Where each stands in the history."""
        marking = type(self.events[0])
        return [order for order, event in enumerate(self._history) if event.__class__ is marking]


class ColumnMarks(Mapping[str, Mark]):
    """What counts on each item, where no item is marked twice and none is open again."""

    def __init__(self, items: Sequence[str], columns: MarkColumns, *, all_done: bool) -> None:
        self._items = items
        self._columns = columns
        self._all_done = all_done

    def __getitem__(self, path: str) -> Mark:
        return self._columns.make_mark(self._places[path])

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
        if not self._all_done:
            return {item: LETTERS[weigh_mark(mark)] for item, mark in self._columns.make_marks()}
        told = weigh_done(self._columns.proofs, self._columns.named)
        return dict(zip(self._items, told, strict=True))


_NEVER_OPENED: Final = -1
_MAKE_MARK: Final = partial(tuple.__new__, Mark)  # what Mark._make does, its fields not counted
