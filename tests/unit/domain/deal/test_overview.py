import subprocess
import sys
from dataclasses import astuple, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from hypothesis import given
from hypothesis import strategies as st
from tests.samples import NOW, deal_of, entered, marked, sample_playbook, stamped

from playbook_cli.domain.deal.clocks import read_clocks
from playbook_cli.domain.deal.gate import check_gate
from playbook_cli.domain.deal.history.events import Closed, Event, FieldSet
from playbook_cli.domain.deal.history.fold import fold
from playbook_cli.domain.deal.overview import overview_deal
from playbook_cli.domain.deal.statuses import DealStatus
from playbook_cli.domain.playbook.playbook_overview import overview_playbook
from playbook_cli.domain.playbook.refs import find_criteria, list_requirements

PLAYBOOK = sample_playbook()
PATHS = [
    part.path
    for stage in PLAYBOOK.stages
    for place, _criterion in find_criteria(stage)
    for part in [place, *list_requirements(place)]
]


@st.composite
def marks(draw: st.DrawFn) -> Event:
    status = draw(st.sampled_from(["open", "done", "waived"]))
    evidence = draw(st.sampled_from([(), ("mail",)]))
    confirmed_by = draw(st.sampled_from([None, "Wang"]))
    path = draw(st.sampled_from(PATHS))
    return marked(path, status, evidence=evidence, confirmed_by=confirmed_by, reason="why")


@given(st.lists(marks(), max_size=10), st.booleans(), st.sampled_from(["optional", "required"]))
def test_a_gate_says_the_same_of_the_overview_as_of_the_marks(
    events: list[Event], strict: bool, evidence: str
) -> None:
    playbook = sample_playbook(evidence=evidence)
    state = fold(deal_of(*events))
    overview = overview_deal(state, overview_playbook(playbook))
    for stage, seen in zip(playbook.stages, overview.playbook.stages, strict=True):
        report = check_gate(playbook, stage, state.marks, strict=strict)
        gate = overview.check_gate(seen, strict=strict)
        assert (gate.ready, gate.met, gate.asked) == (report.ready, report.met, report.asked)
        assert [judged.status for judged in gate.criteria] == [one.status for one in report.criteria]
        assert [part.path for part in gate.missing] == [place.path for place in report.missing]
        assert [[part.ref for part in judged.missing] for judged in gate.criteria] == [
            [place.ref for place in one.missing] for one in report.criteria
        ]


def test_clocks_read_the_same_of_the_overview_as_of_the_state() -> None:
    state = fold(deal_of(entered("discovery", "closing", 40), started=90))
    overview = overview_deal(state, overview_playbook(PLAYBOOK))
    assert read_clocks(overview, overview.stage, NOW) == read_clocks(state, PLAYBOOK.stages[1], NOW)


def test_a_deal_whose_stage_is_gone_stands_in_the_first() -> None:
    state = fold(deal_of(entered("discovery", "nowhere", 3)))
    assert overview_deal(state, overview_playbook(PLAYBOOK)).stage.id == "discovery"


def test_a_deal_that_is_put_away_or_over_is_not_worked() -> None:
    away = FieldSet.model_validate({**stamped(), "field": "archived", "value": "yes"})
    lost = Closed.model_validate({**stamped(), "outcome": DealStatus.LOST, "reason": "budget"})
    seen = [
        overview_deal(fold(deal_of(*events)), overview_playbook(PLAYBOOK))
        for events in ((), (away,), (lost,))
    ]
    assert [overview.is_worked for overview in seen] == [True, False, False]


def test_an_overview_holds_nothing_that_json_could_not_keep() -> None:
    state = fold(deal_of(marked(PATHS[1]), entered("discovery", "closing", 3)))
    plain = (str, int, bool, type(None), date, datetime, Decimal, Enum)
    overview = overview_deal(state, overview_playbook(PLAYBOOK))
    assert all(isinstance(leaf, plain) for leaf in leaves(overview))


def leaves(value: object) -> list[object]:
    if is_dataclass(value) and not isinstance(value, type):
        return leaves(astuple(value))
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in leaves(one)]
    if isinstance(value, list | tuple):
        return [leaf for one in value for leaf in leaves(one)]
    return [value]


def test_overviews_boards_statistics_and_the_fold_need_no_pydantic() -> None:
    names = ("deal.history.fold", "deal.overview", "deal.clocks", "pipeline.board", "pipeline.statistics")
    imports = "; ".join(f"import playbook_cli.domain.{name}" for name in names)
    script = f"{imports}; import sys; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
