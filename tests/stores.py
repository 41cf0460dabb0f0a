"""A store of deals in memory: the model that the real one is compared with, and values to fill either."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from itertools import count
from typing import Any

from playbook_cli.adapters.store.deal_file_names import is_safe_id
from playbook_cli.domain.deal.history.deal import Deal, PlaybookPin
from playbook_cli.domain.deal.history.events import Event, Marked, Noted, Started
from playbook_cli.domain.deal.history.fingerprint import fingerprint_events
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.history.joining import brings_nothing, join_deals
from playbook_cli.domain.deal.state import DealState
from playbook_cli.domain.deal.statuses import ItemStatus
from playbook_cli.domain.names import fold_id
from playbook_cli.errors import ConflictCopy, InvalidArgument, NotFound
from playbook_cli.errors.deals import DealExists, DealMovedOn
from playbook_cli.services.ports.deal_store import PendingImport, StoreChange

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PIN = PlaybookPin(id="sales", version="sha256:" + "0" * 64, language="zh")
_numbers = count(1)


class MemoryDeals:
    """A DealStore that forgets everything with the process."""

    def __init__(self) -> None:
        self.deals: dict[str, Deal] = {}

    def list_ids(self) -> Sequence[str]:
        return sorted(unicodedata.normalize("NFC", deal.id) for deal in self.deals.values())

    def find_copies(self) -> Sequence[ConflictCopy]:
        return ()

    def list_with_copies(self) -> tuple[Sequence[str], Sequence[ConflictCopy]]:
        return self.list_ids(), ()

    def load(self, deal_id: str) -> Deal:
        try:
            return self.deals[fold_id(deal_id)]
        except KeyError:
            raise NotFound("deal", deal_id) from None

    def load_state(self, deal_id: str) -> DealState:
        return fold(self.load(deal_id))

    def is_at_hand(self, deal_id: str) -> bool:
        return deal_id in self.list_ids()

    def find_name(self, deal_id: str) -> str | None:
        deal = self.deals.get(fold_id(deal_id))
        return fold(deal).name if deal else None

    def create(self, deal: Deal) -> None:
        if not is_safe_id(deal.id):
            raise InvalidArgument("id", deal.id, "deal_id")
        if existing := self.deals.get(fold_id(deal.id)):
            raise DealExists(deal.id, existing.name)
        self.deals[fold_id(deal.id)] = deal

    def append(self, deal_id: str, events: Iterable[Event], *, expected_length: int) -> Deal:
        deal = self.load(deal_id)
        known = {event.id for event in deal.history}
        fresh = [event for event in events if event.id not in known]
        if fresh and len(deal.history) != expected_length:
            raise DealMovedOn(deal.id, expected_length, len(deal.history))
        self.deals[fold_id(deal_id)] = deal.with_events(fresh)
        return self.load(deal_id)

    def join(self, deal: Deal) -> Deal:
        ours = self.deals.get(fold_id(deal.id))
        if ours is None:
            self.create(deal)
            return deal
        joined = join_deals(ours, deal)
        if brings_nothing(joined, ours):
            return ours
        self.deals[fold_id(deal.id)] = joined
        return joined

    def list_fingerprints(self) -> Mapping[str, str]:
        return {
            key: fingerprint_events(event.id for event in deal.history) for key, deal in self.deals.items()
        }

    def find_sum(self, deal_id: str) -> str:  # noqa: ARG002
        return ""

    def take(self, changes: Iterable[StoreChange], *, source: str = "", progress: object = None) -> None:  # noqa: ARG002
        changes = list(changes)
        for change in changes:
            if change.expected_length == 0 and fold_id(change.deal.id) in self.deals:
                raise DealExists(change.deal.id, change.deal.name)
            if change.expected_length and len(self.load(change.deal.id).history) != change.expected_length:
                raise DealMovedOn(change.deal.id, change.expected_length, 0)
        for change in changes:
            if change.withdrawn:
                del self.deals[fold_id(change.deal.id)]
            else:
                self.deals[fold_id(change.deal.id)] = change.deal

    def find_pending(self) -> PendingImport | None:
        return None

    def hold(self) -> AbstractContextManager[None]:
        return nullcontext()


def new_id() -> str:
    return f"event-{next(_numbers)}"


def answer_or_refusal(ask: Callable[[Any], object], store: object) -> object:
    """What a store answers, or the kind of its refusal where it refuses what was asked."""
    try:
        return ask(store)
    except (DealExists, DealMovedOn, NotFound) as error:
        return type(error)


def make_deal(deal_id: str = "acme", name: str = "Acme 集团", *, notes: int = 0) -> Deal:
    started = Started(id=new_id(), at=NOON, by="li", stage="prospecting")
    history = (started, *(make_note(f"第 {number} 条") for number in range(notes)))
    return Deal(id=deal_id, name=name, playbook=PIN, history=history)


def make_note(text: str = "客户要求月底前报价") -> Noted:
    return Noted(id=new_id(), at=NOON, by="li", text=text)


def make_mark(item: str = "prospecting/exit-criteria/budget/1") -> Marked:
    return Marked(
        id=new_id(), at=NOON, by="li", item=item, status=ItemStatus.DONE, evidence=("邮件 2026-11-20",)
    )
