"""What a stage states about itself under a label: probability, duration, limit, purpose."""

from collections.abc import Callable
from typing import Final

from playbook_cli.reading.blocks.block import join_lines
from playbook_cli.reading.lines.markup import match_item, plain_text
from playbook_cli.reading.stages.drafts import DraftStage
from playbook_cli.reading.times.durations import read_duration, read_percentage
from playbook_cli.reading.times.time_windows import TimeWindow, read_window
from playbook_cli.reading.titles.stage_remarks import is_measure
from playbook_cli.reading.words.label_words import Setting

_Take = Callable[[DraftStage, str], bool]


def read_setting(stage: DraftStage, setting: Setting, text: str) -> bool:
    """Take a setting into the stage; True where nothing of the text is left to keep."""
    if setting is Setting.PURPOSE:
        return _read_purpose(stage, text)
    return _MEASURES[setting](stage, plain_text(text).strip())


def read_setting_cell(stage: DraftStage, setting: Setting | None, text: str) -> bool:
    """The same for the cell of a table, which says nothing where the stage has said it."""
    if setting is Setting.PROBABILITY and stage.probability is None:
        return _read_probability(stage, text) and stage.probability is not None
    if setting is Setting.DURATION and (stage.duration is None or read_window(text)):
        return _read_duration(stage, text)
    if setting is Setting.PURPOSE and not stage.summary:
        stage.summary = text
        return True
    return False


def _read_probability(stage: DraftStage, text: str) -> bool:
    percentage = read_percentage(text)
    stage.probability = percentage if stage.probability is None else stage.probability
    return stage.probability == percentage and is_measure(text)


def _read_duration(stage: DraftStage, text: str) -> bool:
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


def _read_limit(stage: DraftStage, text: str) -> bool:
    """How long a deal may stand in the stage; of two limits the first counts."""
    limit = read_duration(text)
    if limit and stage.stale_after_days is None:
        stage.stale_after_days = limit[1]
    return limit is not None and stage.stale_after_days == limit[1] and is_measure(text)


def _read_purpose(stage: DraftStage, text: str) -> bool:
    if stage.summary or "\n\n" in text or not plain_text(text).strip():
        return False
    lines = [mark.text if (mark := match_item(line)) else line for line in text.split("\n")]
    stage.summary = plain_text(join_lines(lines)).strip()
    return True


_MEASURES: Final[dict[Setting, _Take]] = {
    Setting.PROBABILITY: _read_probability,
    Setting.DURATION: _read_duration,
    Setting.LIMIT: _read_limit,
}
