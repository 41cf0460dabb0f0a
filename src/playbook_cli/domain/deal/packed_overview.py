"""Overviews as plain values that JSON can hold, and back: what is kept of a deal beside its history.

A part is one letter at its place in the order of the playbook, so that what is kept is small and means
nothing without the edition that the deal follows.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from playbook_cli.domain.deal.overview import DealOverview
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.playbook_overview import (
    CriterionOverview,
    PartOverview,
    PlaybookOverview,
    StageOverview,
)

if TYPE_CHECKING:
    from playbook_cli.domain.deal.state import DealEnd
    from playbook_cli.domain.money import Money

OVERVIEW_FORMAT: Final = 8  # one more whenever an overview or an action is worked out or kept otherwise
Packed = list[Any]
_DEAL_STATUSES: Final = {status.value: status for status in DealStatus}


def pack_overview(deal: DealOverview) -> Packed:
    """The overview of a deal without the edition that it follows and without its tally, which is a text."""
    return [
        deal.id,
        deal.name,
        deal.status.value,
        deal.archived,
        deal.stage.id,
        _pack_moment(deal.stage_entered_at),
        _pack_moment(deal.last_activity_at),
        deal.next_step,
        _pack_moment(deal.next_step_due),
        _pack_moment(deal.snoozed_until),
        _pack_moment(deal.close_date),
        deal.close_date_pushes,
        deal.owner,
        deal.account,
        deal.competitor,
        [str(deal.amount.amount), deal.amount.currency] if deal.amount else None,
        _pack_end(deal.closed),
        dict(deal.others),
        deal.proof,
    ]


# What comes of unpacking what was packed otherwise, or is no JSON.
UNPACKING_FAILED: Final = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)


def unpack_overview(packed: Packed, playbook: PlaybookOverview, tally: str) -> DealOverview:
    """The overview again, with the edition that it follows, which many deals share.

    Raises one of UNPACKING_FAILED for what was packed otherwise.
    """
    (deal_id, name, status, archived, stage, entered, active, step, due, snoozed, close) = packed[:11]
    (pushes, owner, account, competitor, amount, closed, others, proof) = packed[11:]
    if len(proof) != playbook.parts:
        raise ValueError
    return DealOverview(
        id=deal_id,
        name=name,
        playbook=playbook,
        status=_DEAL_STATUSES[status],
        archived=archived,
        stage=playbook.stage(stage) or playbook.stages[0],
        stage_entered_at=_moment(entered),
        last_activity_at=_moment(active),
        next_step=step,
        next_step_due=_day(due),
        snoozed_until=_day(snoozed),
        close_date=_day(close),
        close_date_pushes=pushes,
        owner=owner,
        account=account,
        competitor=competitor,
        amount=_unpack_money(amount),
        closed=_unpack_end(closed),
        proof=proof,
        others=others,
        tally=tally,
    )


def pack_playbook(playbook: PlaybookOverview) -> Packed:
    """The overview of a playbook."""
    stages = [_pack_stage(stage) for stage in playbook.stages]
    return [playbook.id, playbook.version, playbook.language, playbook.asks_evidence, stages, playbook.title]


def unpack_playbook(packed: Packed) -> PlaybookOverview:
    """The overview of a playbook again; raises what `unpack_overview` raises."""
    playbook_id, version, language, asks_evidence, stages, title = packed
    return PlaybookOverview(
        playbook_id, version, language, asks_evidence, tuple(_unpack_stage(stage) for stage in stages), title
    )


def _pack_moment(moment: date | None) -> str | None:
    return moment.isoformat() if moment else None


def _known(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _unpack_money(packed: Packed | None) -> Money | None:
    if packed is None:
        return None
    from playbook_cli.domain.money import unpack_money

    return unpack_money(packed)


def _pack_end(end: DealEnd | None) -> Packed | None:
    if end is None:
        return None
    said = [end.reason, end.detail, end.competitor, end.overridden, end.imported, list(end.missing)]
    return [end.happened_at.isoformat(), *said]


def _unpack_end(packed: Packed | None) -> DealEnd | None:
    if packed is None:
        return None
    from playbook_cli.domain.deal.state import DealEnd

    happened_at, reason, detail, competitor, overridden, imported, missing = packed
    return DealEnd(_known(happened_at), reason, detail, competitor, overridden, imported, tuple(missing))


def _pack_stage(stage: StageOverview) -> Packed:
    limits = [stage.stale_after_days, stage.quiet_after_days, stage.overdue_after_days]
    end = stage.end.value if stage.end else None
    criteria = [
        [one.id, one.path, one.ref, one.name, one.required, [[p.path, p.ref, p.text] for p in one.parts]]
        for one in stage.criteria
    ]
    return [stage.id, stage.name, stage.position, *limits, end, criteria]


def _unpack_stage(packed: Packed) -> StageOverview:
    stage_id, name, position, stale, quiet, overdue, end, criteria = packed
    return StageOverview(
        stage_id,
        name,
        position,
        stale,
        quiet,
        overdue,
        _DEAL_STATUSES[end] if end else None,
        tuple(
            CriterionOverview(one, path, ref, called, required, tuple(PartOverview(*part) for part in parts))
            for one, path, ref, called, required, parts in criteria
        ),
    )
