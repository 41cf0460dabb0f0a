from tests.samples import NOW, deal_of, sample_playbook

from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.overview import DealOverview, overview_deal
from playbook_cli.domain.pipeline.stale_deals import find_stale
from playbook_cli.domain.playbook.playbook_overview import overview_playbook


def tracked(*, started: float) -> DealOverview:
    return overview_deal(fold(deal_of(started=started)), overview_playbook(sample_playbook()))


def test_the_stalest_comes_first() -> None:
    found = find_stale([tracked(started=12), tracked(started=40), tracked(started=1)], NOW)
    assert [[clock.name for clock in stale.clocks] for stale in found] == [["in_stage", "quiet"], ["quiet"]]
