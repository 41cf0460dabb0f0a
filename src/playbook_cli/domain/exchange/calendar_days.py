"""A day on which something is agreed, as it stands in a calendar."""

from datetime import date

from playbook_cli.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgreedDay:
    """What it is known by again, the day, and what stands in the calendar."""

    uid: str
    day: date
    summary: str
    description: str
