"""Any sequence of commands, crashes and writers at the same time leaves what a store in memory holds."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
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

from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.domain.deal.history.events import Event
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.errors import NotFound, PlaybookError
from tests.reliability import Provoked, Record
from tests.stores import MemoryDeals, answer_or_refusal, make_deal, make_mark, make_note

FILE_CALLS = (
    "open",
    "write",
    "fsync",
    "link",
    "replace",
    "rename",
    "unlink",
    "close",
    "mkdir",
    "fchmod",
    "scandir",
)
IDS = st.sampled_from(["acme", "ACME", "华东电力", "café", "cafe\u0301", "x" * 200])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
EVENTS = st.builds(make_note, TEXTS) | st.builds(make_mark)


def die_at(call: int) -> None:
    """Let this process end, without a word or a clean-up, at its nth call on a file."""
    seen = 0

    def count(real: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **options: object) -> object:
            nonlocal seen
            seen += 1
            if seen == call:
                os._exit(9)
            return real(*args, **options)

        return counted

    for name in FILE_CALLS:
        setattr(os, name, count(getattr(os, name)))


def run_apart(work: Callable[[], object], *, dying_at: int = 0) -> int:
    """Do something in a process of its own; 0 done, 1 refused by the store, 9 dead."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        if dying_at:
            die_at(dying_at)
        work()
        code = 0
    except PlaybookError:
        code = 1
    finally:
        os._exit(code)


def wait_for(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


class StoreMachine(RuleBasedStateMachine):
    """The store on a disk beside the one in memory, which is right by being simple."""

    done: ClassVar[Counter[str]] = Counter()

    @initialize()
    def open_stores(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="machine-"))
        self.files = DealFiles(self.home)
        self.model = MemoryDeals()

    def teardown(self) -> None:
        if not hasattr(self, "home"):
            return
        shutil.rmtree(self.home)

    def both(self, ask: Callable[[DealFiles | MemoryDeals], object]) -> None:
        """Both answer alike, or refuse alike."""
        self.done["command"] += 1
        assert answer_or_refusal(ask, self.files) == answer_or_refusal(ask, self.model)

    @rule(deal_id=IDS, name=TEXTS)
    def create(self, deal_id: str, name: str) -> None:
        deal = make_deal(deal_id, name)
        self.both(lambda store: store.create(deal))

    @rule(deal_id=IDS, events=st.lists(EVENTS, max_size=3), off=st.sampled_from([0, 0, 0, 1, -1]))
    def append(self, deal_id: str, events: list[Event], off: int) -> None:
        length = self.length_of(deal_id) + off
        self.both(lambda store: store.append(deal_id, events, expected_length=length))

    @rule(deal_id=IDS)
    def append_again(self, deal_id: str) -> None:
        """What is there already changes nothing, whatever length is expected."""
        events = self.model.load(deal_id).history[-2:] if self.length_of(deal_id) else ()
        self.both(lambda store: store.append(deal_id, events, expected_length=0))

    @rule(deal_id=IDS, event=EVENTS, call=st.integers(1, 30))
    @precondition(lambda self: self.model.list_ids())
    def die_while_appending(self, deal_id: str, event: Event, call: int) -> None:
        length = self.length_of(deal_id)
        code = wait_for(
            run_apart(lambda: self.files.append(deal_id, [event], expected_length=length), dying_at=call)
        )
        assert code in (0, 1, 9)
        self.done["death of a writer"] += code == 9
        if length and len(self.files.load(deal_id).history) > length:
            self.model.append(deal_id, [event], expected_length=length)
        else:
            assert code != 0 or not length

    @rule(deal_id=IDS, call=st.integers(1, 30))
    def die_while_creating(self, deal_id: str, call: int) -> None:
        deal = make_deal(deal_id)
        known = self.length_of(deal_id)
        code = wait_for(run_apart(lambda: self.files.create(deal), dying_at=call))
        assert code in (0, 1, 9)
        self.done["death of a writer"] += code == 9
        if not known and len(self.files.list_ids()) > len(self.model.list_ids()):
            self.model.create(deal)

    @rule(deal_id=IDS, events=st.lists(EVENTS, min_size=2, max_size=4, unique_by=lambda event: event.id))
    def write_together(self, deal_id: str, events: list[Event]) -> None:
        """Of writers that expect the same length one gets through; the others are told."""
        length = self.length_of(deal_id)
        pids = [
            run_apart(lambda event=event: self.files.append(deal_id, [event], expected_length=length))
            for event in events
        ]
        codes = [wait_for(pid) for pid in pids]
        self.done["writers at the same moment"] += len(codes)
        assert codes.count(0) == (1 if length else 0)
        if length:
            self.model.append(deal_id, [events[codes.index(0)]], expected_length=length)

    def length_of(self, deal_id: str) -> int:
        try:
            return len(self.model.load(deal_id).history)
        except NotFound:
            return 0

    @invariant()
    def holds_the_same(self) -> None:
        if not hasattr(self, "model"):
            return
        assert self.files.list_ids() == self.model.list_ids()
        for deal_id in self.model.list_ids():
            deal = self.model.load(deal_id)
            assert self.files.load(deal_id) == deal
            assert fold(self.files.load(deal_id)) == fold(deal)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="writers and crashes are processes of their own")
def test_any_sequence_of_commands_crashes_and_writers(provoked: Record) -> None:
    StoreMachine.done.clear()
    options = settings(
        max_examples=25,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(StoreMachine, settings=options)
    for name, times in StoreMachine.done.items():
        point = 2 if name.startswith("death") else 9
        provoked(Provoked(point, name, "hypothesis' state machine beside a store in memory", times))
