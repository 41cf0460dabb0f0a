"""A deal as its text says it, folded without a look at each event: a history of plain form, field by field.

A key that stands twice would lose what was said first. So the strings of the text are counted, and those that
its records hold: a record that lost some has fewer. Nine events in ten mark an item. Where nothing is taken
back and no edition changes, marks follow from marks alone; the same field of all of them is then looked at in
one call.
"""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from playbook_cli.domain.deal.history.deal import DEAL_FORMAT
from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.history.fold import NO_ACTIVITY, Folding, fold, keep_proof
from playbook_cli.domain.deal.history.ordering import NOTHING
from playbook_cli.domain.deal.history.plain.column_marks import ColumnMarks, MarkColumns
from playbook_cli.domain.deal.history.plain.plain_events import NotPlain
from playbook_cli.domain.deal.history.plain.plain_records import (
    REFUSED,
    PlainPiece,
    find_plain_classes,
    list_plain_kinds,
    read_plain_deal,
)
from playbook_cli.domain.deal.marks import renew_mark
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.text import are_seen, is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from playbook_cli.domain.deal.marks import Mark, Marks, Pieces
    from playbook_cli.domain.deal.state import DealState

_ENTANGLING: Final = ("undone", "playbook_upgraded")  # with which marks depend on other events
_HEADER: Final = 14  # strings: the keys of a deal and of its edition, and what is said there
_EVENT: Final = 8  # strings of every event: id, at, by and type
_DONE, _OPEN = ItemStatus.DONE, ItemStatus.OPEN  # each found once: see proof.py
_MARK: Final = 4  # strings of every mark beside them: item and status
_PIECE: Final = 5  # strings of a file that is evidence
_SELDOM: Final = ("batch", "file")  # texts that any event may have, and few do
_ROUNDED_UP: Final = b".999999"  # a fraction of a second of which the parser may make a whole one


class _SaidMarks(NamedTuple):
    """What the events that mark say, field by field, and all pieces of evidence with their types."""

    events: list[Any]
    items: list[str]
    statuses: list[ItemStatus]
    evidence: list[Pieces]
    pieces: list[Any]
    types: set[type]


def fold_plain_deal(data: bytes) -> DealState | None:
    """Where the deal stands that a file holds; None where only reading it with care can tell.

    So it is as well where the events do not stand in their order.
    """
    try:
        strings = _count_quoted(data)
        deal = read_plain_deal(data)
        if deal.format != DEAL_FORMAT or not (deal.id and deal.name) or _ROUNDED_UP in data:
            return None
        return _fold_history(deal, strings - _HEADER)
    except (NotPlain, *REFUSED):
        return None


def _count_quoted(data: bytes) -> int:
    """How many strings a text holds, keys among them."""
    quotes = data.count(b'"')
    if b"\\" in data:
        if b"\\\\" in data or b"\\u" in data:  # a quote behind a backslash may be none
            raise NotPlain
        quotes -= data.count(b'\\"')
    return quotes // 2


def _fold_history(deal: Any, strings: int) -> DealState:
    """Fold a deal whose history holds so many strings; raises NotPlain."""
    history = deal.history
    kinds, [marking] = [*map(type, history)], find_plain_classes("marked")
    if max([event.at.microsecond for event in history], default=0):  # not of the form written here
        raise NotPlain
    others = [order for order, kind in enumerate(kinds) if kind is not marking]
    marks = _read_marks([event for event, kind in zip(history, kinds, strict=True) if kind is marking])
    least = _count_shared(history) + _count_marks(marks) + _count_others([history[at] for at in others])
    if strings != least and strings != least + _count_seldom(history, marks.events):
        raise NotPlain
    if not find_plain_classes(*_ENTANGLING).isdisjoint(kinds):
        return fold(deal)
    folding = Folding(deal, ())  # nothing contradicts in a history that is in order
    for order in others:
        folding.take(history[order], order)
    folding.recorded_at = _find_last(history, imported=False)
    if folding.recorded_at is None:
        folding.imported_at = _find_last(history, imported=True)
    return folding.finish(_fold_marks(marks, history, named=strings != least))


def _find_last(history: Sequence[Any], *, imported: bool) -> datetime | None:
    """When something was last recorded here, or last brought by an import."""
    for event in reversed(history):
        if (event.batch is not None) is imported and event.type not in NO_ACTIVITY:
            return event.at  # type: ignore[no-any-return]
    return None


def _count_shared(history: Sequence[Any]) -> int:
    """How many strings every event holds; raises NotPlain where the events are not in order."""
    ids = [event.id for event in history]
    after = [event.after for event in history]
    if len(set(ids)) != len(ids) or "" in ids:
        raise NotPlain
    unsaid = after.count(None)
    if unsaid < len(ids) and not _follow(after, ids):
        raise NotPlain
    return (_EVENT + 2) * len(ids) - 2 * unsaid


def _count_seldom(history: Sequence[Any], marks: Sequence[Any]) -> int:
    """How many strings there are beside those: looked for only where the text has more of them."""
    strings = sum([1 + len(event.joins) for event in history if event.joins])
    for events, names in ((history, _SELDOM), (marks, ("confirmed_by", "reason"))):
        for name in names:
            strings += 2 * (len(events) - [getattr(event, name) for event in events].count(None))
    return strings


def _follow(after: Sequence[str | None], ids: Sequence[str]) -> bool:
    """Whether each event that says what it is after stands behind that one."""
    if after[1:] == ids[:-1] and after[0] in (None, NOTHING):  # as each does that this version wrote
        return True
    return all(one in (None, last) for one, last in zip(after, [NOTHING, *ids], strict=False))


def _count_others(events: Sequence[Any]) -> int:
    """How many strings events hold that are no marks, beside those that every event may."""
    kinds, strings = list_plain_kinds(), 0
    for event in events:
        kind = kinds[event.__class__]
        strings += kind.strings
        for name, nothing, count in kind.lacking:
            if (value := getattr(event, name)) is not nothing:
                strings += count(value)
    return strings


def _read_marks(events: list[Any]) -> _SaidMarks:
    """What events that mark say; files that are evidence are put into the form of their records."""
    evidence = [event.evidence for event in events]
    pieces = [*chain.from_iterable(evidence)]
    types = set(map(type, pieces))
    if PlainPiece in types:
        for event in events:
            event.evidence = tuple(map(_take_piece, event.evidence))
        evidence = [event.evidence for event in events]
        pieces = [*chain.from_iterable(evidence)]
    items, statuses = [event.item for event in events], [event.status for event in events]
    return _SaidMarks(events, items, statuses, evidence, pieces, types)


def _take_piece(piece: str | PlainPiece) -> str | FileEvidence:
    return piece if isinstance(piece, str) else FileEvidence(piece.file, piece.sha256, piece.size)


def _count_marks(marks: _SaidMarks) -> int:
    """How many strings marks hold of what most of them say, beside those that every event may."""
    given = len(marks.evidence) - marks.evidence.count(())
    strings = _MARK * len(marks.items) + given + len(marks.pieces)
    if PlainPiece in marks.types:
        strings += (_PIECE - 1) * sum([piece.__class__ is FileEvidence for piece in marks.pieces])
    return strings


def _fold_marks(said: _SaidMarks, history: Sequence[Any], *, named: bool) -> Marks:
    """What counts on each item, of marks in their order; where none is `named`, nobody confirmed one."""
    who = _list_named([event.confirmed_by for event in said.events]) if named else None
    proofs = _list_proofs(said)
    columns = MarkColumns(said.events, history, statuses=said.statuses, proofs=proofs, named=who)
    done = said.statuses.count(_DONE) == len(said.statuses)
    if len(set(said.items)) == len(said.items) and (done or _OPEN not in said.statuses):
        return ColumnMarks(said.items, columns, all_done=done)
    folded: dict[str, Mark] = {}
    for item, mark in columns.make_marks():
        folded[item] = renew_mark(folded.get(item), mark)
    return MappingProxyType(folded)


def _list_named(named: Sequence[str | None]) -> Sequence[str | None] | None:
    """Who confirmed each mark, None where nobody did any; a name of which nothing is seen is none."""
    said = [name for name in named if name is not None]
    if not said or are_seen(said):
        return named if said else None
    return [None if is_blank(name) else name for name in named]


def _list_proofs(marks: _SaidMarks) -> Sequence[Pieces]:
    """What proves something of what was given with each mark."""
    if marks.types <= {str} and are_seen(marks.pieces):
        return marks.evidence
    return [*map(keep_proof, marks.evidence)]
