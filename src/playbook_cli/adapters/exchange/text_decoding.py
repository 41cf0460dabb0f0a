"""The bytes of a table as text: the encoding is told by its mark, else by what decodes to words.

UTF-8 is what decodes as UTF-8. What does not is tried in the encodings that Excel saves in: the one in
which most of the letters beyond ASCII are such as people write wins, and a tie is nobody's. No encoding
is guessed in silence: `Decoded.told` says that it was worked out.
"""

import codecs
import re
from contextlib import suppress
from itertools import islice

from playbook_cli.adapters.exchange.written_letters import WRITTEN
from playbook_cli.late_dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = re.compile(
    r"[a-zA-Z][À-ÖØ-öø-ÿŠšŽžŒœŸ]|[À-ÖØ-öø-ÿŠšŽžŒœŸ][a-zA-Z]|"
    r"(?<![a-zA-Z])[€£](?=[\s\d.,;]|$)|[«»’“”–…]|(?<=\d)\xa0(?=\d)",
    re.MULTILINE,
)
_CYRILLIC = re.compile(r"\b[А-ЯЁ]?[а-яё]{2,}\b|\b[А-ЯЁ]{2,}\b|[№«»—]")
_BY_PATTERN = {"cp1251": _CYRILLIC, "cp1252": _LATIN}
_SIGN_IN_WORD = re.compile(r"[a-zà-ÿ][³¹¿£¥¯ª¼¾](?=[a-zà-ÿ\s,;])|[£¥¯][a-zà-ÿ]", re.IGNORECASE)
_EASTERN = re.compile(r"[ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰöüäÖÜÄßâîăşţ]")
_LEAST_SHARE = 0.5  # of the letters beyond ASCII that must be such as people write
_LEAD = 0.2  # by which the best must be ahead of the next
_SAMPLE = 20_000  # letters beyond ASCII are enough to tell


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and whether that had to be worked out."""

    text: str
    encoding: str
    told: bool = False


@dataclass(frozen=True)
class UndecidedEncodingProblem(Exception):
    """No encoding is clearly the one; `candidates` are those in which the bytes are text at all."""

    candidates: tuple[str, ...]


def decode_table(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of some bytes, in the encoding that is said or found out.

    Raises UnicodeDecodeError or LookupError for an encoding that is said, UndecidedEncodingProblem else.
    """
    if encoding:
        return Decoded(data.decode(_with_mark(data, encoding)).removeprefix("\ufeff"), encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, name)
    if wide := _find_wide(data):
        return _decode_as(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _work_out(data)


def _with_mark(data: bytes, encoding: str) -> str:
    """UTF-16 without its mark is little-endian where Windows wrote it."""
    wide = encoding.casefold().replace("_", "-") in ("utf-16", "utf16")
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return (_find_wide(data) or "utf-16-le") if wide and not marked else encoding


def _decode_as(data: bytes, name: str) -> Decoded:
    try:
        return Decoded(data.decode(name), name.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise UndecidedEncodingProblem((name,)) from error


def _find_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of what is ASCII is NUL."""
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 or max(even, odd) < len(head) // 4 or not head:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _work_out(data: bytes) -> Decoded:
    """The one encoding in which the letters beyond ASCII are such as people write."""
    found = {}
    for name in (*WRITTEN, *_BY_PATTERN):
        with suppress(UnicodeDecodeError):
            found[name] = _share_written(data.decode(name), name)
    if "cp1252" in found and _SIGN_IN_WORD.search(data.decode("cp1252")):
        found["cp1252"] /= 2  # no word has a sign in it where it is of Western Europe
        with suppress(UnicodeDecodeError):
            found["cp1250"] = _share_written(data.decode("cp1250"), "cp1250")
    ranked = sorted(found, key=lambda name: -found[name])
    if not ranked or found[ranked[0]] < _LEAST_SHARE:
        raise UndecidedEncodingProblem(tuple(ranked))
    if len(ranked) > 1 and found[ranked[0]] - found[ranked[1]] < _LEAD:
        raise UndecidedEncodingProblem(tuple(ranked[:2]))
    return Decoded(data.decode(ranked[0]), ranked[0], told=True)


def _share_written(text: str, name: str) -> float:
    """The share of the letters beyond ASCII that are such as people write in this encoding."""
    beyond = list(islice((at for at, letter in enumerate(text) if letter > "\x7f"), _SAMPLE))
    if not beyond:
        return 0.0
    if pattern := {**_BY_PATTERN, "cp1250": _EASTERN}.get(name):
        found = pattern.finditer(text, 0, beyond[-1] + 2)
        count = sum(len(one[0]) if name == "cp1251" else 1 for one in found)
        return min(1.0, count / len(beyond))
    written = WRITTEN[name]
    return sum(text[at] in written for at in beyond) / len(beyond)
