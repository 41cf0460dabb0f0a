from dataclasses import dataclass
from functools import cached_property

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playbook_edits import Outline, build, edited, marks_on, playbook_drafts
from tests.samples import stamped

from playbook_cli.domain.deal.gate import find_mark, item_status
from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Marked, PlaybookUpgraded, Started, Undone
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.marks import Marks
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.playbook.refs import Place, list_requirements
from playbook_cli.domain.upgrade.comparison import Comparison, compare_playbooks
from playbook_cli.domain.upgrade.deal_changes import plan_upgrade
from playbook_cli.domain.upgrade.item_pairing import ChangeKind, list_places
from playbook_cli.domain.upgrade.mark_transfer import carry_marks, mark_of, settle_marks

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Upgrade:
    """Two editions compared and the marks of a deal; shown by what they were drawn from."""

    before: Outline
    after: Outline
    marks: Marks

    @cached_property
    def comparison(self) -> Comparison:
        return compare_playbooks(build(self.before), build(self.after))


@st.composite
def upgrades(draw: st.DrawFn) -> Upgrade:
    before = draw(playbook_drafts)
    return Upgrade(before, draw(edited(before)), draw(marks_on(build(before))))


def upgrade_marks(comparison: Comparison, marks: Marks) -> Marks:
    return settle_marks(marks, carry_marks(comparison, marks))


def settled(place: Place, marks: Marks) -> bool:
    return item_status(place, marks) is not ItemStatus.OPEN


@settings(max_examples=40)
@given(upgrades())
def test_every_tick_is_found_at_its_new_place_or_listed_as_removed(upgrade: Upgrade) -> None:
    comparison, marks = upgrade.comparison, upgrade.marks
    after = upgrade_marks(comparison, marks)
    for place in list_places(comparison.before):
        if list_requirements(place) or not settled(place, marks):
            continue
        change = comparison.by_old_path[place.path]
        mark, followed = mark_of(place, marks), change.after
        if followed is None:
            assert change.kind is ChangeKind.REMOVED
        elif change.kind is ChangeKind.SPELLED_OUT:
            parts = [p for p in list_requirements(followed) if comparison.by_new_path[p.path].before is None]
            assert {item_status(part, after) for part in parts} <= {item_status(place, marks)}
        else:
            found = find_mark(followed, after)
            assert found is not None
            assert mark is not None
            assert found.status is mark.status
            assert set(mark.evidence) <= set(found.evidence)
            assert found.reason == mark.reason or change.kind is ChangeKind.DRAWN_TOGETHER


@settings(max_examples=40)
@given(upgrades())
def test_nothing_is_done_that_was_not_done_before(upgrade: Upgrade) -> None:
    comparison, marks = upgrade.comparison, upgrade.marks
    after = upgrade_marks(comparison, marks)
    for place in list_places(comparison.after):
        found = None if list_requirements(place) else find_mark(place, after)
        if found is None or found.status is not ItemStatus.DONE:
            continue
        change = comparison.by_new_path[place.path]
        whole = comparison.by_new_path[place.path.rsplit("/", 1)[0]] if place.requirement else None
        if change.before is None or not settled(change.before, marks):
            assert whole is not None
            assert whole.kind is ChangeKind.SPELLED_OUT


@settings(max_examples=25)
@given(upgrades())
def test_no_proof_that_counts_is_ever_lost_from_the_state(upgrade: Upgrade) -> None:
    comparison, marks = upgrade.comparison, upgrade.marks
    after = upgrade_marks(comparison, marks)
    kept = {piece for mark in after.values() for piece in mark.evidence}
    counting = [find_mark(place, marks) for place in list_places(comparison.before)]
    assert {piece for mark in counting if mark for piece in mark.evidence} <= kept


@given(playbook_drafts, st.data())
def test_the_same_edition_changes_nothing(outline: Outline, data: st.DataObject) -> None:
    playbook = build(outline)
    marks = data.draw(marks_on(playbook))
    comparison = compare_playbooks(playbook, playbook)
    assert {change.kind for change in comparison.changes} <= {ChangeKind.KEPT}
    carried = carry_marks(comparison, marks)
    assert (carried.items, carried.copies, carried.asked) == ({}, {}, [])
    plan = plan_upgrade(comparison, _state(playbook, marks))
    assert plan.same
    assert (plan.changes, plan.stage_changes, plan.reordered) == ((), (), ())
    assert (plan.questions, plan.findings, plan.stages) == ((), (), {})
    assert settle_marks(marks, carried) == marks


@given(upgrades(), st.data())
def test_the_fold_follows_the_event_and_an_undo_restores_the_state_exactly(
    upgrade: Upgrade, data: st.DataObject
) -> None:
    comparison, marks = upgrade.comparison, upgrade.marks
    stage = data.draw(st.sampled_from(comparison.before.stages)).id
    deal = _deal(comparison.before, marks, stage)
    state = fold(deal)
    if not comparison.stages:
        return
    plan = plan_upgrade(comparison, state)
    event = PlaybookUpgraded.model_validate(
        {
            **stamped(),
            "from_version": comparison.before.digest,
            "to_version": comparison.after.digest,
            "items": plan.carried.items,
            "copies": plan.carried.copies,
            "asked": tuple(plan.carried.asked),
            "stages": plan.stages,
        }
    )
    followed = fold(deal.with_events([event]))
    statuses = {path: (mark.status, mark.evidence) for path, mark in followed.marks.items()}
    expected = settle_marks(state.marks, plan.carried)
    assert statuses == {path: (mark.status, mark.evidence) for path, mark in expected.items()}
    assert followed.stage == plan.stage_after.id
    assert followed.playbook.version == comparison.after.digest
    assert followed.last_activity_at == state.last_activity_at
    undone = Undone.model_validate({**stamped(), "event": event.id})
    assert fold(deal.with_events([event, undone])) == state


@settings(max_examples=25)
@given(st.data())
def test_ticks_live_through_two_upgrades_in_a_row(data: st.DataObject) -> None:
    outline = data.draw(playbook_drafts)
    middle_outline = data.draw(edited(outline))
    first, middle, last = build(outline), build(middle_outline), build(data.draw(edited(middle_outline)))
    marks = data.draw(marks_on(first))
    one, two = compare_playbooks(first, middle), compare_playbooks(middle, last)
    after = upgrade_marks(two, upgrade_marks(one, marks))
    simple = (ChangeKind.KEPT, ChangeKind.MOVED, ChangeKind.RENAMED, ChangeKind.REWORDED)
    for place in list_places(first):
        change = one.by_old_path[place.path]
        if list_requirements(place) or not settled(place, marks) or change.kind not in simple:
            continue
        assert change.after
        again = two.by_old_path[change.after.path]
        if again.kind in simple:
            assert again.after
            assert item_status(again.after, after) is item_status(place, marks)


def _deal(playbook: Playbook, marks: Marks, stage: str) -> Deal:
    pin = PlaybookPin(id=playbook.id, version=playbook.digest)
    started = Started.model_validate({**stamped(9), "stage": stage})
    events = [
        Marked.model_validate({**stamped(5), "item": path, "status": mark.status, "evidence": mark.evidence})
        for path, mark in marks.items()
    ]
    return Deal(id="acme", name="Acme", playbook=pin, history=(started, *events))


def _state(playbook: Playbook, marks: Marks) -> DealState:
    return fold(_deal(playbook, marks, playbook.stages[-1].id))
