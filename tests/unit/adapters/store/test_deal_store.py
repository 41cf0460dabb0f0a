"""What every store of deals promises, whatever stands behind it."""

import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
from tests.samples import stamped
from tests.stores import NOON, MemoryDeals, make_deal, make_mark, make_note

from playbook_cli.adapters.locations import read_address
from playbook_cli.adapters.store.store_opening import open_store
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import FieldSet, Undone
from playbook_cli.domain.deal.history.fingerprint import fingerprint_events
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.domain.deal.history.ordering import link_behind
from playbook_cli.errors import InvalidArgument, NotFound
from playbook_cli.errors.deals import CannotJoin, DealExists, DealMovedOn
from playbook_cli.services.ports.deal_store import DealStore, StoreChange


@pytest.fixture(params=["files", "memory", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DealStore:
    if request.param == "memory":
        return MemoryDeals()
    text = str(tmp_path / "store") if request.param == "files" else request.getfixturevalue("database")
    return open_store(read_address(text, argument="--home", cwd=tmp_path)).deals


def test_an_empty_store_lists_nothing(store: DealStore) -> None:
    assert store.list_ids() == []


def test_a_created_deal_is_loaded_as_it_was(store: DealStore) -> None:
    deal = make_deal(notes=3)
    store.create(deal)
    assert store.load("acme") == deal
    assert store.list_ids() == ["acme"]


def test_ids_are_listed_sorted(store: DealStore) -> None:
    for deal_id in ("zeta", "acme", "华东电力"):
        store.create(make_deal(deal_id))
    assert store.list_ids() == ["acme", "zeta", "华东电力"]


def test_events_are_appended_in_order(store: DealStore) -> None:
    deal, first, second = make_deal(), make_mark(), make_note()
    store.create(deal)
    store.append("acme", [first], expected_length=1)
    assert store.append("acme", [second], expected_length=2) == deal.with_events([first, second])
    assert store.load("acme") == deal.with_events([first, second])


def test_appending_to_a_history_that_grew_is_refused(store: DealStore) -> None:
    store.create(make_deal())
    store.append("acme", [make_note()], expected_length=1)
    with pytest.raises(DealMovedOn) as raised:
        store.append("acme", [make_note()], expected_length=1)
    assert (raised.value.deal, raised.value.expected, raised.value.found) == ("acme", 1, 2)
    assert len(store.load("acme").history) == 2


def test_an_event_that_is_there_already_changes_nothing(store: DealStore) -> None:
    note = make_note()
    store.create(make_deal())
    kept = store.append("acme", [note], expected_length=1)
    assert store.append("acme", [note], expected_length=1) == kept
    assert len(store.load("acme").history) == 2


def test_no_events_change_nothing(store: DealStore) -> None:
    deal = make_deal()
    store.create(deal)
    assert store.append("acme", [], expected_length=9) == deal


def test_a_second_deal_of_the_same_id_is_refused(store: DealStore) -> None:
    store.create(make_deal("acme", "Acme 集团"))
    with pytest.raises(DealExists) as raised:
        store.create(make_deal("acme", "Acme Ltd"))
    assert (raised.value.deal, raised.value.name) == ("acme", "Acme 集团")


@pytest.mark.parametrize("other", ["ACME-café", unicodedata.normalize("NFD", "acme-café"), "Acme-CAFÉ"])
def test_spellings_of_one_id_are_one_deal(store: DealStore, other: str) -> None:
    deal = make_deal("acme-café")
    store.create(deal)
    assert store.load(other) == deal
    with pytest.raises(DealExists):
        store.create(make_deal(other))
    store.append(other, [make_note()], expected_length=1)
    assert store.list_ids() == ["acme-café"]


@pytest.mark.parametrize("deal_id", ["nothing", "", ".", "..", "../acme", "/etc/passwd", "a/b", "a\0b", "-x"])
def test_a_deal_that_is_not_there_is_not_found(store: DealStore, deal_id: str) -> None:
    store.create(make_deal())
    for ask in (store.load, lambda name: store.append(name, [make_note()], expected_length=1)):
        with pytest.raises(NotFound):
            ask(deal_id)


HOSTILE = [
    "",
    ".",
    "..",
    "../x",
    "/etc/x",
    "a/b",
    "a\\b",
    "a\0b",
    "-x",
    ".x",
    "a\nb",
    "a b",
    "con",
    "NUL.txt",
    "x.",
]


@pytest.mark.parametrize("deal_id", [*HOSTILE, "x" * 5000, "集" * 80, "a:b", "a*b", "a\u202eb", "a\x1bb"])
def test_an_id_that_is_no_safe_file_name_is_refused(store: DealStore, deal_id: str) -> None:
    deal = make_deal().model_copy(update={"id": deal_id})
    with pytest.raises(InvalidArgument):
        store.create(deal)
    assert store.list_ids() == []


@pytest.mark.parametrize("name", ["Acme 集团", 'the "name" of it', "back\\slash", '"name": "x"'])
def test_a_name_is_found_without_loading_and_follows_a_renaming(store: DealStore, name: str) -> None:
    store.create(make_deal("acme", name))
    assert store.find_name("acme") == name
    store.append("acme", [make_note('"name": "of a note"')], expected_length=1)
    assert store.find_name("acme") == name
    renamed = FieldSet.model_validate({**stamped(), "field": "name", "value": "新名字"})
    store.append("acme", [renamed], expected_length=2)
    assert store.find_name("acme") == "新名字"
    undone = Undone.model_validate({**stamped(), "event": renamed.id})
    store.append("acme", [undone], expected_length=3)
    assert store.find_name("acme") == name


def test_a_deal_that_is_not_there_has_no_name(store: DealStore) -> None:
    assert store.find_name("nobody") is None


def test_a_store_that_is_held_is_loaded_from_and_appended_to(store: DealStore) -> None:
    store.create(make_deal())
    with store.hold():
        store.append("acme", [make_note()], expected_length=len(store.load("acme").history))
        with store.hold():
            store.append("acme", [make_note()], expected_length=2)
    assert len(store.load("acme").history) == 3


def branch(store: DealStore, *texts: str) -> Deal:
    """The deal as somebody else has it who went on from here apart."""
    base = store.load("acme")
    return base.with_events(link_behind(base.history, [make_note(text) for text in texts]))


def append_to(store: DealStore, text: str) -> None:
    base = store.load("acme")
    store.append("acme", link_behind(base.history, [make_note(text)]), expected_length=len(base.history))


def test_another_history_is_joined_and_comes_out_in_its_order(store: DealStore) -> None:
    store.create(make_deal(notes=1))
    theirs = branch(store, "乙一", "乙二")
    append_to(store, "甲一")
    ours = store.load("acme")
    joined = store.join(theirs)
    assert joined == store.load("acme") == join_deals(ours, theirs)
    assert len(joined.history) == 5
    append_to(store, "甲二")
    assert len(store.load("acme").history) == 6


def test_joining_what_is_there_changes_nothing(store: DealStore) -> None:
    store.create(make_deal(notes=2))
    deal = store.load("acme")
    for known in (deal, deal.model_copy(update={"history": deal.history[:2]}), join_deals(deal)):
        assert store.join(known) == deal
    assert store.load("acme") == deal


@pytest.mark.parametrize("after", ["start", "zzzz-nowhere"])
def test_what_an_event_is_after_elsewhere_alone_changes_nothing_here(store: DealStore, after: str) -> None:
    store.create(make_deal(notes=1))
    append_to(store, "甲")
    deal = store.load("acme")
    after = deal.history[0].id if after == "start" else after
    moved = deal.history[2].model_copy(update={"after": after})
    assert store.join(deal.model_copy(update={"history": (*deal.history[:2], moved)})) == deal
    assert store.load("acme") == deal


def test_joining_a_deal_that_is_not_here_takes_it_whole(store: DealStore) -> None:
    deal = make_deal(notes=2)
    assert store.join(deal) == deal == store.load("acme")


def test_a_deal_that_was_begun_twice_keeps_both_beginnings(store: DealStore) -> None:
    late, early = make_deal("acme", "Acme Ltd", notes=1), make_deal("acme", "Acme 集团", notes=1)
    start = early.history[0].model_copy(update={"at": NOON - timedelta(days=1)})
    early = early.model_copy(update={"history": (start, *early.history[1:])})
    store.create(late)
    joined = store.join(early)
    assert joined == store.load("acme") == join_deals(late, early)
    assert joined.name == "Acme 集团"


def test_a_deal_that_says_something_else_of_one_event_is_refused(store: DealStore) -> None:
    deal = make_deal(notes=1)
    store.create(deal)
    changed = deal.history[1].model_copy(update={"text": "别的"})
    with pytest.raises(CannotJoin):
        store.join(deal.model_copy(update={"history": (deal.history[0], changed)}))
    assert store.load("acme") == deal


def test_a_history_is_known_again_by_its_events(store: DealStore) -> None:
    for deal_id in ("acme", "华东电力"):
        store.create(make_deal(deal_id, notes=2))
    assert dict(store.list_fingerprints()) == {
        deal_id: fingerprint_events(event.id for event in store.load(deal_id).history)
        for deal_id in ("acme", "华东电力")
    }


def test_deals_that_are_read_one_after_the_other_are_read_as_they_are(store: DealStore) -> None:
    deals = {f"deal-{number}": make_deal(f"deal-{number}", notes=number) for number in range(9)}
    for deal in deals.values():
        store.create(deal)
    assert {deal_id: store.load(deal_id) for deal_id in store.list_ids()} == deals
    [first, second, third, *_] = store.list_ids()
    store.load(first)
    store.load(second)
    grown = store.append(third, [make_note()], expected_length=3)
    assert store.load(third) == grown


def test_many_deals_are_written_at_once_and_leave_at_once(store: DealStore) -> None:
    deal, note = make_deal(), make_note()
    store.create(deal)
    beta = make_deal("beta", "Beta")
    store.take(
        [StoreChange(deal.with_events([note]), (note,), 1), StoreChange(beta, beta.history, 0)],
        source="x.csv",
    )
    assert (store.load("acme"), store.load("beta")) == (deal.with_events([note]), beta)
    assert store.find_pending() is None
    away = FieldSet(**stamped(), field="archived", value="yes")
    store.take([StoreChange(beta, (away,), 1, withdrawn=True)])
    gone = "beta" not in store.list_ids()
    assert gone or store.load("beta").history[-1] == away


def test_of_many_deals_none_is_written_where_one_has_moved_on_or_is_there(store: DealStore) -> None:
    deal, note = make_deal(), make_note()
    store.create(deal)
    store.append("acme", [make_note()], expected_length=1)
    gamma = make_deal("gamma", "Gamma")
    with pytest.raises(DealMovedOn):
        store.take([StoreChange(gamma, gamma.history, 0), StoreChange(deal.with_events([note]), (note,), 1)])
    other = make_deal()
    with pytest.raises(DealExists):
        store.take([StoreChange(gamma, gamma.history, 0), StoreChange(other, other.history, 0)])
    assert store.list_ids() == ["acme"]
