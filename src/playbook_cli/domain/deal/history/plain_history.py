"""A deal as its JSON says it, folded without models: a history of plain form, its marks a column at a time.

Nine events in ten mark an item. Where nothing is taken back and no edition changes, marks follow from marks
alone; fields of the same name are then looked at together, in calls that cost little for each event.
"""

from __future__ import annotations

from datetime import datetime
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from playbook_cli.domain.deal.history.deal import DEAL_FORMAT
from playbook_cli.domain.deal.history.fold import NO_ACTIVITY, Folding, fold, keep_proof
from playbook_cli.domain.deal.history.ordering import NOTHING, is_in_order
from playbook_cli.domain.deal.history.plain_events import (
    LEFT_TO_MODELS,
    MOMENT,
    ONLY_TEXTS,
    STATUSES,
    NotPlain,
    count_strings,
    read_event,
    take_evidence,
)
from playbook_cli.domain.deal.marks import Mark, renew_mark
from playbook_cli.domain.deal.state import DealState, FollowedEdition
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.text import are_seen, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playbook_cli.domain.deal.marks import Pieces

    Columns = Mapping[str, Sequence[Any]]
    _Groups = dict[tuple[str, ...], "_Group"]
    _Placed = tuple[int, str, Mark]

_ENTANGLING: Final = frozenset(["undone", "playbook_upgraded"])  # with which marks depend on other events
_SIGNS: Final = ((4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z"))
_NEEDED: Final = frozenset(["id", "at", "type", "item", "status"])
_KNOWN: Final = frozenset([*_NEEDED, "by", "after", "batch", "file", "confirmed_by", "reason", "evidence"])


class _Group(NamedTuple):
    """Events with the same fields, and where they stand in their history."""

    orders: list[int]
    events: list[dict[str, Any]]


class _PlainDeal(NamedTuple):
    """What the fold asks of a deal."""

    id: str
    name: str
    playbook: FollowedEdition
    history: list[Any]


def fold_plain_deal(value: Any, strings: int) -> DealState | None:
    """Where the deal stands that a value of JSON holds, which is used up; None where models must be asked.

    They are asked as well where the events do not stand in their order. `strings` is how many its text holds,
    keys among them: a value with fewer lost some to a key twice there.
    """
    try:
        said = value.pop("history")
        pin = value["playbook"]
        texts = (value["id"], value["name"], pin["id"], pin["version"], pin.get("language", ""))
        if value["format"] != DEAL_FORMAT or any(text.__class__ is not str for text in texts):
            return None
        if not (texts[0] and texts[1]) or said.__class__ is not list:
            return None
        deal = _PlainDeal(texts[0], texts[1], FollowedEdition(*texts[2:]), said)
        return _fold_history(deal, strings - 1 - count_strings(value))
    except LEFT_TO_MODELS:
        return None


def _fold_history(deal: _PlainDeal, strings: int) -> DealState:
    """Fold what is still as JSON says it, and holds so many strings; raises NotPlain, as Python does."""
    kinds = [said["type"] for said in deal.history]
    if _ENTANGLING.isdisjoint(kinds):
        return _fold_apart(deal, kinds, strings)
    read = [read_event(said) for said in deal.history]
    events = [event for event, _held in read]
    if sum([held for _event, held in read]) != strings or not is_in_order(events):
        raise NotPlain
    return fold(deal._replace(history=events))


def _fold_apart(deal: _PlainDeal, kinds: Sequence[str], strings: int) -> DealState:
    """Fold the marks by themselves; nothing contradicts in a history that is in order."""
    ids, moments = [said["id"] for said in deal.history], _read_moments(deal.history)
    if len(set(ids)) != len(ids) or "" in ids:
        raise NotPlain
    folding = Folding(deal, ())
    groups, held = _apply_others(folding, deal.history, kinds, ids)
    marks: list[_Placed] = []
    for shape, group in groups.items():
        columns: Columns = dict(zip(shape, zip(*map(dict.values, group.events), strict=True), strict=True))
        held += _count_strings(columns)
        _check_after(ids, group.orders, columns.get("after", ()))
        marks += _read_marks(columns, group.orders, [moments[order] for order in group.orders])
    if held != strings:
        raise NotPlain
    folding.marks = _fold_marks(sorted(marks))
    backwards = zip(reversed(moments), reversed(kinds), strict=True)
    folding.changes["last_activity_at"] = next(
        (at for at, kind in backwards if kind not in NO_ACTIVITY), None
    )
    return folding.finish()


def _apply_others(
    folding: Folding, history: Sequence[dict[str, Any]], kinds: Sequence[str], ids: Sequence[str]
) -> tuple[_Groups, int]:
    """Take in all that is no mark; gives the marks by their fields, and how many strings the rest held."""
    groups: _Groups = {}
    strings = 0
    for order, (kind, said) in enumerate(zip(kinds, history, strict=True)):
        if kind == "marked":
            group = groups.get(shape := tuple(said)) or groups.setdefault(shape, _Group([], []))
            group.orders.append(order)
            group.events.append(said)
            continue
        event, held = read_event(said)
        if event.after is not None:
            _check_after(ids, [order], [event.after])
        folding.apply(event, order)
        strings += held
    return groups, strings


def _read_moments(history: Sequence[dict[str, Any]]) -> list[datetime]:
    """When every event was recorded; raises NotPlain for a moment in another form."""
    texts = [said["at"] for said in history]
    joined = "".join(texts)
    if set(map(len, texts)) - {MOMENT} or "T24" in joined:
        raise NotPlain
    if any(joined[place::MOMENT] != sign * len(texts) for place, sign in _SIGNS):
        raise NotPlain
    return list(map(datetime.fromisoformat, texts))


def _check_after(ids: Sequence[str], orders: Iterable[int], after: Iterable[str | None]) -> None:
    """Raise NotPlain where an event that says what it is after does not follow that one."""
    for order, one in zip(orders, after, strict=False):
        if one is not None and one != (ids[order - 1] if order else NOTHING):
            raise NotPlain


def _count_strings(columns: Columns) -> int:
    """How many strings marks with these fields hold; raises NotPlain, or TypeError for what is no text."""
    if not _NEEDED <= columns.keys() <= _KNOWN:
        raise NotPlain
    texts = [column for key, column in columns.items() if key != "evidence"]
    for column in texts:
        "".join(column)
    count = sum(map(len, columns.values())) + sum(map(len, texts))
    evidence = columns.get("evidence", ())
    if (pieces := _list_pieces(evidence)) is not None:
        return count + len(pieces)
    return count + sum(map(count_strings, evidence))


def _list_pieces(evidence: Sequence[Any]) -> list[str] | None:
    """All pieces of evidence where each is a text; None where some are more."""
    if set(map(type, evidence)) - {list}:
        return None
    pieces = list(chain.from_iterable(evidence))
    return pieces if ONLY_TEXTS.issuperset(map(type, pieces)) else None


def _keep_proofs(evidence: Sequence[Any]) -> Iterable[Pieces]:
    """What proves something of what was given with each mark."""
    pieces = _list_pieces(evidence)
    if pieces is not None and are_seen(pieces):
        return map(tuple, evidence)
    return map(keep_proof, map(take_evidence, evidence))


def _read_marks(columns: Columns, orders: Sequence[int], moments: Sequence[datetime]) -> Iterator[_Placed]:
    """The marks of events that have the same fields, each behind its order and its item."""
    statuses = [STATUSES[status] for status in columns["status"]]
    named = columns.get("confirmed_by", ())
    if not are_seen(named):
        named = [None if is_blank(name) else name for name in named]
    proofs = _keep_proofs(columns["evidence"]) if "evidence" in columns else repeat(())
    by, reasons = columns.get("by", repeat("")), columns.get("reason", repeat(None))
    marks = zip(statuses, orders, moments, by, proofs, named or repeat(None), reasons, repeat(-1))
    return zip(orders, columns["item"], map(Mark._make, marks), strict=True)


def _fold_marks(placed: Sequence[_Placed]) -> dict[str, Mark]:
    """What counts on each item, of marks in their order."""
    marks = {item: mark for _order, item, mark in placed}
    if len(marks) == len(placed) and ItemStatus.OPEN not in [mark.status for mark in marks.values()]:
        return marks
    marks.clear()
    for _order, item, mark in placed:
        marks[item] = renew_mark(marks.get(item), mark)
    return marks
