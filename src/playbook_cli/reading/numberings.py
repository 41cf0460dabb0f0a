"""The one grammar of numbers: what they are worth, how they count an entry, a heading, a part or a code."""

import re
import unicodedata
from typing import Final

from playbook_cli.domain.text import UNSPACED
from playbook_cli.reading.words.languages import any_of, words_of

HAN_DIGITS: Final = "一二三四五六七八九十"
LARGEST_NUMBER: Final = 999  # of an entry of a list
HAN: Final = f"[{HAN_DIGITS}]{{1,3}}"  # a Chinese number below one hundred
CIRCLED: Final = "[\u2460-\u2473\u2776-\u277f]"
SPOKEN: Final = any_of(words_of(lambda one: one.numbers))
FIGURE: Final = re.compile(rf"[\d{HAN_DIGITS}]")
_SECTION = r"\d{1,2}(?:\.\d{1,2}){0,3}[.)、]?\s+"
_COUNTED: Final = any_of(words_of(lambda one: one.counted))
_BEFORE: Final = any_of(words_of(lambda one: one.before_stages))

# What counts a stage behind its word: `Stage 2`, `Phase B`, `Gate G1.2`, `Stage three`, `Stage IV`, `阶段二`.
STAGE_NUMBER: Final = (
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?[a-z]?|[a-z]{{1,2}}\d{{1,2}}(?:[.-][a-z]{{0,2}}\d{{1,2}})?|(?:{SPOKEN})\b"
    rf"|[ivx]{{1,4}}|[a-h](?=[\s:：.—–)-])|{HAN})"
)
# The same in Chinese, where no space need follow it.
HAN_STAGE_NUMBER: Final = rf"{HAN}|\d{{1,2}}(?:\.\d{{1,2}})?"

# Begins an entry of a list: `2.`, `2.1`, `(2)`, `②`, `二、`, `b)`; the group that matched names the form.
ENTRY_NUMBER: Final = re.compile(
    r"(?:(?P<dotted>\d{1,3})(?P<mark>[.)、．）])|(?P<sub>\d{1,2}(?:\.\d{1,2}){1,2})[.)、]?(?=\s)"
    rf"|[(（](?P<round>\d{{1,3}})[)）]|(?P<circled>{CIRCLED})"
    rf"|(?P<han>{HAN})[、.．]|[(（](?P<roundhan>{HAN})[)）]"
    r"|(?P<alpha>[a-z])\))(?P<space>[ \t\u3000]*)",
)
# Before a title, which is the last group: `2. X`, `IV. X`, `B2: X`, `(二) X`.
TITLE_NUMBER: Final = re.compile(
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})"
    r"(?:\ufe0f?\u20e3\s*|\s*[.)、．）:：](?!\d)\s*|\s*[—–]+\s*|\s+-\s+|\s*→\s*|(?<=\.\d)\s+|(?<=\.\d\d)\s+)"
    rf"|[(（](?P<round>\d{{1,2}})[)）]\s*|(?P<han>{HAN})[、.．]\s*|[(（](?P<roundhan>{HAN})[)）]\s*"
    rf"|(?P<code>[A-Z]{{1,3}}-?\d{{1,2}})(?:\s*[:：.—–-]\s*|\s+(?=[{UNSPACED}]))"
    rf"|(?P<roman>[IVX]{{1,4}})[.)]\s+|(?P<circled>{CIRCLED})\s*|(?P<letter>[A-Ha-h])[.)]\s+)"
    r"(?P<name>.+)$"
)
# Before a label, where more than the number is left.
LABEL_NUMBER: Final = re.compile(
    rf"^(?:{_SECTION}|\d{{1,2}}[.)、]|[（(]\d{{1,2}}[)）]|{HAN}、|[a-z][.)]\s+)(?=.)"
)
# Before a heading: the number of its section, or words such as `Plan for` before a stage.
HEADING_NUMBER: Final = re.compile(rf"^(?:{_SECTION}|(?:{_BEFORE}) (?=\S+ \d))", re.IGNORECASE)
# Within a running text, a group for each style.
NUMBER_WITHIN: Final = re.compile(
    r"[（(]?(?<![\d.])(\d{1,3})[)）]|(?<![\w.])(\d{1,3})[.、．](?!\d)|([\u2460-\u2473])"
)
# All of a text that counts and names nothing: `3`, `S3`, `Stage 3`, `阶段三`.
COUNT: Final = re.compile(rf"[A-Za-z]{{0,2}}\d{{1,2}}|(?:{_COUNTED})\s*(?:\d{{1,2}}|{HAN})", re.IGNORECASE)
# All of a text that something else spells out: `S0`, `SL`.
CODE: Final = re.compile(r"[A-Z]{0,3}-?[0-9]{0,2}")
# A code before a `name`: `P0 Discovery`.
CODED_NAME: Final = re.compile(r"[A-Z]{1,2}\d{1,2}[a-z]?(?:\s*[·:：—–-]\s*|\s+)(?P<name>\S.*)")
# The number of a stage behind a folded name: `exit criteria stage 2`.
COUNTED_TAIL: Final = re.compile(rf"\s*(?:{_COUNTED})?\s*\d{{1,2}}$")


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
