"""The names of stages as a row: what all of them carry is no part of any."""

import re
from collections.abc import Sequence
from itertools import pairwise

from playbook_cli.reading.labels.label_meanings import fold_label
from playbook_cli.reading.numberings import CODED_NAME
from playbook_cli.reading.words.stage_words import GATE_TAILS

_FEWEST = 2
_ARROW = re.compile(r"(?P<name>[^→]*[^→\s])\s*→\s*[^→\s][^→]*")
_GATED = re.compile(rf"(?P<name>.*?\S)\s+(?:{GATE_TAILS})(?:\s*[:：—–]\s.*)?", re.IGNORECASE)
_SHARED = (_ARROW.fullmatch, CODED_NAME.fullmatch, _GATED.fullmatch)


def shorten_names(names: Sequence[str]) -> list[str]:
    """The names without what all of them carry: `A → B` leaves A, `P0 A` and `A exit gate` are A."""
    short = [_draw_arrow(name) for name in names]
    if len(short) < _FEWEST:
        return list(names)
    changed = False
    for shared in _SHARED:
        matches = [shared(name) for name in short]
        if all(matches):
            short = [match["name"] for match in matches if match]
            changed = True
    return short if changed else list(names)


def split_passage(name: str) -> list[str]:
    """The stages that a name leads through: `A → B`, `A -> B`; the name alone where it leads nowhere."""
    return _draw_arrow(name).split("→")


def _draw_arrow(name: str) -> str:
    return name.replace("->", "→")


def are_passages(names: Sequence[str]) -> bool:
    """Whether names lead from one stage to the next: `A → B`, `B → C`."""
    pairs = [[fold_label(part) for part in split_passage(name)] for name in names]
    if len(pairs) < _FEWEST or not all(len(pair) == 2 and all(pair) for pair in pairs):  # noqa: PLR2004
        return False
    return all(left[1] == right[0] for left, right in pairwise(pairs))


def find_gated(heading: str) -> str:
    """The name of the stage whose exit gate a heading announces: `Planning exit gate`; else nothing."""
    match = _GATED.fullmatch(heading)
    return match["name"] if match else ""
