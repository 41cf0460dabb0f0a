"""What is known of a deal beside its items, as pairs of a label and a value, the same on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import EXTERNAL, DealField
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.moments import in_zone
from playbook_cli.domain.text import clean_line
from playbook_cli.render.words.amounts import amount_words, count_days, days_ago, name_system
from playbook_cli.render.words.kind_words import deal_status_label
from playbook_cli.render.words.phrases import add_clauses, with_remark
from playbook_cli.render.words.translation import _, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from playbook_cli.domain.deal.clocks import Clock, Clocks
    from playbook_cli.domain.deal.state import DealState

Fact = tuple[str, str]


def list_facts(state: DealState, clocks: Clocks, now: datetime) -> list[Fact]:
    """How a deal ended, who works it, what it is worth, its dates; nothing that nobody said."""
    facts = (
        *_end_facts(state, now),
        *_field_facts(state),
        *_clock_facts(state, clocks),
        *_other_facts(state),
    )
    return [(label, clean_line(value)) for label, value in facts if value]


def _end_facts(state: DealState, now: datetime) -> Iterator[Fact]:
    end = state.closed
    if state.is_open or end is None:
        return
    day = in_zone(end.happened_at, now.tzinfo).date().isoformat()
    status = deal_status_label(state.status)
    yield _("Closed"), _("{outcome} on {date}").format(outcome=status, date=day)
    reason = add_clauses(end.reason or "", end.detail or "")
    yield (_("Reason won") if state.status is DealStatus.WON else _("Reason lost")), reason
    yield _("Lost to"), end.competitor or ""


def _field_facts(state: DealState) -> Iterator[Fact]:
    fields, pushes = state.fields, state.close_date_pushes
    yield _("Owner"), fields.owner
    yield _("Account"), fields.account
    yield _("Amount"), amount_words(fields.amount) if fields.amount else fields.text(DealField.AMOUNT)
    pushed = plural("pushed {n} time", "pushed {n} times", pushes) if pushes else ""
    if said := fields.text(DealField.CLOSE_DATE):
        yield _("Close date"), with_remark(said, pushed)


def _clock_facts(state: DealState, clocks: Clocks) -> Iterator[Fact]:
    if not state.is_open:
        return
    yield _("In stage"), _with_limit(count_days(clocks.in_stage.days or 0), clocks.in_stage)
    yield _("Last record"), _with_limit(days_ago(clocks.quiet.days or 0), clocks.quiet)
    yield _("Snoozed until"), clocks.snoozed_until.isoformat() if clocks.snoozed_until else ""


def _with_limit(words: str, clock: Clock) -> str:
    return with_remark(words, _("limit {n}").format(n=clock.limit) if clock.limit is not None else "")


def _other_facts(state: DealState) -> Iterator[Fact]:
    lost_to = state.closed.competitor if state.closed else None
    yield _("Competitor"), "" if lost_to else state.fields.competitor
    yield _("Source"), state.fields.text(DealField.SOURCE)
    for name, value in sorted(state.fields.externals.items()):
        yield _("{system} id").format(system=name_system(name.removeprefix(EXTERNAL))), value
