"""Words looked for in texts: width, case and runs of white space make no difference.

So `ROI`, `ｒｏｉ` and `Roi` are one.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

Span = tuple[int, int]


def fold_words(words: str) -> str:
    """The words as they are looked for; empty where there are none."""
    return _fold(words.strip())[0]


def find_span(text: str, wanted: str) -> Span | None:
    """Where the folded words stand in the text as it is written."""
    if _collapse(wanted) not in _collapse("".join(map(_fold_character, text))):
        return None  # most texts: no place of any character needs to be known
    folded, origins = _fold(text)
    at = folded.find(wanted)
    if at < 0:
        return None
    return origins[at], origins[at + len(wanted) - 1] + 1


def find_all(text: str, wanted: Sequence[str]) -> Span | None:
    """Where the first of the folded words stands in a text that holds each of them."""
    spans = [find_span(text, one) for one in wanted]
    return spans[0] if all(spans) else None


@cache
def _fold_character(character: str) -> str:
    return unicodedata.normalize("NFKC", character).casefold()


def _collapse(text: str) -> str:
    return " ".join(text.split())


def _fold(text: str) -> tuple[str, list[int]]:
    """The text folded, and for each of its characters the position that it came from."""
    folded: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        piece = _fold_character(character)
        if piece.isspace():
            piece = "" if folded and folded[-1] == " " else " "
        folded.extend(piece)
        origins.extend([position] * len(piece))
    return "".join(folded), origins
