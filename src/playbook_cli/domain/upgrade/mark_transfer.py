"""How the marks of a deal come over to another edition: which path takes which mark, and what is asked anew.

What was proven stays proven where it stands now. What was removed keeps its mark under its old path with the
edition behind it, `path@edition`, so that a new item of the same path does not inherit it; going back to that
edition brings it back. A requirement is never proven by a mark that its criterion got before it was there.
"""

from collections.abc import Collection
from dataclasses import field

from playbook_cli.domain.deal.gate import find_mark, item_status
from playbook_cli.domain.deal.marks import Mark, Marks, copy_marks, join_marks, move_marks
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.playbook.refs import Place, list_requirements, park_path, path_above, unpark_path
from playbook_cli.domain.upgrade.comparison import Comparison
from playbook_cli.domain.upgrade.item_pairing import Change, ChangeKind
from playbook_cli.late_dataclasses import dataclass


@dataclass(slots=True)
class Carried:
    """What an upgrade event says of items: where marks go, which are copied, what is asked anew."""

    items: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


def carry_marks(comparison: Comparison, marks: Marks, dropped: Collection[str] = ()) -> Carried:
    """Find out where every mark goes; `dropped` are old paths whose mark counts no longer."""
    carrying = _Carrying(comparison, marks, dropped)
    carrying.move_own()
    carrying.bring_back()
    carrying.mend()
    return carrying.carried


def mark_of(place: Place, marks: Marks) -> Mark | None:
    """The mark that decides about a place; for a criterion with requirements any that makes it settled."""
    parts = list_requirements(place)
    if not parts:
        return find_mark(place, marks)
    status = item_status(place, marks)
    if status is ItemStatus.OPEN:
        return None
    return next((mark for part in parts if (mark := find_mark(part, marks)) and mark.status is status), None)


def settle_marks(marks: Marks, carried: Carried) -> Marks:
    """The marks as the deal has them once it follows the new edition."""
    order = max((mark.order for mark in marks.values()), default=0) + 1
    moved = join_marks(move_marks(marks, carried.items), copy_marks(marks, carried.copies, order))
    some = next(iter(marks.values()), None)
    asked = {path: Mark(ItemStatus.OPEN, order, some.at) for path in carried.asked if some}
    return moved | asked


class _Carrying:
    """The maps while they are being made."""

    def __init__(self, comparison: Comparison, marks: Marks, dropped: Collection[str]) -> None:
        self.comparison = comparison
        self.marks = marks
        self.dropped = dropped
        self.carried = Carried()
        self.brought_back: set[str] = set()

    def move_own(self) -> None:
        """Map every mark that a place has itself."""
        for change, old, _new, _parts in self.comparison.rows:
            if old in self.marks:
                self._map(old, self._target(change))
        for change in self.comparison.changes:
            if change.kind is ChangeKind.DRAWN_TOGETHER:
                self._draw_together(change)

    def _target(self, change: Change) -> str:
        """The new path of a mark, or the place where it is parked."""
        assert change.before  # noqa: S101  # by the caller
        path = change.before.path
        if change.after is None or path in self.dropped:
            return self._parked(path)
        drawn = change.kind is ChangeKind.DRAWN_TOGETHER
        if drawn and item_status(change.before, self.marks) is ItemStatus.OPEN:
            return self._parked(path)
        return change.after.path

    def _draw_together(self, change: Change) -> None:
        """Give a criterion that lost its requirements what proved them, if all of them were settled."""
        assert change.before and change.after  # noqa: S101, PT018  # by the kind
        if item_status(change.before, self.marks) is ItemStatus.OPEN:
            return
        for part in list_requirements(change.before):
            mark, fate = self.marks.get(part.path), self.comparison.by_old_path[part.path]
            if mark and mark.status is not ItemStatus.OPEN and fate.after is None:
                self._map(part.path, change.after.path)

    def _map(self, old: str, new: str) -> None:
        if old == new:
            self.carried.items.pop(old, None)
        else:
            self.carried.items[old] = new

    def _parked(self, path: str) -> str:
        return park_path(path, self.comparison.before.digest)

    def bring_back(self) -> None:
        """Return parked marks to the edition they are from; park what no edition at hand explains."""
        targets = {self.carried.items.get(path, path) for path in self.marks}
        here = self.comparison.after.digest
        for path in self.marks:
            home, _edition = unpark_path(path)
            if path == park_path(home, here) and home in self.comparison.by_new_path and home not in targets:
                self.carried.items[path] = home
                self.brought_back.add(home)
            elif path in self.comparison.by_new_path and path not in self.comparison.by_old_path:
                self.carried.items[path] = self._parked(path)

    def mend(self) -> None:
        """Copy marks to what is proven but would be open, and ask anew what would be proven for nothing."""
        moved = move_marks(self.marks, self.carried.items)
        for change, old, new, parts in self.comparison.rows:
            done = parts or new in self.brought_back or self._is_untouched(old, new, moved)
            if change.after and not done:
                self._mend_place(change, change.after, moved)

    def _mend_place(self, change: Change, place: Place, moved: Marks) -> None:
        wanted, found = self._wanted(change), find_mark(place, moved)
        if wanted and _settled(wanted) and not _proves(found, wanted):
            self.carried.copies[place.path] = self._source(change, wanted)
        elif not _settled(wanted) and _settled(found) and self._is_too_much(place, moved):
            self.carried.asked.append(place.path)

    def _is_untouched(self, old: str, new: str, moved: Marks) -> bool:
        """Whether a place and the criterion above it have their marks as before, under the same paths."""
        above = path_above(new)
        return (
            old == new
            and old not in self.dropped
            and self.marks.get(new) is moved.get(new)
            and self.marks.get(above) is moved.get(above)
        )

    def _wanted(self, change: Change) -> Mark | None:
        """The mark that should decide about a new place."""
        if change.before is None or change.before.path in self.dropped:
            return None
        return mark_of(change.before, self.marks)

    def _source(self, change: Change, wanted: Mark) -> str:
        """Whose mark to take along, of those that say the same.

        Of a waived part the part's own, with its own reason; of a done one the whole criterion's, which joins
        the part's own where it goes.
        """
        assert change.before  # noqa: S101  # only what was there is wanted
        parts = [part.path for part in list_requirements(change.before)]
        sources = [
            change.before.path,
            *([path_above(change.before.path)] if change.before.requirement else parts),
        ]
        marked = ((path, self.marks.get(path)) for path in sources)
        found = [path for path, mark in marked if mark and mark.status is wanted.status]
        return found[0] if wanted.status is ItemStatus.WAIVED else found[-1]

    def _is_too_much(self, place: Place, moved: Marks) -> bool:
        """Whether a new place is settled by a mark that was never about it."""
        if place.requirement is None or _settled(moved.get(place.path)):
            return True
        parent = self.comparison.by_new_path[path_above(place.path)]
        whole = moved.get(path_above(place.path))
        spelled_out = parent.kind in (ChangeKind.SPELLED_OUT, ChangeKind.ADDED)
        return not spelled_out and whole is not None and whole.status is ItemStatus.DONE


def _settled(mark: Mark | None) -> bool:
    return mark is not None and mark.status is not ItemStatus.OPEN


def _proves(found: Mark | None, wanted: Mark | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    if (found.status, found.reason) != (wanted.status, wanted.reason):
        return False
    return set(map(str, wanted.evidence)) <= set(map(str, found.evidence))
