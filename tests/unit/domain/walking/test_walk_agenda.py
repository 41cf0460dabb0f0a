from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import NOW, deal_of, marked, sample_playbook, stamped

from playbook_cli.domain.coach import brief
from playbook_cli.domain.deal.history.events import Event, NextStepSet
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.walking.inquiry import Answered, Inquiry, InquiryKind
from playbook_cli.domain.walking.walk_agenda import find_inquiry

PLAYBOOK = sample_playbook()
E1, E2, E3 = (f"discovery/exit-criteria/{name}" for name in ("需求确认", "预算确认", "竞争情况"))
PROOF = {"evidence": ("mail",), "confirmed_by": "Wang"}


def ask(answered: Answered, *events: Event) -> Inquiry | None:
    return find_inquiry(PLAYBOOK, fold(deal_of(*events)), NOW, answered)


def ask_on(answered: Answered, *events: Event) -> list[str]:
    """What a seller is asked about who answers everything with “not yet”: refs, and what serves them."""
    refs = []
    while inquiry := ask(answered, *events):
        ref = inquiry.place.ref if inquiry.place else inquiry.kind.value
        refs.append(f"what serves {ref}" if inquiry.offered else ref)
        answered = Answered(answered.keys | {inquiry.key}, inquiry.topic)
    return refs


def step(due: str) -> NextStepSet:
    return NextStepSet.model_validate({**stamped(), "text": "lunch", "due": date.fromisoformat(due)})


def test_the_first_question_is_about_what_the_briefing_names() -> None:
    events = (marked(f"{E2}/1"), marked(f"{E2}/3"))
    action = brief(PLAYBOOK, fold(deal_of(*events)), NOW).action
    inquiry = ask(Answered(), *events)
    assert inquiry is not None
    assert (inquiry.kind, inquiry.place) == (InquiryKind.ITEM, action.place)
    assert [part.ref for part in inquiry.parts] == ["E2.1", "E2.2", "E2.3"]


def test_every_part_of_a_criterion_is_asked_before_the_next_nearest_one() -> None:
    assert ask_on(Answered(), marked(f"{E2}/2")) == ["E2.1", "E2.3", "E3", "E1.1", "E1.2"]


def test_what_serves_a_criterion_is_asked_once_it_is_met_in_this_walk_and_not_before() -> None:
    met = marked(E2, **PROOF)
    inquiry = ask(Answered(topic=E2), met)
    assert inquiry is not None
    assert inquiry.kind is InquiryKind.SERVED
    assert inquiry.offered
    other = ask(Answered(), met)
    assert other is not None
    assert other.kind is InquiryKind.ITEM


def test_a_met_gate_is_left_and_a_claimed_one_is_asked_whether_to_leave_it_all_the_same_then_for_proof() -> (
    None
):
    assert ask_on(Answered(), *(marked(one, **PROOF) for one in (E1, E2, E3))) == ["move"]
    claimed = (marked(E1, **PROOF), marked(E2, **PROOF), marked(E3))
    assert ask_on(Answered(), *claimed) == ["move", "E3"]
    moving = ask(Answered(), *claimed)
    assert moving is not None
    stayed = Answered(frozenset({moving.key}))
    assert ask_on(stayed, *claimed) == ["E3"]
    assert ask_on(stayed, *claimed[:2], marked(E3, **PROOF)) == ["move"]


def test_a_gate_that_nobody_of_the_customer_s_confirmed_is_asked_about_before_it_is_left_all_the_same() -> (
    None
):
    events = [marked(one, evidence=("mail",)) for one in (E1, E2, E3)]
    inquiry = ask(Answered(), *events)
    assert inquiry is not None
    assert inquiry.kind is InquiryKind.CONFIRMATION
    assert ask_on(Answered(), *events)[-1] == "move"
    assert "move" not in ask_on(Answered(), *events)[:-1]


def test_what_was_answered_not_yet_on_the_same_day_waits_for_the_others_and_what_was_reopened_does_not() -> (
    None
):
    said = marked(f"{E2}/1", "open").model_copy(update={"at": NOW})
    state = fold(deal_of(marked(f"{E2}/2"), said))
    denied = find_inquiry(PLAYBOOK, state, NOW, Answered(), denials={state.marks[f"{E2}/1"].order})
    reopened = find_inquiry(PLAYBOOK, state, NOW, Answered())
    assert denied is not None
    assert reopened is not None
    assert denied.place is not None
    assert reopened.place is not None
    assert (denied.place.ref, reopened.place.ref) == ("E2.3", "E2.1")


def test_an_overdue_step_comes_first_and_once_it_is_done_the_next_one() -> None:
    assert ask_on(Answered(), step("2026-11-01"))[:2] == ["overdue_step", "E3"]
    cleared = NextStepSet.model_validate({**stamped(), "text": None})
    inquiry = ask(Answered(frozenset({"overdue_step"})), step("2026-11-01"), cleared)
    assert inquiry is not None
    assert inquiry.kind is InquiryKind.NEXT_STEP


def test_a_silent_deal_is_asked_for_a_next_step_before_anything_else() -> None:
    state = replace(fold(deal_of()), last_activity_at=stamped(40)["at"])
    inquiry = find_inquiry(PLAYBOOK, state, NOW, Answered())
    assert inquiry is not None
    assert inquiry.kind is InquiryKind.NEXT_STEP


@given(
    st.lists(
        st.builds(
            marked,
            st.sampled_from([E1, f"{E1}/1", E2, f"{E2}/1", f"{E2}/2", E3]),
            st.sampled_from(["open", "done"]),
        ),
        max_size=6,
    )
)
def test_no_walk_asks_the_same_twice_and_every_walk_ends(events: list[Event]) -> None:
    refs = ask_on(Answered(), *events)
    assert len(refs) == len(set(refs))


@pytest.mark.parametrize("answered", [Answered(), Answered(topic=E2)])
def test_every_question_s_briefing_is_about_its_own_place(answered: Answered) -> None:
    inquiry = ask(answered)
    assert inquiry is not None
    assert inquiry.briefing.action.place == inquiry.place
