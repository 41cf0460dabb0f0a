"""What grows beside the text of a playbook: the history of a deal, its proof, the names of deals, the gate.

python -m benchmarks.growth deal
"""

import json
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.growth import Row

from playbook_cli.adapters.store.deal_files import DealFiles
from playbook_cli.adapters.store.deal_text import DealTextProblem, read_deal
from playbook_cli.domain.coach import brief
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.names import find_nearest
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.domain.upgrade.comparison import compare_playbooks
from playbook_cli.errors import PlaybookError
from playbook_cli.reading import read_playbook

NOW = datetime(2026, 11, 23, tzinfo=UTC)
STAMP = {"at": "2026-11-20T09:00:00Z", "by": "li"}
START = {"id": "0", **STAMP, "type": "started", "stage": "one"}


def write_deal_of(events: list[dict[str, Any]]) -> bytes:
    """The file of a deal with these events behind its start."""
    pin = {"id": "sales", "version": "sha256:" + "0" * 64}
    header = {"format": "playbook-deal/1", "id": "acme", "name": "Acme", "playbook": pin}
    return json.dumps({**header, "history": [START, *events]}, ensure_ascii=False).encode()


def read_whole(data: bytes) -> object:
    """Read the file of a deal through its models and fold it; one that is refused has been read as well."""
    try:
        return fold(read_deal(data).deal)
    except DealTextProblem as refused:
        return refused


@cache
def open_store() -> DealFiles:
    """A store of its own, for as long as this runs."""
    store = DealFiles(Path(tempfile.mkdtemp(prefix="growth-")))
    store.directory.mkdir()
    return store


def read_plainly(data: bytes) -> object:
    """Fold a deal as lists do."""
    path = open_store().directory / "acme.json"
    path.write_bytes(data)
    try:
        return open_store().load_state("acme")
    except PlaybookError as refused:
        return refused


def repeat_key(count: int) -> bytes:
    """An object with one key twice behind many others."""
    keys = "".join(f'"key {number}": 1, ' for number in range(count))
    return write_deal_of([]).replace(b'"name"', f'{keys}"key 0": 2, "name"'.encode())


def mark_twice(count: int) -> bytes:
    """Two marks of one item with so many pieces of evidence each."""
    marks = [
        {
            "id": f"mark {number}",
            **STAMP,
            "type": "marked",
            "item": "one/exit-criteria/need",
            "status": "done",
            "evidence": [f"mail {number} {piece}" for piece in range(count)],
        }
        for number in range(2)
    ]
    return write_deal_of(marks)


def write_notes(count: int) -> bytes:
    """A long history."""
    notes = ({"id": f"n{n}", **STAMP, "type": "noted", "text": f"call {n}"} for n in range(count))
    return write_deal_of(list(notes))


def make_playbook(count: int, word: str = "proven") -> Playbook:
    """One stage with so many criteria and as many activities."""
    criteria = "".join(f"- Criterion {number} is {word}\n" for number in range(count))
    acts = "".join(f"- Ask for proof of number {number}\n" for number in range(count))
    text = f"# Sales process\n\n## Stage 1: One\n\n### Exit criteria\n\n{criteria}\n### Activities\n\n{acts}"
    return read_playbook(text, source="grown.md").playbook


class Sized(tuple[Any, ...]):
    """Things that count as many as were asked for."""

    __slots__ = ()


def coach(made: Sized) -> object:
    """What is next on a deal that stands in the stage."""
    return brief(made[0], fold(read_deal(write_deal_of([])).deal), NOW)


DEAL_ROWS = (
    Row("deal: a key twice behind others", repeat_key, read_whole),
    Row("deal: a key twice, for a list", repeat_key, read_plainly),
    Row("deal: two marks with evidence", mark_twice, read_whole),
    Row("deal: two marks, for a list", mark_twice, read_plainly),
    Row("deal: events", write_notes, read_whole),
    Row("deal: events, for a list", write_notes, read_plainly),
    Row(
        "deal: a near miss among names",
        lambda n: [f"{'Acme Holding ' * 12}{number}" for number in range(5 * n)],
        lambda names: find_nearest("Acme Holdings " * 12 + "x", names),
    ),
    Row("deal: next on many criteria", lambda n: Sized((make_playbook(n),)), coach),
    Row(
        "deal: diff of a reworded stage",
        lambda n: Sized((make_playbook(n), make_playbook(n, "signed and proven"))),
        lambda pair: compare_playbooks(*pair),
    ),
)
