"""Dates as people type them: ISO, today and tomorrow in two languages, days and weeks from now."""

import re
from datetime import date, datetime, timedelta, tzinfo

from playbook_cli.errors import InvalidArgument

_WORDS = {"today": 0, "今天": 0, "tomorrow": 1, "明天": 1, "后天": 2}
_STEP = re.compile(r"\+(\d{1,4})\s*([dw天周])")
_DAYS = {"d": 1, "天": 1, "w": 7, "周": 7}


def read_date(text: str, today: date, *, argument: str) -> date:
    """The date that `text` names on the day `today`; raises InvalidArgument for `argument`."""
    word = text.strip().casefold()
    try:
        if word in _WORDS:
            return today + timedelta(days=_WORDS[word])
        if step := _STEP.fullmatch(word):
            return today + timedelta(days=int(step[1]) * _DAYS[step[2]])
        return date.fromisoformat(word)
    except (ValueError, OverflowError):
        raise InvalidArgument(argument, text, "date") from None


def in_zone(moment: datetime, zone: tzinfo | None) -> datetime:
    """The moment in a time zone; as it stands where the zone would move it past what a date can hold."""
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError):
        return moment
