"""Every released format still loads: a file of each lies in `tests/data/formats/` and is never edited."""

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from tests.stores import make_note

from playbook_cli.adapters.store.deal_text import append_events, read_deal, write_deal
from playbook_cli.adapters.store.snapshot_files import SnapshotFiles
from playbook_cli.domain.deal.history.events import EVENT_TYPES, NextStepSet
from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus
from playbook_cli.domain.playbook.model import without_lines

FORMATS = Path(__file__).parents[3] / "data" / "formats"
SNAPSHOT = "sha256-b79a35bf4ea7ba77f3b7f5369699b581fbecde8dc05876b9ec5c67f201ea2ed7.json"
RELEASED = {
    "deal-1.json": "e51cf05f7217da8546ad271b47078988e573500270fb23dd05820061c5d30d4c",
    SNAPSHOT: "b79a35bf4ea7ba77f3b7f5369699b581fbecde8dc05876b9ec5c67f201ea2ed7",
}


def test_the_fixtures_are_as_they_were_released() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FORMATS.iterdir()}
    assert found == RELEASED


def test_deal_format_1_has_every_type_of_event() -> None:
    deal = read_deal((FORMATS / "deal-1.json").read_bytes()).deal
    assert {event.type for event in deal.history} == set(EVENT_TYPES)


def test_deal_format_1_folds_to_what_it_meant() -> None:
    deal = read_deal((FORMATS / "deal-1.json").read_bytes()).deal
    state = fold(deal)
    assert (state.id, state.name, state.status) == ("华东电力", "华东电力（二期）", DealStatus.OPEN)
    assert (state.stage, state.playbook.version) == ("trial", "sha256:06")
    assert state.fields.text("amount") == "1200000"
    mark = state.marks["prospecting/exit-criteria/money/1"]
    assert mark.evidence[0] == "邮件 2026-09-04"
    assert isinstance(mark.evidence[1], FileEvidence)
    assert mark.confirmed_by == "王，财务总监"
    assert state.marks["prospecting/exit-criteria/budget/2"].status is ItemStatus.WAIVED
    assert [note.text for note in state.notes] == ["客户要求月底前报价"]
    assert [passage.reason for passage in state.passages] == ["客户急"]
    assert state.next_step is None
    step = next(event for event in deal.history if isinstance(event, NextStepSet))
    assert step.due == date(2026, 9, 14)


def test_deal_format_1_is_what_is_written_today() -> None:
    data = (FORMATS / "deal-1.json").read_bytes()
    read = read_deal(data)
    assert write_deal(read.deal) == data
    assert append_events(read, [make_note()]).startswith(data.removesuffix(b"\n  ]\n}\n"))


def test_a_snapshot_keeps_keys_that_this_version_does_not_know(tmp_path: Path) -> None:
    plain = json.loads((FORMATS / SNAPSHOT).read_bytes())
    plain["stages"][0]["weather"] = {"from": ["later"]}
    plain["stages"][0]["exit_criteria"][0] |= {"who_else": "later", "ask": [{"question": "问？", "tone": 1}]}
    data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    digest = "sha256:" + hashlib.sha256(data).hexdigest()
    store = SnapshotFiles(tmp_path / "store")
    store.directory.mkdir(parents=True)
    path = store.directory / f"{digest.replace(':', '-')}.json"
    path.write_bytes(data)
    playbook = store.load(digest)
    assert playbook is not None
    assert playbook.stages[0].exit_criteria[0].ask[0].question == "问？"
    assert playbook.digest == digest
    elsewhere = SnapshotFiles(tmp_path / "elsewhere")
    elsewhere.save(playbook)
    assert (elsewhere.directory / path.name).read_bytes() == data


@pytest.mark.parametrize("name", [name for name in RELEASED if name.startswith("sha256")])
def test_a_released_snapshot_is_its_digest_still(tmp_path: Path, name: str) -> None:
    store = SnapshotFiles(tmp_path / "store")
    store.directory.mkdir(parents=True)
    (store.directory / name).write_bytes((FORMATS / name).read_bytes())
    digest = name.removesuffix(".json").replace("-", ":", 1)
    playbook = store.load(digest)
    assert playbook is not None
    assert playbook.digest == digest
    assert playbook.title == "团队打法"
    assert without_lines(playbook).digest == digest
