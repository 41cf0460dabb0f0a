"""How Chinese sets a name or a figure among its characters: the one place that decides about spaces.

Between Chinese and Latin letters, digits or a command stands one space, between Chinese and Chinese none, and
none beside full-width punctuation. A translation need not think of it: whether `处于{stage}` needs a space
shows only when the stage is known.
"""

import re
from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Final

# Compiled by the first sentence that needs them: not every command has one.
_CHINESE: Final = r"[\u2e80-\u2fff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_FULL_WIDTH: Final = r"[\u3000-\u303f\uff01-\uff60“”‘’—…]"
_LATIN: Final = r"[!-~\u00c0-\u024f]"


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
    return reduce(_set_beside, _pieces(sentence, fields), "")


def _pieces(sentence: str, fields: Mapping[str, object]) -> Iterator[str]:
    from string import Formatter

    formatter = Formatter()
    for literal, name, form, conversion in formatter.parse(sentence):
        if literal:
            yield literal
        if name is not None:
            value = formatter.convert_field(fields[name], conversion)
            yield formatter.format_field(value, form or "")


def _set_beside(before: str, after: str) -> str:
    """Two pieces with the space between them that their neighbouring characters want."""
    left, right = before.rstrip(" "), after.lstrip(" ")
    gap = before[len(left) :] + after[: len(after) - len(right)]
    if not left or not right or len(gap) > 1:
        return before + after
    return left + _space_between(left[-1], right[0], gap) + right


def _space_between(left: str, right: str, gap: str) -> str:
    if re.match(_FULL_WIDTH, left) or re.match(_FULL_WIDTH, right):
        return ""
    chinese = bool(re.match(_CHINESE, left)), bool(re.match(_CHINESE, right))
    if all(chinese):
        return ""
    if any(chinese) and (re.match(_LATIN, left) or re.match(_LATIN, right)):
        return " "
    return gap
