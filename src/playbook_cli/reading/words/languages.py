"""All languages at once: every table found beside this module, and its words as sets and patterns."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from playbook_cli.domain.names import fold_name
from playbook_cli.domain.text import FULL_WIDTH, UNSPACED
from playbook_cli.reading import words
from playbook_cli.reading.words.language_words import LanguageWords

# The characters in `section_names`, `stage_words` and `label_words`, each with its simplified form.
_PAIRS: Final = (
    "階阶標标準准條条進进關关鍵键動动產产輸输驗验檢检單单門门銷销售售購购買买戶户為为檔档務务項项個个週周時时長长機机會会"
    "贏赢勝胜簽签約约結结達达預预書书圖图總总覽览劃划義义過过離离開开啟启觸触發发據据證证實实執执體体確确認认內内將将計计"
    "評评審审討讨論论談谈報报價价採采協协諾诺閉闭轉转換换級级應应責责訪访記记錄录選选擇择權权導导團团隊队員员線线潛潜質质"
    "編编號号說说點点則则處处環环節节驟骤備备訊讯資资養养術术築筑營营業业類类"
    "問问誰谁該该詢询對对錯错誤误區区險险風风須须話话紅红滿满"
)
_SIMPLIFIED: Final = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))


def simplify(text: str) -> str:
    """The text with the traditional characters of known names in their simplified form, one for one."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)


_CODE_LENGTH = 2  # of a language, which names its module
_WIDE = re.compile(f"[{UNSPACED}{FULL_WIDTH}]")


@cache
def load_languages() -> tuple[LanguageWords, ...]:
    """The tables of all languages, by code; a module named by two letters is one."""
    codes = sorted(name for _, name, _ in pkgutil.iter_modules(words.__path__) if len(name) == _CODE_LENGTH)
    return tuple(importlib.import_module(f"{words.__name__}.{code}").WORDS for code in codes)


def split_words(row: str) -> list[str]:
    """The words of a row with `;` between them."""
    return [word for part in row.split(";") if (word := part.strip())]


def words_of(*fields: Callable[[LanguageWords], str]) -> list[str]:
    """The words that all languages have for something, as they are written."""
    found = (word for field in fields for one in load_languages() for word in split_words(field(one)))
    return list(dict.fromkeys(found))


def names_of(*fields: Callable[[LanguageWords], str]) -> frozenset[str]:
    """The words that all languages have for something, folded as names are compared."""
    return frozenset(simplify(fold_name(word)) for word in words_of(*fields))


def patterns_of(field: Callable[[LanguageWords], tuple[str, ...]]) -> str:
    """The patterns that all languages have for something, as one; one that matches nothing for none."""
    return "|".join(pattern for one in load_languages() for pattern in field(one)) or r"(?!)"


def any_of(words_to_match: Iterable[str]) -> str:
    """A pattern for any of some words, longest first."""
    longest_first = sorted(dict.fromkeys(words_to_match), key=len, reverse=True)
    return "|".join(re.escape(word) for word in longest_first) or r"(?!)"


def is_wide(word: str) -> bool:
    """Whether a word is of a script that puts no spaces between words."""
    return _WIDE.search(word) is not None


def between_words(words_to_match: Iterable[str]) -> str:
    """A pattern for any of some words between two names; those in scripts without spaces need none around."""
    rows = list(words_to_match)
    wide = any_of(filter(is_wide, rows))
    return rf"\s+(?:{any_of(word for word in rows if not is_wide(word))})\s+|(?:{wide})"


def any_word(words_to_match: Iterable[str]) -> str:
    """A pattern for any of some words as a whole; those in scripts without spaces stand anywhere in a text.

    A `*` at the end of a word stands for any ending.
    """
    rows = list(words_to_match)
    wide = [word for word in rows if is_wide(word)]
    narrow = [word for word in rows if not is_wide(word)]
    whole = any_of(word for word in narrow if not word.endswith("*"))
    begun = any_of(word.rstrip("*") for word in narrow if word.endswith("*"))
    return rf"(?<!\w)(?:(?:{whole})(?!\w)|(?:{begun}))|{any_of(wide)}"
