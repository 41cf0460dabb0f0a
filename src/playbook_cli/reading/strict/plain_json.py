"""JSON read without a look at each object, for whoever can tell from what it holds that nothing was lost.

The strict reader looks at every object for a key that stands twice. Here the strings of the whole text are
counted instead: a value that holds fewer of them has lost some to such a key. Nesting is not looked at; a
text with what few deals hold, a fraction or a character by its number, is left to the strict reader.
"""

from json import JSONDecoder
from typing import Any, NamedTuple, NoReturn

_MOST_DIGITS = 20


class PlainJson(NamedTuple):
    """The value of a text, and how many strings stand in the text, keys among them."""

    value: Any
    strings: int


def read_plain_json(data: bytes) -> PlainJson | None:
    """The value of a text; None where only the strict reader can tell whether it is one."""
    quotes = data.count(b'"')
    if b"\\" in data:
        if (
            b"\\\\" in data or b"\\u" in data
        ):  # a quote behind a backslash may be none; a surrogate is no text
            return None
        quotes -= data.count(b'\\"')
    try:
        return PlainJson(_PLAIN.decode(data.decode()), quotes // 2)
    except (ValueError, RecursionError):
        return None


def _read_number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError(digits)
    return int(digits)


def _refuse(number: str) -> NoReturn:
    raise ValueError(number)


_PLAIN = JSONDecoder(parse_int=_read_number, parse_float=_refuse, parse_constant=_refuse)
