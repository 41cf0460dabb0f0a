"""What a heading, cell or list entry says when it names a stage: number, name, probability, duration."""

import re
import unicodedata
from functools import lru_cache

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.lines.inline_text import plain_text, take_id
from playbook_cli.reading.numberings import (
    HAN_STAGE_NUMBER,
    HEADING_NUMBER,
    STAGE_NUMBER,
    TITLE_NUMBER,
)
from playbook_cli.reading.times.time_windows import COUNTED_WINDOW, TimeWindow, read_window
from playbook_cli.reading.titles.stage_remarks import Remarks, cut_progress, cut_remark
from playbook_cli.reading.words.languages import any_of
from playbook_cli.reading.words.stage_words import (
    DETERMINERS,
    MARKING,
    MARKING_WEAKLY,
    ORDINAL_COUNTERS,
    ORDINAL_STAGES,
    ORDINAL_STEPS,
    ORDINALS,
    SUFFIXES,
)

_SIDE = r"(?:\s*[(（][^()（）]{0,30}[)）])?"
_SEPARATOR = r"\s*(?:[:：.·|、]|[—–]+|->|→|-(?=\s))\s*"
_WORDED = re.compile(
    rf"(?P<word>{MARKING}|(?P<weak>{MARKING_WEAKLY}))\s*#?(?P<number>{STAGE_NUMBER})?(?P<side>{_SIDE})"
    rf"(?P<separator>{_SEPARATOR}|\s+|$)(?P<name>.*)$",
    re.IGNORECASE,
)
_LONG_STAGES = any_of(word for word in ORDINAL_STAGES if len(word) > 1)
_LONG_STEPS = any_of(word for word in ORDINAL_STEPS if len(word) > 1)
_HAN_WORDED = re.compile(
    rf"(?:第\s*(?P<ordinal>{HAN_STAGE_NUMBER})\s*(?:{ORDINAL_COUNTERS})?"
    rf"(?:{any_of(ORDINAL_STAGES)}|(?P<step>{any_of(ORDINAL_STEPS)}))"
    rf"|(?:{_LONG_STAGES}|(?P<steps>{_LONG_STEPS}))\s*(?P<number>{HAN_STAGE_NUMBER}))"
    r"(?P<side>\s*[(（][^()（）]{1,30}[)）](?=\s*[:：·|—–-]))?"
    r"(?P<separator>\s*[:：.·、|—–-]+\s*|\s+|$|(?=[（(]))(?P<name>.*)$"
)
# `1st stage: X`, `Segunda etapa: X`, `2ª fase - X`.
_ORDINAL = re.compile(
    rf"(?:(?P<figure>\d{{1,2}})\s*(?:[ªº°.]|(?:{any_of(ORDINALS)})(?=\s))|(?:{any_of(ORDINALS)}))\s+"
    rf"(?:{MARKING}|(?P<weak>{MARKING_WEAKLY}))\s*(?:[:：·|]|[—–]+|-(?=\s))\s*(?P<name>[^\W\d].*)$",
    re.IGNORECASE,
)
# `Slice 2 — X`: whatever word counts, it marks.
_COUNTED = re.compile(
    r"[^\W\d_]{3,14}\s+#?(?P<number>\d{1,2}[a-z]?)\s*(?:[:：·|]|[—–]+|-(?=\s))\s*(?P<name>[^\W\d].*)$"
)
_SUFFIX = re.compile(rf"(?P<name>.*\S)[\s\-]+(?:{any_of(SUFFIXES)})$", re.IGNORECASE)
_HAN_SUFFIX = re.compile(rf"(?P<name>.*(?!{DETERMINERS})\S.)\s*(?:{any_of(SUFFIXES)})$")
_LINK = re.compile(r"\[([^\[\]]{1,120})\]\([^()\s]{0,300}\)")
_BRACKETED = re.compile(r"[\[【]([^\[\]【】]{1,14})[\]】]\s*(\S.*)$")
# `Days 1-30: X`, `第 1 周：X`: how long after the start X is.
_DATED = re.compile(
    rf"(?P<window>{COUNTED_WINDOW})\s*(?:[:：·|]|[—–]+|-(?=\s))\s*(?P<name>[^\W\d].*)$", re.IGNORECASE
)
_LONGEST = 160
_MOST_REMARKS = 4
_MOST_REMEMBERED = 20_000  # texts, since each is looked at on several passes


@dataclass(frozen=True, slots=True)
class StageMark:
    """A possible stage as its heading states it.

    `form` says how it was marked: worded (Stage 2: X), suffixed (X Stage), weak (Step 2: X), numbered (2. X)
    or bare (X). `dropped` is the remark about progress that was taken off the name, `cut` the end of one that
    is too long for a name. `when` says where the stage lies in the time of the plan;
    `beside` what has no field, such as hours.
    """

    name: str
    form: str
    number: str = ""
    id: str = ""
    probability: int | None = None
    duration: tuple[int, int] | None = None
    when: str = ""
    beside: str = ""
    dropped: str = ""
    cut: str = ""


def read_stage_mark(text: str) -> StageMark | None:
    """What a text says as the name of a stage; None where no name is left or the text is too long for one."""
    return read_title_mark(*take_id(text))


@lru_cache(maxsize=_MOST_REMEMBERED)
def read_title_mark(title: str, stage_id: str) -> StageMark | None:
    """The same of a text whose id was taken out of it."""
    text, tail = cut_progress(title)
    plain = strip_symbols(_LINK.sub(r"\1", plain_text(text)))
    plain = _BRACKETED.sub(r"\1: \2", plain) if plain[:1] in "[【" else plain
    cut = ""
    if len(plain) > _LONGEST:
        plain, cut = _shorten(plain) if _read_worded(plain[:_LONGEST]) else ("", "")
    if not plain:
        return None
    form = _read_form(plain)
    remarks = Remarks()
    name = _cut_remarks(form.name, remarks)
    _take_side(form, remarks)
    name, how = _strip_suffix(strip_symbols(name), form.how)
    if not name:
        return None
    return StageMark(
        name,
        how,
        form.number,
        stage_id,
        remarks.probability,
        remarks.duration,
        when=remarks.when,
        beside=remarks.beside,
        dropped=remarks.dropped or tail,
        cut=cut,
    )


def _cut_remarks(name: str, remarks: Remarks) -> str:
    """The name without the remarks behind it."""
    for _ in range(_MOST_REMARKS):
        name = strip_symbols(name)
        short = cut_remark(name, remarks)
        if short == name:
            break
        name = short
    return name


def _take_side(form: "_Form", remarks: Remarks) -> None:
    """Take what stands in brackets behind the number of a stage, and the window that marks it."""
    if form.window:
        remarks.take_window(form.window)
    side = form.side.strip("()（） ")
    if side and not remarks.take(side):
        remarks.dropped = remarks.dropped or form.side


def _shorten(plain: str) -> tuple[str, str]:
    """A heading that says Stage and goes on too long, up to a whole word, and the rest of it."""
    short = plain[:_LONGEST].rpartition(" ")[0] or plain[:_LONGEST]
    return short, plain[len(short) :].strip()


@dataclass(frozen=True, slots=True)
class _Form:
    """How a text marks a stage: form and number, the name behind them, and what stands between."""

    how: str
    number: str
    name: str
    side: str = ""
    window: TimeWindow | None = None


def _read_form(plain: str) -> _Form:
    """The form of a text; in `7.2 Phase 1: X` the words mark the stage, not the 7.2."""
    if worded := _read_worded(HEADING_NUMBER.sub("", plain)):
        return worded
    if match := TITLE_NUMBER.match(plain):
        *numbers, name = match.groups()
        return _Form("numbered", next(filter(None, numbers)), name)
    return _Form("bare", "", plain)


def _read_worded(plain: str) -> _Form | None:
    """The first of the forms in which words mark a stage."""
    return next((form for read in _READERS if (form := read(plain))), None)


def _read_han(plain: str) -> _Form | None:
    match = _HAN_WORDED.match(plain)
    if match is None:
        return None
    how = "weak" if match["step"] or match["steps"] else "worded"
    return _Form(how, match["ordinal"] or match["number"], match["name"] or plain, match["side"] or "")


def _read_ordinal(plain: str) -> _Form | None:
    match = _ORDINAL.match(plain)
    return match and _Form("weak" if match["weak"] else "worded", match["figure"] or "", match["name"])


def _read_word(plain: str) -> _Form | None:
    match = _WORDED.match(plain)
    if match is None or not _is_worded(match):
        return None
    how = "weak" if match["weak"] else "worded"
    return _Form(how, match["number"] or "", match["name"] or plain, (match["side"] or "").strip())


def _read_dated(plain: str) -> _Form | None:
    match = _DATED.match(plain)
    if match is None:
        return None
    window = read_window(match["window"])
    return _Form("weak", window.begins if window else "", match["name"], window=window)


def _read_counted(plain: str) -> _Form | None:
    match = _COUNTED.match(plain)
    return match and _Form("weak", match["number"], match["name"])


_READERS = (_read_han, _read_ordinal, _read_word, _read_dated, _read_counted)


def _is_worded(match: re.Match[str]) -> bool:
    """`Stage: Lead` and `Stage 2 Lead` name stages, `Stage overview` and `Gatekeeper` do not."""
    separator = match["separator"].strip()
    if match["number"]:
        return bool(separator or match["separator"] or not match["name"])
    return separator in (":", "：", "—", "–", "-") and bool(match["name"])


def _strip_suffix(name: str, form: str) -> tuple[str, str]:
    match = _SUFFIX.match(name) or _HAN_SUFFIX.match(name)
    if match is None:
        return name, form
    return match["name"].strip(), "suffixed" if form == "bare" else form


def strip_symbols(text: str) -> str:
    """The text without emoji, arrows and blanks at either end."""
    start, end = 0, len(text)
    while start < end and _is_symbol(text[start]):
        start += 1
    while end > start and _is_symbol(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_symbol(character: str) -> bool:
    if character in " \t\u3000\ufe0f\u200d*_#:：":
        return True
    number = "\u2460" <= character <= "\u2473" or "\u2776" <= character <= "\u277f"
    return unicodedata.category(character) in ("So", "Sk") and not number
