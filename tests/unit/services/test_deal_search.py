"""Which deal a text means that is not its id."""

import pytest
from tests.samples import sample_playbook
from tests.stores import NOON, MemoryDeals, make_deal, new_id
from tests.unit.services.importing.test_intake import pinned, workspace_with

from playbook_cli.domain.deal.history.events import FieldSet
from playbook_cli.domain.names import NAME_END
from playbook_cli.errors import AmbiguousName, NotFound
from playbook_cli.services.deal_search import search_deal
from playbook_cli.services.workspace import Workspace


def store_of(**names: str) -> Workspace:
    deals = MemoryDeals()
    workspace = workspace_with(deals)
    workspace.snapshots.save(sample_playbook())
    for deal_id, name in names.items():
        deals.create(pinned(make_deal(deal_id, name)))
    return workspace


def test_a_deal_is_found_by_a_part_of_its_name_in_any_case() -> None:
    assert search_deal(store_of(acme="Acme 集团", beta="Beta"), "集团") == "acme"
    assert search_deal(store_of(acme="Acme 集团", beta="Beta"), "ACME") == "acme"


def test_of_several_that_fit_those_that_are_put_away_are_not_meant() -> None:
    workspace = store_of(north="Acme North", south="Acme South")
    away = FieldSet(id=new_id(), at=NOON, by="li", field="archived", value="yes")
    workspace.deals.append("north", [away], expected_length=1)
    assert search_deal(workspace, "acme") == "south"


def test_many_that_fit_are_all_told_and_the_first_of_them_described() -> None:
    workspace = store_of(**{f"deal{number:02}": f"Acme {number:02}" for number in range(1, 12)})
    with pytest.raises(AmbiguousName) as refused:
        search_deal(workspace, "acme")
    told = refused.value.candidates
    assert [one.split(NAME_END)[0] for one in told] == [f"deal{number:02}" for number in range(1, 12)]
    assert [NAME_END in one for one in told] == [True] * 8 + [False] * 3
    assert "Acme 01" in told[0]


def test_where_none_fits_the_ids_of_the_nearest_names_are_told() -> None:
    with pytest.raises(NotFound) as refused:
        search_deal(store_of(acme="Nordwind GmbH", beta="Beta"), "Nordwing")
    assert refused.value.nearest == ("acme",)
