"""What two people recorded apart and cannot both hold."""

from typing import Any

import pytest
from tests.samples import at, deal_of, entered, marked, stamped

from playbook_cli.domain.deal.history.contradictions import ContradictionCode, find_contradictions
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import (
    Closed,
    Event,
    FieldSet,
    NextStepSet,
    Noted,
    PlaybookUpgraded,
    Reopened,
    Undone,
)
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.domain.deal.history.ordering import link_behind
from playbook_cli.domain.deal.statuses import DealStatus

Code = ContradictionCode


def made(model: type[Event], **fields: Any) -> Event:
    return model.model_validate({**stamped(), **fields})


def grow(deal: Deal, *events: Event) -> Deal:
    return deal.with_events(link_behind(deal.history, events))


LOST = {"outcome": DealStatus.LOST}
PAIRS = {
    Code.MOVED_TWICE: lambda: (entered("discovery", "closing"), entered("discovery", "closing")),
    Code.CLOSED_TWICE: lambda: (made(Closed, **LOST), made(Closed, outcome=DealStatus.WON)),
    Code.CLOSED_AND_WORKED: lambda: (made(Closed, **LOST), marked("a/b")),
    Code.UPGRADED_TWICE: lambda: (
        made(PlaybookUpgraded, from_version="a", to_version="b"),
        made(PlaybookUpgraded, from_version="a", to_version="c"),
    ),
    Code.MARKED_TWICE: lambda: (marked("a/b"), marked("a/b", "waived")),
    Code.SET_TWICE: lambda: (
        made(FieldSet, field="name", value="Acme 1"),
        made(FieldSet, field="name", value="Acme 2"),
    ),
    Code.STEPPED_TWICE: lambda: (made(NextStepSet, text="call"), made(NextStepSet, text="visit")),
}


@pytest.mark.parametrize("code", PAIRS)
def test_what_cannot_both_hold_is_named_once_until_somebody_records_again(code: Code) -> None:
    base = deal_of(started=9)
    mine, theirs = PAIRS[code]()
    joined = join_deals(grow(base, mine), grow(base, theirs))
    found = [one for one in find_contradictions(joined.history) if one.code is code]
    assert [set(one.events) for one in found] == [{mine.id, theirs.id}]
    assert fold(joined).contradictions == find_contradictions(joined.history)
    again = grow(joined, made(Noted, text="we talked"))
    assert find_contradictions(again.history) == ()


def test_two_starts_are_one_deal_that_stands_where_its_first_start_put_it() -> None:
    one, other = deal_of(entered("discovery", "closing", days=4), started=5), deal_of(started=3)
    joined = join_deals(one, other)
    assert [found.code for found in find_contradictions(joined.history)] == [Code.STARTED_TWICE]
    assert fold(joined).stage == "closing"
    assert fold(joined).started_at == at(5)


def test_the_same_said_twice_is_no_contradiction() -> None:
    base = deal_of()
    joined = join_deals(grow(base, marked("a/b")), grow(base, marked("a/b")))
    assert find_contradictions(joined.history) == ()


def test_what_one_person_did_after_the_other_is_none() -> None:
    deal = grow(deal_of(), marked("a/b"), marked("a/b", "waived"), made(Closed, **LOST), made(Reopened))
    assert find_contradictions(deal.history) == ()
    older = deal_of(marked("a/b"), marked("a/b", "waived"))  # of a version that did not write `after`
    assert find_contradictions(older.history) == ()


def test_what_was_taken_back_contradicts_nothing() -> None:
    base, done = deal_of(), marked("a/b")
    mine = grow(base, done, made(Undone, event=done.id))
    theirs = grow(base, marked("a/b", "waived"))
    assert find_contradictions(join_deals(mine, theirs).history) == ()


def test_events_that_follow_each_other_are_named_whoever_records_again() -> None:
    deal = deal_of(started=9)
    one, other = made(Noted, text="a"), made(Noted, text="b")
    one, other = (
        one.model_copy(update={"after": other.id}),
        other.model_copy(update={"after": one.id}),
    )
    for history in ((*deal.history, one, other), (*deal.history, other, one)):
        joined = join_deals(deal.with_events(history[1:]))
        again = grow(joined, made(Noted, text="we talked"))
        for circled in (joined, again):
            found = fold(circled).contradictions
            assert [(said.code, set(said.events)) for said in found] == [
                (Code.ORDERED_IN_CIRCLE, {one.id, other.id})
            ]
