from tests.samples import deal_of, entered, marked, stamped

from playbook_cli.domain.deal.history.events import Marked, PlaybookUpgraded, StageEntered, Started, Undone
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.present_names import name_history
from playbook_cli.domain.deal.statuses import Passage

OLD, NEW = "discovery/exit-criteria/竞争情况", "explore/exit-criteria/竞争"


def upgrade(**fields: object) -> PlaybookUpgraded:
    maps = {"items": {OLD: NEW}, "stages": {"discovery": "explore"}, **fields}
    return PlaybookUpgraded.model_validate({**stamped(), "from_version": "a", "to_version": "b", **maps})


def test_what_came_before_an_upgrade_is_told_in_the_names_of_today() -> None:
    against = entered("discovery", "closing", 2, Passage.OVERRIDDEN, missing=(OLD,), reason="year end")
    started, mark, move, _upgrade = name_history(deal_of(marked(OLD), against, upgrade()))
    assert isinstance(started, Started)
    assert started.stage == "explore"
    assert isinstance(mark, Marked)
    assert mark.item == NEW
    assert isinstance(move, StageEntered)
    assert (move.from_stage, move.missing) == ("explore", (NEW,))


def test_a_history_and_its_fold_name_what_an_override_left_open_alike() -> None:
    against = entered("discovery", "closing", 2, Passage.OVERRIDDEN, missing=(OLD,), reason="year end")
    deal = deal_of(against, upgrade())
    move = name_history(deal)[1]
    assert isinstance(move, StageEntered)
    assert fold(deal).passages[0].missing == move.missing


def test_what_came_after_an_upgrade_or_before_one_taken_back_keeps_its_names() -> None:
    later = marked(OLD)
    assert name_history(deal_of(upgrade(), later))[-1] == later
    taken_back = upgrade()
    undone = Undone.model_validate({**stamped(), "event": taken_back.id})
    earlier = marked(OLD)
    assert name_history(deal_of(earlier, taken_back, undone))[1] == earlier
