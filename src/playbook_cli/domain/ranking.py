"""Which of many open deals is the most pressing."""

from datetime import datetime
from typing import TypeAlias

from playbook_cli.domain.coach import Briefing
from playbook_cli.domain.deal.clocks import read_clocks

Pressure: TypeAlias = tuple[int, int, float, int, str]


def weigh_pressure(briefing: Briefing, now: datetime) -> Pressure:
    """By what open deals are sorted, the most pressing first.

    An overdue next step comes first, then what is past a limit, then what is nearest to its gate; at last
    the deal that was longest without activity.
    """
    clocks = read_clocks(briefing.state, briefing.stage, now)
    share = briefing.gate.met / max(len(briefing.gate.required), 1)
    overdue, quiet = clocks.overdue.days or 0, clocks.quiet.days or 0
    return (-overdue, -len(clocks.stale), -share, -quiet, briefing.state.id)
