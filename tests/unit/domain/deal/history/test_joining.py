"""Histories of one deal that went on apart, joined: the properties on which every way of sharing rests."""

import string
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import NOW, at, deal_of, entered, marked, stamped

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import (
    Event,
    FieldSet,
    Marked,
    Noted,
    Started,
    Undone,
    UnknownEvent,
    event_mapping,
)
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.joining import join_deals, put_in_order
from playbook_cli.domain.deal.history.ordering import find_loose_ends, link_behind
from playbook_cli.domain.deal.state import DealState
from playbook_cli.errors.deals import CannotJoin

WORDS = st.text(alphabet=string.ascii_lowercase + "需求", min_size=1, max_size=3)


class _Clones:
    """A few copies of one deal whose owners record, take over from each other and have bad clocks."""

    def __init__(self, draw: st.DrawFn, number: int) -> None:
        self.draw = draw
        self.ids = count()
        started = Started(id="start", at=NOW, by="li", stage="discovery")
        self.deals = [deal_of().model_copy(update={"history": (started,)}) for _ in range(number)]

    def record(self, clone: int, *, old: bool) -> None:
        """One command of this clone: one to three events in one moment; an old program says no `after`."""
        deal = self.deals[clone]
        moment = NOW + timedelta(minutes=self.draw(st.integers(-3, 9)))
        events = [self._event(clone, moment, deal) for _ in range(self.draw(st.integers(1, 3)))]
        self.deals[clone] = deal.with_events(events if old else link_behind(deal.history, events))

    def _event(self, clone: int, moment: object, deal: Deal) -> Event:
        number = next(self.ids)
        name = f"{self.draw(st.integers(0, 9))}-{number}"
        base = {"id": name, "at": moment, "by": f"seller-{clone}"}
        target = self.draw(st.sampled_from(deal.history)).id
        choices: list[Event] = [
            Noted.model_validate({**base, "text": "note"}),
            Marked.model_validate({**base, "item": "a/b", "status": "done", "colour": "red"}, strict=False),
            Undone.model_validate({**base, "event": target}),
            FieldSet.model_validate({**base, "field": "name", "value": f"name {number}"}),
            UnknownEvent.model_validate({**base, "type": "teleported", "where": [1, {"x": None}]}),
        ]
        return self.draw(st.sampled_from(choices))

    def take_over(self, clone: int, other: int) -> None:
        """What a pull does: one clone joins another into its own."""
        self.deals[clone] = join_deals(self.deals[clone], self.deals[other])


@st.composite
def clones(draw: st.DrawFn) -> list[Deal]:
    made = _Clones(draw, 3)
    for _ in range(draw(st.integers(0, 8))):
        clone, other = draw(st.integers(0, 2)), draw(st.integers(0, 2))
        if draw(st.integers(0, 3)) == 0:
            made.take_over(clone, other)
        else:
            made.record(clone, old=draw(st.booleans()))
    return made.deals


@st.composite
def tangled(draw: st.DrawFn) -> list[Deal]:
    """Files that no program wrote: events in any order, after anything, twice in a file, in circles."""
    names = st.sampled_from("abcdefg")
    known = {
        name: Noted(
            id=name,
            at=NOW + timedelta(minutes=draw(st.integers(0, 2))),
            by=draw(st.sampled_from(["li", "wang"])),
            text=name,
            after=draw(st.none() | names | st.just("")),
        )
        for name in "abcdefg"
    }
    histories = st.lists(names.map(known.__getitem__), max_size=9).map(tuple)
    return [deal_of().model_copy(update={"history": draw(histories)}) for _ in range(3)]


SIDES = clones() | tangled()


@given(SIDES)
def test_it_does_not_matter_who_joins_with_whom_and_how_often(sides: list[Deal]) -> None:
    a, b, c = sides
    joined = join_deals(a, b, c)
    assert join_deals(join_deals(a, b), c) == joined
    assert join_deals(c, join_deals(b, a)) == joined
    assert join_deals(join_deals(a, c), join_deals(b, c), b) == joined
    assert join_deals(joined, joined) == joined == join_deals(joined)


@given(SIDES)
def test_nothing_is_dropped_doubled_or_changed(sides: list[Deal]) -> None:
    joined = join_deals(*sides)
    before = {event.id: event for deal in sides for event in deal.history}
    assert sorted(event.id for event in joined.history) == sorted(before)
    for event in joined.history:
        said = event_mapping(event)
        was = event_mapping(before[event.id])
        assert {**said, "after": 0} == {**was, "after": 0}


@given(clones(), st.randoms(use_true_random=False))
def test_lines_in_another_order_or_twice_are_the_same_history(sides: list[Deal], dice: Random) -> None:
    joined = join_deals(*sides)
    first, *others = joined.history
    lines = [*others, *dice.sample(others, len(others) // 2)]
    dice.shuffle(lines)
    assert put_in_order(joined.model_copy(update={"history": (first, *lines)})) == joined
    assert put_in_order(joined).history == joined.history


@given(SIDES)
def test_whatever_comes_out_folds(sides: list[Deal]) -> None:
    assert isinstance(fold(join_deals(*sides)), DealState)


@given(clones())
def test_what_one_person_recorded_stays_in_its_order(sides: list[Deal]) -> None:
    order = {event.id: place for place, event in enumerate(join_deals(*sides).history)}
    for deal in sides:
        places = [order[event.id] for event in deal.history]
        assert places == sorted(places)


@given(clones(), st.integers(2, 4))
def test_the_events_of_one_command_stay_together(sides: list[Deal], number: int) -> None:
    moment = NOW + timedelta(minutes=1)
    ids = [f"command-{at}" for at in range(number)]
    command = [Noted(id=one, at=moment, by="zhao", text="") for one in ids]
    rival = [Noted(id=f"b{one}", at=moment, by="qian", text="") for one in ids]
    mine = sides[0].with_events(link_behind(sides[0].history, command))
    theirs = sides[1].with_events(link_behind(sides[1].history, rival))
    order = [event.id for event in join_deals(mine, theirs, sides[2]).history]
    first = order.index(ids[0])
    assert order[first : first + number] == ids


@given(clones())
def test_a_new_event_goes_behind_everything_and_a_join_leaves_it_there(sides: list[Deal]) -> None:
    joined = join_deals(*sides)
    early = Noted(id="new", at=NOW - timedelta(days=9), by="li", text="with a clock that is slow")
    grown = joined.with_events(link_behind(joined.history, [early]))
    assert join_deals(grown, *sides) == grown
    assert grown.history[-1].id == "new"
    assert find_loose_ends(grown.history) == ["new"]


def test_a_history_of_an_older_version_is_followed_in_the_order_of_its_file() -> None:
    first, second = Noted(id="x", at=at(1), text=""), Noted(id="a", at=at(3), text="")
    joined = join_deals(deal_of(first, second))
    assert [event.id for event in joined.history[1:]] == ["x", "a"]
    assert [event.after for event in joined.history] == [None, joined.history[0].id, "x"]


def test_branches_are_told_by_their_times() -> None:
    base = deal_of(started=9)
    mine = base.with_events(link_behind(base.history, [marked("m/1", days=5), marked("m/2", days=2)]))
    theirs = base.with_events(link_behind(base.history, [marked("t/1", days=4), marked("t/2", days=1)]))
    joined = join_deals(theirs, mine)
    marks = [event.item for event in joined.history if isinstance(event, Marked)]
    assert marks == ["m/1", "t/1", "m/2", "t/2"]
    assert len(find_loose_ends(joined.history)) == 2


def test_the_first_event_after_a_join_says_that_its_writer_saw_both_ends() -> None:
    base = deal_of(started=9)
    mine = base.with_events(link_behind(base.history, [marked("m/1", days=5)]))
    theirs = base.with_events(link_behind(base.history, [marked("t/1", days=4)]))
    joined = join_deals(theirs, mine)
    new = link_behind(joined.history, [marked("x"), marked("y")])
    assert [event.after for event in new] == [theirs.history[-1].id, new[0].id]
    assert [event.joins for event in new] == [(mine.history[-1].id,), ()]


def test_two_starts_of_one_deal_keep_both_headers() -> None:
    one, other = deal_of(started=5), deal_of(started=4).model_copy(update={"name": "ACME"})
    third = deal_of(started=6).model_copy(update={"name": "acme 集团"})
    joined = join_deals(one, other)
    assert joined.name == one.name
    assert isinstance(joined.history[1], Started)
    assert (joined.history[1].header or {})["name"] == "ACME"
    assert join_deals(third, joined) == join_deals(join_deals(third, other), one)
    assert join_deals(third, joined).name == "acme 集团"


def test_what_a_newer_version_says_of_a_deal_is_kept() -> None:
    newer = Deal.model_validate({**deal_of().header, "team": ["north"]}, strict=False)
    older = deal_of(marked("a/b"))
    newer = newer.with_events(older.history[:1])
    assert join_deals(older, newer) == join_deals(newer, older)
    assert (join_deals(older, newer).model_extra or {})["team"] == ["north"]


def test_other_deals_are_refused() -> None:
    with pytest.raises(CannotJoin) as refused:
        join_deals(deal_of(), deal_of().model_copy(update={"id": "other"}))
    assert (refused.value.conflict, refused.value.text) == ("other_deal", "other")


def test_one_event_with_two_contents_is_refused_whichever_comes_first() -> None:
    base = deal_of()
    note = {**stamped(), "text": "call"}
    one = base.with_events([Noted.model_validate(note)])
    other = base.with_events([Noted.model_validate({**note, "text": "mail"})])
    for sides in ((one, other), (other, one)):
        with pytest.raises(CannotJoin) as refused:
            join_deals(*sides)
        assert (refused.value.conflict, refused.value.text) == ("event", note["id"])


def test_one_start_with_two_headers_is_refused() -> None:
    deal = deal_of(entered("discovery", "closing"))
    with pytest.raises(CannotJoin) as refused:
        join_deals(deal, deal.model_copy(update={"name": "edited by hand"}))
    assert (refused.value.conflict, refused.value.text) == ("header", "name")
