from hypothesis import given
from hypothesis import strategies as st
from tests.samples import NOW, deal_of, sample_playbook

from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.overview import DealOverview, overview_deal
from playbook_cli.domain.pipeline.selection import Selection, SortKey, arrange
from playbook_cli.domain.playbook.playbook_overview import overview_playbook
from playbook_cli.domain.ranking import weigh_pressure

DEAL = overview_deal(fold(deal_of()), overview_playbook(sample_playbook()))


def arranged(deals: list[DealOverview], selection: Selection) -> list[DealOverview]:
    return arrange(iter(deals), selection, NOW, lambda deal: deal, lambda deal: weigh_pressure(deal, NOW))


@given(
    owners=st.lists(st.sampled_from(["", "li", "Wang"]), max_size=6),
    sort=st.sampled_from([None, *SortKey]),
    limit=st.integers(0, 7),
)
def test_a_list_with_a_limit_is_the_beginning_of_the_whole_list(
    owners: list[str], sort: SortKey | None, limit: int
) -> None:
    deals = [DEAL._replace(id=str(9 - number), owner=owner) for number, owner in enumerate(owners)]
    whole = arranged(deals, Selection(sort=sort))
    assert {deal.id for deal in whole} == {deal.id for deal in deals}
    assert arranged(deals, Selection(sort=sort, limit=limit)) == whole[:limit]


def test_a_list_with_a_limit_is_read_to_its_end() -> None:
    deals = iter([DEAL._replace(id="a"), DEAL._replace(id="b")])
    assert [deal.id for deal in arrange(deals, Selection(limit=1), NOW, lambda deal: deal)] == ["a"]
    assert list(deals) == []
