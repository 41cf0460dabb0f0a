"""The one grammar of numbers: what they are worth, how they count an entry, a heading, a part or a code."""

import re
import unicodedata
from typing import Final

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.words.languages import any_of, words_of

HAN_DIGITS: Final = "一二三四五六七八九十"
LARGEST_NUMBER: Final = 999  # of an entry of a list
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

_ENTRY = re.compile(
    r"(?:(?P<dotted>\d{1,3})(?P<mark>[.)、．）])|(?P<sub>\d{1,2}(?:\.\d{1,2}){1,2})[.)、]?(?=\s)"
    rf"|[(（](?P<round>\d{{1,3}})[)）]|(?P<circled>{CIRCLED})"
    rf"|(?P<han>{HAN})[、.．]|[(（](?P<roundhan>{HAN})[)）]"
    r"|(?P<alpha>[a-z])\))(?P<space>[ \t\u3000]*)",
)
_TITLE = re.compile(
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})"
    r"(?:\ufe0f?\u20e3\s*|\s*[.)、．）:：](?!\d)\s*|\s*[—–]+\s*|\s+-\s+|\s*→\s*|(?<=\.\d)\s+|(?<=\.\d\d)\s+)"
    rf"|[(（](?P<round>\d{{1,2}})[)）]\s*|(?P<han>{HAN})[、.．]\s*|[(（](?P<roundhan>{HAN})[)）]\s*"
    r"|(?P<code>[A-Z]{1,3}-?\d{1,2})(?:\s*[:：.—–-]\s*|\s+(?=[\u2e80-\u9fff]))"
    rf"|(?P<roman>[IVX]{{1,4}})[.)]\s+|(?P<circled>{CIRCLED})\s*|(?P<letter>[A-Ha-h])[.)]\s+)"
    r"(?P<name>.+)$"
)
_LABEL = re.compile(rf"(?:{_SECTION}|\d{{1,2}}[.)、]|[（(]\d{{1,2}}[)）]|{HAN}、|[a-z][.)]\s+)")
_HEADING = re.compile(rf"{_SECTION}|(?:{_BEFORE}) (?=\S+ \d)", re.IGNORECASE)
_WITHIN = re.compile(r"[（(]?(?<![\d.])(\d{1,3})[)）]|(?<![\w.])(\d{1,3})[.、．](?!\d)|([\u2460-\u2473])")
_COUNT = re.compile(rf"[A-Za-z]{{0,2}}\d{{1,2}}|(?:{_COUNTED})\s*(?:\d{{1,2}}|{HAN})", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{0,3}-?[0-9]{0,2}")
_CODED = re.compile(r"[A-Z]{1,2}\d{1,2}[a-z]?(?:\s*[·:：—–-]\s*|\s+)(?P<name>\S.*)")
_COUNTED_TAIL = re.compile(rf"\s*(?:{_COUNTED})?\s*\d{{1,2}}$")


@dataclass(frozen=True, slots=True)
class EntryNumber:
    """The number that begins a list entry: its form, the sign behind it, blanks, and where they end."""

    form: str
    number: int
    mark: str
    spaced: bool
    end: int


def match_entry_number(text: str) -> EntryNumber | None:
    """The number with which a line begins an entry: `2.`, `2.1`, `(2)`, `②`, `二、`, `b)`; or None."""
    match = _ENTRY.match(text)
    if match is None:
        return None
    form, said = next((form, said) for form, said in match.groupdict().items() if said)
    number = ord(said) - ord("a") + 1 if form == "alpha" else read_number(said.rsplit(".", 1)[-1])
    return EntryNumber(form, number, match["mark"] or "", bool(match["space"]), match.end())


def split_numbering(text: str) -> tuple[str, str]:
    """The number before a title, and the title: `2. X`, `IV. X`, `B2: X`, `(二) X`; else no number."""
    match = _TITLE.match(text)
    if match is None:
        return "", text
    *numbers, name = match.groups()
    return next(filter(None, numbers)), name


def cut_heading_number(text: str) -> str:
    """A heading without the number of its section, and without words such as `Plan for` before a stage."""
    match = _HEADING.match(text)
    return text[match.end() :] if match else text


def cut_label_number(text: str) -> str:
    """A label without the number before it, where more than the number is left."""
    match = _LABEL.match(text)
    return text[match.end() :] if match and match.end() < len(text) else text


def cut_counted_tail(text: str) -> str:
    """A folded name without the number of a stage behind it: `exit criteria stage 2`."""
    return _COUNTED_TAIL.sub("", text)


def counts_only(text: str) -> bool:
    """Whether a text counts and names nothing: `3`, `S3`, `Stage 3`, `阶段三`."""
    return _COUNT.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether a text is a number or a short code, which something else spells out: `S0`, `SL`."""
    return _CODE.fullmatch(text) is not None


def match_coded(text: str) -> re.Match[str] | None:
    """A code before a `name`: `P0 Discovery`."""
    return _CODED.fullmatch(text)


def find_sequence(text: str) -> list[re.Match[str]]:
    """The marks within a text that count 1, 2, 3 … in one style; the longest such run."""
    runs: dict[int, list[re.Match[str]]] = {1: [], 2: [], 3: []}
    for match in _WITHIN.finditer(text):
        style = match.lastindex or 1
        if read_number(match[style]) == len(runs[style]) + 1:
            runs[style].append(match)
    return max(runs.values(), key=len)
