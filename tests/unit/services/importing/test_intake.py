"""What a plan of an import leaves in a store that is not as it was, or that fails on the way."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.samples import NOW, sample_playbook
from tests.stores import MemoryDeals, make_deal, make_note, new_id

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.exchange.table import Bundle
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors.deals import DealExists, DealMovedOn
from playbook_cli.services.importing.bundle_planning import BundlePlanning
from playbook_cli.services.importing.intake import carry_out
from playbook_cli.services.ports.deal_store import StoreChange
from playbook_cli.services.workspace import Workspace


class MemorySnapshots:
    """A SnapshotStore that forgets everything with the process."""

    def __init__(self) -> None:
        self.kept: dict[str, Playbook] = {}

    def load(self, digest: str) -> Playbook | None:
        return self.kept.get(digest)

    def save(self, playbook: Playbook) -> None:
        self.kept[playbook.digest] = playbook


def workspace_with(deals: MemoryDeals) -> Workspace:
    library: Any = None
    return Workspace(deals, MemorySnapshots(), library, "li", NOW, new_id)


def pinned(deal: Deal) -> Deal:
    playbook = sample_playbook()
    return replace_pin(deal, playbook.digest)


def replace_pin(deal: Deal, digest: str) -> Deal:
    pin = deal.playbook.model_copy(update={"version": digest})
    return deal.model_copy(update={"playbook": pin})


class LatePlanning(BundlePlanning):
    """A planning at the end of which somebody else writes, just before the store takes anything."""

    def __init__(
        self, workspace: Workspace, deals: tuple[Deal, ...], meanwhile: Callable[[], object]
    ) -> None:
        lines = tuple(range(3, 3 + len(deals)))
        super().__init__(workspace, Bundle("all.json", deals, (sample_playbook(),), lines))
        self.meanwhile = meanwhile

    def list_changes(self) -> Iterator[StoreChange]:
        yield from super().list_changes()
        self.meanwhile()


def test_a_deal_begun_after_the_plan_stops_it_before_the_first_write() -> None:
    workspace = workspace_with(deals := MemoryDeals())
    new = pinned(make_deal("acme")), pinned(make_deal("beta"))
    planning = LatePlanning(workspace, new, lambda: deals.create(make_deal("BETA")))
    with pytest.raises(DealExists):
        carry_out(workspace, planning)
    assert list(deals.deals) == ["beta"]


def test_a_history_that_grew_after_the_plan_stops_it_before_the_first_write() -> None:
    workspace = workspace_with(deals := MemoryDeals())
    ours = pinned(make_deal("beta"))
    deals.create(ours)
    grown = pinned(make_deal("acme")), ours.with_events((make_note(),))
    planning = LatePlanning(
        workspace, grown, lambda: deals.append("beta", [make_note("同时")], expected_length=1)
    )
    with pytest.raises(DealMovedOn):
        carry_out(workspace, planning)
    assert list(deals.deals) == ["beta"]
