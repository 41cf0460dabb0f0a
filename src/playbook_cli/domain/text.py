"""Text that is safe to show: what could style or steer a terminal is taken out.

Patterns are compiled when a text needs one: most need none, and every command would wait for them.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

# Steering and invisible characters beside C0 and C1: soft hyphen, Arabic letter mark, Mongolian vowel
# separator, zero-width space, direction marks and overrides, word joiner and invisible signs, deprecated
# format characters, byte order mark, interlinear annotation, marks of shorthand and of music, tag
# characters, lone surrogates.
INVISIBLE: Final = (
    r"\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
)
_UNSAFE: Final = rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}]"
_COLOUR: Final = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # a control sequence of a terminal (CSI), of all its letters
)
_CODE: Final = (  # whatever a terminal would not show: also titles and links (OSC, DCS …), and short ones
    rf"{_COLOUR}|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]"
)
_REMAINS: Final = r"(?:\s*(?:\^\[)?\[[\d;?]*[A-Za-z~])+\s*"  # of codes or of arrow keys whose ESC is gone

_UNSEEN: Final = r"[\xad\u200b\u2060-\u2064\ufeff]"
# A joiner at either end, or behind a letter of Latin, Greek, Cyrillic, Armenian, Hebrew, or of East Asia.
_JOINER: Final = (
    r"(?:^|(?<=[\s\x00-\u05ff\u1100-\u11ff\u1e00-\u1fff\u2000-\u206f\u2e80-\ud7ff\uff00-\uffef]))[\u200c\u200d]+"
    r"|[\u200c\u200d]+(?=\s|$)"
)
# Within brackets of a pattern: letters and signs of Chinese and Japanese, which no spaces part into words;
# the wide forms of ASCII, which stand beside them; and letters of East Asia, those of Korean among them.
UNSPACED: Final = r"\u2e80-\u9fff"
FULL_WIDTH: Final = r"\uff00-\uffef"
EAST_ASIAN: Final = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SEEN_AS_SPACE = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols that show nothing


def is_unspaced(character: str) -> bool:
    """Whether a letter or sign is of a script that puts no spaces between words."""
    return "\u2e80" <= character <= "\u9fff"


def is_set_wide(character: str) -> bool:
    """The same, or a sign of ASCII in the wide form that stands beside such letters."""
    return is_unspaced(character) or "\uff00" <= character <= "\uffef"


def fold_width(text: str) -> str:
    """A word as it is typed with half-width letters, digits and signs (NFKC): `ｊｓｏｎ` is `json`."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def clean_text(text: str) -> str:
    """Take out control characters but newline and tab, and whatever is invisible or turns the line around.

    A colour, or another control sequence of a terminal, goes with all its letters. The zero-width joiner and
    non-joiner stay where the letter before them is of a script that needs them, and in emoji.
    """
    if text.isprintable():
        return text
    if "\x1b" in text or "\x9b" in text:
        text = re.sub(_COLOUR, "", text)
    return re.sub(_JOINER, "", re.sub(_UNSAFE, "", text))


def clean_name(text: str) -> str:
    """The text as a name: what nobody sees is gone, every white space is one space.

    Joiners stay as in any text. What steers a terminal stays, for whoever reads a name to refuse.
    """
    if text.isprintable():  # nothing of either kind is
        return " ".join(text.split())
    seen = re.sub(_UNSEEN, "", text)
    return " ".join(re.sub(_JOINER, "", seen).split())


def is_blank(text: str | None) -> bool:
    """Whether nothing would be seen of a text: white space, controls and characters without width alone.

    Codes of a terminal, or what is left of them, are not seen either. Such a text is no evidence, reason,
    name or note, anywhere.
    """
    if not text:
        return True
    if text[0].isalnum() and text[0] not in _SEEN_AS_SPACE:
        return False
    said = clean_text(re.sub(_CODE, "", text))
    return not any(map(_is_visible, said)) or re.fullmatch(_REMAINS, said) is not None


def are_seen(texts: Sequence[str]) -> bool:
    """Whether each begins with a letter or digit that is seen, so that none is blank; no says nothing."""
    heads = "".join([text[:1] for text in texts])
    return len(heads) == len(texts) and heads.isalnum() and _SEEN_AS_SPACE.isdisjoint(heads)


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZM" and character not in _SEEN_AS_SPACE


def clean_line(text: str) -> str:
    """The same on one line: every run of white space becomes one space."""
    return " ".join(clean_text(text).split())


def strip_around(text: str, is_around: Callable[[str], bool]) -> str:
    """The text without the characters at either end of which that is so."""
    start, end = 0, len(text)
    while start < end and is_around(text[start]):
        start += 1
    while end > start and is_around(text[end - 1]):
        end -= 1
    return text[start:end]
