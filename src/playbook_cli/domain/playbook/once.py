"""What follows from a part of a playbook alone, which never changes: worked out once for many deals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Part = TypeVar("_Part")
_Answer = TypeVar("_Answer")
_MOST: Final = 64  # parts that are held at once


def once_for_each(work_out: Callable[[_Part], _Answer]) -> Callable[[_Part], _Answer]:
    """Have a function asked once for each part; who gets the answer changes nothing in it.

    A part is known again as the very same object, which is held so that no other takes its place: comparing
    two stages takes longer than most of what is asked of them.
    """
    known: dict[int, tuple[_Part, _Answer]] = {}

    def answer(part: _Part) -> _Answer:
        if (kept := known.get(id(part))) is None:
            if len(known) >= _MOST:
                known.clear()
            kept = known[id(part)] = (part, work_out(part))
        return kept[1]

    return answer
