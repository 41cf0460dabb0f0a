import json
import string
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.samples import NOW, at, deal_of, entered, marked, stamped

from playbook_cli.domain.deal.history import fold as fold_rules
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import (
    EVENT_TYPES,
    Closed,
    Event,
    FieldSet,
    Marked,
    NextStepSet,
    Noted,
    PlaybookUpgraded,
    Reopened,
    Reviewed,
    StageEntered,
    Started,
    Undone,
    UnknownEvent,
    event_mapping,
    event_type,
)
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus, Passage

WORDS = st.text(alphabet=string.ascii_lowercase + "需求/确认", min_size=1, max_size=6)
MOMENTS = st.integers(0, 90).map(lambda days: NOW - timedelta(days=days))


@st.composite
def events(draw: st.DrawFn) -> Event:
    base = {"id": draw(st.uuids().map(str)), "at": draw(MOMENTS), "by": draw(WORDS)}
    word, status = draw(WORDS), draw(st.sampled_from(ItemStatus))
    choices: list[Event] = [
        Started(**base, stage=word),
        Marked(**base, item=word, status=status, evidence=tuple(draw(st.lists(WORDS, max_size=2)))),
        Noted(**base, text=word),
        FieldSet(
            **base,
            field=draw(st.sampled_from(["owner", "close_date", "name"])),
            value=draw(st.none() | WORDS),
        ),
        NextStepSet(**base, text=draw(st.none() | WORDS), due=draw(st.none() | st.dates())),
        StageEntered(**base, from_stage=word, to=draw(WORDS), passage=draw(st.sampled_from(Passage))),
        Closed(**base, outcome=draw(st.sampled_from(DealStatus)), reason=word),
        Reopened(**base),
        Reviewed(**base),
        PlaybookUpgraded(**base, from_version="a", to_version="b", items={word: draw(WORDS)}),
        Undone(**base, event=draw(WORDS)),
        UnknownEvent.model_validate({**base, "type": "teleported", "where": word}),
    ]
    return draw(st.sampled_from(choices))


HISTORIES = st.lists(events(), max_size=12).map(tuple)


def with_history(history: tuple[Event, ...]) -> Deal:
    return deal_of().model_copy(update={"history": history})


@given(HISTORIES)
def test_any_sequence_of_events_folds(history: tuple[Event, ...]) -> None:
    assert isinstance(fold(with_history(history)), DealState)


@given(HISTORIES, events())
def test_taking_back_the_last_event_folds_to_the_state_before_it(
    history: tuple[Event, ...], event: Event
) -> None:
    if isinstance(event, Undone | Started):
        return  # taking back a taking back is tested below, and a start stands
    undone = Undone(id="the-undo", at=NOW, by="li", event=event.id)
    assert fold(with_history((*history, event, undone))) == fold(with_history(history))


@given(HISTORIES, st.data())
def test_taking_back_any_event_folds_as_if_it_had_never_been(
    history: tuple[Event, ...], data: st.DataObject
) -> None:
    candidates = [event for event in history if not isinstance(event, Undone | Started)]
    if not candidates:
        return
    target = data.draw(st.sampled_from(candidates))
    undone = Undone(id="the-undo", at=NOW, by="li", event=target.id)
    without = tuple(event for event in history if event.id != target.id)
    with_undo = fold(with_history((*history, undone)))
    # the position of later marks differs by one, their order does not
    assert {k: m.status for k, m in with_undo.marks.items()} == {
        k: m.status for k, m in fold(with_history(without)).marks.items()
    }
    assert with_undo.stage == fold(with_history(without)).stage
    assert with_undo.status == fold(with_history(without)).status


@given(HISTORIES)
def test_events_survive_writing_and_reading(history: tuple[Event, ...]) -> None:
    for event in history:
        mapping = event_mapping(event)
        assert event_mapping(event_type(mapping["type"]).model_validate_json(json.dumps(mapping))) == mapping


def test_taking_back_a_taking_back_brings_the_event_to_life_again() -> None:
    mark = marked("discovery/deliverables/minutes")
    first = Undone.model_validate({**stamped(), "event": mark.id})
    second = Undone.model_validate({**stamped(), "event": first.id})
    assert mark.item not in fold(deal_of(mark, first)).marks
    assert fold(deal_of(mark, first, second)).marks[mark.item].status is ItemStatus.DONE


def test_an_undone_event_is_no_activity() -> None:
    note = Noted.model_validate({**stamped(1), "text": "call"})
    undone = Undone.model_validate({**stamped(0), "event": note.id})
    assert fold(deal_of(note, undone, started=5)).last_activity_at == at(5)
    assert find_standing(deal_of(note, undone).history).isdisjoint({note.id, undone.id})


def test_done_twice_keeps_the_evidence_of_both_times() -> None:
    path = "discovery/deliverables/minutes"
    deal = deal_of(
        marked(path, evidence=("mail",), confirmed_by="王总"), marked(path, evidence=("minutes", "mail"))
    )
    mark = fold(deal).marks[path]
    assert mark.evidence == ("mail", "minutes")
    assert mark.confirmed_by == "王总"


def test_proof_and_names_that_nobody_sees_prove_and_confirm_nothing() -> None:
    """As a history from elsewhere may hold them, which no command of ours would write."""
    path = "discovery/deliverables/minutes"
    blank = marked(path).model_copy(update={"evidence": ("\u200b",), "confirmed_by": " "})
    mark = fold(deal_of(blank)).marks[path]
    assert (mark.evidence, mark.confirmed_by) == ((), None)
    half = marked(path).model_copy(update={"evidence": ("\u200b", "mail")})
    assert fold(deal_of(half)).marks[path].evidence == ("mail",)


def test_a_deal_goes_by_the_last_name_that_it_was_given_and_keeps_it_where_other_fields_change() -> None:
    given = [("name", "Acme Europe"), ("owner", "Ann"), ("name", "")]
    sets = [FieldSet.model_validate({**stamped(), "field": f, "value": v or None}) for f, v in given]
    assert fold(deal_of(*sets)).name == "Acme Europe"


def test_opening_an_item_drops_its_evidence_from_the_state_but_not_from_the_history() -> None:
    path = "discovery/deliverables/minutes"
    deal = deal_of(marked(path, evidence=("mail",)), marked(path, "open"), marked(path))
    assert fold(deal).marks[path].evidence == ()
    assert deal.history[1].evidence == ("mail",)  # type: ignore[union-attr]


def test_a_later_close_date_counts_as_a_push() -> None:
    dates = ("2026-12-01", "2026-12-20", "2026-12-10")
    sets = [FieldSet.model_validate({**stamped(), "field": "close_date", "value": d}) for d in dates]
    state = fold(deal_of(*sets))
    assert state.close_date_pushes == 1
    assert state.fields.text("close_date") == "2026-12-10"


def test_a_closed_deal_keeps_its_stage_and_reopens_in_it() -> None:
    lost = Closed.model_validate({**stamped(), "outcome": DealStatus.LOST, "reason": "budget"})
    moved = entered("discovery", "closing")
    assert fold(deal_of(moved, lost)).stage == "closing"
    again = Reopened.model_validate(stamped())
    state = fold(deal_of(moved, lost, again))
    assert (state.stage, state.status) == ("closing", DealStatus.OPEN)


def test_an_upgrade_moves_marks_to_their_new_paths() -> None:
    upgrade = PlaybookUpgraded.model_validate(
        {**stamped(), "from_version": "sha256:0", "to_version": "sha256:1", "items": {"a/x/1": "a/x/2"}}
    )
    state = fold(deal_of(marked("a/x/1"), upgrade))
    assert set(state.marks) == {"a/x/2"}
    assert state.playbook.version == "sha256:1"


def test_an_unknown_event_is_activity_and_is_counted_and_changes_nothing_else() -> None:
    unknown = UnknownEvent.model_validate({**stamped(), "type": "teleported", "where": "mars"})
    before, after = fold(deal_of()), fold(deal_of(unknown))
    assert replace(after, last_activity_at=before.last_activity_at, unknown_events=0) == before
    assert after.unknown_events == 1
    assert after.last_activity_at == unknown.at
    assert event_mapping(unknown)["where"] == "mars"


def test_every_type_of_event_is_folded_or_takes_another_back() -> None:
    assert set(fold_rules._TAKE) == set(EVENT_TYPES) - {"undone"}
