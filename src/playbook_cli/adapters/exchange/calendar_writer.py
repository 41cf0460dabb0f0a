"""Next steps as a calendar (.ics, RFC 5545), by the library that knows its folding and escaping."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from playbook_cli.domain.exchange.calendar_days import AgreedDay
from playbook_cli.errors.tables import MissingExtra


def write_calendar(entries: Iterable[AgreedDay], now: datetime, *, target: str) -> bytes:
    """The entries as whole days; the same entry again replaces the one of its uid. Raises MissingExtra."""
    try:
        from icalendar import Calendar, Event
    except ImportError as error:
        raise MissingExtra(target, "ics") from error
    calendar = Calendar()
    calendar.add("prodid", "-//playbook//next steps//")
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", now)
        event.add("dtstart", entry.day)
        if entry.day < date.max:  # the last day there is lasts a day without it, too
            event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", entry.summary)
        event.add("description", entry.description)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
