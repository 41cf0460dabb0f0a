"""A name with `*` in it, which stands for any text: compared piece by piece, so that stars cost nothing."""

from collections.abc import Callable, Sequence
from typing import Final

ANY: Final = "*"


def cut_at_stars(name: str, fold: Callable[[str], str]) -> tuple[str, ...]:
    """The folded pieces of a name, between its stars."""
    return tuple(map(fold, name.split(ANY)))


def fits_pieces(pieces: Sequence[str], text: str) -> bool:
    """Whether a text begins with the first piece, ends with the last, and has the others in this order."""
    first, *between, last = pieces
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return False
    place, end = len(first), len(text) - len(last)
    for piece in between:
        place = text.find(piece, place, end)
        if place < 0:
            return False
        place += len(piece)
    return True
