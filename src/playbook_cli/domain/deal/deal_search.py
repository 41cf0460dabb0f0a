"""Where a deal says something: its name and fields, then notes, proof, reasons and steps as recorded.

What was taken back is left out, and so are the amounts and days, which are no words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import EXTERNAL, DealField
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.deal.history.events import (
    Closed,
    Event,
    Marked,
    NextStepSet,
    Noted,
    Reopened,
    StageEntered,
)
from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.history.present_names import name_history
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.playbook.refs import Place, find_place_at
from playbook_cli.domain.word_search import find_all, fold_words
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook

_IN_WORDS = (DealField.OWNER, DealField.ACCOUNT, DealField.COMPETITOR, DealField.SOURCE)

_Said = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class DealHit:
    """One text of a deal that holds the words; `start` and `end` say where in `text` they stand.

    `field` is the model's own name of the field. `place` is the item that the text is about, if any; `at` is
    when it was recorded and `by` whom, None and empty of the name and the fields, which hold now.
    """

    deal: DealState
    field: str
    text: str
    start: int
    end: int
    place: Place | None = None
    at: datetime | None = None
    by: str = ""


def search_deal(deal: Deal, state: DealState, playbook: Playbook, *words: str) -> Iterator[DealHit]:
    """Find every text of a deal that holds each of these words; nothing is found by empty words."""
    wanted = [folded for one in words if (folded := fold_words(one))]
    if not wanted:
        return
    for field, text in _fields_of(state):
        if span := find_all(text, wanted):
            yield DealHit(state, field, text, *span)
    standing = find_standing(deal.history)
    for event in name_history(deal):
        if event.id in standing:
            for field, text, span in _search_event(event, wanted):
                yield DealHit(state, field, text, *span, _place_of(event, playbook), event.at, event.by)


def _search_event(event: Event, wanted: Sequence[str]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """The fields of an event that hold these words, with their texts and where in them the words stand."""
    for field, said in _texts_of(event):
        if said and (span := find_all(said, wanted)):
            yield field, said, span


def _fields_of(state: DealState) -> Iterator[tuple[str, str]]:
    yield "name", state.name
    for name, value in state.fields.said.items():
        if value and (name in _IN_WORDS or name.startswith(EXTERNAL)):
            yield name, value


def _texts_of(event: Event) -> Iterator[_Said]:
    match event:
        case Marked():
            yield from (
                ("evidence", piece.file if isinstance(piece, FileEvidence) else piece)
                for piece in event.evidence
            )
            yield from (("confirmed_by", event.confirmed_by), ("reason", event.reason))
        case Noted():
            yield "note", event.text
        case NextStepSet():
            yield from (("next_step", event.text), ("whose", event.whose))
        case StageEntered() | Reopened():
            yield "reason", event.reason
        case Closed():
            yield from (("reason", event.reason), ("detail", event.detail), ("lost_to", event.competitor))


def _place_of(event: Event, playbook: Playbook) -> Place | None:
    path = event.item if isinstance(event, Marked | Noted) else None
    return find_place_at(playbook, path) if path else None
