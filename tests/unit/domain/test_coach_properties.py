"""What holds of the coach's advice whatever happened to a deal."""

from hypothesis import given
from hypothesis import strategies as st
from tests.samples import NOW, deal_of, marked, sample_playbook

from playbook_cli.domain.advice import ActionKind, Briefing, Rule
from playbook_cli.domain.coach import brief
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.playbook.refs import find_places

PLAYBOOK = sample_playbook()
PATHS = [place.path for place in find_places(PLAYBOOK.stages[0])]
PARTS = [path for path in PATHS if path.count("/") == 3 or path.endswith("竞争情况")]
MARKS = st.tuples(
    st.sampled_from(PATHS),
    st.sampled_from(["done", "open", "waived"]),
    st.sampled_from([(), ("mail",), ("\u200b",)]),
    st.sampled_from([None, "Wang"]),
    st.integers(0, 90),
)
SETTLED = (ActionKind.PROVE, ActionKind.CONFIRM, ActionKind.REQUALIFY, ActionKind.ADVANCE)


def event_of(path: str, status: str, evidence: tuple[str, ...], who: str | None, days: int) -> Event:
    reason = "n/a" if status == "waived" else None
    return marked(path, status, days, evidence=evidence, confirmed_by=who, reason=reason)


def briefed(*events: Event, started: float = 5) -> Briefing:
    return brief(PLAYBOOK, fold(deal_of(*events, started=started)), NOW)


@given(st.lists(MARKS, max_size=14))
def test_the_action_never_says_prove_confirm_or_advance_of_what_is_not_so(
    marks: list[tuple[str, str, tuple[str, ...], str | None, int]],
) -> None:
    told = briefed(*(event_of(*mark) for mark in sorted(marks, key=lambda mark: -mark[-1])), started=91)
    action, gate = told.action, told.gate
    if action.kind in SETTLED:
        assert gate.ready
        assert gate.asked
    if action.kind is ActionKind.PROVE:
        claimed = {place.path for place in gate.claimed}
        assert {place.path for place in action.places} & claimed
    if action.kind in (ActionKind.CONFIRM, ActionKind.ADVANCE):
        assert not gate.claimed
    if action.rule is Rule.NOT_CONFIRMED:
        assert not gate.confirmed
    if action.kind in (ActionKind.REQUIREMENT, ActionKind.CRITERION):
        missing = {place.path for place in gate.missing}
        assert {place.path for place in action.places} <= missing
    assert action.place is None or action.place in action.places


@given(st.permutations(PARTS), st.integers(0, len(PARTS)))
def test_the_advice_does_not_depend_on_the_order_of_marks_on_different_parts(
    parts: list[str], count: int
) -> None:
    chosen = parts[:count]
    there = briefed(*(event_of(path, "done", ("mail",), None, 1) for path in chosen))
    back = briefed(*(event_of(path, "done", ("mail",), None, 1) for path in reversed(chosen)))
    assert there.action == back.action
    assert there.warnings == back.warnings


@given(st.sets(st.sampled_from(PARTS)), st.sampled_from(PARTS))
def test_a_waive_never_brings_a_criterion_nearer(done: set[str], waived: str) -> None:
    marks = [event_of(path, "done", ("mail",), None, 1) for path in sorted(done - {waived})]
    before, after = briefed(*marks).action, briefed(*marks, event_of(waived, "waived", (), None, 1)).action
    if before.rule is not Rule.NEAREST or after.rule is not Rule.NEAREST:
        return
    assert before.place is not None
    assert after.place is not None
    chosen_by_waive = (
        after.place.item.id != before.place.item.id and after.place.item.id == waived.split("/")[2]
    )
    assert not chosen_by_waive


@given(st.lists(MARKS, max_size=8))
def test_the_same_history_and_day_give_the_same_advice(
    marks: list[tuple[str, str, tuple[str, ...], str | None, int]],
) -> None:
    events = [event_of(*mark) for mark in marks]
    assert briefed(*events) == briefed(*events)
