"""A deal as its text says it, folded without a look at each event: a history of plain form, field by field.

A key that stands twice would lose what was said first. So the strings of the text are counted, and those that
its records hold: a record that lost some has fewer. Nine events in ten mark an item. Where nothing is taken
back and no edition changes, marks follow from marks alone; the same field of all of them is then looked at in
one call.
"""

from __future__ import annotations

from datetime import datetime
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from playbook_cli.domain.deal.history.deal import DEAL_FORMAT
from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.history.fold import NO_ACTIVITY, Folding, fold, keep_proof
from playbook_cli.domain.deal.history.ordering import NOTHING
from playbook_cli.domain.deal.history.plain.column_marks import ColumnMarks, MarkColumns, make_marks
from playbook_cli.domain.deal.history.plain.plain_events import MOMENT, NotPlain
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

    from playbook_cli.domain.deal.marks import Mark, Marks, Pieces
    from playbook_cli.domain.deal.state import DealState

_SIGNS: Final = ((4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z"))
_ENTANGLING: Final = ("undone", "playbook_upgraded")  # with which marks depend on other events
_HEADER: Final = 14  # strings: the keys of a deal and of its edition, and what is said there
_EVENT: Final = 8  # strings of every event: id, at, by and type
_OPEN: Final = ItemStatus.OPEN
_MARK: Final = 4  # strings of every mark beside them: item and status
_PIECE: Final = 5  # strings of a file that is evidence


class _SaidMarks(NamedTuple):
    """What the marks of a deal say, field by field, and all pieces of evidence."""

    items: list[str]
    statuses: list[ItemStatus]
    by: list[str]
    evidence: list[Pieces]
    named: list[str | None]
    reasons: list[str | None]
    pieces: list[Any]


def fold_plain_deal(data: bytes) -> DealState | None:
    """Where the deal stands that a file holds; None where only reading it with care can tell.

    So it is as well where the events do not stand in their order.
    """
    try:
        strings = _count_quoted(data)
        deal = read_plain_deal(data)
        if deal.format != DEAL_FORMAT or not (deal.id and deal.name):
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
    """Fold a deal whose history holds so many strings; raises NotPlain, or ValueError."""
    history = deal.history
    kinds, [marking] = [*map(type, history)], find_plain_classes("marked")
    moments = _read_moments([event.at for event in history])
    orders = [order for order, kind in enumerate(kinds) if kind is marking]
    others = [order for order, kind in enumerate(kinds) if kind is not marking]
    marks = _read_marks([history[order] for order in orders])
    rest = sum([_count_other(history[order]) for order in others])
    if strings != _check_shared(history) + _count_marks(marks) + rest:
        raise NotPlain
    if not find_plain_classes(*_ENTANGLING).isdisjoint(kinds):
        for event, at in zip(history, moments, strict=True):
            event.at = at
        return fold(deal)
    folding = Folding(deal, ())  # nothing contradicts in a history that is in order
    for order in others:
        history[order].at = moments[order]
        folding.apply(history[order], order)
    folding.recorded_at = _find_last(history, moments, imported=False)
    if folding.recorded_at is None:
        folding.imported_at = _find_last(history, moments, imported=True)
    return folding.finish(_fold_marks(marks, orders, [moments[order] for order in orders]))


def _find_last(history: Sequence[Any], moments: Sequence[datetime], *, imported: bool) -> datetime | None:
    """When something was last recorded here, or last brought by an import."""
    backwards = zip(reversed(moments), reversed(history), strict=True)
    own = ((at, event) for at, event in backwards if (event.batch is not None) is imported)
    return next((at for at, event in own if event.type not in NO_ACTIVITY), None)


def _read_moments(texts: Sequence[str]) -> list[datetime]:
    """When every event was recorded; raises NotPlain or ValueError for a moment in another form."""
    joined = "".join(texts)
    if set(map(len, texts)) - {MOMENT} or "T24" in joined:
        raise NotPlain
    if any(joined[place::MOMENT] != sign * len(texts) for place, sign in _SIGNS):
        raise NotPlain
    return list(map(datetime.fromisoformat, texts))


def _check_shared(history: Sequence[Any]) -> int:
    """How many strings what every event may say holds; raises NotPlain where the events are not in order."""
    ids = [event.id for event in history]
    after = [event.after for event in history]
    if len(set(ids)) != len(ids) or "" in ids:
        raise NotPlain
    unsaid = after.count(None)
    if unsaid < len(ids) and not _follow(after, ids):
        raise NotPlain
    unsaid += [event.batch for event in history].count(None) + [event.file for event in history].count(None)
    joins = [1 + len(event.joins) for event in history if event.joins]
    return (_EVENT + 2 * len(("after", "batch", "file"))) * len(ids) - 2 * unsaid + sum(joins)


def _follow(after: Sequence[str | None], ids: Sequence[str]) -> bool:
    """Whether each event that says what it is after stands behind that one."""
    if after[1:] == ids[:-1] and after[0] in (None, NOTHING):  # as each does that this version wrote
        return True
    return all(one in (None, last) for one, last in zip(after, [NOTHING, *ids], strict=False))


def _count_other(event: Any) -> int:
    """How many strings an event holds beside those that every event may."""
    kind = list_plain_kinds()[type(event)]
    strings = kind.strings
    for name, nothing, count in kind.lacking:
        if (value := getattr(event, name)) is not nothing:
            strings += count(value)
    return strings


def _read_marks(events: Sequence[Any]) -> _SaidMarks:
    """What events that mark say; files that are evidence are put into the form of their records."""
    evidence = [event.evidence for event in events]
    pieces = [*chain.from_iterable(evidence)]
    if PlainPiece in set(map(type, pieces)):
        for event in events:
            event.evidence = tuple(map(_take_piece, event.evidence))
        evidence = [event.evidence for event in events]
        pieces = [*chain.from_iterable(evidence)]
    return _SaidMarks(
        items=[event.item for event in events],
        statuses=[event.status for event in events],
        by=[event.by for event in events],
        evidence=evidence,
        named=[event.confirmed_by for event in events],
        reasons=[event.reason for event in events],
        pieces=pieces,
    )


def _take_piece(piece: str | PlainPiece) -> str | FileEvidence:
    return piece if isinstance(piece, str) else FileEvidence(piece.file, piece.sha256, piece.size)


def _count_marks(marks: _SaidMarks) -> int:
    """How many strings marks hold beside those that every event may."""
    count = len(marks.items)
    unsaid = marks.named.count(None) + marks.reasons.count(None)
    files = sum([piece.__class__ is FileEvidence for piece in marks.pieces])
    given = count - marks.evidence.count(())
    return _MARK * count + 2 * (2 * count - unsaid) + given + len(marks.pieces) + (_PIECE - 1) * files


def _fold_marks(said: _SaidMarks, orders: Sequence[int], moments: Sequence[datetime]) -> Marks:
    """What counts on each item, of marks in their order."""
    columns = MarkColumns(
        statuses=said.statuses,
        orders=orders,
        moments=moments,
        by=said.by,
        proofs=_list_proofs(said),
        named=_list_named(said.named),
        reasons=said.reasons,
    )
    if len(set(said.items)) == len(said.items) and _OPEN not in said.statuses:
        return ColumnMarks(said.items, columns)
    folded: dict[str, Mark] = {}
    for item, mark in make_marks(said.items, columns):
        folded[item] = renew_mark(folded.get(item), mark)
    return MappingProxyType(folded)


def _list_named(named: Sequence[str | None]) -> Sequence[str | None]:
    """Who confirmed each mark; a name of which nothing is seen is none."""
    said = [name for name in named if name is not None]
    if not said or are_seen(said):
        return named
    return [None if is_blank(name) else name for name in named]


def _list_proofs(marks: _SaidMarks) -> Sequence[Pieces]:
    """What proves something of what was given with each mark."""
    if set(map(type, marks.pieces)) <= {str} and are_seen(marks.pieces):
        return marks.evidence
    return [*map(keep_proof, marks.evidence)]
