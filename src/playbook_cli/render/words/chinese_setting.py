"""How Chinese sets a name or a figure among its characters: the one place that decides about spaces.

Between Chinese and Latin letters, digits or a command stands one space, between Chinese and Chinese none, and
none beside full-width punctuation. A translation need not think of it: whether `处于{stage}` needs a space
shows only when the stage is known.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Final

# Ranges of characters, first and last; a pattern of them takes longer to compile than most commands use it.
_CHINESE: Final = (
    *("\u2e80\u2fff", "\u3040\u30ff", "\u3400\u4dbf", "\u4e00\u9fff", "\uf900\ufaff"),
    "\U00020000\U0003ffff",
)
_FULL_WIDTH: Final = ("\u3000\u303f", "\uff01\uff60", "“”", "‘’", "——", "……")
_LATIN: Final = ("!~", "\u00c0\u024f")
_LETTER: Final = ("09", "AZ", "az", "%%", "\u00c0\u024f")


class ChineseSentence(str):
    """A Chinese sentence with named fields, whose neighbours decide about the spaces around them."""

    __slots__ = ()

    def format(self, *args: object, **fields: object) -> str:
        """The sentence with its fields filled in."""
        return self.format_map(fields) if not args else super().format(*args, **fields)

    def format_map(self, fields: Mapping[str, object], /) -> str:  # type: ignore[override]
        """The same with the fields of a mapping."""
        return fill_chinese(self, fields)


def fill_chinese(sentence: str, fields: Mapping[str, object]) -> str:
    """Fill in the fields of a sentence, and set each as its neighbours on both sides ask for."""
    said, was_field = "", False
    for piece, is_field in _pieces(sentence, fields):
        said = _set_beside((said, was_field), (piece, is_field))
        was_field = is_field if piece else was_field
    return said


def _pieces(sentence: str, fields: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """The parts of a sentence in their order, and whether each fills a field."""
    for literal, name, form, convert in _parse(sentence):
        if literal:
            yield literal, False
        if name is not None:
            yield format(convert(fields[name]), form), True


@lru_cache(maxsize=256)
def _parse(sentence: str) -> Sequence[tuple[str, str | None, str, Callable[[object], object]]]:
    """A sentence as literals with the field behind each; a list sets one sentence in every line."""
    from string import Formatter

    formatter = Formatter()
    return [
        (literal, name, form or "", partial(formatter.convert_field, conversion=conversion))
        for literal, name, form, conversion in formatter.parse(sentence)
    ]


def _set_beside(before: tuple[str, bool], after: tuple[str, bool]) -> str:
    """Two pieces with the space between them that their neighbouring characters want."""
    left, right = before[0].rstrip(" "), after[0].lstrip(" ")
    gap = before[0][len(left) :] + after[0][: len(after[0]) - len(right)]
    if not left or not right or len(gap) > 1:
        return before[0] + after[0]
    return left + _space_between((left[-1], before[1]), (right[0], after[1]), gap) + right


@lru_cache(maxsize=4096)
def _space_between(left: tuple[str, bool], right: tuple[str, bool], gap: str) -> str:
    characters = left[0], right[0]
    if any(_is_of(_FULL_WIDTH, character) for character in characters):
        return ""
    chinese = [_is_of(_CHINESE, character) for character in characters]
    if all(chinese):
        return ""
    return " " if any(chinese) and (_is_word(*left) or _is_word(*right)) else gap


def _is_word(character: str, in_field: bool) -> bool:
    """Whether a character is of a Latin word; a mark of the sentence itself, such as a quote, is not."""
    return _is_of(_LATIN if in_field else _LETTER, character)


def _is_of(ranges: Sequence[str], character: str) -> bool:
    return any(ends[0] <= character <= ends[1] for ends in ranges)
