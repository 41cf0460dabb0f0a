import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.samples import deal_of, marked, sample_playbook

from playbook_cli.adapters.store.bundle_reader import read_bundle
from playbook_cli.domain.deal.history.deal import Deal
from playbook_cli.errors import NewerFormat, PlaybookError
from playbook_cli.errors.tables import InvalidTable
from playbook_cli.render.documents.export_forms import export_lines
from playbook_cli.render.terminal import Terminal
from playbook_cli.services.pipeline.exporting import Export

PLAYBOOK = sample_playbook()
DEAL = deal_of(marked("discovery/exit-criteria/竞争情况", evidence=("纪要",)), playbook=PLAYBOOK)


def write(*deals: Deal) -> str:
    terminal = Terminal(80, color=False, interactive=False)
    return "\n".join(export_lines(Export(deals, (PLAYBOOK,)), terminal))


def mangled(**changes: Any) -> str:
    export = json.loads(write(DEAL))
    return json.dumps({**export, **changes})


def test_deals_and_editions_come_back_as_they_were() -> None:
    other = DEAL.model_copy(update={"id": "beta", "name": "贝塔"})
    read = read_bundle(write(DEAL, other), source="x.json")
    assert read.deals == (DEAL, other)
    assert [playbook.digest for playbook in read.playbooks] == [PLAYBOOK.digest]
    assert read.lines == (6, 7)


def test_an_empty_export_is_read() -> None:
    assert read_bundle(write(), source="x.json").deals == ()


def test_what_a_newer_minor_version_knows_is_kept() -> None:
    deal = json.loads(write(DEAL))["deals"][0]
    deal |= {"format": "playbook-deal/1.9", "mood": {"of": "the customer"}}
    deal["history"][1]["weather"] = "rain"
    deal["history"].append(
        {"id": "x", "at": "2026-11-23T09:00:00Z", "by": "li", "type": "teleported", "to": [1]}
    )
    text = mangled(deals=[deal])
    assert json.loads(write(*read_bundle(text, source="x.json").deals))["deals"] == [deal]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "json"),
        ('{"format": "playbook-export/1", "format": 1}', "json"),
        ('{"format": "other/1"}', "export_format"),
        ('{"format": "playbook-export/1"}', "export_field"),
        ('{"format": "playbook-export/1", "deals": {}, "playbooks": []}', "export_field"),
        ('{"format": "playbook-export/1", "deals": [1], "playbooks": []}', "export_deal"),
        ('{"format": "playbook-export/1", "deals": [{"format": "x/1"}], "playbooks": []}', "export_deal"),
        ('{"format": "playbook-export/1", "deals": [], "playbooks": [{}]}', "export_playbook"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused(text: str, problem: str) -> None:
    with pytest.raises(InvalidTable) as raised:
        read_bundle(text, source="x.json")
    assert raised.value.problem == problem


@pytest.mark.parametrize("deal_id", ["../x", "a/b", ".hidden", "con", ""])
def test_an_id_that_could_leave_the_store_is_refused(deal_id: str) -> None:
    deal = json.loads(write(DEAL))["deals"][0] | {"id": deal_id}
    with pytest.raises(InvalidTable):
        read_bundle(mangled(deals=[deal]), source="x.json")


@pytest.mark.parametrize(
    "newer", [{"format": "playbook-export/2"}, {"deals": [{"format": "playbook-deal/2"}]}]
)
def test_a_newer_major_version_is_refused(newer: dict[str, Any]) -> None:
    with pytest.raises(NewerFormat):
        read_bundle(mangled(**newer), source="x.json")


@given(st.data())
def test_a_damaged_export_is_read_or_refused_by_us(data: st.DataObject) -> None:
    text = write(DEAL)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    damaged = text[:start] + data.draw(st.text(max_size=3)) + text[end:]
    try:
        read = read_bundle(damaged, source="x.json")
    except PlaybookError:
        return
    assert all(deal.id for deal in read.deals)
