"""Text that is safe to show: what could style or steer a terminal is taken out."""

import re

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


def clean_text(text: str) -> str:
    """Take out control characters but newline and tab, bidirectional overrides and lone surrogates.

    The zero-width joiner stays, since emoji and some scripts need it.
    """
    return _CONTROLS.sub("", text) if _CONTROLS.search(text) else text


def clean_line(text: str) -> str:
    """The same on one line: every run of white space becomes one space."""
    return " ".join(clean_text(text).split())
