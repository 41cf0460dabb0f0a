"""JSON read by native code, for whoever can tell from what it holds that the strict reader has no objection.

The strict reader looks at every object for a key that stands twice. Here the strings of the whole text are
counted instead: a value that holds fewer of them has lost some to such a key. Numbers and nesting are not
looked at.
"""

from typing import Any, NamedTuple


class PlainJson(NamedTuple):
    """The value of a text, and how many strings stand in the text, keys among them."""

    value: Any
    strings: int


def read_plain_json(data: bytes) -> PlainJson | None:
    """The value of a text; None where only the strict reader can tell whether it is one."""
    from pydantic_core import from_json

    quotes = data.count(b'"')
    if b"\\" in data:
        if b"\\\\" in data:  # so that a quote behind a backslash may be none
            return None
        quotes -= data.count(b'\\"')
    try:
        return PlainJson(from_json(data, allow_inf_nan=False), quotes // 2)
    except ValueError:
        return None
