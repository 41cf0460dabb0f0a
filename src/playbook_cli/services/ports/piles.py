"""Where very many things are put down until they are wanted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol, TypeVar

_T = TypeVar("_T")


class Pile(Collection[_T], Protocol[_T]):
    """Keeps very many things in their order; a list is one, for few."""

    def append(self, thing: _T, /) -> None:
        """Put one more down."""
        ...


class OpenPile(Protocol):
    """Begins a pile."""

    def __call__(self) -> Pile[Any]:
        """A pile with nothing in it."""
        ...
