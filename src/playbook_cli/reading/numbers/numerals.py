"""Numbers as people write them: in figures, Chinese, in circles, Roman, as words."""

import re
import unicodedata
from typing import Final

from playbook_cli.reading.words.languages import any_of, words_of

HAN_DIGITS: Final = "一二三四五六七八九十"
HAN: Final = f"[{HAN_DIGITS}]{{1,3}}"  # a Chinese number below one hundred
CIRCLED: Final = "[\u2460-\u2473\u2776-\u277f]"
SPOKEN: Final = any_of(words_of(lambda one: one.numbers))
FIGURE: Final = re.compile(rf"[\d{HAN_DIGITS}]")


def read_number(text: str) -> int:
    """Read a whole number in digits, a Chinese one below one hundred, or one in a circle."""
    if text[0] in HAN_DIGITS:
        return read_han_number(text)
    return int(text) if len(text) > 1 or text.isdecimal() else int(unicodedata.numeric(text))


def read_han_number(text: str) -> int:
    """Read a Chinese number below one hundred: 三 is 3, 十二 is 12, 二十 is 20."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return HAN_DIGITS.find(text[0]) + 1
    return (HAN_DIGITS.find(tens[0]) + 1 if tens else 1) * 10 + (HAN_DIGITS.find(ones[0]) + 1 if ones else 0)
