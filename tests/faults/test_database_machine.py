"""Any sequence of writes, joins and cut connections leaves in a database what a store in memory holds."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.joining import join_deals
from playbook_cli.domain.deal.history.ordering import link_behind
from playbook_cli.errors import NotFound
from playbook_cli.services.ports.deal_store import DealStore
from tests.databases import EMPTY
from tests.postgres_proxy import Cut, CuttingProxy
from tests.postgres_server import PostgresServer
from tests.reliability import Provoked, Record
from tests.stores import NOON, MemoryDeals, answer_or_refusal, make_deal, make_mark, make_note

IDS = st.sampled_from(["acme", "ACME", "华东电力"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
EVENTS = st.builds(make_note, TEXTS) | st.builds(make_mark)
HOURS = st.integers(-48, 48)


class DatabaseMachine(RuleBasedStateMachine):
    """The tables of a database beside the store in memory, which is right by being simple."""

    address: ClassVar[str]
    server: ClassVar[PostgresServer]
    done: ClassVar[Counter[str]] = Counter()

    @initialize()
    def open_stores(self) -> None:
        from playbook_cli.adapters.store.postgres.database import Database

        Database(self.address).run(EMPTY)
        self.rows = self.open(self.address)
        self.model = MemoryDeals()

    def open(self, address: str) -> DealStore:
        from playbook_cli.adapters.locations import read_address
        from playbook_cli.adapters.store.store_opening import open_store

        return open_store(read_address(address, argument="--home", cwd=Path.cwd())).deals

    def both(self, ask: Callable[[DealStore], Deal | None], *, rows: DealStore | None = None) -> None:
        """Both answer alike, or refuse alike."""
        self.done["command"] += 1

        def ask_in_order(store: DealStore) -> Deal | None:
            deal = ask(store)
            return deal and join_deals(deal)

        ours = answer_or_refusal(ask_in_order, rows or self.rows)
        assert ours == answer_or_refusal(ask_in_order, self.model)

    @rule(deal_id=IDS, name=TEXTS)
    def create(self, deal_id: str, name: str) -> None:
        deal = make_deal(deal_id, name)
        self.both(lambda store: store.create(deal))

    @rule(deal_id=IDS, events=st.lists(EVENTS, max_size=3), off=st.sampled_from([0, 0, 0, 1, -1]))
    def append(self, deal_id: str, events: list[Event], off: int) -> None:
        self.both(self.appending(deal_id, events, off))

    @rule(deal_id=IDS, events=st.lists(EVENTS, min_size=1, max_size=2), cut=st.sampled_from(Cut))
    @precondition(lambda self: self.model.list_ids())
    def append_while_the_connection_is_cut(self, deal_id: str, events: list[Event], cut: Cut) -> None:
        sockets = Path(tempfile.mkdtemp(prefix="cut-"))
        name = self.address.rpartition("?")[0].rpartition("/")[2]
        with CuttingProxy(sockets, Path(self.server.directory), word=b"_lock_shared", cut=cut) as proxy:
            cut_rows = self.open(self.server.address(name, socket=str(sockets)))
            self.both(self.appending(deal_id, events, 0), rows=cut_rows)
            self.done["cut connection"] += proxy.cuts
        shutil.rmtree(sockets)

    def appending(self, deal_id: str, events: list[Event], off: int) -> Callable[[DealStore], Deal]:
        history = self.history_of(deal_id)
        linked = link_behind(history, events)
        return lambda store: store.append(deal_id, linked, expected_length=len(history) + off)

    @rule(deal_id=IDS, events=st.lists(EVENTS, max_size=3), at=st.integers(0, 9), hours=HOURS)
    def join(self, deal_id: str, events: list[Event], at: int, hours: int) -> None:
        """Somebody went on from an earlier state, at other moments, or began the deal too."""
        known = self.history_of(deal_id)
        base = make_deal(deal_id).model_copy(update={"history": known[: at + 1]}) if known else None
        base = base or make_deal(deal_id)
        moved = [event.model_copy(update={"at": NOON + timedelta(hours=hours)}) for event in events]
        theirs = base.with_events(link_behind(base.history, moved))
        if known:
            theirs = theirs.model_copy(
                update={"id": self.model.load(deal_id).id, "name": self.name_of(deal_id)}
            )
        self.both(lambda store: store.join(theirs))

    def history_of(self, deal_id: str) -> tuple[Event, ...]:
        try:
            return self.model.load(deal_id).history
        except NotFound:
            return ()

    def name_of(self, deal_id: str) -> str:
        return self.model.load(deal_id).name

    @invariant()
    def holds_the_same(self) -> None:
        if not hasattr(self, "model"):
            return
        assert self.rows.list_ids() == self.model.list_ids()
        assert dict(self.rows.list_fingerprints()) == dict(self.model.list_fingerprints())
        for deal_id in self.model.list_ids():
            assert join_deals(self.rows.load(deal_id)) == join_deals(self.model.load(deal_id))


@pytest.mark.slow
def test_any_sequence_of_writes_joins_and_cut_connections(
    worker_database: str, postgres: PostgresServer, provoked: Record
) -> None:
    DatabaseMachine.address, DatabaseMachine.server = worker_database, postgres
    DatabaseMachine.done.clear()
    options = settings(
        max_examples=10,
        stateful_step_count=12,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(DatabaseMachine, settings=options)
    for name, times in DatabaseMachine.done.items():
        how = "hypothesis' state machine beside a store in memory"
        provoked(Provoked(1 if name.startswith("cut") else 9, f"PostgreSQL: {name}", how, times))
