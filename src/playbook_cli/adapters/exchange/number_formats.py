"""What the number format of a workbook's cell shows beside its value: a currency, a month without a day.

(ECMA-376, part 1, 18.8.31: literals stand in quotes or behind a backslash; `[$€-407]` is a sign and the
locale that it was chosen for.)
"""

import re
from functools import lru_cache

from playbook_cli.domain.amounts.currencies import find_currency

_TOKEN = re.compile(r'\[\$(?P<sign>[^\]-]*)(?:-(?P<locale>[^\]]*))?\]|"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|.')
_HIDDEN = re.compile(
    r"\[(?!\$)[^\]]*\]|[_*]."
)  # colours and conditions; a gap or a filling and what it is of
_SCALE = re.compile(r"[千万萬亿億百]+(?=[元圆圓])")
_PICTURE = "0#?.,%/eE+- "
_LOCALES = {
    "USD": "409 en-us",
    "CAD": "1009 c0c en-ca fr-ca",
    "AUD": "c09 en-au",
    "NZD": "1409 en-nz",
    "SGD": "4809 1004 en-sg zh-sg",
    "HKD": "c04 3c09 zh-hk en-hk",
    "TWD": "404 zh-tw",
    "MOP": "1404 zh-mo",
    "CNY": "804 478 zh-cn",
    "JPY": "411 ja-jp",
    "MXN": "80a es-mx",
    "CLP": "340a es-cl",
    "COP": "240a es-co",
    "ARS": "2c0a es-ar",
    "BRL": "416 pt-br",
    "SEK": "41d sv-se",
    "NOK": "414 814 nb-no nn-no",
    "DKK": "406 da-dk",
    "ISK": "40f is-is",
    "INR": "4009 439 en-in hi-in",
    "PKR": "420 ur-pk",
}
_BY_LOCALE = {locale: code for code, locales in _LOCALES.items() for locale in locales.split()}


@lru_cache(256)
def find_shown_currency(number_format: str) -> str:
    """The currency that a format shows beside a number: its code, a sign of several, or nothing.

    A format that shows two shows none that could be told.
    """
    text = _HIDDEN.sub("", number_format.partition(";")[0])
    found = {word for word in map(_name_currency, _list_words(text)) if word}
    return found.pop() if len(found) == 1 else ""


def shows_month_alone(number_format: str) -> bool:
    """Whether a format shows month and year of a day, and not the day."""
    text = _HIDDEN.sub("", number_format.partition(";")[0].casefold())
    letters = {match[0] for match in _TOKEN.finditer(text)}
    return {"m", "y"} <= letters and not letters & set("dhs")


def _list_words(text: str) -> list[tuple[str, str]]:
    """The words that a format writes, each with the locale that it is of where one is said."""
    words, last = [], ""
    for match in _TOKEN.finditer(text):
        shown = match["quoted"] or match["escaped"] or match[0]
        if match["sign"] is None and shown not in _PICTURE:
            last += shown
        else:
            words += [(last, ""), (match["sign"] or "", match["locale"] or "")]
            last = ""
    return [*words, (last, "")]


def _name_currency(said: tuple[str, str]) -> str:
    sign, locale = _SCALE.sub("", said[0].strip()), said[1].casefold()
    word = find_currency(sign) if sign else None
    if word is None:
        return ""
    chosen = _BY_LOCALE.get(locale) or _BY_LOCALE.get(locale[-4:].lstrip("0"), "")
    if len(word.members) == 1:
        return word.members[0]
    return chosen if chosen in word.members else sign
