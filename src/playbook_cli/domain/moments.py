"""Moments in the time zone of whoever looks at them."""

from datetime import datetime, tzinfo


def in_zone(moment: datetime, zone: tzinfo | None) -> datetime:
    """The moment in a time zone; as it stands where the zone would move it past what a date can hold."""
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError):
        return moment
