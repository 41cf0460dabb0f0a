"""The names of stages as a row: what all of them carry is no part of any."""

import re
from collections.abc import Sequence

_FEWEST = 2
_ARROW = re.compile(r"(?P<name>[^→]*[^→\s])\s*→\s*[^→\s][^→]*")
_CODED = re.compile(r"[A-Z]{1,2}\d{1,2}[a-z]?(?:\s*[·:：—–-]\s*|\s+)(?P<name>\S.*)")
_GATED = re.compile(
    r"(?P<name>.*?\S)\s+(?:exit gate|gate|exit criteria|exit-kriterien|exit checklist)", re.IGNORECASE
)
_SHARED = (_ARROW, _CODED, _GATED)


def shorten_names(names: Sequence[str]) -> list[str]:
    """The names without what all of them carry: `A → B` leaves A, `P0 A` and `A exit gate` are A."""
    short = [name.replace("->", "→") for name in names]
    if len(short) < _FEWEST:
        return list(names)
    changed = False
    for shared in _SHARED:
        matches = [shared.fullmatch(name) for name in short]
        if all(matches):
            short = [match["name"] for match in matches if match]
            changed = True
    return short if changed else list(names)


def names_gate(name: str) -> bool:
    """Whether a name says whose exit gate stands below it: `Planning exit gate`."""
    return _GATED.fullmatch(name) is not None
