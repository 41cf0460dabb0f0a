"""Where a stage lies in the time of a plan: `Week 2-3`, `Days 1–30`, `第2-3周`, `2〜3週目`, `ongoing`.

A number before its unit says how long (`2-3 weeks`), one behind it says when. What lies between two numbers
that count from one is as long as both and all between. No length is read off a single one, which may be the
day of a meeting, nor off an open end, nor off a count that begins at zero or before.
"""

import re

from playbook_cli.domain.names import fold_name
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.numberings import FIGURE, HAN, read_number
from playbook_cli.reading.times.durations import THROUGH, WIDE_UNITS, days_in
from playbook_cli.reading.words.languages import any_of, names_of, simplify, words_of

_PERIOD = any_of(words_of(lambda one: one.periods))
_UNIT = any_of(WIDE_UNITS)
_ONWARD = any_of(words_of(lambda one: one.onward))
_THEN = rf"\s*{THROUGH}\s*"
_COUNT = rf"(?:\d{{1,3}}|{HAN})"
_NARROW_FORM = (
    rf"(?<!\w)(?<!\d )(?P<unit>{_PERIOD})\s*(?P<low>[-−+]?\d{{1,3}})"
    rf"(?:{_THEN}(?:(?:{_PERIOD})\s*)?(?P<high>[-−+]?\d{{1,3}}))?(?![\w%])(?P<open>\s*\+)?"
)
_WIDE_FORM = (
    rf"第\s*(?P<low>{_COUNT})\s*(?:(?:{_UNIT})(?=\s*\D\s*第?\s*{_COUNT}))?"
    rf"(?:{_THEN}第?\s*(?P<high>{_COUNT}))?\s*(?P<unit>{_UNIT})(?P<open>\s*(?:\+|{_ONWARD}))?"
)
_COUNTED_FORM = (
    rf"(?<!\d)(?P<low>\d{{1,3}})(?:{_THEN}(?P<high>\d{{1,3}}))?\s*(?P<unit>{_UNIT})目(?P<open>{_ONWARD})?"
)
_FORMS = (_NARROW_FORM, _WIDE_FORM, _COUNTED_FORM)
_LASTING = names_of(lambda one: one.lasting)
_PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
# For patterns of other modules: any window with a number, without names for its parts.
COUNTED_WINDOW = "|".join(f"(?:{form})" for form in re.sub(r"\?P<\w+>", "?:", "\n".join(_FORMS)).split("\n"))


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The words that say when, the number at which it begins, and its length in days where that is known."""

    text: str
    begins: str = ""
    days: int | None = None


def read_window(text: str) -> TimeWindow | None:
    """The window that a text states, and nothing else; None where it says more, or something else."""
    text = text.strip()
    for pattern in _PATTERNS if FIGURE.search(text) else ():
        if match := pattern.fullmatch(text):
            return TimeWindow(text, match["low"], _length_of(match))
    return TimeWindow(text) if simplify(fold_name(text)) in _LASTING else None


def holds_window(text: str) -> bool:
    """Whether a text says when by a number, among other things."""
    return any(pattern.search(text) for pattern in _PATTERNS)


def _length_of(match: re.Match[str]) -> int | None:
    """How many days lie in a window that has both its ends."""
    unit = days_in(match["unit"])
    if unit is None or match["high"] is None or match["open"]:
        return None
    low, high = (read_number(match[name].replace("−", "-")) for name in ("low", "high"))
    return unit * (high - low + 1) if 0 < low < high else None
