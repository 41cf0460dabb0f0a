"""What a stage states about itself under a label: probability, duration, limit, purpose."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Final

from playbook_cli.reading.blocks.block import join_lines
from playbook_cli.reading.lines.inline_text import plain_text
from playbook_cli.reading.lines.source_lines import match_item
from playbook_cli.reading.stages.drafts import DraftStage
from playbook_cli.reading.times.durations import read_duration, read_percentage
from playbook_cli.reading.times.time_windows import TimeWindow, read_window
from playbook_cli.reading.titles.stage_title import is_measure
from playbook_cli.reading.words.label_words import Setting

_Take = Callable[[DraftStage, str], bool]


def read_setting(stage: DraftStage, setting: Setting, text: str) -> bool:
    """Take what stands under a label into the stage; True where nothing of the text is left to keep."""
    if setting is Setting.PURPOSE:
        text = _join_paragraph(text)
    return take_setting(stage, setting, plain_text(text).strip())


def take_setting(stage: DraftStage, setting: Setting, text: str) -> bool:
    """Take a setting whose words are plain; of two that a stage states the first counts."""
    return _TAKERS[setting](stage, text)


def fill_settings(stage: DraftStage, row: DraftStage) -> None:
    """Take what a stage leaves open from the row of a table about it."""
    for name in chain.from_iterable(_FIELDS.values()):
        if getattr(stage, name) in (None, ""):
            setattr(stage, name, getattr(row, name))


def _take_probability(stage: DraftStage, text: str) -> bool:
    percentage = read_percentage(text)
    stage.probability = percentage if stage.probability is None else stage.probability
    return percentage is not None and stage.probability == percentage and is_measure(text)


def _take_duration(stage: DraftStage, text: str) -> bool:
    if window := read_window(text):
        return _take_window(stage, window)
    duration = read_duration(text)
    stage.duration = duration if stage.duration is None else stage.duration
    return duration is not None and stage.duration == duration and is_measure(text)


def _take_window(stage: DraftStage, window: TimeWindow) -> bool:
    """Take when a stage is, and its length where that follows; False where one was taken before."""
    if stage.when:
        return False
    stage.when = window.text
    if window.days and stage.duration is None:
        stage.duration = (window.days, window.days)
    return True


def _take_limit(stage: DraftStage, text: str) -> bool:
    """How long a deal may stand in the stage; of two limits the first counts."""
    limit = read_duration(text)
    if limit and stage.stale_after_days is None:
        stage.stale_after_days = limit[1]
    return limit is not None and stage.stale_after_days == limit[1] and is_measure(text)


def _take_purpose(stage: DraftStage, text: str) -> bool:
    if stage.summary or not text:
        return False
    stage.summary = text
    return True


def _join_paragraph(text: str) -> str:
    """The lines of one paragraph as one, without their marks; nothing where there are several."""
    if "\n\n" in text:
        return ""
    return join_lines([mark.text if (mark := match_item(line)) else line for line in text.split("\n")])


_TAKERS: Final[Mapping[Setting, _Take]] = {
    Setting.PROBABILITY: _take_probability,
    Setting.DURATION: _take_duration,
    Setting.LIMIT: _take_limit,
    Setting.PURPOSE: _take_purpose,
}
_FIELDS: Final[Mapping[Setting, tuple[str, ...]]] = {
    Setting.PROBABILITY: ("probability",),
    Setting.DURATION: ("duration", "when"),
    Setting.LIMIT: ("stale_after_days",),
    Setting.PURPOSE: ("summary",),
}
