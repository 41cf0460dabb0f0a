"""Texts that are a day and say nothing else.

Most texts are told by a word with which no day is said, before the forms of days are loaded: to compile their
patterns takes half as long as to load Typer.
"""

import re
import unicodedata

from playbook_cli.domain.written_days.month_names import MONTHS, WEEKDAYS, fold_word
from playbook_cli.domain.written_days.relative_words import RELATIVE_WORDS

_SIGNS = frozenset(
    "今明昨前后後大之以本这个個下上两天日号號月年周週星期礼禮拜一二三四五六七八九十〇元令和民国國"
    "火水木金土曜午년월일화수목금토요오전후"
)  # of which days in East Asia are written
_PIECES = (*RELATIVE_WORDS, "st", "nd", "rd", "th", "er")
_LONGEST_ENDING = 3  # letters: th, de, uhr, UTC
_LONGEST_ZONE = 4  # letters, behind a time of day
_EAST = "\u2e80"  # from here on stand the scripts of East Asia, of which two signs can tell enough


def is_mere_day(text: str) -> bool:
    """Whether a text is a day and says nothing else, whichever day it may be."""
    words = unicodedata.normalize("NFKC", text).casefold()
    longest = _LONGEST_ZONE if ":" in words else _LONGEST_ENDING
    if not all(_may_say_day(word, longest) for word in re.findall(r"[^\W\d_]+", words)):
        return False
    from playbook_cli.domain.written_days.dates import names_day

    return names_day(text)


def _may_say_day(word: str, longest: int) -> bool:
    """Whether a day may be said with a word: a name, signs, several of them as one, or too short to tell."""
    return (len(word) <= longest and word < _EAST) or _is_made_of_days(word)


def _is_made_of_days(word: str) -> bool:
    if _SIGNS.issuperset(word) or (name := fold_word(word)) in MONTHS or name in WEEKDAYS:
        return True
    return any(word.startswith(one) and _is_made_of_days(word[len(one) :]) for one in _PIECES)
