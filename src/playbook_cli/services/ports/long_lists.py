"""Where very many things are put down until they are wanted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol, TypeVar

_T = TypeVar("_T")


class LongList(Collection[_T], Protocol[_T]):
    """Keeps very many things in their order; a list is one, for few."""

    def append(self, thing: _T, /) -> None:
        """Put one more down."""
        ...


class OpenLongList(Protocol):
    """Begins a long list."""

    def __call__(self) -> LongList[Any]:
        """A list with nothing in it."""
        ...
