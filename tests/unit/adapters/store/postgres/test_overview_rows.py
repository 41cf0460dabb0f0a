"""Overviews beside the events: those of the present length answer, and nothing depends on them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.postgres_server import PostgresServer
from tests.stores import NOON, make_deal, make_mark, make_note, new_id

from playbook_cli.adapters.locations import read_address
from playbook_cli.adapters.playbook_files import PlaybookFiles
from playbook_cli.adapters.store.postgres.database import Database
from playbook_cli.adapters.store.postgres.deal_rows import DealRows
from playbook_cli.adapters.store.store_opening import open_store
from playbook_cli.domain.deal.history.deal import PlaybookPin
from playbook_cli.domain.deal.history.events import NextStepSet
from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.services.pipeline.listing import list_open_deals
from playbook_cli.services.pipeline.overviews import list_overviews, list_tallies, list_worked
from playbook_cli.services.workspace import Workspace

DEALS = 5


@pytest.fixture
def process(database: str, home: Path) -> Callable[..., Workspace]:
    """The database as a new process finds it."""

    def begin(address: str = database, language: str | None = None) -> Workspace:
        store = open_store(read_address(address, argument="--home", cwd=home))
        library = PlaybookFiles(home / "playbooks")
        workspace = Workspace(
            store.deals, store.snapshots, library, user="li", now=NOON, new_id=new_id, language=language
        )
        return replace(workspace, index=store.open_index())

    workspace = begin()
    edition = workspace.library.load("sales", "en").playbook
    workspace.snapshots.save(edition)
    pin = PlaybookPin(id="sales", version=edition.digest, language="en")
    for number in range(DEALS):
        workspace.deals.create(make_deal(f"deal-{number}").model_copy(update={"playbook": pin}))
    return begin


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the deals of which the whole history was loaded."""
    ids: list[str] = []
    fetch = DealRows._fetch  # the one way to a history, with models or without

    def count(rows: DealRows, deal_id: str) -> tuple[str, Sequence[str]]:
        ids.append(deal_id)
        return fetch(rows, deal_id)

    monkeypatch.setattr(DealRows, "_fetch", count)
    return ids


def ask(workspace: Workspace) -> list[DealOverview]:
    return list(list_overviews(workspace))


def ask_without(workspace: Workspace) -> list[DealOverview]:
    return ask(replace(workspace, index=None))


@pytest.mark.parametrize("language", [None, "zh"])
def test_what_was_listed_once_is_listed_without_its_history(
    process: Callable[..., Workspace], loaded: list[str], language: str | None
) -> None:
    first = ask(process(language=language))
    assert len(loaded) == DEALS
    loaded.clear()
    assert ask(process(language=language)) == first == ask_without(process(language=language))
    assert loaded == ["deal-0", *(f"deal-{number}" for number in range(DEALS))]


def test_a_history_that_grew_is_read_anew(process: Callable[..., Workspace], loaded: list[str]) -> None:
    ask(process())
    process().deals.append("deal-3", [make_mark()], expected_length=1)
    loaded.clear()
    overviews = ask(process())
    assert loaded == ["deal-0", "deal-3"]
    assert overviews == ask_without(process())
    loaded.clear()
    ask(process())
    assert loaded == ["deal-0"]


@pytest.mark.parametrize("language", [None, "zh"])
def test_what_to_do_is_kept_for_the_day_on_the_machine_that_chose_it(
    process: Callable[..., Workspace], loaded: list[str], language: str | None
) -> None:
    def listed(**changes: object) -> object:
        return list_open_deals(replace(process(language=language), **changes))

    first = listed()
    step = NextStepSet(id=new_id(), at=NOON, by="li", text="call", due=NOON.date() - timedelta(days=1))
    process().deals.append("deal-3", [step], expected_length=1)
    changed = listed(index=None)
    assert changed != first
    loaded.clear()
    assert listed() == changed
    assert loaded == ["deal-0", "deal-3"]
    loaded.clear()
    assert listed() == changed
    assert loaded == ["deal-0"]
    later = NOON + timedelta(days=1)
    assert listed(now=later) == listed(now=later, index=None)


DAMAGES = (
    "update playbook.overviews set program = 'another'",
    "update playbook.overviews set body = '[]'",
    "update playbook.overviews set body = ''",
    "update playbook.overviews set edition = 'sha256:0'",
)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_of_no_use_is_worked_out_anew(
    process: Callable[..., Workspace], database: str, damage: str
) -> None:
    expected = ask(process())
    worked = [deal for deal in expected if deal.is_worked]
    tallies = [(deal.playbook, deal.tally) for deal in expected]
    for question, answer in ((list_worked, worked), (list_tallies, tallies), (list_overviews, expected)):
        Database(database).run("delete from playbook.overviews where program = 'another'")
        Database(database).run(damage)  # type: ignore[arg-type]
        assert list(question(process())) == answer


def test_who_may_only_read_gets_the_same_answer(
    process: Callable[..., Workspace], database: str, postgres: PostgresServer
) -> None:
    name = database.rpartition("?")[0].rpartition("/")[2]
    reader = f"reads_{name}"
    Database(database).run(
        f"create role {reader} login; grant usage on schema playbook to {reader};"  # type: ignore[arg-type]
        f" grant select on all tables in schema playbook to {reader}"
    )
    overviews = ask(process(postgres.address(name, user=reader)))
    assert overviews == ask_without(process())
    assert Database(database).run("select 1 from playbook.overviews") == []


def test_a_deal_is_found_by_its_id_without_a_list(
    process: Callable[..., Workspace], loaded: list[str]
) -> None:
    workspace = process()
    assert workspace.index
    assert workspace.index.find_name("deal-1") == "Acme 集团"
    assert [workspace.index.find_name(text) for text in ("DEAL-1", "nothing", "../x", "")] == [None] * 4
    assert loaded == []


def test_an_overview_of_a_shorter_history_replaces_no_longer_one(
    process: Callable[..., Workspace], database: str
) -> None:
    slow, quick = process(), process()
    old = ask(slow)
    quick.deals.append("deal-2", [make_note()], expected_length=1)
    new = ask(quick)
    assert slow.index
    slow.index.keep("deal-2", old[2], old[2].playbook.version, None)
    slow.index.save()
    assert ask(process()) == new
    [(length,)] = Database(database).run("select length from playbook.overviews where deal = 'deal-2'")
    assert length == 2
