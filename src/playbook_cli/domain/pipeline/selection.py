"""Which of many deals are asked for, and in which order: one rule for every list, over overviews.

A name that no deal has is refused, so that a slip of the pen never answers with an empty list; a stage in
which no deal is now, and names that no deal has together, are an empty list.
"""

from __future__ import annotations

import re
from collections import deque
from datetime import date, datetime
from enum import StrEnum
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from playbook_cli.domain.pipeline.packed_rows import SortKeys
from playbook_cli.errors import NotFound
from playbook_cli.late_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from playbook_cli.domain.deal.overview import DealOverview
    from playbook_cli.domain.pipeline.packed_rows import PackedRows
    from playbook_cli.domain.playbook.playbook_overview import StageOverview

_T = TypeVar("_T")
_Row = TypeVar("_Row", bound=NamedTuple)
_MONTH = r"\d{4}(-\d{2})?"  # a year, or a month of one: every day of it


class SortKey(StrEnum):
    """By what a list is ordered; amounts and days go from the most to the least."""

    NAME = "name"
    OWNER = "owner"
    ACCOUNT = "account"
    STAGE = "stage"
    AMOUNT = "amount"
    CLOSE_DATE = "close-date"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Selection:
    """What was asked for; `where` are pairs of a field and the value that it has, empty where it has none."""

    owner: str = ""
    stage: str = ""
    playbook: str = ""
    where: tuple[tuple[str, str], ...] = ()
    sort: SortKey | None = None
    limit: int | None = None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every filter as a field and its value."""
        named = (("owner", self.owner), ("stage", self.stage), ("playbook", self.playbook))
        return (*((field, value) for field, value in named if value), *self.where)


EVERYTHING: Final = Selection()


def filter_deals(deals: Iterable[DealOverview], selection: Selection, today: date) -> Iterable[DealOverview]:
    """The deals that every filter takes, in the order given; raises NotFound for what no deal here has.

    Without a filter they are passed on as they come.
    """
    if not selection.pairs:
        return deals
    known = list(deals)
    left = known
    for field, value in selection.pairs:
        fitting = {deal.id for deal in _filter_by(known, _read_field(field), value, today)}
        left = [deal for deal in left if deal.id in fitting]
    return left


def arrange(
    items: Iterable[_T],
    selection: Selection,
    now: datetime,
    deal_of: Callable[[_T], DealOverview],
    otherwise: Callable[[_T], Any] | None = None,
) -> list[_T]:
    """The items in the order asked for, else by `otherwise`, else as given, and no more than asked for.

    All of them are looked at, but no more are held than are asked for.
    """
    key = choose_key(selection, now, deal_of, otherwise)
    if selection.limit is None:
        return sorted(items, key=key) if key else list(items)
    if key:
        return nsmallest(selection.limit, items, key=key)
    rest = iter(items)
    first = list(islice(rest, selection.limit))
    deque(rest, maxlen=0)
    return first


def hold_in_order(
    items: Iterable[_T],
    rows: PackedRows[_Row],
    make: Callable[[_T], _Row],
    selection: Selection,
    now: datetime,
    *,
    deal_of: Callable[[_T], DealOverview],
    otherwise: Callable[[_T], Sequence[Any]],
) -> PackedRows[_Row]:
    """The same as packed rows, of which each is made when its item comes: no item is held."""
    if selection.limit is not None:
        for item in arrange(items, selection, now, deal_of, otherwise):
            rows.append(make(item))
        return rows
    key, keys = choose_key(selection, now, deal_of, otherwise) or otherwise, SortKeys()
    for item in items:
        keys.append(key(item))
        rows.append(make(item))
    rows.put_in_order(keys.sort())
    return rows


def choose_key(
    selection: Selection,
    now: datetime,
    deal_of: Callable[[_T], DealOverview],
    otherwise: Callable[[_T], Any] | None,
) -> Callable[[_T], Any] | None:
    """By what items are sorted; None where they stay as they come."""
    if not selection.sort:
        return otherwise
    sort = _SORT_KEYS[selection.sort]
    return lambda item: sort(deal_of(item), now)


def list_field_values(deals: Iterable[DealOverview], field: str) -> list[str]:
    """What these deals have in a field, each once; raises NotFound for what is no field."""
    known = _read_field(field)
    return sorted({text for deal in deals for text in _values_of(deal, known)[:1] if text})


def _filter_by(deals: Sequence[DealOverview], field: str, value: str, today: date) -> list[DealOverview]:
    from playbook_cli.domain.names import find_nearest

    if not value:
        return [deal for deal in deals if not any(_values_of(deal, field))]
    wanted = _wanted(field, value, today)
    found = _find_having(deals, field, wanted)
    if not found and not _may_be_empty(field, wanted, deals):
        known = {text: None for deal in deals for text in _values_of(deal, field) if text}
        raise NotFound("value", value, find_nearest(wanted, known), place=field)
    return found


def _find_having(deals: Sequence[DealOverview], field: str, wanted: str) -> list[DealOverview]:
    """The deals that have this value in a field, or any day of this month or year."""
    from playbook_cli.domain.names import find_matches

    if re.fullmatch(_MONTH, wanted) and field in _DAYS:
        return [deal for deal in deals if _values_of(deal, field)[0].startswith(wanted)]
    return find_matches(wanted, [(deal, _values_of(deal, field)) for deal in deals])


def _may_be_empty(field: str, wanted: str, deals: Sequence[DealOverview]) -> bool:
    """Whether there is such a value although no deal here has it: a stage of their playbooks, an end."""
    if field == "status":
        from playbook_cli.domain.deal.statuses import DealStatus

        return wanted in tuple(DealStatus)
    if field != "stage":
        return False
    from playbook_cli.domain.names import find_matches

    playbooks = {deal.playbook.version: deal.playbook for deal in deals}.values()
    stages = [(stage, _stage_names(stage)) for playbook in playbooks for stage in playbook.stages]
    return bool(find_matches(wanted, stages))


def _stage_names(stage: StageOverview) -> tuple[str, ...]:
    return stage.id, stage.name, str(stage.position)


def _wanted(field: str, value: str, today: date) -> str:
    """The value as it is kept: amounts as plain numbers, days as dates."""
    if field in _DAYS and not re.fullmatch(_MONTH, value):
        from playbook_cli.domain.written_days.dates import read_date

        return read_date(value, today, argument=f"--where {field}").isoformat()
    if field == "amount":
        from playbook_cli.domain.amounts.amount_grammar import read_money
        from playbook_cli.domain.money import plain

        return plain(read_money(value, argument="--where amount").amount)
    return value


def _read_field(text: str) -> str:
    """The field that a text names; raises NotFound with the nearest."""
    from playbook_cli.domain.deal.fields import EXTERNAL
    from playbook_cli.domain.names import find_nearest

    field = text.strip().casefold().replace("-", "_")
    if field in FIELDS or field.startswith(EXTERNAL):
        return field
    raise NotFound("field", text, find_nearest(field, FIELDS) or FIELDS)


def _values_of(deal: DealOverview, field: str) -> tuple[str, ...]:
    """All that a deal may be called by in this field; of most fields one text, empty where it has none."""
    read = _VALUES.get(field)
    return read(deal) if read else (deal.others.get(field, ""),)


def _amount(deal: DealOverview) -> str:
    from playbook_cli.domain.money import plain

    return plain(deal.amount.amount) if deal.amount else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_DAYS: Final = frozenset({"close_date", "next_step_due"})
_VALUES: Final[dict[str, Callable[[DealOverview], tuple[str, ...]]]] = {
    "id": lambda deal: (deal.id,),
    "name": lambda deal: (deal.name,),
    "owner": lambda deal: (deal.owner,),
    "account": lambda deal: (deal.account,),
    "competitor": lambda deal: (deal.competitor,),
    "amount": lambda deal: (_amount(deal),),
    "currency": lambda deal: (deal.amount.currency if deal.amount else "",),
    "close_date": lambda deal: (_day(deal.close_date),),
    "next_step": lambda deal: (deal.next_step,),
    "next_step_due": lambda deal: (_day(deal.next_step_due),),
    "status": lambda deal: (deal.status.value,),
    "stage": lambda deal: _stage_names(deal.stage),
    "playbook": lambda deal: (deal.playbook.id, deal.playbook.title),
    "source": lambda deal: (deal.others.get("source", ""),),
}
FIELDS: Final = tuple(_VALUES)

_SORT_KEYS: Final[dict[SortKey, Callable[[DealOverview, datetime], tuple[object, ...]]]] = {
    SortKey.NAME: lambda deal, _now: (deal.name.casefold(), deal.id),
    SortKey.OWNER: lambda deal, _now: (not deal.owner, deal.owner.casefold(), deal.id),
    SortKey.ACCOUNT: lambda deal, _now: (not deal.account, deal.account.casefold(), deal.id),
    SortKey.STAGE: lambda deal, _now: (deal.playbook.id, deal.stage.position, deal.id),
    SortKey.AMOUNT: lambda deal, _now: (-deal.amount.amount if deal.amount else 1, deal.id),
    SortKey.CLOSE_DATE: lambda deal, _now: (deal.close_date is None, deal.close_date or date.max, deal.id),
    SortKey.DAYS: lambda deal, now: (deal.stage_entered_at or now, deal.id),
}
