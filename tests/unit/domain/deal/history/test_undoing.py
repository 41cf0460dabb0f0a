import pytest
from tests.samples import deal_of, marked, stamped

from playbook_cli.domain.deal.history.events import Noted, PlaybookUpgraded, Undone
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.undoing import choose_undoable, list_standing
from playbook_cli.errors import NotFound
from playbook_cli.errors.deals import BuiltUpon, NothingToUndo


def note(event_id: str) -> Noted:
    return Noted.model_validate({**stamped(), "id": event_id, "text": "called"})


def undone(event: str) -> Undone:
    return Undone.model_validate({**stamped(), "event": event})


def upgrade(event_id: str) -> PlaybookUpgraded:
    return PlaybookUpgraded.model_validate(
        {**stamped(), "id": event_id, "from_version": "sha256:0", "to_version": "sha256:1"}
    )


def test_the_last_event_that_stands_can_be_taken_back() -> None:
    deal = deal_of(note("first"), note("second"), undone("second"))
    assert choose_undoable(deal, None).id == "first"


def test_taking_back_a_taking_back_brings_the_first_one_to_life() -> None:
    taking = undone("note")
    deal = deal_of(note("note"), taking, undone(taking.id))
    assert [event.id for event in list_standing(deal.history)][-1] == "note"


def test_an_event_is_named_by_the_beginning_of_its_id() -> None:
    deal = deal_of(note("aa1"), note("bb2"))
    assert choose_undoable(deal, "aa").id == "aa1"
    with pytest.raises(NotFound):
        choose_undoable(deal, "zz")


def test_the_start_of_a_deal_cannot_be_taken_back() -> None:
    with pytest.raises(NothingToUndo):
        choose_undoable(deal_of(), None)


def test_an_upgrade_is_not_taken_back_under_a_mark_that_came_after_it() -> None:
    assert choose_undoable(deal_of(upgrade("up"), note("note")), "up").id == "up"
    with pytest.raises(BuiltUpon):
        choose_undoable(deal_of(upgrade("up"), marked("discovery/exit-criteria/竞争情况")), "up")


def test_the_start_of_a_deal_stands_whatever_a_hand_wrote() -> None:
    deal = deal_of(note("first"))
    hostile = deal.with_events([undone(deal.history[0].id), undone("first")])
    assert [event.id for event in list_standing(hostile.history)] == [deal.history[0].id]
    assert fold(hostile).stage == fold(deal).stage
