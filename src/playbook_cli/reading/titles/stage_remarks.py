"""The remarks around the name of a stage: its probability, how long it takes, when it is, how far one is."""

import re

from playbook_cli.late_dataclasses import dataclass
from playbook_cli.reading.times.durations import holds_hours, read_duration, read_percentage
from playbook_cli.reading.times.time_windows import TimeWindow, holds_window, read_window
from playbook_cli.reading.words.stage_words import MEASURING, PROGRESS, STATUS

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
        parts = [remark] if read_window(remark) or is_measure(remark) else _PARTED.split(remark)
        if not all(_is_one(part, bracketed=bracketed) for part in parts):
            parts = [remark]
        if not all(_is_one(part, bracketed=bracketed) for part in parts):
            return False
        for part in parts:
            self._take_part(part)
        return True

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


def _is_one(remark: str, *, bracketed: bool) -> bool:
    """Whether a remark says one thing about a stage: a window, a measure, or in brackets its progress."""
    said = read_window(remark) is not None or is_measure(remark) or (bracketed and _is_hours(remark))
    return said or (bracketed and any(kind.fullmatch(remark) for kind in (_PROGRESS, _SIZE, _PATH)))


def cut_progress(text: str) -> tuple[str, str]:
    """The text without what follows `←`, or a remark about progress behind a dash or a symbol; and that."""
    match = _ASIDE.search(text) or _TAIL.search(text)
    if match is None or match.start() == 0:
        return text, ""
    return text[: match.start()], match[0].strip()


def cut_remark(name: str, remarks: Remarks) -> str:
    """The name without the last remark behind it, which is taken; as it was where there is none."""
    for pattern in (_REMARK, _WINDOW_TAIL):
        match = pattern.search(name)
        inner = match.groupdict().get("inner") if match else None
        if match and match.start() and remarks.take((inner or match["tail"]).strip(), bracketed=bool(inner)):
            return name[: match.start()]
    return name


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
