"""The fold: from the history of a deal to the state it is in today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from playbook_cli.domain.deal.fields import DealField, DealFields
from playbook_cli.domain.deal.history.contradictions import Contradiction, find_contradictions
from playbook_cli.domain.deal.history.undoing import find_standing
from playbook_cli.domain.deal.marks import Mark, Pieces, copy_marks, join_marks, move_marks, renew_mark
from playbook_cli.domain.deal.state import DealEnd, DealState, FollowedEdition, NextStep, Note, StageMove
from playbook_cli.domain.deal.statuses import DealStatus, ItemStatus
from playbook_cli.domain.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playbook_cli.domain.deal.history.events import (
        Closed,
        Event,
        FieldSet,
        Marked,
        NextStepSet,
        Noted,
        PlaybookUpgraded,
        Reopened,
        Reviewed,
        StageEntered,
        Started,
    )
    from playbook_cli.domain.deal.marks import Marks


class Foldable(Protocol):
    """What the fold asks of a deal, whose events and edition may be models or plain."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def name(self) -> str:
        """The name with which it began."""
        ...

    @property
    def playbook(self) -> Any:
        """The edition with which it began."""
        ...

    @property
    def history(self) -> Sequence[Any]:
        """Its events."""
        ...


def fold(deal: Foldable) -> DealState:
    """Fold a history into the state it leads to; total: no history makes it fail."""
    standing = find_standing(deal.history)
    folding = Folding(deal, find_contradictions(deal.history))
    for order, event in enumerate(deal.history):
        if event.id in standing:
            folding.apply(event, order)
    return folding.finish()


class Folding:
    """The state while it is being folded; copied once at the end, not at every event."""

    def __init__(self, deal: Foldable, contradictions: tuple[Contradiction, ...]) -> None:
        pin = deal.playbook
        edition = FollowedEdition(pin.id, pin.version, pin.language)
        self.changes: dict[str, Any] = {"id": deal.id, "name": deal.name, "playbook": edition}
        self.marks: dict[str, Mark] = {}
        self.notes: list[Note] = []
        self.fields: dict[str, str] = {}
        self.passages: list[StageMove] = []
        self.pushes = 0
        self.recorded_at: datetime | None = None
        self.imported_at: datetime | None = None
        self.order = 0
        self.contradictions = contradictions
        self.unknown = 0

    def apply(self, event: Event, order: int) -> None:
        """Take in one event that stands; one of a newer version is activity and no more."""
        if event.type not in NO_ACTIVITY:
            if event.batch is None:
                self.recorded_at = event.at
            else:
                self.imported_at = event.at  # it was recorded elsewhere, and nobody knows when
        self.take(event, order)

    def take(self, event: Event, order: int) -> None:
        """The same, where somebody else finds out when something was last recorded."""
        self.order = order
        if take := _TAKE.get(event.type):
            take(self, event)
        else:
            self.unknown += 1

    def start_deal(self, event: Started) -> None:
        """The deal begins, in a stage; a second start, of somebody who knew of none, moves nothing."""
        if "stage" in self.changes:
            return
        began = event.happened_at
        self.changes |= {"stage": event.stage, "started_at": began, "stage_entered_at": began}

    def mark_item(self, event: Marked) -> None:
        """An item is marked, once more perhaps."""
        evidence, who = event.evidence, event.confirmed_by
        proof = keep_proof(evidence) if evidence else ()
        named = who if who and not is_blank(who) else None
        mark = Mark(event.status, self.order, event.at, event.by, proof, named, event.reason)
        self.marks[event.item] = renew_mark(self.marks.get(event.item), mark)

    def take_note(self, event: Noted) -> None:
        """A note is kept."""
        self.notes.append(Note(event.text, event.at, event.by, event.item, self.order))

    def set_field(self, event: FieldSet) -> None:
        """A field gets a value or loses it."""
        if event.field == _CLOSE_DATE and not event.value:
            self.pushes = 0  # the date that was pushed is given up
        if event.field == _CLOSE_DATE and event.value:
            before = self.fields.get(_CLOSE_DATE)
            self.pushes += before is not None and event.value > before
        if event.field == _NAME and event.value:
            self.changes["name"] = event.value
        self.fields.pop(event.field, None)
        if event.value:
            self.fields[event.field] = event.value

    def set_next_step(self, event: NextStepSet) -> None:
        """What happens next is agreed on, done or dropped."""
        self.changes["next_step"] = NextStep(event.text, event.due, event.whose) if event.text else None

    def enter_stage(self, event: StageEntered) -> None:
        """The deal stands in another stage."""
        self.changes |= {"stage": event.to, "stage_entered_at": event.happened_at}
        self.passages.append(
            StageMove(
                from_stage=event.from_stage,
                to=event.to,
                passage=event.passage,
                happened_at=event.happened_at,
                reason=event.reason,
                missing=event.missing,
                order=self.order,
            )
        )

    def close(self, event: Closed) -> None:
        """The deal ends."""
        ending = DealEnd(
            happened_at=event.happened_at,
            reason=event.reason,
            detail=event.detail,
            competitor=event.competitor,
            overridden=event.overridden,
            imported=event.imported,
            missing=event.missing,
        )
        self.changes |= {"status": event.outcome, "closed": ending}

    def reopen(self, _event: Reopened) -> None:
        """The deal is worked again."""
        self.changes |= {"status": DealStatus.OPEN, "closed": None}

    def review(self, event: Reviewed) -> None:
        """The deal was reviewed."""
        self.changes["reviewed_at"] = event.at

    def upgrade(self, event: PlaybookUpgraded) -> None:
        """The deal follows another edition: everything goes by its paths and stages from here on."""
        asked = {path: Mark(ItemStatus.OPEN, self.order, event.at, event.by) for path in event.asked}
        copied = copy_marks(self.marks, event.copies, self.order)
        self.marks = join_marks(move_marks(self.marks, event.items), copied) | asked
        self.notes = [replace(n, item=event.items.get(n.item, n.item)) if n.item else n for n in self.notes]
        self.passages = [_move_passage(passage, event) for passage in self.passages]
        if closed := self.changes.get("closed"):
            self.changes["closed"] = replace(closed, missing=_move_paths(closed.missing, event.items))
        stage = self.changes.get("stage", "")
        self.changes["stage"] = event.stages.get(stage, stage)
        pin = self.changes["playbook"]
        stated = {"id": event.playbook, "language": event.language, "version": event.to_version}
        known = {key: value for key, value in stated.items() if value is not None}
        self.changes["playbook"] = replace(pin, **known)

    def finish(self, marks: Marks | None = None) -> DealState:
        """Freeze what was gathered, with the marks that somebody else folded where they are given."""
        fields = DealFields(MappingProxyType(self.fields))
        return DealState(
            marks=MappingProxyType(self.marks) if marks is None else marks,
            notes=tuple(self.notes),
            fields=fields,
            last_activity_at=self._find_last_activity(fields) or self.imported_at,
            passages=tuple(self.passages),
            close_date_pushes=self.pushes,
            contradictions=self.contradictions,
            unknown_events=self.unknown,
            **self.changes,
        )

    def _find_last_activity(self, fields: DealFields) -> datetime | None:
        """When somebody last recorded something here, or was in contact by what an import told, if later."""
        contact = fields.last_contact if _LAST_CONTACT in self.fields else None
        told = datetime.combine(contact, _NOON, UTC) if contact else None
        return max(filter(None, (self.recorded_at, told)), default=None)


_NOON = time(12)
_LAST_CONTACT = DealField.LAST_CONTACT
_CLOSE_DATE, _NAME = DealField.CLOSE_DATE, DealField.NAME  # each found once: see proof.py
NO_ACTIVITY = ("reviewed", "playbook_upgraded")  # a look at the deal, and the author's work
_TAKE: Mapping[str, Callable[[Folding, Any], None]] = {
    "started": Folding.start_deal,
    "marked": Folding.mark_item,
    "noted": Folding.take_note,
    "field_set": Folding.set_field,
    "next_step_set": Folding.set_next_step,
    "stage_entered": Folding.enter_stage,
    "closed": Folding.close,
    "reopened": Folding.reopen,
    "reviewed": Folding.review,
    "playbook_upgraded": Folding.upgrade,
}


def keep_proof(evidence: Pieces) -> Pieces:
    """What proves something of what was given."""
    if len(evidence) == 1 and isinstance(evidence[0], str):  # as most do, in a tuple that is there already
        return () if is_blank(evidence[0]) else evidence
    return tuple([piece for piece in evidence if not (isinstance(piece, str) and is_blank(piece))])


def _move_passage(passage: StageMove, event: PlaybookUpgraded) -> StageMove:
    return replace(
        passage,
        from_stage=event.stages.get(passage.from_stage, passage.from_stage),
        to=event.stages.get(passage.to, passage.to),
        missing=_move_paths(passage.missing, event.items),
    )


def _move_paths(paths: tuple[str, ...], items: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(items.get(path, path) for path in paths)
