"""A compiled catalogue (`.mo`) in which a sentence is looked up when it is said: a command says few of them.

`gettext.GNUTranslations` takes all of them apart first, and every Chinese answer would wait for that. The
originals of such a file are sorted by their bytes (GNU gettext, "The Format of GNU MO Files").
"""

import gettext
from bisect import bisect_left
from struct import unpack_from
from typing import Final

_MAGIC: Final = 0x950412DE
_HEADER: Final = "5I"  # the magic number, the revision, how many sentences, where both tables begin
_PLACE: Final = 8  # bytes of each row of a table: how long a text is, and where it stands


class SortedCatalogue(gettext.NullTranslations):
    """The sentences of one language; what is not in it stays as it is."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data
        self._order = "<" if unpack_from("<I", data)[0] == _MAGIC else ">"
        _magic, _revision, self._count, self._originals, self._translations = unpack_from(
            self._order + _HEADER, data
        )

    def gettext(self, message: str) -> str:
        """The sentence in this language."""
        return self._find(message) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The sentence for a count: Chinese has one for all of them, others are taken to count as English."""
        said = self._find(f"{msgid1}\0{msgid2}")
        if said is None:
            return super().ngettext(msgid1, msgid2, n)
        forms = said.split("\0")
        return forms[0 if n == 1 else -1]

    def _find(self, original: str) -> str | None:
        wanted = original.encode("utf-8", "surrogatepass")
        at = bisect_left(range(self._count), wanted, key=self._original)
        if at == self._count or self._original(at) != wanted:
            return None
        return self._text(self._translations, at).decode()

    def _original(self, at: int) -> bytes:
        return self._text(self._originals, at)

    def _text(self, table: int, at: int) -> bytes:
        length, start = unpack_from(f"{self._order}2I", self._data, table + at * _PLACE)
        return self._data[start : start + length]
