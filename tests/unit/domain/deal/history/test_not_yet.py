"""An item that is opened was done before, or is not done yet; upgrades and taking back are followed."""

from tests.samples import deal_of, marked, stamped

from playbook_cli.domain.deal.history.events import Event, PlaybookUpgraded, Undone
from playbook_cli.domain.deal.history.not_yet import list_not_yet

OLD, NEW = "discovery/exit-criteria/old", "discovery/exit-criteria/new"


def upgraded(**maps: dict[str, str]) -> PlaybookUpgraded:
    return PlaybookUpgraded.model_validate({**stamped(), "from_version": "a", "to_version": "b", **maps})


def denies(*events: Event) -> bool:
    """Whether the last of these events says “not yet”."""
    return events[-1].id in list_not_yet(deal_of(*events).history)


def test_what_an_upgrade_moved_or_copied_was_done_under_its_new_path_too() -> None:
    assert not denies(marked(OLD), upgraded(items={OLD: NEW}), marked(NEW, "open"))
    assert not denies(marked(OLD), upgraded(copies={NEW: OLD}), marked(NEW, "open"))
    assert denies(marked(OLD), upgraded(items={OLD: NEW}), marked(OLD, "open"))
    assert denies(marked(OLD), upgraded(), marked(NEW, "open"))


def test_what_was_taken_back_was_never_done_and_what_was_opened_is_not_opened_again() -> None:
    done = marked(OLD)
    back = Undone.model_validate({**stamped(), "event": done.id})
    assert denies(done, back, marked(OLD, "open"))
    assert not denies(marked(OLD), marked(OLD, "open"))
    assert denies(marked(OLD), marked(OLD, "open"), marked(OLD, "open"))


def test_a_criterion_speaks_for_its_parts_and_they_for_it_but_not_for_each_other() -> None:
    assert not denies(marked(OLD), marked(f"{OLD}/1", "open"))
    assert not denies(marked(f"{OLD}/1", "waived"), marked(OLD, "open"))
    assert denies(marked(f"{OLD}/1"), marked(f"{OLD}/2", "open"))
    assert denies(marked(OLD), marked(OLD, "open"), marked(f"{OLD}/1", "open"))
    assert denies(marked(OLD), marked(NEW, "open"))
