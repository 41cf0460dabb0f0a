"""What a row of a file makes of a deal: a history, or the events that bring a known one up to date.

The stage of a file is not proven, so it is entered as imported. A deal that went on here is not moved back by
a file that says the same as the last time; an end that a file brought follows what it says now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from playbook_cli.domain.deal.fields import THEIR_STAGE, DealField, TheirStage
from playbook_cli.domain.deal.history.events import (
    Closed,
    Event,
    FieldSet,
    NextStepSet,
    Noted,
    Reopened,
    StageEntered,
    Started,
)
from playbook_cli.domain.deal.history.fold import NO_ACTIVITY
from playbook_cli.domain.deal.history.undoing import list_standing
from playbook_cli.domain.deal.statuses import DealStatus, Passage
from playbook_cli.domain.exchange.external_ids import fold_external
from playbook_cli.domain.exchange.incoming.deal_rows import Incoming
from playbook_cli.domain.exchange.layouts import UNKNOWN_SYSTEM
from playbook_cli.domain.moments import in_zone
from playbook_cli.domain.playbook.ends import find_end, list_worked
from playbook_cli.domain.playbook.reasons import EndReason, list_reasons, read_free_reason
from playbook_cli.domain.text import clean_line
from playbook_cli.errors import InvalidArgument
from playbook_cli.services.importing.ended_deals import is_corrected, repeats_end
from playbook_cli.services.importing.table.stage_finding import StageFinder
from playbook_cli.services.recording import stamp
from playbook_cli.services.workspace import OpenedDeal, Workspace

if TYPE_CHECKING:
    from playbook_cli.domain.playbook.model import Playbook, Stage


def start_deal_of_row(
    workspace: Workspace, playbook: Playbook, incoming: Incoming, finder: StageFinder
) -> Iterator[Event]:
    """The history of a deal that comes from a file; raises NotFound for its stage."""
    incoming = _order_days(read_end(playbook, incoming, finder), workspace.now.date())
    first = list_worked(playbook)[0]
    target = _find_target(playbook, incoming, finder)
    began = incoming.started or (incoming.stage_entered if target is first else None)
    yield Started(**stamp(workspace), stage=first.id, since=began, imported=True)
    if target is not first:
        yield _enter(workspace, first.id, target, incoming)
    yield from _set_fields(workspace, {}, _list_fields(playbook, {}, incoming, finder))
    yield from _take_along(workspace, None, incoming)
    if incoming.next_step or incoming.step_heading:
        yield _set_step(workspace, incoming)
    yield from _close(workspace, playbook, incoming)
    yield from _put_away(workspace, incoming, archived=False)


def change_deal_of_row(
    workspace: Workspace, opened: OpenedDeal, incoming: Incoming, finder: StageFinder
) -> Iterator[Event]:
    """The events that bring a deal up to what a row says; none when it stands so already."""
    incoming = _order_days(read_end(opened.playbook, incoming, finder), workspace.now.date())
    if incoming.name and incoming.name != opened.state.name:
        yield FieldSet(**stamp(workspace), field="name", value=incoming.name)
    known = {"name": opened.state.name, **_known_fields(opened)}
    fields = _list_fields(opened.playbook, known, incoming, finder)
    yield from _set_fields(workspace, known, _without_day_of_end(workspace, opened, incoming, fields))
    yield from _take_along(workspace, opened, incoming)
    yield from _put_away(workspace, incoming, archived=opened.state.fields.archived)
    if not opened.state.is_open:
        if not is_corrected(opened, incoming):
            return
        yield Reopened(**stamp(workspace))
    if incoming.stage:
        target = finder.find(opened.playbook, incoming.stage)
        if target.id not in (opened.stage.id, _find_last_import(opened)):
            yield _enter(workspace, opened.stage.id, target, incoming)
    if _is_other_step(opened, incoming):
        yield _set_step(workspace, incoming, _find_last_step(opened))
    if not repeats_end(opened, incoming):
        entered = opened.state.stage_entered_at
        yield from _close(workspace, opened.playbook, incoming, entered.date() if entered else None)


def _find_target(playbook: Playbook, incoming: Incoming, finder: StageFinder) -> Stage:
    """The stage that a row names; without one a won deal was in the last, any other in the first.

    A row that names an end says how the deal is over: `read_end` has taken the end from it.
    """
    if incoming.stage:
        return finder.find(playbook, incoming.stage)
    return list_worked(playbook)[-1 if incoming.status is DealStatus.WON else 0]


def lacks_stage_of_end(playbook: Playbook, incoming: Incoming, finder: StageFinder) -> bool:
    """Whether a row says that a deal is over without a sale, and not in which stage it ended."""
    incoming = read_end(playbook, incoming, finder)
    return incoming.ended and incoming.status is not DealStatus.WON and not incoming.stage


def has_moved_days(incoming: Incoming, events: Iterable[Event], today: date) -> bool:
    """Whether a day of the row is another in these events, because a deal cannot end before it begins."""
    ordered = _order_days(incoming, today)
    for said, taken in (
        (incoming.started, ordered.started),
        (incoming.stage_entered, ordered.stage_entered),
    ):
        if said and said != taken:
            return True
    closed = next((event for event in events if isinstance(event, Closed)), None)
    return bool(closed and closed.since and incoming.closed and closed.since > incoming.closed)


def read_end(playbook: Playbook, incoming: Incoming, finder: StageFinder) -> Incoming:
    """The row with the end that its stage is in this playbook: a deal in Closed Lost is over, and lost."""
    if not incoming.stage or incoming.status is DealStatus.OPEN:
        return incoming
    end = find_end(playbook, finder.find(playbook, incoming.stage))
    return replace(incoming, stage="", status=incoming.status or end) if end else incoming


def _take_along(workspace: Workspace, opened: OpenedDeal | None, incoming: Incoming) -> Iterator[Event]:
    """The last contact and the note of a row, as far as they are not here."""
    yield from _take_contact(workspace, opened, incoming)
    notes = opened.state.notes if opened else ()
    if incoming.note and incoming.note not in (clean_line(note.text) for note in notes):
        yield Noted(**stamp(workspace), text=incoming.note)


def _take_contact(workspace: Workspace, opened: OpenedDeal | None, incoming: Incoming) -> Iterator[FieldSet]:
    """The day of the last contact, where it is later than what is known here."""
    told, known = incoming.last_contact, _find_last_contact(workspace, opened)
    shown = _day_of(workspace, opened.state.last_activity_at if opened else None)  # by an export of ours
    if told and told <= workspace.now.date() and (known is None or told > known) and told != shown:
        yield FieldSet(**stamp(workspace), field=DealField.LAST_CONTACT, value=told.isoformat())


def _find_last_contact(workspace: Workspace, opened: OpenedDeal | None) -> date | None:
    """The last day on which somebody recorded something here, or was in contact by what an import told."""
    if opened is None:
        return None
    own = (event.at for event in opened.deal.history if event.batch is None and event.type not in NO_ACTIVITY)
    recorded = max(own, default=None)
    days = (_day_of(workspace, recorded), opened.state.fields.last_contact)
    return max(filter(None, days), default=None)


def _day_of(workspace: Workspace, moment: datetime | None) -> date | None:
    return in_zone(moment, workspace.now.tzinfo).date() if moment else None


def _without_day_of_end(
    workspace: Workspace, opened: OpenedDeal, incoming: Incoming, fields: Mapping[str, str]
) -> dict[str, str]:
    """The fields without a close date that only says again on which day the deal ended."""
    closed = opened.state.closed
    day = _day_of(workspace, closed.happened_at if closed else None)
    says_end = incoming.ended and day is not None and incoming.closed == day
    dropped = DealField.CLOSE_DATE if says_end and fields.get("close_date") == str(day) else ""
    return {field: value for field, value in fields.items() if field != dropped}


def _order_days(incoming: Incoming, today: date) -> Incoming:
    """The row with its days in an order that can have been: what ended was entered and begun before."""
    if not incoming.ended or incoming.closed is None or incoming.closed > today:
        return incoming
    entered = min(incoming.stage_entered or incoming.closed, incoming.closed)
    return replace(incoming, stage_entered=entered, started=min(incoming.started or entered, entered))


def _put_away(workspace: Workspace, incoming: Incoming, *, archived: bool) -> Iterator[FieldSet]:
    if incoming.archived is not None and incoming.archived is not archived:
        value = "yes" if incoming.archived else None
        yield FieldSet(**stamp(workspace), field=DealField.ARCHIVED, value=value)


def _enter(workspace: Workspace, origin: str, target: Stage, incoming: Incoming) -> StageEntered:
    return StageEntered(
        **stamp(workspace),
        from_stage=origin,
        to=target.id,
        passage=Passage.IMPORTED,
        since=incoming.stage_entered,
    )


def _known_fields(opened: OpenedDeal) -> dict[str, str]:
    """The fields of a deal, with the competitor that was named when it was closed."""
    closed = opened.state.closed
    said = {"competitor": closed.competitor} if closed and closed.competitor else {}
    return {**opened.state.fields.said, **said}


def _list_fields(
    playbook: Playbook, known: Mapping[str, str], incoming: Incoming, finder: StageFinder
) -> dict[str, str]:
    """The fields of a row, with what its stage is called where it comes from: it goes back by that name.

    Of a deal that is here and never came from there, what it would be called in any case is not news.
    """
    if incoming.system in ("", UNKNOWN_SYSTEM) or not incoming.stage_label:
        return dict(incoming.fields)
    stage = finder.find(playbook, incoming.stage) if incoming.stage else None
    field, theirs = THEIR_STAGE + incoming.system, _read_their_stage(incoming, stage)
    usual = (incoming.usual_end, stage.name if stage else "")
    if not theirs.ours or (known and field not in known and theirs.label in usual):
        return dict(incoming.fields)
    return {**incoming.fields, field: theirs.text}


def _read_their_stage(incoming: Incoming, stage: Stage | None) -> TheirStage:
    """What the stage of a row is called where it comes from, and which stage or end it is here."""
    ended = incoming.status.value if incoming.status and incoming.ended else ""
    return TheirStage(incoming.stage_label, stage.id if stage else ended)


def _set_fields(
    workspace: Workspace, known: Mapping[str, str], fields: Mapping[str, str]
) -> Iterator[FieldSet]:
    for field, value in fields.items():
        ours = clean_line(known.get(field, ""))  # a table holds no run of spaces
        if fold_external(field, ours) != fold_external(field, value):
            yield FieldSet(**stamp(workspace), field=field, value=value)


def _set_step(workspace: Workspace, incoming: Incoming, last: NextStepSet | None = None) -> NextStepSet:
    """The next step of a row; one without words moves the last one to its day."""
    return NextStepSet(
        **stamp(workspace),
        text=incoming.next_step or (last.text if last else "") or incoming.step_heading,
        due=incoming.next_step_due,
        whose=incoming.next_step_by or None,
    )


def _is_other_step(opened: OpenedDeal, incoming: Incoming) -> bool:
    """Whether the row knows of another next step than the last one that was agreed, done or not."""
    if not incoming.next_step and not incoming.step_heading:
        return False
    last = _find_last_step(opened)
    if last is None:
        return True
    text = incoming.next_step or last.text
    due, whose = incoming.next_step_due or last.due, incoming.next_step_by or last.whose
    return (last.text, last.due, last.whose) != (text, due, whose)


def _find_last_step(opened: OpenedDeal) -> NextStepSet | None:
    """The last step that was agreed, done or not."""
    standing = reversed(list_standing(opened.deal.history))
    return next((event for event in standing if isinstance(event, NextStepSet) and event.text), None)


def _close(
    workspace: Workspace, playbook: Playbook, incoming: Incoming, entered: date | None = None
) -> Iterator[Closed]:
    """The end that a row tells of, never before its stage was entered.

    Its words need not be the playbook's.
    """
    if incoming.status is None or not incoming.ended:
        return
    today = workspace.now.date()
    said = _read_reason(playbook, incoming.status, incoming)
    closed = max(incoming.closed, entered) if incoming.closed and entered else incoming.closed
    yield Closed(
        **stamp(workspace),
        outcome=incoming.status,
        reason=said.reason,
        detail=said.detail,
        competitor=incoming.competitor or None,
        imported=True,
        since=closed if closed and closed <= today else None,
    )


def _read_reason(playbook: Playbook, status: DealStatus, incoming: Incoming) -> EndReason:
    """The reason that a row gives; nobody can be asked what “other” was, so it may stand alone."""
    if not incoming.reason:
        return EndReason(None, incoming.detail or None)
    try:
        return read_free_reason(list_reasons(playbook, status), incoming.reason, detail=incoming.detail)
    except InvalidArgument:
        return EndReason(incoming.reason)


def _find_last_import(opened: OpenedDeal) -> str | None:
    """The stage in which the last import said that the deal was."""
    stage = None
    for event in list_standing(opened.deal.history):
        if isinstance(event, Started) and event.imported:
            stage = event.stage
        elif isinstance(event, StageEntered) and event.passage is Passage.IMPORTED:
            stage = event.to
    return stage
