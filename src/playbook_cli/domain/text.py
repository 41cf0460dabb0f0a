"""Text that is safe to show: what could style or steer a terminal is taken out."""

import re
import unicodedata
from typing import Final

# Steering and invisible characters beside C0 and C1: soft hyphen, Arabic letter mark, Mongolian vowel
# separator, zero-width space, direction marks and overrides, deprecated format characters, byte order mark,
# interlinear annotation, tag characters, lone surrogates.
INVISIBLE: Final = (
    r"\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2066-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}]")

_SEEN_AS_SPACE = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols that show nothing


def clean_text(text: str) -> str:
    """Take out control characters but newline and tab, and whatever is invisible or turns the line around.

    The zero-width joiner and non-joiner stay, since emoji and some scripts need them.
    """
    return _UNSAFE.sub("", text) if _UNSAFE.search(text) else text


def is_blank(text: str | None) -> bool:
    """Whether nothing would be seen of a text: white space, controls and characters without width alone.

    Such a text is no evidence, reason, name or note, anywhere.
    """
    return not any(_is_visible(character) for character in clean_text(text or ""))


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZM" and character not in _SEEN_AS_SPACE


def clean_line(text: str) -> str:
    """The same on one line: every run of white space becomes one space."""
    return " ".join(clean_text(text).split())
