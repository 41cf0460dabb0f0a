"""What an override left open is told until something proves it, or the deal goes that way again."""

from tests.samples import at, deal_of, entered, marked, sample_playbook, stamped

from playbook_cli.domain.deal.history.events import Closed, Event
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.overrides import (
    find_left_at_close,
    find_left_by_overrides,
    list_passages_before,
)
from playbook_cli.domain.deal.statuses import DealStatus, Passage

PLAYBOOK = sample_playbook()
RIVALS = "discovery/exit-criteria/竞争情况"
BUDGET = "discovery/exit-criteria/预算确认"


def left_by(*events: Event) -> tuple[float | None, list[str]]:
    move, places = find_left_by_overrides(PLAYBOOK, fold(deal_of(*events, started=30)))
    return move and (at() - move.happened_at).days, [place.path for place in places]


def passed(days: float, passage: Passage, *missing: str) -> Event:
    return entered("discovery", "closing", days, passage, missing=missing)


def test_what_an_override_left_open_is_told_with_the_move_that_left_it() -> None:
    assert left_by(passed(9, Passage.OVERRIDDEN, RIVALS)) == (9, [RIVALS])
    assert left_by(passed(9, Passage.SKIPPED, RIVALS)) == (9, [RIVALS])
    assert left_by(passed(9, Passage.ADVANCED, RIVALS)) == (None, [])


def test_a_criterion_that_was_left_open_stands_for_each_of_its_parts() -> None:
    assert left_by(passed(9, Passage.OVERRIDDEN, BUDGET)) == (9, [f"{BUDGET}/{part}" for part in "123"])
    assert left_by(passed(9, Passage.OVERRIDDEN, f"{BUDGET}/2")) == (9, [f"{BUDGET}/2"])


def test_what_was_proven_since_is_left_open_no_more() -> None:
    assert left_by(passed(9, Passage.OVERRIDDEN, RIVALS), marked(RIVALS, days=1)) == (None, [])


def test_only_the_last_way_out_of_a_stage_counts_and_only_while_it_lies_behind() -> None:
    back = entered("closing", "discovery", 5, Passage.BACK)
    assert left_by(passed(9, Passage.OVERRIDDEN, RIVALS), back) == (None, [])
    again = passed(3, Passage.OVERRIDDEN, f"{BUDGET}/1")
    assert left_by(passed(9, Passage.OVERRIDDEN, RIVALS), back, again) == (3, [f"{BUDGET}/1"])


def test_a_deal_closed_over_its_gate_tells_what_is_open_still() -> None:
    def left_at_close(*missing: str) -> list[str]:
        closed = Closed.model_validate({**stamped(), "outcome": DealStatus.WON, "missing": missing})
        return [place.path for place in find_left_at_close(PLAYBOOK, fold(deal_of(closed)))]

    assert left_at_close(RIVALS, f"{BUDGET}/1") == [f"{BUDGET}/1", RIVALS]
    assert left_at_close() == []
    assert find_left_at_close(PLAYBOOK, fold(deal_of())) == ()


def test_passages_stand_in_the_order_of_their_last_time_and_what_was_imported_is_none() -> None:
    between = PLAYBOOK.stages[1].model_copy(update={"id": "between"})
    last = PLAYBOOK.stages[1].model_copy(update={"position": 3})
    playbook = PLAYBOOK.model_copy(update={"stages": (PLAYBOOK.stages[0], between, last)})
    twice = (
        entered("discovery", "between", 9),
        entered("between", "closing", 7),
        entered("closing", "discovery", 5, Passage.BACK),
        entered("discovery", "closing", 3, Passage.SKIPPED),
    )
    found = list_passages_before(playbook, fold(deal_of(*twice, started=30)), last)
    assert [move.from_stage for move in found] == ["between", "discovery"]
    imported = fold(deal_of(passed(9, Passage.IMPORTED), started=30))
    assert list_passages_before(PLAYBOOK, imported, PLAYBOOK.stages[1]) == []
