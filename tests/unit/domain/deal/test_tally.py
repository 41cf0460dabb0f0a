from hypothesis import given
from hypothesis import strategies as st
from tests.samples import deal_of, entered, sample_playbook, stamped

from playbook_cli.domain.deal.history.events import Closed, FieldSet
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.overview import overview_deal
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.deal.tally import CLOSED, COMPETITOR, read_line
from playbook_cli.domain.playbook.playbook_overview import overview_playbook

PLAYBOOK = overview_playbook(sample_playbook())


def tally(*events: object) -> list[tuple[str, ...]]:
    text = overview_deal(fold(deal_of(*events, started=20)), PLAYBOOK).tally  # type: ignore[arg-type]
    return [read_line(line) for line in text.split("\n")] if text else []


@given(st.text(alphabet="a客\\\t\nn t"), st.text(alphabet="a\\\t\nnt", min_size=1))
def test_what_was_said_on_closing_is_counted_as_it_was_said(reason: str, rival: str) -> None:
    said = {"outcome": DealStatus.LOST, "reason": reason or None, "competitor": rival}
    closed = Closed.model_validate({**stamped(), **said})
    counted = {kind: rest for kind, *rest in tally(closed)}
    assert counted[CLOSED] == ["lost", closed.reason or ""]
    assert counted.get(COMPETITOR, [None]) == [closed.competitor or None]


def test_a_deal_that_was_in_a_stage_twice_entered_it_once_and_stayed_twice() -> None:
    lines = tally(
        entered("discovery", "closing", 9),
        entered("closing", "discovery", 6),
        entered("discovery", "closing", 1),
    )
    assert lines.count(("entered", "discovery")) == 1
    assert lines.count(("left", "discovery")) == 1
    assert [line for line in lines if line[:2] == ("days", "discovery")] == [
        ("days", "discovery", "11"),
        ("days", "discovery", "5"),
    ]


def test_a_deal_that_is_put_away_counts_for_nothing() -> None:
    away = FieldSet.model_validate({**stamped(), "field": "archived", "value": "yes"})
    assert tally(away) == []
