"""What a heading, cell or list entry says when it names a stage: number, name, and the remarks around it."""

import re
import unicodedata
from functools import lru_cache

from playbook_cli.domain.text import strip_around
from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.lines.inline_text import plain_text, take_id
from playbook_cli.reading.numberings import (
    HAN_STAGE_NUMBER,
    HEADING_NUMBER,
    STAGE_NUMBER,
    TITLE_NUMBER,
)
from playbook_cli.reading.times.durations import holds_hours, read_duration, read_percentage
from playbook_cli.reading.times.time_windows import COUNTED_WINDOW, TimeWindow, holds_window, read_window
from playbook_cli.reading.words.languages import any_of
from playbook_cli.reading.words.stage_words import (
    DETERMINERS,
    MARKING,
    MARKING_WEAKLY,
    MEASURING,
    ORDINAL_COUNTERS,
    ORDINAL_STAGES,
    ORDINAL_STEPS,
    ORDINALS,
    PROGRESS,
    STATUS,
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
_REMARK = re.compile(
    r"\s*(?:[(（\[【](?P<inner>[^()（）\[\]【】]{1,80})[)）\]】]|[—–|·:：-]\s*(?P<tail>[^—–|·()（）]{1,40}))$"
)
# `— Weeks 1–2`: the dash in it parts no remark from the name.
_WINDOW_TAIL = re.compile(r"\s*[—–|·:：-]+\s+(?P<tail>[^()（）]{1,40})$")
_PARTED = re.compile(r"\s*[,，;；·|/、]\s*|\s+[—–-]\s+")
_DATE = r"Q[1-4](?:\s*[-–/]?\s*(?:Q[1-4]|\d{2,4})){0,3}|\d{4}(?:\s*[-/.年]\s*\d{1,2}){0,2}月?日?"
_PROGRESS = re.compile(rf"(?:(?:{STATUS})(?!\w)|(?:{_DATE})|\W)++", re.IGNORECASE)
_TAIL = re.compile(
    rf"(?:\s*[—–|·-]+\s+|\s+[\u2600-\u2793\u2b1b\u2b1c\U0001f300-\U0001faff\ufe0f]+\s*|\s*`)(?:{PROGRESS})`?\s*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s+(?:←|<--?)\s+\S.*$")
_DIGIT = re.compile(r"\d")
_SIZE = re.compile(r"X{0,2}[SML]|XL")
_PATH = re.compile(r"`?[\w./-]{1,60}\.[a-z]{2,4}`?")
_MEASURES_ONLY = re.compile(rf"(?:[\d\s.,%％~～<>≤≥+\-–—/:：;；]|{MEASURING})++", re.IGNORECASE)
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


@dataclass(slots=True)
class Remarks:
    """What the remarks on a stage say; of two that say the same kind of thing the last in the line counts.

    `when` is where the stage lies in the time of the plan; `beside` is what is no part of its name and has no
    field, such as hours or a probability from 40 to 60 %; `dropped` says how far or large somebody's project
    is, or names a file: no part of the playbook.
    """

    probability: int | None = None
    duration: tuple[int, int] | None = None
    when: str = ""
    beside: str = ""
    dropped: str = ""

    def take(self, remark: str, *, bracketed: bool = True) -> bool:
        """Take what a remark says; False where it says more than a stage has fields for."""
        whole = [remark]
        parts = whole if read_window(remark) or is_measure(remark) else _PARTED.split(remark)
        said = next((some for some in (parts, whole) if all(_is_one(one, bracketed) for one in some)), ())
        for part in said:
            self._take_part(part)
        return bool(said)

    def take_window(self, window: TimeWindow) -> None:
        """Take where the stage lies in time, and how long it is where that follows."""
        self.when = ", ".join(filter(None, (self.when, window.text)))
        if self.duration is None and window.days:
            self.duration = (window.days, window.days)

    def _take_part(self, part: str) -> None:
        if window := read_window(part):
            self.take_window(window)
        elif not is_measure(part) and not _is_hours(part):
            self.dropped = self.dropped or part
        else:
            self.probability = read_percentage(part) if self.probability is None else self.probability
            self.duration = read_duration(part) if self.duration is None else self.duration
            if _has_no_field(part):
                self.beside = ", ".join(filter(None, (self.beside, part)))


def _is_one(remark: str, bracketed: bool) -> bool:
    """Whether a remark says one thing about a stage: a window, a measure, or in brackets its progress."""
    said = read_window(remark) is not None or is_measure(remark) or (bracketed and _is_hours(remark))
    return said or (bracketed and any(kind.fullmatch(remark) for kind in (_PROGRESS, _SIZE, _PATH)))


def is_measure(remark: str) -> bool:
    """Whether a text states a probability or a duration and nothing else."""
    if not _measures_only(remark) or holds_window(remark) or holds_hours(remark):
        return False
    return "%" in remark or "％" in remark or read_duration(remark) is not None


def _is_hours(remark: str) -> bool:
    return _measures_only(remark) and holds_hours(remark)


def _has_no_field(measure: str) -> bool:
    """Whether a measure says what no field holds: hours, or a probability that is not one number."""
    percent = "%" in measure or "％" in measure
    return _is_hours(measure) or (percent and read_percentage(measure) is None)


def _measures_only(remark: str) -> bool:
    """Whether a text is made of numbers and the words of measures: looked at first, since most is not."""
    return _DIGIT.search(remark) is not None and _MEASURES_ONLY.fullmatch(remark) is not None


@lru_cache(maxsize=_MOST_REMEMBERED)
def read_stage_mark(text: str) -> StageMark | None:
    """What a text says as the name of a stage; None where no name is left or the text is too long for one."""
    title, stage_id = take_id(text)
    title, tail = _cut_progress(title)
    plain = _strip_symbols(_LINK.sub(r"\1", plain_text(title)))
    plain = _BRACKETED.sub(r"\1: \2", plain) if plain[:1] in "[【" else plain
    cut = ""
    if len(plain) > _LONGEST:
        plain, cut = _shorten(plain) if _read_worded(plain[:_LONGEST]) else ("", "")
    if not plain:
        return None
    form, remarks = _read_form(plain), Remarks()
    name = _cut_remarks(form.name, remarks)
    _take_side(form, remarks)
    name, how = _strip_suffix(_strip_symbols(name), form.how)
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


def _cut_progress(text: str) -> tuple[str, str]:
    """The text without what follows `←`, or a remark about progress behind a dash or a symbol; and that."""
    match = _ASIDE.search(text) or _TAIL.search(text)
    if match is None or match.start() == 0:
        return text, ""
    return text[: match.start()], match[0].strip()


def _cut_remarks(name: str, remarks: Remarks) -> str:
    """The name without the remarks behind it, which are taken."""
    for _ in range(_MOST_REMARKS):
        name = _strip_symbols(name)
        short = _cut_remark(name, remarks)
        if short == name:
            break
        name = short
    return name


def _cut_remark(name: str, remarks: Remarks) -> str:
    """The name without the last remark behind it, which is taken; as it was where there is none."""
    for pattern in (_REMARK, _WINDOW_TAIL):
        match = pattern.search(name)
        inner = match.groupdict().get("inner") if match else None
        if match and match.start() and remarks.take((inner or match["tail"]).strip(), bracketed=bool(inner)):
            return name[: match.start()]
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


def _strip_symbols(text: str) -> str:
    """The text without emoji, arrows and blanks at either end."""
    return strip_around(text, _is_symbol)


def _is_symbol(character: str) -> bool:
    if character in " \t\u3000\ufe0f\u200d*_#:：":
        return True
    number = "\u2460" <= character <= "\u2473" or "\u2776" <= character <= "\u277f"
    return unicodedata.category(character) in ("So", "Sk") and not number
