"""Text measured in terminal cells, where a Chinese character takes two.

Rich measures too, but importing it costs more than a list of a hundred deals.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from playbook_cli.domain.text import clean_line

_JOINER = "\u200d"
_EMOJI_FORM = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FIRST_TONE = chr(_SKIN_TONES.start)
_JAMO_VOWELS = range(0x1160, 0x1200)
_WIDE = 2
_LONGEST_LEFT = 12  # letters of a word that are left out rather than cut


def cell_sizes(text: str) -> Iterator[int]:
    """How many cells each character takes: none where it joins or changes the one before it."""
    before = ""
    for character in text:
        if before == _JOINER or (ord(character) in _SKIN_TONES and before):
            yield 0
        elif character == _EMOJI_FORM:
            yield 1 if _size_of(before) == 1 else 0
        else:
            yield _size_of(character)
        before = character


@cache
def _size_of(character: str) -> int:
    """How many cells a character takes that stands alone."""
    if not character or unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if ord(character) in _JAMO_VOWELS:
        return 0
    return _WIDE if is_wide(character) else 1


def is_wide(character: str) -> bool:
    """Whether a character takes two cells by itself."""
    return unicodedata.east_asian_width(character) in ("W", "F")


def len_in_cells(text: str) -> int:
    """How many cells a text of one line takes as it stands."""
    if text.isascii() and text.isprintable():
        return len(text)
    alone = max(text) < _FIRST_TONE and _JOINER not in text and _EMOJI_FORM not in text
    return sum(map(_size_of, text) if alone else cell_sizes(text))


def width_of(text: str) -> int:
    """How many cells the text takes once it stands on one line."""
    return len_in_cells(clean_line(text))


def fit(text: str, width: int) -> str:
    """The text on one line in exactly `width` cells: padded, or cut with an ellipsis."""
    text, cells = _crop(text, width)
    return text + " " * (width - cells)


def fit_right(text: str, width: int) -> str:
    """The same with the padding before the text, as figures stand below each other."""
    text, cells = _crop(text, width)
    return " " * (width - cells) + text


def crop(text: str, width: int) -> str:
    """The text on one line in at most `width` cells, cut between words where it has some."""
    return _crop(text, width, between_words=True)[0]


def _crop(text: str, width: int, *, between_words: bool = False) -> tuple[str, int]:
    """The text in at most `width` cells with how many it takes, measured once."""
    text = clean_line(text)
    if (cells := len_in_cells(text)) <= width:
        return text, cells
    head = _cut(text, width - 1)
    if between_words and text[len(head) : len(head) + 1].strip():
        head = _leave_torn_word(head)
    cut = f"{head.rstrip()}…" if width > 0 else ""
    return cut, len_in_cells(cut)


def _leave_torn_word(head: str) -> str:
    """A text without the beginning of a word at its end; a long one, and Chinese, stays."""
    words, _space, torn = head.rpartition(" ")
    return words.rstrip(" ,;:·") if words and torn.isascii() and len(torn) <= _LONGEST_LEFT else head


def _cut(text: str, width: int) -> str:
    """As many characters from the start as fit in `width` cells."""
    used = 0
    for index, size in enumerate(cell_sizes(text)):
        used += size
        if used > width:
            return text[:index]
    return text
