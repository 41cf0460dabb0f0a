"""Open deals are sorted by one order, each rule of which stands before the next."""

from datetime import date

import pytest
from tests.samples import NOW, deal_of, marked, sample_playbook, stamped

from playbook_cli.domain.deal.history.events import Event, FieldSet, NextStepSet
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.overview import overview_deal
from playbook_cli.domain.playbook.playbook_overview import overview_playbook
from playbook_cli.domain.ranking import Pressure, weigh_pressure

PLAYBOOK = overview_playbook(sample_playbook())


def field(name: str, value: str) -> FieldSet:
    return FieldSet.model_validate({**stamped(1), "field": name, "value": value})


def due(day: str) -> NextStepSet:
    return NextStepSet.model_validate({**stamped(1), "text": "x", "due": date.fromisoformat(day)})


OVERDUE, DEAD = due("2026-11-20"), due("2026-10-01")
SNOOZED = field("snoozed_until", "2026-12-24")
SOON, LATER = field("close_date", "2026-12-07"), field("close_date", "2026-12-08")
SMALL, LARGE = field("amount", "5000"), field("amount", "5000.5")
ONE_MET = marked("discovery/exit-criteria/竞争情况", days=1)


def weigh(*events: Event, started: float = 5) -> Pressure:
    return weigh_pressure(overview_deal(fold(deal_of(*events, started=started)), PLAYBOOK), NOW)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((OVERDUE,), (SOON, LARGE)),
        ((SOON,), (LATER, LARGE)),
        ((LARGE,), (SMALL, ONE_MET)),
        ((SMALL,), (ONE_MET,)),
        ((ONE_MET,), ()),
        ((), (OVERDUE, LARGE, SNOOZED)),
        ((SNOOZED,), (DEAD, LARGE)),
        ((DEAD, SMALL), (due("2026-09-01"),)),  # how long they are dead says nothing
    ],
    ids=["overdue", "closes soon", "larger", "any amount", "gate", "snoozed", "dead", "among the dead"],
)
def test_the_more_pressing_deal_comes_first(before: tuple[Event, ...], after: tuple[Event, ...]) -> None:
    assert weigh(*before) < weigh(*after)


def test_a_deal_past_its_limits_comes_before_one_with_more_of_its_gate_met() -> None:
    assert weigh(started=40) < weigh(ONE_MET)
