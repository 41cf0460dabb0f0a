"""Dates as people type them: as the calendar writes them, or from where they stand."""

from datetime import date, datetime, tzinfo

from playbook_cli.domain.written_days.day_forms import find_day
from playbook_cli.domain.written_days.relative_days import find_relative_day
from playbook_cli.errors import InvalidArgument


def read_date(text: str, today: date, *, argument: str) -> date:
    """The date that `text` names on the day `today`; raises InvalidArgument for `argument`."""
    try:
        if day := find_relative_day(text, today):
            return day
    except (ValueError, OverflowError):
        raise InvalidArgument(argument, text, "date") from None
    if written := find_day(text):
        return written.settle(None, argument=argument)
    raise InvalidArgument(argument, text, "date")


def in_zone(moment: datetime, zone: tzinfo | None) -> datetime:
    """The moment in a time zone; as it stands where the zone would move it past what a date can hold."""
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError):
        return moment
