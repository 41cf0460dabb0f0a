"""Settings that need no YAML to be read: lines of a key with a word, or with a text in plain quotes.

Most files of settings are such lines, and YAML takes longer to load than a command that asks the index.
"""

import re
from collections.abc import Collection
from typing import Final

_LINE: Final = r'([a-z]+): (?:([A-Za-z][A-Za-z0-9_./-]*)|"([^"\\]*)")'
_NULL: Final = "null"


def read_plain_settings(data: bytes, known: Collection[str]) -> dict[str, str] | None:
    """The values by their keys, each a known one and there once; None where only YAML can tell."""
    try:
        lines = [line for line in data.decode().split("\n") if line and not line.startswith("#")]
    except UnicodeDecodeError:
        return None
    values: dict[str, str] = {}
    for line in lines:
        match = re.fullmatch(_LINE, line)
        if match is None or match[1] in values or (match[2] or "").lower() == _NULL:
            return None
        values[match[1]] = match[2] or match[3] or ""
    return values if set(values) <= set(known) and data.decode().replace("\n", "").isprintable() else None
