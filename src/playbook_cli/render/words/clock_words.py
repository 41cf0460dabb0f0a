"""What the clocks of a deal say, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.render.words.amounts import count_days
from playbook_cli.render.words.phrases import with_label, with_remark
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from playbook_cli.domain.deal.clocks import Clock


def clock_words(clock: Clock, step: str = "") -> str:
    """One clock with its limit; `step` is the next step that is overdue."""
    if clock.name == "overdue":
        return with_label(_("next step {days} overdue").format(days=count_days(clock.days or 0)), step)
    words = {"in_stage": _("{days} in stage"), "quiet": _("nothing recorded for {days}")}[clock.name]
    limit = _("limit {n}").format(n=clock.limit) if clock.limit is not None else ""
    return with_remark(words.format(days=count_days(clock.days or 0)), limit)


def over_words(days: int) -> str:
    """By how many days a limit is passed, in few words."""
    return plural("{n} day over", "{n} days over", days)
