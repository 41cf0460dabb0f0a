"""How items were marked, and what becomes of marks that move to another path or come to one."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, TypeAlias

from playbook_cli.domain.deal.history.evidence import Evidence
from playbook_cli.domain.deal.statuses import ItemStatus


class Mark(NamedTuple):
    """How one item or requirement was last marked; `order` is the position of that event in the history.

    `opened` is the position of the last event that opened it, -1 where none did. There are as many as events,
    and a frozen dataclass takes four times as long to make.
    """

    status: ItemStatus
    order: int
    at: datetime
    by: str = ""
    evidence: tuple[Evidence, ...] = ()
    confirmed_by: str | None = None
    reason: str | None = None
    opened: int = -1

    @property
    def verified(self) -> bool:
        """Done and backed by evidence; done without it is only claimed."""
        return self.status is ItemStatus.DONE and bool(self.evidence)


_OPEN, _DONE = ItemStatus.OPEN, ItemStatus.DONE  # each found once: see proof.py
Marks: TypeAlias = Mapping[str, Mark]
Pieces: TypeAlias = tuple[Evidence, ...]


def renew_mark(before: Mark | None, mark: Mark) -> Mark:
    """The mark that counts after another one; done twice keeps the evidence of both times."""
    if mark.status is _OPEN:
        return mark._replace(opened=mark.order)
    mark = mark._replace(opened=before.opened) if before else mark
    if before is None or not before.status is mark.status is _DONE:
        return mark
    return mark._replace(
        evidence=join_evidence(before.evidence, mark.evidence),
        confirmed_by=mark.confirmed_by or before.confirmed_by,
    )


def join_evidence(evidence: Pieces, more: Pieces) -> Pieces:
    """Both, each piece once, in the order in which they came."""
    known = set(evidence)
    return (*evidence, *(piece for piece in more if piece not in known))


def settle_mark(own: Mark | None, whole: Mark | None) -> Mark | None:
    """The mark that counts for a requirement: its own, or the one of its criterion.

    Done both ways it has the proof of both, unless it was opened in between.
    """
    if whole is None or own is None or own is whole:
        return own or whole
    if own.status is whole.status is _DONE and own.opened < whole.order:
        return _join_done(own, whole)
    if own.order > whole.order or whole.status is _OPEN:
        return max(own, whole, key=lambda mark: mark.order)
    return whole if own.status is _OPEN else own


def _join_done(own: Mark, whole: Mark) -> Mark:
    """The later of two marks that say done, with the proof of both."""
    earlier, later = sorted((own, whole), key=lambda mark: mark.order)
    evidence = join_evidence(own.evidence, whole.evidence)
    return later._replace(evidence=evidence, confirmed_by=later.confirmed_by or earlier.confirmed_by)


def move_marks(marks: Marks, items: Mapping[str, str]) -> dict[str, Mark]:
    """The marks under the paths of another edition; what the map does not name stays where it is."""
    moved: dict[str, Mark] = {}
    for old, mark in marks.items():
        path = items.get(old, old)
        moved[path] = _join_marks(moved[path], mark) if path in moved else mark
    return moved


def copy_marks(marks: Marks, copies: Mapping[str, str], order: int) -> dict[str, Mark]:
    """New paths with the marks of old ones, as marked at `order`, so that they stand by themselves."""
    return {new: marks[old]._replace(order=order) for new, old in copies.items() if old in marks}


def join_marks(marks: Marks, others: Marks) -> dict[str, Mark]:
    """Both; where two come to one path they become one."""
    shared = {path: _join_marks(marks[path], mark) for path, mark in others.items() if path in marks}
    return {**marks, **others, **shared}


def _join_marks(one: Mark, other: Mark) -> Mark:
    """Two marks that come to one path: done before waived before open, with the evidence of both."""
    ranks = (ItemStatus.OPEN, ItemStatus.WAIVED, ItemStatus.DONE)
    less, more = sorted((one, other), key=lambda mark: (ranks.index(mark.status), mark.order))
    more = more._replace(order=max(one.order, other.order))
    if less.status is not ItemStatus.DONE:
        return more
    evidence = join_evidence(less.evidence, more.evidence)
    return more._replace(evidence=evidence, confirmed_by=more.confirmed_by or less.confirmed_by)
