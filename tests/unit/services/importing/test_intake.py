"""What a plan of an import leaves in a store that is not as it was, or that fails on the way."""

from typing import Any

import pytest
from tests.samples import NOW, sample_playbook
from tests.stores import MemoryDeals, make_deal, make_note, new_id

from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.domain.exchange.table import Bundle
from playbook_cli.domain.playbook.model import Playbook
from playbook_cli.errors import DealExists, DealMovedOn
from playbook_cli.services.importing.import_plan import ImportPlan, plan_bundle
from playbook_cli.services.importing.intake import carry_out
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


def plan_of(workspace: Workspace, *deals: Deal) -> ImportPlan:
    bundle = Bundle("all.json", deals, (sample_playbook(),), tuple(range(3, 3 + len(deals))))
    return plan_bundle(workspace, bundle)


def test_a_deal_begun_after_the_plan_stops_it_before_the_first_write() -> None:
    workspace = workspace_with(deals := MemoryDeals())
    plan = plan_of(workspace, pinned(make_deal("acme")), pinned(make_deal("beta")))
    deals.create(make_deal("BETA"))
    with pytest.raises(DealExists):
        carry_out(workspace, plan)
    assert list(deals.deals) == ["beta"]


def test_a_history_that_grew_after_the_plan_stops_it_before_the_first_write() -> None:
    workspace = workspace_with(deals := MemoryDeals())
    ours = pinned(make_deal("beta"))
    deals.create(ours)
    plan = plan_of(workspace, pinned(make_deal("acme")), ours.with_events((make_note(),)))
    deals.append("beta", [make_note("同时")], expected_length=1)
    with pytest.raises(DealMovedOn):
        carry_out(workspace, plan)
    assert list(deals.deals) == ["beta"]
