"""A deal as its text says it, folded without a look at each event: a history of plain form, field by field.

A key that stands twice would lose what was said first. So the strings of the text are counted, and those that
its records hold: a record that lost some has fewer. Nine events in ten mark an item. Where nothing is taken
back and no edition changes, marks follow from marks alone; the same field of all of them is then looked at in
one call.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final

from playbook_cli.domain.deal.history.deal import DEAL_FORMAT
from playbook_cli.domain.deal.history.evidence import FileEvidence
from playbook_cli.domain.deal.history.fold import NO_ACTIVITY, Folding, fold, keep_proof
from playbook_cli.domain.deal.history.ordering import NOTHING
from playbook_cli.domain.deal.history.plain.plain_events import MOMENT, NotPlain
from playbook_cli.domain.deal.history.plain.plain_records import (
    REFUSED,
    PlainPiece,
    list_plain_kinds,
    read_plain_deal,
)
from playbook_cli.domain.deal.marks import Mark, renew_mark
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.text import are_seen, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playbook_cli.domain.deal.marks import Pieces
    from playbook_cli.domain.deal.state import DealState

_SIGNS: Final = ((4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z"))
_ENTANGLING: Final = frozenset(["undone", "playbook_upgraded"])  # with which marks depend on other events
_HEADER: Final = 14  # strings: the keys of a deal and of its edition, and what is said there
_EVENT: Final = 8  # strings of every event: id, at, by and type
_OPEN: Final = ItemStatus.OPEN
_MARK: Final = 4  # strings of every mark beside them: item and status
_PIECE: Final = 5  # strings of a file that is evidence


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
    types = [event.type for event in history]
    moments = _read_moments([event.at for event in history])
    marks = [event for event in history if event.type == "marked"]
    others = [event for event in history if event.type != "marked"]
    if strings != _check_shared(history) + _count_marks(marks) + sum(map(_count_other, others)):
        raise NotPlain
    if _ENTANGLING.isdisjoint(types):
        return _fold_apart(deal, types, moments, marks)
    for event, at in zip(history, moments, strict=True):
        event.at = at
    return fold(deal)


def _fold_apart(
    deal: Any, types: Sequence[str], moments: Sequence[datetime], marks: Sequence[Any]
) -> DealState:
    """Fold the marks by themselves; nothing contradicts in a history that is in order."""
    folding = Folding(deal, ())
    orders = []
    for order, (kind, event) in enumerate(zip(types, deal.history, strict=True)):
        if kind == "marked":
            orders.append(order)
        else:
            event.at = moments[order]
            folding.apply(event, order)
    placed = [*_list_marks(marks, orders, [moments[order] for order in orders])]
    folding.marks = _fold_marks([mark.item for mark in marks], placed)
    backwards = zip(reversed(moments), reversed(types), strict=True)
    folding.changes["last_activity_at"] = next(
        (at for at, kind in backwards if kind not in NO_ACTIVITY), None
    )
    return folding.finish()


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
    if unsaid < len(ids) and any(
        one not in (None, last) for one, last in zip(after, [NOTHING, *ids], strict=False)
    ):
        raise NotPlain
    unsaid += [event.batch for event in history].count(None) + [event.file for event in history].count(None)
    joins = [1 + len(event.joins) for event in history if event.joins]
    return (_EVENT + 2 * len(("after", "batch", "file"))) * len(ids) - 2 * unsaid + sum(joins)


def _count_other(event: Any) -> int:
    """How many strings an event holds beside those that every event may."""
    kind = list_plain_kinds()[type(event)]
    strings = kind.strings
    for name, nothing, count in kind.lacking:
        if (value := getattr(event, name)) is not nothing:
            strings += count(value)
    return strings


def _count_marks(marks: Sequence[Any]) -> int:
    """The same of marks; files that are evidence are put into the form of their records."""
    said = [mark.confirmed_by for mark in marks] + [mark.reason for mark in marks]
    given = [mark.evidence for mark in marks if mark.evidence]
    kinds = [*map(type, chain.from_iterable(given))]
    files = kinds.count(PlainPiece)
    if files:
        for mark in marks:
            mark.evidence = tuple(map(_take_piece, mark.evidence))
    strings = _MARK * len(marks) + 2 * (len(said) - said.count(None))
    return strings + len(given) + len(kinds) + (_PIECE - 1) * files


def _take_piece(piece: str | PlainPiece) -> str | FileEvidence:
    return piece if isinstance(piece, str) else FileEvidence(piece.file, piece.sha256, piece.size)


def _keep_proofs(evidence: Sequence[Pieces]) -> Iterable[Pieces]:
    """What proves something of what was given with each mark."""
    pieces: list[Any] = [*chain.from_iterable(evidence)]
    if set(map(type, pieces)) <= {str} and are_seen(pieces):
        return evidence
    return map(keep_proof, evidence)


def _list_marks(marks: Sequence[Any], orders: Sequence[int], moments: Sequence[datetime]) -> Iterator[Mark]:
    """What events that mark say, of an item each."""
    named = [mark.confirmed_by for mark in marks]
    if (said := [name for name in named if name is not None]) and not are_seen(said):
        named = [None if is_blank(name) else name for name in named]
    statuses, proofs = [mark.status for mark in marks], _keep_proofs([mark.evidence for mark in marks])
    by, reasons = [mark.by for mark in marks], [mark.reason for mark in marks]
    return map(_MAKE_MARK, zip(statuses, orders, moments, by, proofs, named, reasons, repeat(-1)))


def _fold_marks(items: Sequence[str], placed: Sequence[Mark]) -> dict[str, Mark]:
    """What counts on each item, of marks in their order."""
    marks = dict(zip(items, placed, strict=True))
    if len(marks) == len(items) and _OPEN not in [mark.status for mark in placed]:
        return marks
    marks.clear()
    for item, mark in zip(items, placed, strict=True):
        marks[item] = renew_mark(marks.get(item), mark)
    return marks


_MAKE_MARK: Final = partial(
    tuple.__new__, Mark
)  # what Mark._make does, without a look at the number of fields
