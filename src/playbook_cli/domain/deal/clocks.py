"""The three clocks of a deal: days in stage, days without activity, days that its next step is overdue.

Days are counted between calendar dates in the time zone of `now`, and never below zero: a clock that was
set back must not make a deal younger than new.
"""

from datetime import date, datetime
from typing import NamedTuple, Protocol

from playbook_cli.domain.moments import in_zone


class Over(Protocol):
    """What the clocks read of the end of a deal."""

    @property
    def happened_at(self) -> datetime:
        """When the deal ended."""
        ...


class Timed(Protocol):
    """What the clocks read of a deal."""

    @property
    def closed(self) -> Over | None:
        """How it ended, or None while it is worked."""
        ...

    @property
    def stage_entered_at(self) -> datetime | None:
        """When it came into its stage."""
        ...

    @property
    def last_activity_at(self) -> datetime | None:
        """When something last happened."""
        ...

    @property
    def next_step_due(self) -> date | None:
        """The day of its next step."""
        ...

    @property
    def snoozed_until(self) -> date | None:
        """The last day on which its clocks are silenced, past or not."""
        ...


class Limited(Protocol):
    """The limits of a stage, in days, None where there is none."""

    @property
    def stale_after_days(self) -> int | None:
        """How long a deal may stand in it."""
        ...

    @property
    def quiet_after_days(self) -> int | None:
        """How long a deal may go without activity."""
        ...

    @property
    def overdue_after_days(self) -> int | None:
        """How long a next step may be overdue."""
        ...


_DEAD_AFTER = 30  # days, where the stage has no limit


class Clock(NamedTuple):
    """One clock: days passed, the limit from the playbook or None, and whether it is past it.

    A list reads three of every deal, and a frozen dataclass takes four times as long to make.
    """

    name: str
    days: int | None
    limit: int | None

    @property
    def stale(self) -> bool:
        """Whether the limit is passed."""
        return self.days is not None and self.limit is not None and self.days > self.limit

    @property
    def over(self) -> int:
        """By how many days the limit is passed, 0 where it is not or there is none."""
        return 0 if self.days is None or self.limit is None else max(self.days - self.limit, 0)


class Clocks(NamedTuple):
    """The three clocks of one deal on one day."""

    in_stage: Clock
    quiet: Clock
    overdue: Clock
    snoozed_until: date | None

    @property
    def stale(self) -> tuple[Clock, ...]:
        """The clocks that are past their limit; none while the deal is snoozed."""
        if self.snoozed_until is not None:
            return ()
        return tuple([clock for clock in (self.in_stage, self.quiet, self.overdue) if clock.stale])


def read_clocks(deal: Timed, stage: Limited | None, now: datetime) -> Clocks:
    """Read the three clocks of an open deal; a next step without another limit is overdue after its day."""
    due = deal.next_step_due
    overdue = max((now.date() - due).days, 0) if due else None
    grace = (stage.overdue_after_days if stage else None) or 0
    return Clocks(
        Clock("in_stage", _count_in_stage(deal, now), stage.stale_after_days if stage else None),
        Clock(
            "quiet", count_days_since(deal.last_activity_at, now), stage.quiet_after_days if stage else None
        ),
        Clock("overdue", overdue, grace if due else None),
        _find_snooze(deal, now),
    )


def _count_in_stage(deal: Timed, now: datetime) -> int | None:
    """The days in its stage, up to the day on which a deal that is over was closed."""
    closed = deal.closed
    return count_days_since(
        deal.stage_entered_at, min(in_zone(closed.happened_at, now.tzinfo), now) if closed else now
    )


class Lateness(NamedTuple):
    """How late a deal is on one day: by how many days past the limit furthest passed, dead, or snoozed."""

    over: int
    dead: bool
    snoozed: bool


def measure_lateness(clocks: Clocks) -> Lateness:
    """What these clocks say together; a snoozed deal is past no limit."""
    over = max((clock.over for clock in clocks.stale), default=0)
    return Lateness(over, is_dead(clocks), clocks.snoozed_until is not None)


def is_dead(clocks: Clocks) -> bool:
    """Whether a deal is to be revived or closed: its step is overdue for longer than a whole stage may take.

    So is one with an overdue step that nobody has touched for as long. A snoozed deal sleeps.
    """
    overdue, limit = clocks.overdue.days or 0, dead_after(clocks)
    if clocks.snoozed_until is not None or not overdue:
        return False
    return max(overdue, clocks.quiet.days or 0) > limit


def dead_after(clocks: Clocks) -> int:
    """The days of an overdue step after which a deal counts as dead: the limit of its stage."""
    return _DEAD_AFTER if clocks.in_stage.limit is None else clocks.in_stage.limit


def count_days_since(moment: datetime | None, now: datetime) -> int | None:
    """Whole calendar days from `moment` to `now`, at least 0."""
    if moment is None:
        return None
    return max((now.date() - in_zone(moment, now.tzinfo).date()).days, 0)


def _find_snooze(deal: Timed, now: datetime) -> date | None:
    """The last day on which this deal's clocks are silenced, or None where they run."""
    until = deal.snoozed_until
    return until if until and until >= now.date() else None
